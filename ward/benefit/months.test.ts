import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { BenefitRecord } from '../../contracts/claims/records.js';
import { benefitWard, type BenefitWard, earnerOfYears, income, inpatient, person, receiptOf } from './benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => { ({ ward, household } = await earnerOfYears()); });
afterEach(() => ward.drop());

const stay = (careMonth: string, points = 100_000, facts: Partial<BenefitRecord> = {}): BenefitRecord => inpatient(household, person(1), points, { careMonth, receiptKey: `${careMonth}-${points}`, ...facts });
const amounts = async () => (await ward.cases()).map(({ careMonth, amountYen, state }) => `${careMonth} ${amountYen} ${state}`);
const pays = async (caseId: string, careMonth: string) => {
  await ward.applies(household, 'P1', { careMonth, receivedOn: '2027-01-20' });
  return ward.act({ act: 'decideBenefit', caseId, decision: 'pay', by: '給付係', why: '申請のとおり' });
};

describe('多数回該当', () => {
  it('12か月のうち4回目から、限度額は44,400円になる', async () => {
    await ward.records(stay('202604'), stay('202605'), stay('202606'), stay('202607'), stay('202608'));
    await ward.candidates();
    expect(await amounts()).toEqual(['2026-04 212570 detected', '2026-05 212570 detected', '2026-06 212570 detected', '2026-07 255600 detected', '2026-08 255600 detected']);
    expect(await ward.month(household, '2026-07')).toMatchObject({ isMultipleMonth: true, countedMonths: [{ careMonth: '2026-04', origin: 'own' }, { careMonth: '2026-05', origin: 'own' }, { careMonth: '2026-06', origin: 'own' }] });
  });
  it('窓は12か月: 11か月前の月は数え、12か月前の月は数えない', async () => {
    await ward.records(stay('202507'), stay('202508'), stay('202509'), stay('202606'));
    await ward.candidates();
    expect((await ward.month(household, '2026-06')).isMultipleMonth).toBe(true);
    await ward.records(stay('202607'));
    await ward.candidates();
    expect((await ward.month(household, '2026-07')).countedMonths.map(({ careMonth }) => careMonth)).toEqual(['2025-08', '2025-09', '2026-06']);
    await ward.records(stay('202609'));
    await ward.candidates();
    expect((await ward.month(household, '2026-09')).isMultipleMonth).toBe(false);
  });
  it('遅れたレセプトが3回目を作れば、後の月を計算し直して差額だけを出す', async () => {
    await ward.records(stay('202604'), stay('202605'), stay('202607'));
    await ward.candidates();
    for (const [caseId, month] of [['B1', '2026-04'], ['B2', '2026-05'], ['B3', '2026-07']] as const) expect(await pays(caseId, month)).toBe('accepted');
    await ward.records(stay('202606'));
    await ward.candidates();
    expect(await amounts()).toEqual(['2026-04 212570 decided', '2026-05 212570 decided', '2026-07 212570 decided', '2026-06 212570 detected', '2026-07 43030 detected']);
    expect((await ward.month(household, '2026-07')).reckonings.map(({ sequence, differenceYen }) => [sequence, differenceYen])).toEqual([[1, 212_570], [2, 43_030]]);
    await ward.records(stay('202606', 100_000, { revision: 2, recordState: 'withdrawn' }));
    await ward.candidates();
    expect([await amounts(), await ward.repayments()]).toEqual([['2026-04 212570 decided', '2026-05 212570 decided', '2026-07 212570 decided', '2026-06 0 withdrawn', '2026-07 0 withdrawn'], []]);
  });
  it('計算した後に世帯の継続性で回数が終われば、後の月を計算し直す', async () => {
    await ward.records(stay('202604'), stay('202605'), stay('202606'), stay('202607'));
    await ward.candidates();
    // Whatever was told today is looked at once more tomorrow, and only then no more.
    await ward.ward.setClock('2027-01-21T09:30');
    await ward.candidates();
    expect((await amounts()).at(-1)).toBe('2026-07 255600 detected');
    await ward.ward.setClock('2027-01-22T09:30');
    expect(await ward.act({ act: 'decideContinuity', householdKey: household, occurredOn: '2026-06-15', decision: 'notContinue', sources: [], by: '給付係', why: '世帯主が替わった' })).toBe('accepted');
    await ward.candidates();
    expect([(await amounts()).at(-1), (await ward.month(household, '2026-07')).countedMonths.map(({ careMonth }) => careMonth)]).toEqual(['2026-07 212570 detected', ['2026-06']]);
  });
  it('窓口で限度額までにした月も、支給がなくても数える', async () => {
    const capped = { counterPayment: '01', copayYen: 87_430 } as const;
    await ward.records(stay('202604', 100_000, capped), stay('202605', 100_000, capped), stay('202606', 100_000, capped), stay('202607'));
    await ward.candidates();
    expect(await amounts()).toEqual(['2026-07 255600 detected']);
  });
  it('70〜74歳の外来だけの月と、令和8年7月診療までの低所得の月は数えない。8月診療からの低所得Ⅱは数える', async () => {
    const elder = person(2, { bornOn: '1953-05-05' });
    const home = await ward.insures([elder]);
    await ward.incomes(income('P1', 3_000_000), income('P1', 3_000_000, 2024), income('P1', 3_000_000, 2026), income('P2', 400_000), income('P2', 400_000, 2026));
    await ward.records(inpatient(home, elder, 30_000, { careMonth: '202607' }), inpatient(home, elder, 30_000, { careMonth: '202608' }), receiptOf(home, elder, { careMonth: '202609', points: 10_000 }), inpatient(home, elder, 30_000, { careMonth: '202610' }));
    await ward.candidates();
    expect((await ward.month(home, '2026-10')).countedMonths.map(({ careMonth }) => careMonth)).toEqual(['2026-08']);
  });
});

