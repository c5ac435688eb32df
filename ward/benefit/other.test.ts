import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { BenefitForm } from '../../contracts/ward-benefit.js';
import { end, enter, householdForm } from '../ward-fixture.js';
import { benefitWard, income, own, person, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-08-20T09:30' });
  await ward.insures([person(1), person(2), person(3, { bornOn: '1953-05-05' })], '2023-01-01');
  await ward.incomes(income('P1', 3_000_000), income('P2', 0), income('P3', 1_000_000));
});
afterEach(() => ward.drop());

let serial = 0;
type WithoutCommon<F> = F extends unknown ? Omit<F, 'notificationId' | 'receivedOn'> & { readonly receivedOn?: string } : never;
const applies = (form: WithoutCommon<BenefitForm>) => ward.act({ act: 'enterBenefitForm', form: { notificationId: `O-${(serial += 1)}`, receivedOn: '2026-08-20', ...form } as BenefitForm });
const worth = async () => (await ward.cases()).map(({ kind, amountYen, state }) => `${kind} ${amountYen} ${state}`);
const born = { kind: 'childbirth', personKey: 'P2', bornOn: '2026-07-10', children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 0, isPaidByFormerInsurer: false, account: own } as const;

describe('出産育児一時金', () => {
  test.each<[string, Partial<Extract<BenefitForm, { kind: 'childbirth' }>>, string]>([
    ['産科医療補償制度の加算があれば500,000円', {}, 'childbirth 500000 applied'], ['加算がなければ488,000円', { isCompensated: false }, 'childbirth 488000 applied'], ['22週の前(153日)なら加算があっても488,000円', { pregnancyDays: 153 }, 'childbirth 488000 applied'],
    ['22週(154日)からは500,000円', { pregnancyDays: 154 }, 'childbirth 500000 applied'], ['85日からは支給する', { pregnancyDays: 85 }, 'childbirth 488000 applied'], ['双子は二人分', { children: 2 }, 'childbirth 1000000 applied'], ['直接支払の残りだけ', { directlyPaidYen: 430_000 }, 'childbirth 70000 applied'],
  ])('%s', async (_, facts, said) => {
    expect(await applies({ ...born, ...facts })).toBe('accepted');
    expect(await worth()).toEqual([said]);
  });
  test.each<[string, Partial<Extract<BenefitForm, { kind: 'childbirth' }>>, string]>([
    ['妊娠84日', { pregnancyDays: 84 }, '妊娠84日の出産には支給しない(85日から)'], ['差額のない直接支払', { directlyPaidYen: 500_000 }, '直接支払制度で払う 500,000円 との差額がない'], ['前の社会保険', { isPaidByFormerInsurer: true }, '前の社会保険から受ける'],
    ['被保険者になる前の出産', { bornOn: '2022-12-31', receivedOn: '2024-12-31' }, '2022-12-31 に被保険者でない'], ['確かめていない額の日', { bornOn: '2023-03-31', receivedOn: '2025-03-31' }, '2023-03-31 の額を確かめていない'], ['時効の次の日', { bornOn: '2024-08-19' }, '申請できるのは 2026-08-19 まで'],
  ])('%sには支給しない', async (_, facts, said) => {
    expect(await applies({ ...born, ...facts })).toBe(said);
    expect(await worth()).toEqual([]);
  });
  it('世帯主が亡くなった後の出産育児一時金は、相続人代表者に払う', async () => {
    expect(await applies({ ...born, bornOn: '2026-06-10' })).toBe('accepted');
    expect(await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '給付係', why: '申請のとおり' })).toBe('accepted');
    await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn: '2026-08-20', personKeys: ['P1', 'P2', 'P3'], headPersonKey: 'P2', receivedOn: '2026-08-20' } as never));
    await enter(ward.ward, { ...end('death', '2026-08-20', ['P1']), receivedOn: '2026-08-20' });
    expect([await ward.transfers(), await worth(), await applies({ ...born, bornOn: '2026-06-10' })]).toEqual([[], ['childbirth 500000 paymentFailed'], '世帯主は亡くなっていて、相続人代表者が決まっていない']);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: 'P1', representativePersonKey: 'P2', namedBy: 'heirs', receivedOn: '2026-08-20', why: '相続人の届出' });
    expect([await applies({ ...born, bornOn: '2026-06-10' }), (await ward.transfers()).map(([, , yen]) => yen), (await ward.cases()).length]).toEqual(['accepted', [500_000], 1]);
  });
  it('時効の最後の日は受け付け、世帯主の口座にだけ振り込み、一人の出産に二度は支給しない', async () => {
    expect(await applies({ ...born, bornOn: '2024-08-20' })).toBe('accepted');
    expect(await applies({ ...born, bornOn: '2024-08-20' })).toBe('B1 で受け付けている');
    expect(await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '給付係', why: '申請のとおり' })).toBe('accepted');
    expect((await ward.transfers()).map(([, , yen]) => yen)).toEqual([500_000]);
    expect((await ward.cases())[0]).toMatchObject({ payerPersonKey: 'P1', because: ['500,000円×1人 = 500,000円', '支給決定 2026-08-20 500,000円(申請のとおり)'] });
  });
});

