import { cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { checkNight } from './check-night.js';
import { daily } from './daily.js';
import { enquire } from './enquire.js';
import { parameters } from './parameters.js';
import { aggregatorRoutes, guardDoors, onlineRoutes, simRoutes } from './routes.js';
import { storeNight } from './store-night.js';
import { faults, hubTables, type Hub } from './tables.js';
import { terminalRoutes } from './terminal-routes.js';

/**
 * 医療保険者等向け中間サーバー等: keeps a 委託区画 for each municipality, copies from it into 資格履歴ファイル, binds 個人番号 to
 * 被保険者枝番, lets 取りまとめ機関 ask J-LIS and compare, stops and releases, and tells each municipality its own 突合結果.
 */
export const insurerHub = simulator({
  id: 'insurer-hub',
  ja: '医療保険者等向け中間サーバー等',
  basis: cite('別添1 事務の内容', 'オンライン資格確認の準備業務 5-②〜5-④・国保連4'),
  limitations: [
    'ファイルの形式、処理結果コード、本人確認判定フラグの値、理由の区分は公開されておらず、自前のものである',
    '突合の論理(支払基金)は公開されていない。段階と判定は自前の規則であり、結果の一件ごとに規則の名を書く',
    '処理の時刻(22:30・23:00・03:00・04:00)と、突合結果の通知・回答の期限は仮定である',
    '統合専用端末の一括登録は受け取ったときに処理する。実物の処理の時期は公開されていない',
    'オンライン資格確認へは照会のたびに答え、写しを持たせない',
    '利用登録は個人番号ごとに持ち、電子証明書のシリアル番号は持たない',
    '版は集約の版に従い、端末の更新のたびに一つ上がる。実物の履歴番号の付け方は公開されていない',
    '利用登録解除の受付日は、申請を含む異動情報を格納した日とする',
    '有効な資格が終わった記録の医療情報は返さない。実物の扱いは公開されていない',
    'ファイルは丸ごとメモリに読む(20万行でおよそ60MB)',
    '資格重複状況結果一覧は、X4を突合結果に添えることで代える',
    '情報提供ネットワークと副本(中間サーバーの中核)、自治体の中間サーバーは扱わない',
  ],
  faults,
  parameters,
  tables: hubTables,
  jobs: {
    store: { ja: '被保険者異動情報の検査・格納・採番', at: '22:30', run: (party: Hub) => storeNight(party) },
    enquire: { ja: 'J-LIS照会', at: '23:00', run: (party: Hub) => enquire(party) },
    check: { ja: '突合・停止・通知', at: '03:00', run: (party: Hub) => checkNight(party) },
    daily: { ja: '利用登録・期限の日次処理', at: '04:00', run: (party: Hub) => daily(party) },
  },
  routes: (wire, party) => {
    guardDoors(wire, party);
    aggregatorRoutes(wire, party);
    terminalRoutes(wire, party);
    onlineRoutes(wire, party);
    simRoutes(wire, party);
  },
});
