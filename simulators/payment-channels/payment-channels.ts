import { z } from 'zod';
import { assume, cite, unknownYet } from '../../law/define.js';
import { simulator } from '../define.js';
import { guardDoors } from './access.js';
import { layOut } from './lay-out.js';
import { doorRoutes, wireRoutes } from './routes.js';
import { paymentChannelsTables } from './tables.js';

const whole = (least: number, most: number) => z.int().min(least, { error: `${least}以上にする` }).max(most, { error: `${most}以下にする` });

/**
 * 金融機関の窓口と eL-QR: the ways to pay whose files are in no public document. A 納付済通知 on paper is read by machine after days,
 * an eL-QR payment is told the next morning. Both files are stand-ins and say so in their names.
 */
export const paymentChannels = simulator({
  id: 'payment-channels',
  ja: '金融機関の窓口と eL-QR',
  basis: cite('別添1 事務の内容', '収納⑤ 指定金融機関から納付済通知書情報を取得する'),
  limitations: [
    '納付済通知書の読取データ、eL-QR の納付書情報と納付情報の形は公開されておらず、意味のある項目だけの代用である。窓口、ファイル名、時刻(5:00)も自前のもの',
    '金融機関の窓口、読取をする者、地方税共同機構を一つの関係者にまとめる。その間の紙とデータは再現しない',
    'eL-QR の画像と中身、マルチペイメントネットワーク(ペイジー)の電文、地方税お支払サイトは再現しない。ペイジーは納付の方法の一つとして同じファイルで知らせる',
    '納付書の登録が要るのは eL-QR だけ。金融機関の窓口は、試験の書き手が紙にあると言うことをそのまま受け取り、発行した納付書かは確かめない',
    '読取の誤りは障害だけで起きる。確からしさの尺度は公開されていない(障害がなければ95〜100)',
    '何もない日にはファイルを並べない(仮定)。手数料は引かない',
    '口座振替・総合振込・入出金明細は別の関係者が扱う',
    '祝日の表は2024年から2027年まで。払込の日がその先になるものは納められない',
    '相手は名乗りと鍵で見分け、電子証明書、回線、暗号化は再現しない',
  ],
  faults: {
    serviceDown: '停止(窓口が応じず、何も並べず、払い込まない。直ると溜まった分をまとめて知らせる)',
    paperLost: '納付済通知の一枚が読取の前に失われる(資金は払い込まれる)',
    readLate: '納付済通知の一枚の読取が遅れる',
    readTwice: '納付済通知の一枚を二度読み取る(束の中の番号だけが違う)',
    periodMisread: '期を読み違える(確からしさは高いまま)',
    amountMisread: '金額を読み違える(16,050円が61,050円になるような、隣の数字の入れ替わり)',
    lowConfidence: '確からしさの低い読取(中身は正しい)',
    elqrLost: 'eL-QR の納付情報の一件が届かない(資金は払い込まれる)',
    elqrToldTwice: 'eL-QR の納付情報の一件が同じファイルに二度ある',
    elqrPaidTwice: '納められた eL番号をもう一度納められる(スマートフォンと窓口など)',
    elqrUnregistered: 'eL-QR の納付情報の一件が、登録のない番号で届く',
  },
  parameters: {
    readingDays: { ja: '領収日から読取データまでの日数', basis: cite('北区', '金融機関の窓口での納付は確認に約2週間'), schema: whole(1, 60), value: 14 },
    settleDays: { ja: '納めた日から払込までの銀行営業日', basis: unknownYet('指定金融機関と地方税共同機構の払込の日数は公開されていない。試験のための値'), schema: whole(1, 30), value: 3 },
    lateDays: { ja: '障害「読取が遅れる」で遅れる日数', basis: assume('督促の期限(納期限から20日)を越えるような例'), schema: whole(1, 365), value: 14 },
    maximumFileMB: { ja: '受け取る納付書情報の大きさの上限(MB)', basis: assume('封入封緘事業者と同じ。それより大きいものは通番を分ける'), schema: whole(1, 1_024), value: 64 },
  },
  tables: paymentChannelsTables,
  jobs: { layOut: { ja: '納付済通知と納付情報を並べ、資金を払い込む', at: '05:00', run: layOut } },
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    doorRoutes(wire, party);
  },
});
