import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { BenefitForm } from '../../contracts/ward-benefit.js';
import { end, enter, householdForm } from '../ward-fixture.js';
import { benefitWard, income, own, person, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-08-20T09:30' });
  await ward.insures([person(1), person(2, { sex: '2' }), person(3, { bornOn: '1953-05-05' })], '2023-01-01');
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
  const doubts = async () => (await ward.cases()).map(({ isHeld, history }) => [isHeld, history.filter(({ what }) => what === 'held').map(({ why }) => why).join()]);
  it('同じ日の出産は、決めた後も払った後も二度受け付けず、支給しないとした後なら受け付ける', async () => {
    const decide = (caseId: string, decision: 'pay' | 'refuse') => ward.act({ act: 'decideBenefit', caseId, decision, by: '給付係', why: '申請のとおり' });
    expect([await applies(born), await decide('B1', 'refuse'), await applies({ ...born, children: 2 }), await decide('B2', 'pay'), await applies(born)]).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'B2 で受け付けている']);
    await ward.transfers();
    await ward.ward.setClock('2026-09-10T09:30');
    expect([(await ward.cases()).map(({ state }) => state), await applies({ ...born, receivedOn: '2026-09-10' })]).toEqual([['refused', 'paid'], 'B2 で受け付けている']);
  });
  it('妊娠の日数を遡って前の出産に届かなければ続けて支給し、届けば受け付けて人が見る。日の前後を替えても同じ', async () => {
    const first = { ...born, bornOn: '2025-10-01' } as const;
    expect([await applies(first), await applies({ ...born, bornOn: '2026-07-08' }), await applies({ ...born, bornOn: '2026-07-07' }), await applies({ ...born, bornOn: '2025-09-30', pregnancyDays: 100 })]).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(await doubts()).toEqual([
      [false, ''], [false, ''], [true, 'B1 の 2025-10-01 の出産と、妊娠280日の 2026-07-07 の出産は、妊娠の期間が重なる。B2 の 2026-07-08 の出産と、妊娠280日の 2026-07-07 の出産は、妊娠の期間が重なる'],
      [true, 'B1 の 2025-10-01 の出産と、妊娠100日の 2025-09-30 の出産は、妊娠の期間が重なる'],
    ]);
    expect(await ward.act({ act: 'decideBenefit', caseId: 'B3', decision: 'pay', by: '給付係', why: '申請のとおり' })).toBe('人が見るまで止めてある');
    expect([await ward.act({ act: 'decideBenefit', caseId: 'B3', decision: 'release', by: '給付係', why: '日をまたぐ双子と確かめた' }), await ward.act({ act: 'decideBenefit', caseId: 'B3', decision: 'pay', by: '給付係', why: '申請のとおり' })]).toEqual(['accepted', 'accepted']);
  });
  test.each<[string, Parameters<typeof person>[1], boolean, string]>([
    ['男と記録された人', { sex: '1' }, true, '母の性別が女と記録されていない'], ['11歳', { sex: '2', bornOn: '2014-07-11' }, true, '母は出産の日に11歳'], ['12歳', { sex: '2', bornOn: '2014-07-10' }, false, ''],
    ['60歳', { sex: '2', bornOn: '1965-07-11' }, false, ''], ['61歳', { sex: '2', bornOn: '1965-07-10' }, true, '母は出産の日に61歳'],
  ])('出産した人が%sの申請は受け付け、記録と合わなければ人が見る', async (_, facts, isHeld, why) => {
    await ward.insures([person(5, facts)], '2023-01-01');
    expect([await applies({ ...born, personKey: 'P5' }), await doubts()]).toEqual(['accepted', [[isHeld, why]]]);
  });
  it('ありそうにない出産を断る区では、わけをすべて言って受け付けない', async () => {
    await ward.drop();
    ward = await benefitWard(undefined, { now: '2026-08-20T09:30', parameters: { childbirthInDoubt: 'refused' } });
    await ward.insures([person(2, { bornOn: '2016-05-05' })], '2023-01-01');
    expect([await applies(born), await ward.cases()]).toEqual(['母の性別が女と記録されていない / 母は出産の日に10歳', []]);
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
  it('葬祭は死亡の日より前にならず、その日からは支給する', async () => {
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P3']), receivedOn: '2026-08-20' });
    expect([await applies({ ...buried, heldOn: '2026-08-09' }), await applies({ ...buried, heldOn: '2026-08-10' })]).toEqual(['死亡の日 2026-08-10 より前', 'accepted']);
  });
  it('一人の死亡には一度: 日も申請者も違っても、決めた後も受け付けず、支給しないとした後ならほかの人が申請できる', async () => {
    const decide = (caseId: string, decision: 'pay' | 'refuse' | 'takeBack') => ward.act({ act: 'decideBenefit', caseId, decision, by: '給付係', why: '申請のとおり' });
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P3']), receivedOn: '2026-08-20' });
    const ofOther = { ...buried, heldOn: '2026-08-17', applicantPersonKey: 'P1' } as const;
    expect([await applies(buried), await applies({ ...buried, heldOn: '2026-08-16' }), await applies(ofOther)]).toEqual(['accepted', 'B1 で受け付けている', 'B1 で受け付けている']);
    expect([await decide('B1', 'refuse'), await applies(ofOther), await decide('B1', 'takeBack'), await decide('B2', 'pay'), await applies(buried)]).toEqual(['accepted', 'accepted', '同じ給付を B2 で受け付けている', 'accepted', 'B2 で受け付けている']);
    expect([await worth(), (await ward.transfers()).map(([, , yen]) => yen)]).toEqual([['funeral 70000 refused', 'funeral 70000 decided'], [70_000]]);
  });
  it('口座に入らなかった葬祭費は、葬祭を行った人だけが申請し直せて、亡くなった後は相続人代表者が申請し直す', async () => {
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P3']), receivedOn: '2026-08-20' });
    expect([await applies(buried), await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '給付係', why: '申請のとおり' })]).toEqual(['accepted', 'accepted']);
    await enter(ward.ward, { ...end('death', '2026-08-20', ['P2']), receivedOn: '2026-08-20' });
    expect([await ward.transfers(), await worth(), await applies({ ...buried, applicantPersonKey: 'P1' })]).toEqual([[], ['funeral 70000 paymentFailed'], '葬祭を行った人は亡くなっていて、相続人代表者が決まっていない']);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: 'P2', representativePersonKey: 'P1', namedBy: 'heirs', receivedOn: '2026-08-20', why: '相続人の届出' });
    expect([await applies({ ...buried, applicantPersonKey: 'P1' }), (await ward.transfers()).map(([, , yen]) => yen), (await ward.cases()).length]).toEqual(['accepted', [70_000], 1]);
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
  test.each<[string, Partial<Extract<BenefitForm, { kind: 'medicalCost' }>>, string]>([
    ['装具に認めた額と同じだけ払った', { recognisedYen: 50_000, paidYen: 50_000 }, 'medicalCost 35000 applied'], ['装具に認めた額より少なく払った', { recognisedYen: 50_000, paidYen: 30_000 }, 'medicalCost 21000 applied'],
    ['他の保険者に7割を返した', { ground: 'otherInsurer', recognisedYen: 100_000, paidYen: 70_000 }, 'medicalCost 70000 applied'], ['他の保険者に7割より少なく返した', { ground: 'otherInsurer', recognisedYen: 100_000, paidYen: 69_999 }, 'medicalCost 69999 applied'],
    ['他の保険者に8割を返した', { ground: 'otherInsurer', recognisedYen: 100_000, paidYen: 80_000 }, 'medicalCost 70000 applied'],
  ])('%sとき、払った額より多くは支給しない', async (_, facts, said) => {
    expect([await applies({ ...cost, ...facts }), await worth()]).toEqual(['accepted', [said]]);
  });
  it('払った額のない療養費は支給しない', async () => expect(await applies({ ...cost, paidYen: 0 })).toBe('払った額がない'));
  it('資格と割合は診療の日により、2年は支払の日から数える', async () => {
    await ward.insures([person(6, { bornOn: '1956-06-15' })], '2026-05-10');
    const elder = { ...cost, personKey: 'P6', paidOn: '2026-07-05' } as const;
    expect([await applies({ ...elder, caredOn: '2026-06-30' }), await applies({ ...elder, caredOn: '2026-07-01', recognisedYen: 30_001 }), await applies({ ...elder, recognisedYen: 30_002 })]).toEqual(['accepted', 'accepted', 'accepted']);
    expect([await worth(), (await ward.cases())[0]!.deadlineOn]).toEqual([['medicalCost 21000 applied', 'medicalCost 24001 applied', 'medicalCost 24002 applied'], '2028-07-05']);
    expect([await applies({ ...elder, caredOn: '2026-05-09' }), await applies({ ...elder, caredOn: '2026-05-10', recognisedYen: 30_003 }), await applies({ ...elder, caredOn: '2026-08-21' }), await applies({ ...elder, paidOn: '2026-08-21', caredOn: '2026-08-20' })]).toEqual(['2026-05-09 に被保険者でない', 'accepted', '申請日 2026-08-20 より後', '申請日 2026-08-20 より後']);
  });
  it('移送費は認めた額の全部', async () => {
    expect(await applies({ kind: 'transport', personKey: 'P1', paidOn: '2026-06-20', recognisedYen: 12_300, account: own })).toBe('accepted');
    expect(await worth()).toEqual(['transport 12300 applied']);
  });
});