describe('引き継いだ月', () => {
  const other = (careMonth: string, facts = {}) => ({ household_key: household, care_month: careMonth, origin: 'carriedOver', source: 'C1', from_municipality: '131041', from_household_key: 'X', counts_for_repeat: 1, state: 'held', revision: 1, sent_revision: 0, recorded_at: '2027-01-20T09:30', why: '引継ぎ', ...facts });
  it('他の区からの月も数え、同じ月は一度だけ。後から届けば決定した月も計算し直す', async () => {
    await ward.records(stay('202606'), stay('202607'));
    await ward.candidates();
    expect(await pays('B2', '2026-07')).toBe('accepted');
    await ward.store.insertMany('ward_high_cost_month', [other('2026-04'), other('2026-05'), other('2026-06')]);
    await ward.candidates();
    expect([(await ward.month(household, '2026-07')).countedMonths.length, await amounts()]).toEqual([4, ['2026-06 212570 detected', '2026-07 212570 decided', '2026-07 43030 detected']]);
    await ward.store.insertMany('ward_high_cost_month', [other('2026-04', { state: 'void', revision: 2 })], 'replace');
    await ward.candidates();
    expect(await amounts()).toEqual(['2026-06 212570 detected', '2026-07 212570 decided', '2026-07 0 withdrawn']);
  });
  it('紙から入れた自分の月は、手元の給付記録が少なくても消さない', async () => {
    await ward.store.insertMany('ward_high_cost_month', [other('2026-05', { origin: 'own', source: '', from_municipality: '', from_household_key: '', why: '担当: 旧システム' })]);
    await ward.records(stay('202605', 10_000, { remarks: ['28'] }));
    await ward.candidates();
    expect(await ward.store.db.selectFrom('ward_high_cost_month').select(['care_month', 'state']).execute()).toEqual([{ care_month: '2026-05', state: 'held' }]);
  });
});

