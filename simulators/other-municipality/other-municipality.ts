import { z } from 'zod';
import { applicationEndConventionBasis } from '../../law/acquisition-and-loss.js';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { receiveDistribution } from './receive.js';
import { answerSlips } from './slips/answer.js';
import { mailRoutes, slipDoors } from './slips/routes.js';
import { highCostDoors } from './high-cost/routes.js';
import { doorRoutes } from './routes.js';
import { sendChanges } from './send.js';
import { otherMunicipalityTables } from './tables.js';

/** 他の区市町村: the other end of a move, any number of municipalities with records and dates of their own. */
export const otherMunicipality = simulator({
  id: 'other-municipality',
  ja: '他の区市町村',
  basis: cite('別添1 事務の内容', '資格継続業務 1-①〜2-⑤、資格⑤ 各種連絡票を他自治体に回送、又は受理する'),
  limitations: [
    '持つのは世帯・人・適用期間だけ。賦課、給付、証の交付はしない。高額該当の月は試験の書き手が告げたものだけで、世帯の継続性は国保総合PCで試験の書き手が決める',
    '連絡票(資格⑤)の種類と様式は公開されておらず、四つの事項の照会・再照会・回答・回送だけを自前の一枚で行う。郵便の日数は仮定で、紙ではなくファイルで渡す',
    '連絡票には、告げられた所得と自分の適用期間だけから答え、照会の根拠や相手の権限は確かめない',
    '連絡票の差出人は名乗りで見分けず、中身の団体コードとファイル名で見る',
    '職員の画面と住民の窓口はなく、試験の書き手が告げたことをそのまま記録する',
    '世帯主が去って残る人がいるとき、告げられなければ最年長の被保険者を世帯主とする(仮定)',
    '処理結果を読むが、指摘に応じて自分から訂正はしない',
    'データ連携用PCを介さず集約と直接やりとりする。送受信の時刻(18:05と06:05)は仮定である',
  ],
  faults: {
    late: '転入・転出・適用終了の処理の遅れ', never: '転入・転出・適用終了を処理しない', wrongDate: '転入・転出・適用終了の日付の誤り',
    slipLost: '連絡票が郵便の途中で失われる', slipLate: '連絡票の回答が遅れて届く', slipNamesake: '連絡票の回答が別の人についてのものである', slipTwice: '連絡票の同じ回答が二度届く', slipFromOldRecord: '連絡票の回答の後に、一つ前の記録による回答が届く', slipUnreadable: '連絡票の回答が途中で切れていて読めない',
  },
  parameters: {
    lateDays: { ja: '処理が遅れる日数', basis: assume('転出元の処理が転入先より遅れる例'), schema: z.int().min(1).max(3650), value: 10 },
    wrongDateOffsetDays: {
      ja: '日付の誤りの日数(負は早い方)', basis: assume('転出予定日で締めて、実際の転入日とずれる例'),
      schema: z.int().min(-3650).max(3650).refine((value) => value !== 0, { error: '0以外の整数にする' }), value: -2,
    },
    slipDays: { ja: '連絡票の郵便の日数', basis: assume('試験のための値。実際の日数は公開されていない'), schema: z.int().min(1).max(60), value: 2 },
    slipLateDays: { ja: '障害「回答が遅れて届く」で遅れる日数', basis: assume('試験のための値'), schema: z.int().min(1).max(365), value: 30 },
    applicationEndConvention: { ja: '適用終了日の書き方', basis: applicationEndConventionBasis, schema: z.enum(['asProfile', 'sameDay', 'dayBefore']), value: 'asProfile' },
    koukiLossRule: { ja: '75歳到達による喪失日', basis: assume('誕生日とする市と翌日とする市がある'), schema: z.enum(['birthday', 'dayAfterBirthday']), value: 'birthday' },
    koukiDisabilityLossRule: { ja: '後期障害認定による喪失日', basis: assume('認定日か翌日か公開資料に答えがない'), schema: z.enum(['sameDay', 'nextDay']), value: 'sameDay' },
  },
  tables: otherMunicipalityTables,
  jobs: {
    answerSlips: { ja: '連絡票への回答', at: '16:00', run: answerSlips },
    receive: { ja: '配信ファイルの受信と反映', at: '06:05', run: receiveDistribution },
    send: { ja: '異動情報ファイルの作成と送信', at: '18:05', run: sendChanges },
  },
  routes: (wire, party) => {
    doorRoutes(wire, party);
    mailRoutes(wire, party);
    slipDoors(wire, party);
    highCostDoors(wire, party);
  },
});