describe('葬祭費', () => {
  const buried = { kind: 'funeral', personKey: 'P3', heldOn: '2026-08-15', applicantPersonKey: 'P2', isPaidByFormerInsurer: false, account: own } as const;
  it('葬祭を行った人に70,000円。死亡の記録がなければ支給しない', async () => {
    expect(await applies(buried)).toBe('死亡の記録がない');
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P3']), receivedOn: '2026-08-20' });
    expect(await applies(buried)).toBe('accepted');
    expect([await worth(), (await ward.cases())[0]!.payerPersonKey, (await ward.cases())[0]!.deadlineOn]).toEqual([['funeral 70000 applied'], 'P2', '2028-08-15']);
  });
});

describe('療養費・移送費', () => {
  const cost = { kind: 'medicalCost', personKey: 'P1', ground: 'brace', paidOn: '2026-06-20', recognisedYen: 30_000, paidYen: 40_000, travelledForCare: false, account: own } as const;
  it('認めた額から一部負担金を引く。70〜74歳は2割', async () => {
    expect([await applies(cost), await applies({ ...cost, personKey: 'P3' })]).toEqual(['accepted', 'accepted']);
    expect(await worth()).toEqual(['medicalCost 21000 applied', 'medicalCost 24000 applied']);
  });
  it('海外の診療は払った額が小さければそれにより、治療のための渡航には支給しない', async () => {
    expect([await applies({ ...cost, ground: 'abroad', paidYen: 20_000 }), await applies({ ...cost, ground: 'abroad', recognisedYen: 50_000, travelledForCare: true })]).toEqual(['accepted', '治療のために渡航した']);
    expect(await worth()).toEqual(['medicalCost 14000 applied']);
  });
  it('移送費は認めた額の全部', async () => {
    expect(await applies({ kind: 'transport', personKey: 'P1', paidOn: '2026-06-20', recognisedYen: 12_300, account: own })).toBe('accepted');
    expect(await worth()).toEqual(['transport 12300 applied']);
  });
});

describe('食事療養費の差額', () => {
  const meals = { kind: 'mealDifference', personKey: 'P9', careMonth: '2026-03', meals: 10, paidPerMealYen: 510, isLongStay: false, paidOn: '2026-04-01', account: own } as const;
  beforeEach(async () => {
    await ward.insures([person(9)], '2023-04-01');
    await ward.incomes(income('P1', 3_000_000), income('P2', 0), income('P3', 1_000_000), income('P9', 0), income('P9', 0, 2024));
  });
  it('区分オは240円、90日を超えれば190円、令和7年3月までは230円', async () => {
    expect([await applies(meals), await applies({ ...meals, careMonth: '2025-04', isLongStay: true }), await applies({ ...meals, careMonth: '2025-03', paidPerMealYen: 490 })]).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await worth()).toEqual(['mealDifference 2700 applied', 'mealDifference 3200 applied', 'mealDifference 2600 applied']);
  });
  it('課税世帯では下がらず、確かめていない月と令和6年5月までは計算しない', async () => {
    expect([await applies({ ...meals, personKey: 'P1' }), await applies({ ...meals, careMonth: '2026-04' }), await applies({ ...meals, careMonth: '2024-05', receivedOn: '2026-08-20' })]).toEqual(['区分ウでは標準負担額が下がらない', '2026-04-01 の額を確かめていない', '2024-05-01 の額を確かめていない']);
  });
});