describe('計算し直し', () => {
  it('替わらない月を何度計算しても、何も増えない', async () => {
    await ward.records(stay('202606'));
    await ward.candidates();
    const before = [await amounts(), (await ward.month(household)).reckonings.length];
    await ward.candidates();
    await ward.store.insertMany('ward_benefit_due', [{ household_key: household, care_month: '2026-06', since: '2027-01-20T09:30' }], 'replace');
    await ward.candidates();
    expect([await amounts(), (await ward.month(household)).reckonings.length]).toEqual(before);
  });
  it('決定の前なら事案の額が替わり、決定の後は追加支給か返還になる', async () => {
    await ward.records(stay('202606'));
    await ward.candidates();
    await ward.records(stay('202606', 100_000, { revision: 2, points: 110_000, recordState: 'corrected' }));
    await ward.candidates();
    // 330,000 − (80,100 + 833,000×1%)
    expect(await amounts()).toEqual(['2026-06 241570 detected']);
    expect(await pays('B1', '2026-06')).toBe('accepted');
    await ward.records(stay('202606', 100_000, { revision: 3, points: 120_000, recordState: 'corrected' }));
    await ward.candidates();
    expect(await amounts()).toEqual(['2026-06 241570 decided', '2026-06 29000 detected']);
    await ward.records(stay('202606', 100_000, { revision: 4, points: 90_000, recordState: 'corrected' }));
    await ward.candidates();
    expect([await amounts(), (await ward.repayments()).map(({ amountYen, state, cause }) => [amountYen, state, cause])]).toEqual([['2026-06 241570 decided', '2026-06 0 withdrawn'], [[58_000, 'found', 'recalculated']]]);
    await ward.records(stay('202606', 100_000, { revision: 5, points: 100_000, recordState: 'corrected' }));
    await ward.candidates();
    expect((await ward.repayments()).map(({ amountYen, state }) => [amountYen, state])).toEqual([[29_000, 'found']]);
    await ward.records(stay('202606', 100_000, { revision: 6, points: 110_000, recordState: 'corrected' }));
    await ward.candidates();
    expect((await ward.repayments()).map(({ amountYen, state }) => [amountYen, state])).toEqual([[0, 'cancelled']]);
  });
  it('請求した返還は数え、取り消したものをまた請求しない。その先は差だけが動く', async () => {
    const corrected = async (revision: number, points: number) => {
      await ward.records(stay('202606', 100_000, { revision, points, recordState: 'corrected' }));
      await ward.candidates();
      return [await amounts(), (await ward.repayments()).map(({ amountYen, state }) => `${amountYen} ${state}`)];
    };
    await corrected(2, 110_000);
    expect(await pays('B1', '2026-06')).toBe('accepted');
    expect(await corrected(3, 90_000)).toEqual([['2026-06 241570 decided'], ['58000 found']]);
    expect(await ward.act({ act: 'decideRepayment', repaymentId: 'R1', decision: 'demand', by: '給付係', why: '再計算' })).toBe('accepted');
    expect(await corrected(4, 80_000)).toEqual([['2026-06 241570 decided'], ['58000 demanded', '29000 found']]);
    expect(await ward.act({ act: 'decideRepayment', repaymentId: 'R2', decision: 'cancel', by: '給付係', why: '少額' })).toBe('accepted');
    expect(await corrected(5, 79_000)).toEqual([['2026-06 241570 decided'], ['58000 demanded', '29000 cancelled', '2900 found']]);
    expect(await corrected(6, 90_000)).toEqual([['2026-06 241570 decided'], ['58000 demanded', '29000 cancelled', '0 cancelled']]);
  });
  it('誰も被保険者でなくなった月は、支給がなかったことになる', async () => {
    await ward.records(stay('202606'));
    await ward.candidates();
    await ward.act({ act: 'voidPeriod', personKey: 'P1', applicationStartOn: '2023-04-01', why: '初めから社会保険' });
    await ward.candidates();
    expect([await amounts(), await ward.month(household)]).toMatchObject([['2026-06 0 withdrawn'], { category: null, refundYen: 0 }]);
  });
  it('難病の公費は法別番号54で見分け、患者の払った額だけを合算する', async () => {
    await ward.records(stay('202606', 26_000, { subsidies: ['54136015/26000/10000'] }), stay('202606', 90_000));
    await ward.candidates();
    // 難病の分は本人10,000円、ほかは270,000円。280,000 − (80,100 + (1,160,000 − 267,000)×1%)
    expect((await ward.month(household)).refundYen).toBe(280_000 - 89_030);
  });
  it('結核の公費のある給付記録は、保険だけの分の一部負担金がなくても、3割を払ったとして合わせる。窓口で限度額までなら支給はない', async () => {
    await ward.records(stay('202606', 66_510, { subsidies: ['10136014/7000/3500'] }), stay('202605', 66_510, { subsidies: ['10136014/7000/3500'], copayYen: 178_530 }), stay('202604', 66_510, { subsidies: ['10136014/7000/3500'], counterPayment: '01' }));
    await ward.candidates();
    // 3,500 + 595,100円の3割 178,530 − (80,100 + (665,100 − 267,000)×1% = 84,081)
    expect([(await ward.month(household)).refundYen, (await ward.month(household, '2026-05')).refundYen, (await ward.month(household, '2026-04')).refundYen]).toEqual([97_949, 97_949, 0]);
    // 窓口で限度額までにした4月も、払い戻した月と同じに数える
    expect((await ward.month(household, '2026-06')).countedMonths.map(({ careMonth }) => careMonth)).toEqual(['2026-04', '2026-05']);
  });
  it('窓口で限度額までにした公費のある外来に、公費のない調剤が足されても、公費の分は本人の払う額のまま', async () => {
    const hospital = { institutionCode: '1310000001', setting: 'outpatient', receiptKind: '1112' } as const;
    await ward.records(stay('202606', 66_510, { ...hospital, subsidies: ['10136014/7000/3500'], counterPayment: '01' }), stay('202606', 10_000, { ...hospital, careKind: 'pharmacy', institutionCode: '1340000009', prescriberCode: '1310000001', copayYen: 30_000 }));
    await ward.candidates();
    // 窓口で 84,081、薬局で 30,000。80,100 + (765,100 − 267,000)×1% = 85,081
    expect((await ward.month(household)).refundYen).toBe(84_081 + 30_000 - 85_081);
  });
  it('公費の分と保険だけの分は、それぞれの一部負担金で21,000円を見て、満たない分は医療費も数えない', async () => {
    await ward.records(stay('202606', 46_000, { subsidies: ['54136015/6000/5000'] }), stay('202607', 66_000, { subsidies: ['54136015/7000/5000'] }), stay('202605', 32_999, { subsidies: ['54136015/26000/10000'] }), stay('202605', 100_000, { institutionCode: '1310000002' }));
    await ward.candidates();
    // 6月 難病の分の3割 18,000円は外。120,000 − (80,100 + (400,000 − 267,000)×1%)
    expect((await ward.month(household)).refundYen).toBe(120_000 - 81_430);
    // 7月 難病の分の3割 21,000円は入る。5,000 + 177,000 − (80,100 + (660,000 − 267,000)×1%)
    expect((await ward.month(household, '2026-07')).refundYen).toBe(182_000 - 84_030);
    // 5月 保険だけの分の3割 20,997円は外。10,000 + 300,000 − (80,100 + (1,260,000 − 267,000)×1%)
    expect((await ward.month(household, '2026-05')).refundYen).toBe(310_000 - 90_030);
  });
});