describe('食事療養費の差額', () => {
  const meals = { kind: 'mealDifference', personKey: 'P9', careMonth: '2026-03', meals: 10, paidPerMealYen: 510, isLongStay: false, paidOn: '2026-04-01', account: own } as const;
  beforeEach(async () => {
    await ward.insures([person(9, { sex: '2' })], '2023-04-01');
    await ward.incomes(income('P1', 3_000_000), income('P2', 0), income('P3', 1_000_000), income('P9', 0), income('P9', 0, 2024));
  });
  it('区分オは240円、90日を超えれば190円、令和7年3月までは230円', async () => {
    expect([await applies(meals), await applies({ ...meals, careMonth: '2025-04', isLongStay: true }), await applies({ ...meals, careMonth: '2025-03', paidPerMealYen: 490 })]).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await worth()).toEqual(['mealDifference 2700 applied', 'mealDifference 3200 applied', 'mealDifference 2600 applied']);
  });
  it('課税世帯では下がらず、一般の標準負担額より多く払った分と、表のない月は計算しない', async () => {
    expect([await applies({ ...meals, personKey: 'P1' }), await applies({ ...meals, paidPerMealYen: 511 }), await applies({ ...meals, careMonth: '2027-04', receivedOn: '2026-08-20' })]).toEqual(['区分ウでは標準負担額が下がらない', '一食に払った額 511円 が一般の標準負担額 510円 より多い', '申請日 2026-08-20 より後']);
  });
  it('令和8年3月までは公開された額で支給し、4月からは前の年度の額で計算して人が見る', async () => {
    expect([await applies(meals), await applies({ ...meals, careMonth: '2026-04', paidOn: '2026-05-01' })]).toEqual(['accepted', 'accepted']);
    expect((await ward.cases()).map(({ amountYen, isHeld, history }) => [amountYen, isHeld, history.at(-1)!.why])).toEqual([[2_700, false, 'B1'], [2_700, true, '2026-04 の標準負担額は公開されておらず、前の年度の額で計算した']].map(([amount, isHeld, why], i) => [amount, isHeld, i === 0 ? expect.stringContaining('申請') : why]));
  });
  it('加入した月は資格のある日から数え、一日三食まで。加入の前の月には支給しない', async () => {
    await ward.insures([person(8, { sex: '2' })], '2026-03-11');
    await ward.incomes(income('P1', 3_000_000), income('P2', 0), income('P3', 1_000_000), income('P9', 0), income('P9', 0, 2024), income('P8', 0), income('P8', 0, 2024));
    const joined = { ...meals, personKey: 'P8' } as const;
    expect([await applies({ ...joined, careMonth: '2026-02' }), await applies({ ...joined, meals: 64 }), await applies({ ...joined, meals: 63 })]).toEqual(['2026-02 に被保険者でない', 'その月に資格のあるのは21日で、63食を超える', 'accepted']);
    expect(await worth()).toEqual(['mealDifference 17010 applied']);
  });
  it('同じ月の二つ目の病院は、医療機関を書けば受け付け、合わせて一日三食まで', async () => {
    const at = (institutionCode: string, count = 50) => applies({ ...meals, institutionCode, meals: count });
    expect([await at('1310000001'), await at('1310000001', 20), await applies({ ...meals, meals: 20 }), await at('1310000002', 44), await at('1310000002', 43), await at('1310000003', 1)]).toEqual([
      'accepted', 'B1 で受け付けている', 'B1 で受け付けている', 'その月に資格のあるのは31日で、93食を超える(ほかの病院の分 50食)', 'accepted', 'その月に資格のあるのは31日で、93食を超える(ほかの病院の分 93食)',
    ]);
    expect(await worth()).toEqual(['mealDifference 13500 applied', 'mealDifference 11610 applied']);
  });
});
