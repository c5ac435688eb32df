import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { guardDoors } from './access.js';
import { doorRoutes, wireRoutes } from './routes.js';
import { eApplicationTables } from './tables.js';

const whole = (most: number) => z.int().min(1, { error: '1以上にする' }).max(most, { error: `${most}以下にする` });

/**
 * 電子申請: ぴったりサービス and 申請管理. Residents apply at any hour, put right what they are asked to and withdraw; a municipality
 * fetches versions by their sequence and says how far it is. What is typed and attached is handed on as it is, never judged.
 */
export const eApplication = simulator({
  id: 'e-application',
  ja: '電子申請',
  basis: cite('別添1 事務の内容', '資格③ 住民等の申請・届出(電子申請含む)、給付⑤ 各種届出・申請書(電子申請を含む)'),
  limitations: [
    'マイナポータルの「電子申請等情報受取等API」は、ログイン、申請データの一覧と取得、処理状況という役目だけが公開されている。道、項目、受付番号の形、状態の語は自前のもので、実システムのものではない',
    'ログインと認証トークンはなく、市区町村ごとの鍵だけで開く。LGWAN と接続サービスも再現しない',
    '電子証明書のシリアル番号から申請者を見分けるのは申請管理システムの仕事とし(総務省 申請管理システム等の標準仕様書 2021年)、引いた個人番号を添えて渡す。証明書の検証と失効は再現しない',
    '住民の画面、入力の補助、手数料、電子公印、委任と代理申請は再現しない。申請の内容は試験の書き手が与える',
    '手続の一覧と様式は自前のもので、給付の申請も一つの様式にまとめた。公式の手続IDは公開されていない。転入・転出・転居は住民記録の手続なので含まない',
    '口座の欄は自前のもの。公金受取口座の欄は、使いたいという意思だけを渡し、登録の内容は渡さない',
    '補正の期限と、過ぎたときの扱いは再現しない。補正は求められた後、いつでもできる',
    '添付の中身は見ない。大きさと数だけを確かめ、ウイルスの検査はしない',
    '処理の状態は区市町村が告げたものがそのまま見える。電子メールでの通知はない',
  ],
  faults: {
    serviceDown: '停止(区市町村の窓口が応じない)',
    lost: '申請が一覧から抜ける(通番が飛ぶ。直ると見える)',
    twice: '同じ申請が二度並ぶ',
    reversed: '新しい順に並ぶ',
    attachmentCut: '添付が途中で切れて届く',
    attachmentOfAnother: '別の申請の添付が届く',
    numberOfFamily: '申請者が家族の個人番号を書く',
    sentTwice: '申請者が同じ申請を二度送る',
    reportLost: '処理の状態の報告が失われる(書き留めず、応じない)',
  },
  parameters: {
    maximumAttachmentKB: { ja: '添付一件の上限(KB)', basis: assume('上限は公開されていない。試験のための値'), schema: whole(102_400), value: 1_024 },
    maximumAttachments: { ja: '添付の数の上限', basis: assume('上限は公開されていない。試験のための値'), schema: whole(100), value: 10 },
    pageSize: { ja: '一覧の一度の件数', basis: assume('件数は公開されていない。試験のための値'), schema: whole(10_000), value: 200 },
  },
  tables: eApplicationTables,
  jobs: {},
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    doorRoutes(wire, party);
  },
});
