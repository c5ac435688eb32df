import { receiptCodec } from '../contracts/receipts/codec.js';
import { commonRecord, confirmationRecord, insuranceRecord } from '../contracts/receipts/claim-records.js';
import { actRecord, diseaseRecord, medicineRecord } from '../contracts/receipts/detail-records.js';
import { receiptClaim } from '../contracts/receipts/files.js';
import { say, writtenClaim, type SaidLine } from '../contracts/receipts/format.js';

const on = (day: number) => Array.from({ length: 31 }, (_, index) => (index + 1 === day ? 1 : null));

/** Seven lines, as a plain receipt of an outpatient has. */
const receiptOf = (n: number): readonly SaidLine[] => [
  say(commonRecord, { receiptKind: '1116', careMonth: '202606', name: '見本\u3000花子', sex: '2', bornOn: '1985-06-15', remarks: '28', nameKana: 'ミホン\u3000ハナコ' }),
  say(insuranceRecord, { insurerNumber: '138131', insuredSymbol: '24', insuredNumber: String(100_000 + n), days: 1, points: 291 + (n % 900) }),
  say(confirmationRecord, { payerKind: '1', confirmation: '01', branchNumber: '01' }),
  say(diseaseRecord, { diseaseCode: '0000999', startedOn: '2026-06-03', careOutcome: '1', diseaseName: '架空の傷病', mainDisease: '01' }),
  say(actRecord, { careCategory: '11', burdenClass: '1', actCode: '111000110', points: 291, times: 1, countedDays: on(3) }),
  say(medicineRecord, { careCategory: '21', burdenClass: '1', medicineCode: '610421339', amountUsed: '3', times: 1, countedDays: on(3) }),
  say(medicineRecord, { burdenClass: '1', medicineCode: '610421340', amountUsed: '1.5', points: n % 900, times: 1, countedDays: on(3) }),
];

/** A claim of one institution, and functions that read and write it once; both fail on any issue. */
export function receiptWork(receipts: number) {
  const said = { institution: { examiningBody: '2', prefectureCode: '13', pointTable: '1', institutionNumber: '1234567', reserved: '', institutionName: '架空医療機関', claimMonth: '202607', telephone: null }, receipts: Array.from({ length: receipts }, (_, n) => receiptOf(n)) };
  const bytes = writtenClaim(receiptClaim, said);
  const codec = receiptCodec(receiptClaim);
  return {
    bytes, lines: receipts * 7 + 2,
    parse: (): void => { if (codec.parse(bytes).issues.length > 0) throw new Error('TSG-BENCH レセプトが読めない'); },
    format: (): void => { if (writtenClaim(receiptClaim, said).length !== bytes.length) throw new Error('TSG-BENCH 書いた長さが違う'); },
  };
}