/** Receipts of a few months in any order and any 版, one of which may be withdrawn. */
const story = fc.array(fc.record({ key: fc.integer({ min: 1, max: 4 }), revision: fc.integer({ min: 1, max: 3 }), month: fc.constantFrom('202604', '202605', '202606', '202607'), points: fc.integer({ min: 3, max: 14 }), isWithdrawn: fc.boolean() }), { minLength: 1, maxLength: 8 });

test('給付記録の順によらず、途中で何度計算しても、初めから計算したのと同じになる', async () => {
  await fc.assert(fc.asyncProperty(story, fc.boolean(), async (all, isStepwise) => {
    const rows = [...new Map(all.map((one) => [`${one.key} ${one.revision}`, one])).values()];
    const recordOf = (at: string, { key, revision, points, isWithdrawn }: (typeof rows)[number]): BenefitRecord =>
      inpatient(at, person(1), points * 10_000, { receiptKey: `${at}-${key}`, revision, careMonth: ['202604', '202605', '202606', '202607'][key - 1]!, recordState: isWithdrawn ? 'withdrawn' : 'settled' });
    const [one, other] = [await benefitWard(undefined, { now: '2027-01-20T09:30' }), await benefitWard(undefined, { now: '2027-01-20T09:30' })];
    const homes: string[] = [];
    for (const each of [one, other]) {
      homes.push(await each.insures([person(1)]));
      await each.incomes(income('P1', 3_000_000));
    }
    for (const row of rows) {
      await one.records(recordOf(homes[0]!, row));
      if (isStepwise) await one.candidates();
    }
    await one.candidates();
    await other.records(...[...rows].reverse().map((row) => recordOf(homes[1] ?? '', row)));
    await other.candidates();
    for (const [at, month] of ['2026-04', '2026-05', '2026-06', '2026-07'].entries()) {
      const [mine, its] = [await one.month(homes[0]!, month), await other.month(homes[1]!, month)];
      expect([at, mine.refundYen, mine.countedMonths]).toEqual([at, its.refundYen, its.countedMonths]);
      const open = async (each: BenefitWard) => (await each.cases()).filter(({ careMonth }) => careMonth === month).reduce((sum, { amountYen }) => sum + amountYen, 0);
      expect([await open(one), await open(other)]).toEqual([mine.refundYen, mine.refundYen]);
    }
    await one.drop();
    await other.drop();
  }), { numRuns: 12 });
}, 120_000);

test('支払った額 + 追加 − 返還 は、いつも終わりの計算の支給額に等しい', async () => {
  const points = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 5 });
  await fc.assert(fc.asyncProperty(points, async (all) => {
    const each = await benefitWard(undefined, { now: '2027-01-20T09:30' });
    const home = await each.insures([person(1)]);
    await each.incomes(income('P1', 3_000_000));
    for (const [i, tens] of all.entries()) {
      await each.records(inpatient(home, person(1), tens * 10_000, { receiptKey: 'K', revision: i + 1 }));
      await each.candidates();
      const open = (await each.cases()).find(({ state }) => state === 'detected');
      if (open && i % 2 === 0) {
        await each.applies(home, 'P1', { receivedOn: '2027-01-20' });
        await each.act({ act: 'decideBenefit', caseId: open.caseId, decision: 'pay', by: '給付係', why: '申請のとおり' });
      }
    }
    const sums = (await each.cases()).reduce((sum, { amountYen }) => sum + amountYen, 0) - (await each.repayments()).filter(({ state }) => state !== 'cancelled').reduce((sum, { amountYen }) => sum + amountYen, 0);
    expect(sums).toBe((await each.month(home)).refundYen);
    await each.drop();
  }), { numRuns: 12 });
}, 120_000);
