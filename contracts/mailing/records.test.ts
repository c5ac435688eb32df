import { describe, expect, it } from 'vitest';
import type { Fields, RecordDefinition, RecordOf } from '../define.js';
import { fieldTable } from '../layouts.js';
import { codecOf } from '../wire/codec.js';
import { exampleProfile } from '../wire/example-profile.js';
import { bundledProfile, loadProfile } from '../wire/profile.js';
import { installmentColumns, installmentsOf, noPension, pensionColumns, pensionMonthsOf, sumColumns, sumsOf } from './installments.js';
import { changeColumns, noChange, reasonsIn } from './change.js';
import { mailReturn, premiumNotice, printTotals, type PremiumNotice } from './records.js';

const envelope = { municipalityCode: '131130', date: '2026-06-15', seq: 3 } as const;
const notice: PremiumNotice = {
  noticeId: '0001234567', addressee: '髙﨑 花子', postalCode: '1500001', addressLine1: '東京都突合区架空町1-2-3', addressLine2: '"見本"荘,5号', fiscalYear: 2026, kind: 'decision', medicalYen: 30_000, supportYen: 9_000, careYen: 0, childSupportYen: 500, totalYen: 39_500,
  months: 12, reductionTenths: '2', ...installmentColumns([{ dueOn: '2026-06-30', yen: 23_400, barcode: '91999999131130001234567260100026063000234004' }, { dueOn: '2026-08-31', yen: 16_100, barcode: null }]), ...noChange, ...noPension,
};
const line = '0001234567,髙﨑 花子,1500001,東京都突合区架空町1-2-3,"""見本""荘,5号",2026,decision,30000,9000,0,500,39500,12,2,2026-06-30,23400,91999999131130001234567260100026063000234004,2026-08-31,16100,' + ',,0,'.repeat(9) + ',,,,,,,,,,,';
const changed = 'revisionReason1,revisionReason2,revisionReason3,revisionReason4,totalBeforeYen,pension4Yen,pension6Yen,pension8Yen,pension10Yen,pension12Yen,pension2Yen';
const names = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => `installment${n}DueOn,installment${n}Yen,installment${n}Barcode`).join(',');

function holds<F extends Fields>(definition: RecordDefinition<F>, record: RecordOf<RecordDefinition<F>>, lines: readonly string[]) {
  const codec = codecOf(bundledProfile(), definition);
  const file = codec.format(envelope, [record]);
  expect(file.name).toBe(`${definition.id}_131130_2026-06-15_3.csv`);
  expect(Buffer.from(file.bytes).toString('utf8')).toBe([`header,${definition.id},public-knowledge/interfaces@1.0.0,131130,2026-06-15,3`, ...lines, 'trailer,1'].map((text) => `${text}\n`).join(''));
  expect(codec.parse(file)).toMatchObject({ issues: [], records: [{ line: 3, value: record }] });
  const local = loadProfile(exampleProfile);
  if (!local.ok) throw new Error(JSON.stringify(local.issues));
  const other = codecOf(local.profile, definition);
  expect(other.parse(other.format(envelope, [record]))).toMatchObject({ issues: [], records: [{ value: record }] });
}

