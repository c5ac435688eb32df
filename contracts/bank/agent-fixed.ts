import { assume } from '../../law/define.js';
import { record, type Partly } from '../define.js';
import { agentFeedKinds } from '../payment-agent/codes.js';
import { bankFile } from './define.js';
import { constant, count, digits, filler, fullDay, openCode, raw, required, yen } from './fields.js';
import { endOf } from './skeleton.js';
import { slipConflicts, type PaidRow } from '../payment-agent/slip-conflicts.js';

const ours = assume('収納代行の固定長ファイルは契約者にしか示されない。120バイトの代用の形を自前で置く(公式のレイアウトではない)');

/**
 * A stand-in for the fixed-length files of 収納代行, which are under contract: it says so in its first record. The amount is that of
 * the bars.
 */
export const agentFixedStandIn = bankFile({
  id: 'agentFixedStandIn', ja: '収納代行 速報・確報・取消(固定長の代用)', basis: ours, sources: [ours], isVerified: false, openPoints: ['実物の形は収納代行との契約による。実物の形で受けるときはプロファイルで CSV の agentReceipt を使うか、この形を置き換える'],
  between: ['payment-agent', 'ward'], steps: ['C-05'], recordBytes: 120,
  parts: {
    banner: record({ id: 'agentBanner', ja: '代用の名乗り', basis: ours, fields: { standIn: constant('代用の印', '0STAND-IN'), filler: filler(111) } }),
    header: record({ id: 'agentHeader', ja: '収納代行(代用) ヘッダ・レコード', basis: ours, fields: { recordKind: constant('データ区分', '1'), agentCode: digits('収納代行のコード', 6), createdOn: fullDay('データ作成日'), filler: filler(105) } }),
    entry: record({
      id: 'agentEntry', ja: '収納代行(代用) データ・レコード', basis: ours,
      fields: {
        recordKind: constant('データ区分', '2'), feedKind: openCode('データ種別', agentFeedKinds), receivedOn: fullDay('収納日'), receivedTime: digits('収納時刻(HHMM)', 4), barcode: digits('バーコード情報', 44),
        headOfficeCode: digits('本部コード', 3), storeCode: required(raw('店舗コード', 7)), settleOn: digits('振込日(なければ0)', 8), createdOn: fullDay('データ作成日'), filler: filler(35),
      },
      check: (said: Partly<PaidRow>) => slipConflicts({ ...said, settleOn: said.settleOn === '00000000' ? null : said.settleOn }),
    }),
    trailer: record({ id: 'agentTrailer', ja: '収納代行(代用) トレーラ・レコード', basis: ours, fields: { recordKind: constant('データ区分', '8'), totalCount: count('合計件数', 6), totalAmount: yen('合計金額', 12), filler: filler(101) } }),
    end: endOf('agentEnd', '収納代行(代用) エンド・レコード', ours, 120),
  },
  totals: () => [{ count: 'totalCount', amount: 'totalAmount', of: ({ barcode }) => Number(barcode.slice(37, 43)), from: ['barcode'], when: () => true, by: [] }],
});
