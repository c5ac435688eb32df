import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { sendWaiting } from './instruct.js';
import { pageRoutes } from './pages/routes.js';
import { doorRoutes } from './routes.js';
import { federationTerminalTables } from './tables.js';

/**
 * 国保総合PC: the screen and printer at which a municipality sees its 継続候補世帯, decides, and sees what came of it. It is a web page
 * (`/pages`), and the same as JSON. It knows no 個人番号, decides nothing, and carries no 引継情報: that goes through the データ連携用PC.
 */
export const federationTerminal = simulator({
  id: 'federation-terminal',
  ja: '国保総合PC',
  basis: cite('別添1 事務の内容', '高額該当の引き継ぎ 集約3-⑤〜4-⑥'),
  limitations: [
    '画面の並び・項目・言葉は自前のもので、実際の国保総合PCの画面ではない。国保総合システムのほかの業務(資格・給付の照会など)は再現しない',
    '継続候補世帯リスト・確定指示・確定結果の形は公開されていない。集約から押し出す配信、一件ずつの送信、時刻(18:10の再送)は仮定である',
    '利用者は区市町村の鍵と、自分で書く職員名で見分ける。権限の段階、決裁、パスワードの期限は再現しない',
    '帳票は画面と同じ表をブラウザで印刷する。実際の帳票の様式は公開されていない',
    '市町村被保険者IDで人を示し、氏名は世帯主だけを示す。実際に何が見えるかは公開されていない',
    '画面は、serve を合言葉(--tokens)付きで動かすとブラウザからは開けない',
  ],
  faults: { serviceDown: '停止(配信を受けず、画面も開かない)', instructionLost: '確定指示が、送ったことになったまま集約に届かない' },
  parameters: {
    listDays: { ja: '確定した候補と候補でなくなったものを、一覧に出しておく日数(0=消えない)', basis: assume('消える時期は公開されていない。既定では消えない'), schema: z.int().min(0, { error: '0以上の日数にする' }).max(3650, { error: '3650日以下にする' }), value: 0 },
  },
  tables: federationTerminalTables,
  jobs: { sendWaiting: { ja: '届いていない確定指示の再送', at: '18:10', run: sendWaiting } },
  routes: (wire, party) => {
    void wire.register(async (doors) => doorRoutes(doors, party));
    void wire.register(async (pages) => pageRoutes(pages, party));
  },
});
