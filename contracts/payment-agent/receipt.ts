import { Bad, checks, record, type Conflict, type Field, type Partly, type RecordOf } from '../define.js';
import { certain, code, day, digits, flag, optional, text, yen } from '../fields.js';
import type { FileOverlay } from '../wire/profile-schema.js';
import { agentBasis, agentFeedKinds } from './codes.js';
import { slipConflicts } from './slip-conflicts.js';

/** The 44 digits of a slip; `EAN` stands before them on the wire. */
const bars = (ja: string): Field<string> => ({
  ...text(ja, 47), type: '文字列(47) EAN+44桁', digitCount: 44,
  decode: (raw) => (/^EAN\d{44}$/.test(raw) ? raw.slice(3) : new Bad('EAN と数字44桁であるべき', 'EAN に続けてバーコードの44桁を書く')),
  encode: (value) => `EAN${value}`,
});

/** One payment at a counter or by an app, as 収納代行 tells it. A row is identified by bars, store, day, time and kind. */
export const agentReceipt = record({
  id: 'agentReceipt', ja: '収納代行 速報・確報・速報取消(CSV)', basis: agentBasis, between: ['payment-agent', 'ward'], steps: ['C-05'],
  fields: {
    feedKind: certain(code('種別', agentFeedKinds)), receivedOn: certain(day('収納日')), receivedTime: certain(digits('収納時刻', 4)), barcode: certain(bars('バーコード情報')), userField1: certain(digits('ユーザー使用欄1', 6)),
    userField2: certain(digits('ユーザー使用欄2', 11)), isStamped: certain(flag('印紙フラグ')), amountYen: certain(yen('金額')), headOfficeCode: certain(digits('コンビニ本部コード', 3)), headOfficeName: certain(text('コンビニ名', 40)),
    storeCode: certain(digits('コンビニ店舗コード', 6)), settleOn: certain(optional(day('振込日'))), createdOn: certain(day('データ作成日')),
  },
  check: conflicts,
});
export type AgentReceipt = RecordOf<typeof agentReceipt>;

interface Said { readonly feedKind: string; readonly receivedTime: string; readonly barcode: string; readonly userField1: string; readonly userField2: string; readonly isStamped: boolean; readonly amountYen: number; readonly settleOn: string | null }

const differs = (field: string, said: string, due: string, where: string): readonly Conflict[] => (said === due ? [] : [{ field, why: `バーコード情報の${where}の ${due} と違う`, cure: 'バーコード情報と同じ値にする' }]);
const asInBars = checks<Said>(
  [['barcode', 'userField1'], ({ barcode, userField1 }) => differs('userField1', userField1, barcode.slice(13, 19), '14〜19桁目')], [['barcode', 'userField2'], ({ barcode, userField2 }) => differs('userField2', userField2, barcode.slice(19, 30), '20〜30桁目')],
  [['barcode', 'isStamped'], ({ barcode, isStamped }) => differs('isStamped', isStamped ? '1' : '0', barcode.slice(36, 37), '37桁目')],
  [['barcode', 'amountYen', 'feedKind'], ({ barcode, amountYen, feedKind }) => (feedKind === '22' ? [] : differs('amountYen', String(amountYen), String(Number(barcode.slice(37, 43))), '38〜43桁目'))],
);

/** What the row repeats of its bars must be in them. The amount of 22 is the corrected one and differs on purpose. */
function conflicts(row: Partly<Said>): readonly Conflict[] {
  return [...slipConflicts({ ...row, settleOn: row.settleOn?.replaceAll('-', '') ?? row.settleOn }), ...asInBars(row)];
}

const compact = 'date:YYYYMMDD' as const;
/** The form of the published sample, byte by byte. Only the file name is ours. */
export const agentCsvForm: FileOverlay = {
  fileName: '{kind}_{municipality}_{date:YYYYMMDD}_{seq:4}.csv', encoding: 'cp932', newline: 'crlf',
  record: { kind: 'csv', delimiter: ',', quote: 'minimal', columnNames: true, header: [], trailer: [] },
  fields: [
    { key: 'feedKind', name: '種別' }, { key: 'receivedOn', name: '収納日', type: compact }, { key: 'receivedTime', name: '収納時刻' }, { key: 'barcode', name: 'バーコード情報' }, { key: 'userField1', name: 'ユーザー使用欄１' },
    { key: 'userField2', name: 'ユーザー使用欄２' }, { key: 'isStamped', name: '印紙フラグ' }, { key: 'amountYen', name: '金額' }, { key: 'headOfficeCode', name: 'コンビニ本部コード' }, { key: 'headOfficeName', name: 'コンビニ名', quoted: true },
    { key: 'storeCode', name: 'コンビニ店舗コード' }, { key: 'settleOn', name: '振込日', type: compact, empty: '0' }, { key: 'createdOn', name: 'データ作成日', type: compact },
  ],
};
