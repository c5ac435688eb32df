import { z } from 'zod';
import { assume, cite, derive } from '../../law/define.js';
import { simulator } from '../define.js';
import { provide } from './handover/provide.js';
import { handoverRoutes } from './handover/routes.js';
import { publish } from './publish.js';
import { doorRoutes, feedRoutes, tokenRoute } from './routes.js';
import { integratedDbTables } from './tables.js';

/**
 * 統合DB: the ward's inside hub. It lays out every morning what the tax office and 市民課 told, each as a file with a number, full or as
 * the difference to the last one. Whoever fetches shows a token of OAuth 2.0.
 */
export const integratedDb = simulator({
  id: 'integrated-db',
  ja: '統合DB',
  basis: cite('別添1 事務の内容', '資格① 各種住民情報を統合ＤＢ経由より取得する、資格⑭・給付⑫ 中間サーバーへ提供する、資格⑮・給付⑩ 各業務システムへ移転する'),
  limitations: [
    '配信のファイルの形・名前・通番、全件と差分の別、並べる時刻(4:30)は自前のもので、実システムのものではない',
    '課税情報と住民記録だけを配信する。介護、生活保護、後期などの配信は扱わない', '住民記録は住民票の今の記載を人ごとに渡す。異動の履歴、除票の保存、住民票コード、外字は再現しない',
    '国保関係情報の提供(資格⑭・給付⑫)は資格と給付、移転(資格⑮・給付⑩)は資格・保険料の年額・給付だけ。給付の項目は公開されておらず、年月・名・支給額の三つを仮に渡す。移転先の業務は、渡されたものを持つだけの三つ(税・介護保険・福祉)で、その中の仕事は再現しない',
    '移転の根拠は条例の名も項番もない仮のもので、業務ごとに渡してよい内容だけを確かめる',
    '団体内統合宛名番号への読み替えはせず、宛名番号のまま自治体中間サーバーへ運ぶ',
    '認証は client_secret を本文に書く client credentials だけで、client_secret_jwt、client_secret_basic、scope、トークンの照会(introspection)は再現しない',
    'オブジェクトストレージの API ではなく、一覧と取り出しの REST で渡す',
    '変わったことがない日は何も並べない(仮定)',
    '宛名番号と団体内統合宛名番号の読み替えは再現せず、国保システムの宛名番号で渡す',
    '遡って申告された年度も、書かれた年度の一行として渡すだけで、税の更正の履歴は持たない',
  ],
  faults: {
    serviceDown: '停止(配信を並べず、どの窓口も応じない)',
    feedSkipped: '差分が一つ抜ける(通番だけを使って並ばない)',
    feedTwice: '同じ差分が二度並ぶ(次の日にもう一度)',
    fullMarkedDifference: '全件を差分と書き違える',
    differenceMarkedFull: '差分を全件と書き違える',
    feedLate: '遅れて並ぶ(何日か後に一覧に出る)',
    handoverLost: '受け取った提供・移転のファイルが、中で失われる',
  },
  parameters: {
    tokenLifeMinutes: {
      ja: 'アクセストークンの期限(分)', basis: derive('共通機能標準仕様書 2.2.5 は client credentials のトークンの期限を短くし refresh_token を持たない。分数は公開されていない'),
      schema: z.int().min(1, { error: '1以上の分数にする' }).max(1_440, { error: '1440分以下にする' }), value: 60,
    },
    maximumFileMB: { ja: '受け取る提供・移転のファイルの大きさの上限(MB)', basis: assume('20万人の資格が約25MBなので、その約2.5倍'), schema: z.int().min(1, { error: '1以上にする' }).max(1_024, { error: '1024以下にする' }), value: 64 },
    lateDays: { ja: '障害「遅れて並ぶ」で遅れる日数', basis: assume('試験のための値'), schema: z.int().min(1, { error: '1以上の日数にする' }).max(365, { error: '365日以下にする' }), value: 1 },
  },
  tables: integratedDbTables,
  jobs: { publish: { ja: '課税情報と住民記録の配信を並べる', at: '04:30', run: publish }, provide: { ja: '副本を自治体中間サーバーへ運ぶ', at: '18:30', run: provide } },
  routes: (wire, party) => {
    tokenRoute(wire, party);
    feedRoutes(wire, party);
    handoverRoutes(wire, party);
    doorRoutes(wire, party);
  },
});
