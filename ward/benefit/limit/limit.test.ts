import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateData } from '../../../contracts/mailing/records.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { Day } from '../../../law/define.js';
import { limitThrough } from '../../../law/limit-certificates.js';
import { end, enter, profile } from '../../ward-fixture.js';
import { benefitWard, income, person, type BenefitWard } from '../benefit-fixture.js';
import { limitCertification, type LimitQuestion } from '../rules/limit-certification.js';

let ward: BenefitWard;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-06-20T09:30' });
});
afterEach(() => ward.drop());

let serial = 0;
const applies = (personKey = 'P1', facts: { readonly applicantPersonKey?: string; readonly receivedOn?: Day; readonly notificationId?: string } = {}) =>
  ward.ward.act({ act: 'enterBenefitForm', form: { kind: 'limitCertificate', notificationId: `L-${(serial += 1)}`, receivedOn: '2026-06-20', personKey, applicantPersonKey: personKey, ...facts } });
const held = async (personKey = 'P1') => (await ward.ward.query({ query: 'limitCertificates', personKey })).certifications.map(({ outcome, limitCategory, validFrom, validThrough, state }) => [outcome, limitCategory, validFrom, validThrough, state].join(' '));
const papers = async (personKey = 'P1') => (await ward.ward.query({ query: 'certificates', personKey })).certificates.filter(({ kind }) => kind.startsWith('limit')).map(({ kind, state, mailing }) => `${kind} ${state} ${mailing ?? '-'}`);
const until = async (day: Day) => {
  await ward.ward.setClock(`${day}T17:20`);
  await ward.ward.run('exportCertificates');
};

describe('限度額適用認定の判定', () => {
  const asked: LimitQuestion = { isInsured: true, category: 'ウ', categoryBecause: ['所得'], isElderly: false, isInArrears: false, inArrears: 'refuse' };
  it.each([
    ['ア', false, 'applied'], ['エ', false, 'applied'], ['オ', false, 'appliedReduced'],
    ['現役並みⅢ', true, 'needless'], ['現役並みⅡ', true, 'applied'], ['現役並みⅠ', true, 'applied'], ['一般', true, 'needless'], ['低所得Ⅱ', true, 'appliedReduced'], ['低所得Ⅰ', true, 'appliedReduced'],
  ] as const)('区分%sなら(70〜74歳か: %s)%s', (category, isElderly, outcome) => expect(limitCertification.apply({ ...asked, category, isElderly }).outcome).toBe(outcome));
  it('滞納があれば70歳未満には認定しない。70〜74歳と、滞納を見ない区では認定する', () => {
    const owing = { ...asked, isInArrears: true };
    expect([owing, { ...owing, isElderly: true, category: '低所得Ⅱ' as const }, { ...owing, inArrears: 'issue' as const }].map((one) => limitCertification.apply(one).outcome)).toEqual(['inArrears', 'appliedReduced', 'applied']);
  });
  it('被保険者でない人と、確かめていない月には認定しない', () => {
    expect([{ ...asked, isInsured: false }, { ...asked, category: null }].map((one) => limitCertification.apply(one).outcome)).toEqual(['notInsured', 'unchecked']);
  });
});

describe('認定の終わり', () => {
  it.each([
    ['7月31日に始まればその日まで', '1990-05-05', '2026-07-31', '2026-07-31'], ['8月1日に始まれば翌年の7月31日まで', '1990-05-05', '2026-08-01', '2027-07-31'],
    ['70歳になる月の末日まで', '1957-03-10', '2026-12-01', '2027-03-31'], ['1日生まれは70歳になる前の月の末日まで', '1957-04-01', '2026-12-01', '2027-03-31'], ['75歳の誕生日の前日まで', '1952-03-10', '2026-12-01', '2027-03-09'],
  ] as const)('%s', (_ja, bornOn, from, through) => expect(limitThrough(bornOn, from, 'birthday')).toBe(through));
});