describe('封入封緘事業者との記録', () => {
  it('保険料通知データの見本', () => {
    holds(premiumNotice, notice, [`noticeId,addressee,postalCode,addressLine1,addressLine2,fiscalYear,kind,medicalYen,supportYen,careYen,childSupportYen,totalYen,months,reductionTenths,${names},${changed}`, line]);
  });

  it('変更の通知は、おしまいの列に理由と変更前の年額がある', () => {
    const change = { ...notice, kind: 'change' as const, ...changeColumns(['insured', 'relief'], 45_000) };
    holds(premiumNotice, change, [`noticeId,addressee,postalCode,addressLine1,addressLine2,fiscalYear,kind,medicalYen,supportYen,careYen,childSupportYen,totalYen,months,reductionTenths,${names},${changed}`, line.replace(',decision,', ',change,').replace(/,{11}$/, ',insured,relief,,,45000,,,,,,')]);
    expect([reasonsIn(change), reasonsIn(notice)]).toEqual([['insured', 'relief'], []]);
  });

  it('年金から引く月は、おしまいの六列に四月からの順である。引かない月は空で、一円でも引く月は空でない', () => {
    const withheld = { ...notice, ...pensionColumns([{ number: 66, yen: 9_600 }, { number: 61, yen: 1 }, { number: 62, yen: 0 }, { number: 3, yen: 500 }]) };
    expect(Buffer.from(codecOf(bundledProfile(), premiumNotice).format(envelope, [withheld]).bytes).toString('utf8').split('\n')[2]).toBe(line.replace(/,{6}$/, ',1,,,,,9600'));
    expect([pensionMonthsOf(withheld), pensionMonthsOf(notice)]).toEqual([[{ number: 61, yen: 1 }, { number: 66, yen: 9_600 }], []]);
  });

  it('件数金額表の見本', () => {
    holds(printTotals, { kind: 'change', pieceCount: 2, totalYen: 12_345_678_901, ...sumColumns([1, 2]) }, [`kind,pieceCount,totalYen,${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => `installment${n}Yen`).join(',')}`, 'change,2,12345678901,1,2,0,0,0,0,0,0,0,0,0']);
  });

  it('返戻データの見本', () => {
    holds(mailReturn, { noticeId: '0001234567', returnedOn: '2026-06-23', returnReason: 'movedAway' }, ['noticeId,returnedOn,returnReason', '0001234567,2026-06-23,movedAway']);
  });

  it('期は十と随時期で、書かれたとおりに並ぶ', () => {
    expect(installmentsOf(notice).map(({ number, dueOn, yen }) => [number, dueOn, yen])).toEqual([[1, '2026-06-30', 23_400], [2, '2026-08-31', 16_100], ...[3, 4, 5, 6, 7, 8, 9, 10, 11].map((number) => [number, null, 0])]);
    expect(sumsOf(sumColumns([5, 4, 3]))).toEqual([5, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it.each([
    ['noticeId', 'E201', ''], ['noticeId', 'E202', '1'.repeat(21)], ['addressee', 'E201', ''], ['postalCode', 'E202', '150-0001'], ['addressLine1', 'E201', ''], ['addressLine2', 'E202', '字'.repeat(101)], ['fiscalYear', 'E202', '8'], ['kind', 'E204', '1'],
    ['medicalYen', 'E201', ''], ['supportYen', 'E202', '1.5'], ['careYen', 'E202', '-1'], ['childSupportYen', 'E202', '0500'], ['totalYen', 'E202', '39500円'], ['totalYen', 'E202', '12345678901234'], ['months', 'E202', '十二'], ['reductionTenths', 'E204', '3'],
    ['installment1DueOn', 'E203', '2026-06-31'], ['installment10DueOn', 'E203', '20270331'], ['installment1Yen', 'E201', ''], ['installment10Yen', 'E202', '1e3'], ['installment1Barcode', 'E202', '9'.repeat(43)], ['installment10Barcode', 'E202', `${'9'.repeat(43)}x`], ['revisionReason1', 'E204', '所得'], ['revisionReason4', 'E204', 'moved'], ['totalBeforeYen', 'E202', '-1'], ['pension4Yen', 'E202', '9600円'], ['pension2Yen', 'E202', '-1'],
  ] as const)('%sの誤りは%sで拒む(「%s」)', (field, code, value) => {
    const codec = codecOf(bundledProfile(), premiumNotice);
    const [header, columns, , trailer] = Buffer.from(codec.format(envelope, [notice]).bytes).toString('utf8').split('\n');
    const cells = columns!.split(',').map((name) => (name === field ? value : name === 'addressLine2' ? '' : String(notice[name as keyof PremiumNotice] ?? '')));
    const { issues, records } = codec.parse({ name: codec.fileName(envelope), bytes: Buffer.from(`${[header, columns, cells.join(','), trailer].join('\n')}\n`) });
    expect(issues.map((issue) => [issue.line, issue.field, issue.code])).toEqual([[3, field, code]]);
    expect(records).toEqual([]);
  });

  it('どの項目にも根拠の確かさがあり、個人番号の項目はない', () => {
    expect(fieldTable(premiumNotice)).toContain('| 宛名(世帯主) | `addressee` | 文字列(220) | 必須 | 公開資料にある |  |');
    expect([premiumNotice, printTotals, mailReturn].flatMap(({ fields }) => Object.values(fields)).filter(({ secret }) => secret)).toEqual([]);
  });
});
