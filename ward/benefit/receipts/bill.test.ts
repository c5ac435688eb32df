import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { StaffAct } from '../../../contracts/ward.js';
import { benefitWard, inpatient, person, receiptOf, type BenefitWard } from '../benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => {
  ward = await benefitWard(undefined);
  household = await ward.insures([person(1)]);
});
afterEach(() => ward.drop());

type Institutions = Extract<StaffAct, { act: 'enterClaimsBill' }>['institutions'];
const bills = (institutions: Institutions, deliveryMonth = '2026-08') => ward.act({ act: 'enterClaimsBill', deliveryMonth, institutions, by: '給付係', why: '国保連の請求' });
const told = async () => (await ward.ward.query({ query: 'receiptWorklist' })).billDifferences.map(({ because }) => because.join('。'));
const [a, b] = ['1312345678', '1312345679'];

describe('国保連の請求と給付記録', () => {
  it('件数も額も合えば何も言わず、一件が失われれば、その医療機関と額を言う', async () => {
    await ward.records(inpatient(household, person(1), 100_000, { receiptKey: 'one' }), receiptOf(household, person(1), { receiptKey: 'two', points: 1_001, institutionCode: b }));
    // 7割 700,000円。10,010円の3割 3,003円は窓口で3,000円。
    await bills([{ institutionCode: a, receipts: 1, yen: 700_000 }, { institutionCode: b, receipts: 1, yen: 7_010 }]);
    expect(await told()).toEqual([]);
    await bills([{ institutionCode: a, receipts: 2, yen: 735_000 }, { institutionCode: b, receipts: 1, yen: 7_010 }]);
    expect(await told()).toEqual([`2026-08 審査分 ${a}: 国保連の請求は2件 735,000円、届いた給付記録は1件 700,000円。給付記録の行が失われたか、まだ届いていない`]);
    await ward.records(receiptOf(household, person(1), { receiptKey: 'lost', points: 5_000 }));
    expect(await told()).toEqual([]);
  });
  it('請求のない給付記録も、件数が同じで額の違うものも言い、請求のない月は比べない', async () => {
    await ward.records(inpatient(household, person(1), 100_000), receiptOf(household, person(1), { institutionCode: b, deliveryMonth: '202607' }));
    await bills([]);
    expect(await told()).toEqual([`2026-08 審査分 ${a}: 国保連の請求は0件 0円、届いた給付記録は1件 700,000円。請求のない給付記録がある`]);
    await bills([{ institutionCode: a, receipts: 1, yen: 700_001 }]);
    expect(await told()).toEqual([`2026-08 審査分 ${a}: 国保連の請求は1件 700,001円、届いた給付記録は1件 700,000円。件数は同じで額が違う`]);
  });
  it('後の版は前の版との差だけを、その審査の月の請求と比べる。食事と窓口で払った額も見る', async () => {
    await ward.records(inpatient(household, person(1), 100_000, { receiptKey: 'cut', deliveryMonth: '202607', copayYen: 87_430, mealYen: 20_000, mealCopayYen: 15_000 }), inpatient(household, person(1), 60_000, { receiptKey: 'cut', revision: 2, recordState: 'corrected', copayYen: 83_430, mealYen: 20_000, mealCopayYen: 15_000 }));
    await bills([{ institutionCode: a, receipts: 1, yen: 917_570 }], '2026-07');
    await bills([{ institutionCode: a, receipts: 1, yen: 521_570 - 917_570 }]);
    expect(await told()).toEqual([]);
    await ward.records(inpatient(household, person(1), 60_000, { receiptKey: 'cut', revision: 3, recordState: 'withdrawn', deliveryMonth: '202608' }));
    expect((await told()).length).toBe(1);
    await bills([{ institutionCode: a, receipts: 2, yen: -917_570 }]);
    expect(await told()).toEqual([]);
  });
  test.each<[string, Institutions, string, string]>([
    ['同じ医療機関が二度', [{ institutionCode: a, receipts: 1, yen: 1 }, { institutionCode: a, receipts: 1, yen: 1 }], '2026-08', '二度書かれている'], ['後の月', [], '2026-09', '業務日より後'],
  ])('%sの請求は受け付けない', async (_, institutions, month, said) => expect(await bills(institutions, month)).toBe(said));
});