describe('限度額適用認定の申請', () => {
  it('申請の月の初日から7月31日まで認定し、証を作って郵送に回す', async () => {
    await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000));
    expect(await applies()).toMatchObject({ accepted: true, decisions: [{ rule: 'limitCertification', outcome: 'applied' }] });
    expect([await held(), await papers()]).toEqual([['applied A03 2026-06-01 2026-07-31 inForce'], ['limitCertificate issued -']]);
    await until('2026-06-21');
    expect(await papers()).toEqual(['limitCertificate issued handedOver']);
    const file = (await ward.ward.outgoing()).find(({ name }) => name.startsWith(certificateData.id))!;
    expect(codecOf(profile, certificateData).parse(file).records.map(({ value: { kind, limitCategory, issuedOn, validFrom, validThrough } }) => [kind, limitCategory, issuedOn, validFrom, validThrough]).filter(([kind]) => kind === 'limitCertificate')).toEqual([['limitCertificate', 'A03', '2026-06-21', '2026-06-01', '2026-07-31']]);
  });

  it('月の途中に加入した人は、加入の日から', async () => {
    await ward.insures([person(1)], '2026-06-10');
    await ward.incomes(income('P1', 0));
    await applies();
    expect(await held()).toEqual(['appliedReduced A05 2026-06-10 2026-07-31 inForce']);
  });

  it('所得の分からない人は、区分アで認定する', async () => {
    await ward.insures([person(1)]);
    await applies();
    expect(await held()).toEqual(['applied A01 2026-06-01 2026-07-31 inForce']);
  });

  it('70〜74歳の一般は断り、わけを残す', async () => {
    await ward.insures([person(1, { bornOn: '1953-05-05' })]);
    await ward.incomes(income('P1', 1_000_000, 2025, { taxableIncomeYen: 500_000 }));
    await applies();
    expect([await held(), await papers()]).toEqual([['needless    refused'], []]);
    expect((await ward.ward.query({ query: 'limitCertificates', personKey: 'P1' })).certifications[0]!.because[0]).toBe('70〜74歳の一般は、高齢受給者証か資格確認書で限度額までになる');
  });

  it('世帯主は世帯の人のために申請できる。世帯主でも本人でもない人、知らない人、明日の申請、認定のある人の二度目、同じ申請は断る', async () => {
    await ward.insures([person(1), person(2)]);
    const whys = async (...asked: Parameters<typeof applies>) => (await applies(...asked)).refusals.map(({ why }) => why);
    expect(await whys('P1', { applicantPersonKey: 'P2' })).toEqual(['世帯主でも本人でもない']);
    expect(await whys('P9')).toEqual(['この区に登録がない']);
    expect(await whys('P2', { receivedOn: '2026-06-21' })).toEqual(['業務日 2026-06-20 より後']);
    expect(await whys('P2', { applicantPersonKey: 'P1', notificationId: 'once' })).toEqual([]);
    expect(await whys('P2')).toEqual(['2026-07-31 まで認定している']);
    expect((await whys('P1', { notificationId: 'once' }))[0]).toContain('受け付けている');
  });
});

describe('認定の後', () => {
  it('区分が替わると、前の証を回収し、その月の初日からの新しい証を出す', async () => {
    await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000));
    await applies();
    await until('2026-06-21');
    await ward.incomes(income('P1', 2_530_000));
    await until('2026-07-02');
    expect([await held(), await papers()]).toEqual([['applied A03 2026-06-01 2026-07-31 replaced', 'applied A04 2026-07-01 2026-07-31 inForce'], ['limitCertificate recalled handedOver', 'limitCertificate issued handedOver']]);
    await until('2026-07-03');
    expect(await held()).toHaveLength(2);
  });

  it('7月31日にはまだ有効で、8月1日に終わり、申請なしには続かない', async () => {
    await ward.insures([person(1)]);
    await applies();
    await until('2026-07-31');
    expect(await held()).toEqual(['applied A01 2026-06-01 2026-07-31 inForce']);
    await until('2026-08-01');
    expect(await held()).toEqual(['applied A01 2026-06-01 2026-07-31 ended']);
  });

  it.each([['その日のうちに', '2026-06-20'], ['次の日に', '2026-06-21']] as const)('資格を失うと、%s終わり、証を回収する', async (_ja, evening) => {
    await ward.insures([person(1)]);
    await applies();
    await enter(ward.ward, end('joinEmployeeInsurance', '2026-06-20', ['P1'], { receivedOn: '2026-06-20' }));
    await until(evening);
    expect([await held(), await papers()]).toEqual([['applied A01 2026-06-01 2026-07-31 ended'], ['limitCertificate recalled -']]);
  });

  it('証をなくして再交付を受けた人には、同じ認定の証をもう一度出す', async () => {
    await ward.insures([person(1)]);
    await applies();
    await until('2026-06-21');
    await enter(ward.ward, { kind: 'person', notificationId: 'again', receivedOn: '2026-06-21', occurredOn: '2026-06-21', reason: 'certificateReissue', personKey: 'P1' });
    await until('2026-06-22');
    expect([await held(), await papers()]).toEqual([['applied A01 2026-06-01 2026-07-31 inForce'], ['limitCertificate recalled handedOver', 'limitCertificate issued handedOver']]);
  });
});

it('申請なしに続ける区では、8月1日から判定し直した認定が続く', async () => {
  const other = await benefitWard(undefined, { now: '2026-06-20T09:30', parameters: { limitRenewal: 'byItself' }, name: 'renewal' });
  try {
    await other.insures([person(1)]);
    await other.act({ act: 'enterBenefitForm', form: { kind: 'limitCertificate', notificationId: 'R-1', receivedOn: '2026-06-20', personKey: 'P1', applicantPersonKey: 'P1' } });
    await other.ward.setClock('2026-08-01T17:20');
    await other.ward.run('exportCertificates');
    expect((await other.ward.query({ query: 'limitCertificates', personKey: 'P1' })).certifications.map(({ validFrom, validThrough, state }) => `${validFrom} ${validThrough} ${state}`)).toEqual(['2026-06-01 2026-07-31 ended', '2026-08-01 2027-07-31 inForce']);
  } finally {
    await other.drop();
  }
});
