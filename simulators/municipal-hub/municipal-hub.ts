import { z } from 'zod';
import { assume, cite, unknownYet } from '../../law/define.js';
import { simulator } from '../define.js';
import { answer } from './answer.js';
import { guardDoors, watchAnswers } from './access.js';
import { lookingDoors, tellingDoors } from './doors.js';
import { enquiryRoutes, fileRoutes, provisionRoutes } from './routes.js';
import { municipalHubTables } from './tables.js';

const days = (ja: string, most: number, least = 0) => z.int().min(least, { error: `${least}以上の日数にする` }).max(most, { error: `${most}日以下にする` }).describe(ja);

/**
 * 自治体中間サーバー with 情報提供ネットワークシステム and the bodies behind it: takes a ward's questions, answers them at night from
 * what each body had registered, and keeps who asked whom for what. It never judges what an answer means.
 */
export const municipalHub = simulator({
  id: 'municipal-hub',
  ja: '自治体中間サーバー',
  basis: cite('別添1 事務の内容', '資格⑥・給付⑦・収納④ 中間サーバーを介して情報照会を行う、資格⑭・給付⑫ 国保関係情報を中間サーバーへ提供する'),
  limitations: [
    '照会・受付・回答・副本の形、符号、窓口、時刻(毎朝5:30に答える)は自前のもので、データ標準レイアウトや実システムのものではない。特定個人情報番号(TM+14桁)と種類の対応は公開されていない',
    '一つの関係者が、すべての市区町村の中間サーバー、団体内統合宛名、情報提供ネットワークシステム、相手の機関を兼ねる。機関ごとの内部は再現せず、持つ副本と答え方だけがある',
    '機関別符号は住民ごとの見えない識別から作り、住基ネット・J-LISへの符号の要求は再現しない。誰が誰であるかは試験用の窓口で決め、決めていない人の符号は、初めて照会された夜に取れるとした(仮定)',
    '照会できる事務と情報の組は2024-05-27の前後の二つの規定に分けたが、項番は確かめておらず、組は別添1から読んだもの',
    '都外の市区町村は検査数字だけで見分け、廃止された団体コードや広域連合・一部事務組合は知らない。福祉事務所と介護の保険者は市区町村とした',
    '回答は毎朝一度だけで、秒で返る照会はない。人が確かめて出す情報は、決まった日数の後の開庁日に出るとした(仮定)',
    'お知らせ(OSR)、自己情報の取得(JTK)、アクセス制御や鍵の管理、端末の操作は扱わない。本人が見る履歴は試験用の窓口で読み、マイナポータルの画面ではない',
    '情報提供等記録の保存期間は公開されておらず、消さない。回答ファイルは受け取られた後も残る。電話や郵送による照会(番号を使わない照会)は再現しない',
    '副本は、区が登録した国保関係情報と、試験の書き手が決めたものだけである。国保資格と国保給付の副本は統合DBが毎晩運ぶ。自動応答不可は副本ごとの印で、その日数は「人が確かめて出す情報」と同じとした(仮定)',
    '相手は名乗りと鍵で見分ける。個人番号は12桁の数字を検査用数字で見分けて断るので、宛名番号や照会の識別に、検査用数字の合う12桁の数字は使えない',
  ],
  faults: {
    hubDown: '停止(どの窓口も応じず、夜も答えない)',
    receiptLost: '受付の応答を失う(受け付けたのに、503で終わる)',
    symbolUnknown: '符号が分からない(どの人も符号未取得として断り、取得もできない)',
    answerLate: '答えが遅れる(何日か)',
    answerNever: '答えが来ない(期限まで待って終わる)',
    answerBroken: '相手の機関が誤りを返す(値はなく、新しい識別で尋ね直す)',
    staleReplica: '古い副本から答える(一つ前の版)',
    mislinked: '別の人の情報を答える(符号の紐付け誤り。行の上では見分けられない)',
    answersSwapped: '答えを取り違える(隣り合う二つの照会の答えが、宛名番号ごと入れ替わる)',
    answeredTwice: '同じ答えが二度並ぶ(次の日の回答ファイルにもう一度)',
    ledgerOneSided: '情報提供等記録が、提供した側に残らない',
    flagDropped: '不開示の印が落ちる(本人の履歴に載る)',
  },
  parameters: {
    maximumLines: { ja: '一度に受ける行数の上限', basis: assume('まとめて送る一回の大きさ'), schema: z.int().min(1, { error: '1以上にする' }).max(100_000, { error: '100000以下にする' }), value: 5_000 },
    answerTimeoutDays: { ja: '回答を待つ日数(過ぎれば期限切れ)', basis: unknownYet('回答の期限は公開されていない'), schema: days('回答を待つ日数', 365, 1), value: 7 },
    resultRetentionDays: { ja: '回答を保存する日数', basis: unknownYet('結果の保存期間は公開されていない'), schema: days('回答を保存する日数', 3_650, 1), value: 14 },
    manualReleaseDays: { ja: '人が確かめて出す情報の、確かめる日数', basis: assume('評価書に自動応答の停止はあるが、日数はない'), schema: days('確かめる日数', 365), value: 2 },
    lateDays: { ja: '障害「答えが遅れる」で遅れる日数', basis: assume('試験のための値'), schema: days('遅れる日数', 365, 1), value: 3 },
    replicaLagDays: { ja: '副本が登録されてから他機関に見えるまでの日数', basis: unknownYet('副本登録の遅れは公開されていない。0はその日のうちに見える'), schema: days('副本の遅れ', 365), value: 0 },
    layoutGraceDays: { ja: '7月の版の切替えの後、前の版も受ける日数', basis: unknownYet('データ標準レイアウトは毎年7月に変わるが、前の版をいつまで受けるかは公開されていない'), schema: days('前の版を受ける日数', 180), value: 0 },
  },
  tables: municipalHubTables,
  jobs: { answer: { ja: '符号の取得、情報照会への回答、期限切れの始末', at: '05:30', run: answer } },
  routes: (wire, party) => {
    guardDoors(wire, party);
    watchAnswers(wire, party);
    enquiryRoutes(wire, party);
    fileRoutes(wire, party);
    provisionRoutes(wire, party);
    tellingDoors(wire, party);
    lookingDoors(wire, party);
  },
});
