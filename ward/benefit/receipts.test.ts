import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { benefitRecord, claimObjection, insuredMasterChange, objectionResult } from '../../contracts/claims/records.js';
import type { BenefitRecord } from '../../contracts/claims/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Day } from '../../law/define.js';
import { end, enter, profile } from '../ward-fixture.js';
import { benefitWard, income, inpatient, person, receiptOf, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => {
  ward = await benefitWard(undefined);
  household = await ward.insures([person(1)]);
  await ward.incomes(income('P1', 3_000_000));
});
afterEach(() => ward.drop());

const refund = async (): Promise<number> => {
  await ward.candidates();
  return (await ward.month(household)).refundYen;
};
const troubles = async () => (await ward.ward.query({ query: 'receiptWorklist' })).receipts.map(({ receiptKey, troubles: of }) => `${receiptKey} ${of.join(' ')}`);
const big = (facts: Partial<BenefitRecord> = {}): BenefitRecord => inpatient(household, person(1), 100_000, { receiptKey: 'A', ...facts });

describe('版', () => {
  it('同じ給付記録は何度来ても一つ', async () => {
    expect(await ward.records(big())).toMatchObject({ applied: 1 });
    expect(await ward.records(big())).toMatchObject({ applied: 0, accepted: true });
    expect(await refund()).toBe(212_570);
  });
  it('高い版がいつ来ても効き、取下げの後に古い版が来ても数えない', async () => {
    await ward.records(big({ revision: 3, recordState: 'withdrawn' }));
    await ward.records(big({ revision: 1 }));
    await ward.records(big({ revision: 2, points: 90_000, recordState: 'corrected' }));
    expect(await refund()).toBe(0);
  });
  it('先に来た訂正の版は、後から来た初めの版で戻らない', async () => {
    await ward.records(big({ revision: 2, points: 90_000, recordState: 'corrected' }));
    await ward.records(big({ revision: 1 }));
    // 270,000 − (80,100 + 633,000×1%)
    expect(await refund()).toBe(270_000 - 86_430);
  });
  it('同じ版で中身の違うものは使わずに残し、確認待ちに出す', async () => {
    await ward.records(big());
    const told = await ward.records(big({ points: 1 }));
    expect([told.accepted, told.applied, told.issues.map(({ code }) => code)]).toEqual([true, 0, ['W208']]);
    expect((await ward.ward.query({ query: 'receiptWorklist' })).contradictions).toMatchObject([{ receiptKey: 'A', revision: 1 }]);
    expect(await refund()).toBe(212_570);
  });
  it('暦にない月の行があれば、ほかの誤りとともに挙げ、ファイルの何も取り込まない', async () => {
    const { name, bytes } = codecOf(profile, benefitRecord).format({ municipalityCode: '131032', date: '2026-08-20', seq: 90 }, [big({ careMonth: '202601' }), big({ receiptKey: 'B', careMonth: '202607' })]);
    const spoilt = Buffer.from(bytes).toString().replace('202601', '202613').replace('202607', '2026-7');
    const { accepted, issues } = await ward.ward.deliver({ name, bytes: Buffer.from(spoilt) });
    expect([accepted, issues.map(({ code, line, field }) => [code, line, field])]).toEqual([false, [['E203', 3, 'careMonth'], ['E202', 4, 'careMonth']]]);
    expect((await ward.ward.query({ query: 'receipts', householdKey: household })).receipts).toEqual([]);
  });
});

describe('誰のレセプトか', () => {
  test.each<[string, Partial<BenefitRecord>, string]>([
    ['保険者番号がこの区のものでない', { insurerNumber: '138016' }, 'insurerOther'], ['枝番がない', { branchNumber: null }, 'branchMissing'], ['枝番の人がいない', { branchNumber: '09' }, 'personUnknown'], ['世帯がない', { householdKey: 'H-9' }, 'personUnknown'],
    ['生年月日が違う', { bornOn: '1980-05-06' }, 'bornOnDiffers'], ['性別も氏名も違う', { sex: '2', nameKana: 'ベツジン' }, 'sexDiffers nameDiffers'], ['適用の前の月', { careMonth: '202303' }, 'notInsured'], ['確かめていない月', { careMonth: '202708' }, 'monthNotChecked'],
  ])('%sものは数えず、わけを示して待つ', async (_, facts, said) => {
    await ward.records(big(facts));
    expect(await troubles()).toEqual([`A ${said}`]);
    await ward.candidates();
    expect(await ward.cases()).toEqual([]);
  });
  it('カナの書き方だけの違いは本人とし、カナがなければ生年月日と性別で足りる', async () => {
    await ward.records(big({ nameKana: 'ｼｹﾝ' }), big({ receiptKey: 'B', nameKana: null, points: 1_000 }));
    expect(await troubles()).toEqual([]);
  });
  it('適用の初めの月と、終わりの月までは数える', async () => {
    await enter(ward.ward, { ...end('joinEmployeeInsurance', '2026-06-10', ['P1']), receivedOn: '2026-08-20' });
    await ward.records(big({ careMonth: '202304' }), big({ receiptKey: 'B', careMonth: '202303' }), big({ receiptKey: 'C', careMonth: '202606' }), big({ receiptKey: 'D', careMonth: '202607' }));
    expect(await troubles()).toEqual(['B notInsured', 'D notInsured']);
  });
  it('人の決めたレセプトは、その人のものとして数える', async () => {
    await ward.records(big({ bornOn: '1981-05-05' }));
    expect(await ward.act({ act: 'decideReceipt', receiptKey: 'A', personKey: 'P1', by: '給付係', why: '医療機関の書き誤り' })).toBe('accepted');
    expect([await troubles(), await refund()]).toEqual([[], 212_570]);
    expect(await ward.act({ act: 'decideReceipt', receiptKey: 'A', personKey: 'P1', by: '給付係', why: '二度' })).toBe('確認を待っていない');
  });
  it('後から資格の記録が替われば、数えていたものも数えていなかったものも見直す', async () => {
    await ward.records(big(), big({ receiptKey: 'B', careMonth: '202607' }));
    await ward.candidates();
    await enter(ward.ward, { ...end('joinEmployeeInsurance', '2026-06-20', ['P1']), receivedOn: '2026-08-20' });
    await ward.candidates();
    expect(await troubles()).toEqual(['B notInsured']);
    expect((await ward.cases()).map(({ careMonth, state }) => `${careMonth} ${state}`)).toEqual(['2026-06 detected', '2026-07 withdrawn']);
    expect(await ward.act({ act: 'correctPeriod', personKey: 'P1', applicationStartOn: '2023-04-01', newEndOn: null, why: '届出の取消し' })).toBe('accepted');
    await ward.candidates();
    expect([await troubles(), (await ward.cases()).map(({ careMonth, state }) => `${careMonth} ${state}`)]).toEqual([[], ['2026-06 detected', '2026-07 withdrawn', '2026-07 detected']]);
  });
});

describe('国保連へ', () => {
  const outgoing = async () => {
    const { files } = await ward.ward.run('exportMaster');
    const found = (await ward.ward.outgoing()).filter(({ name }) => files.includes(name));
    for (const { name } of found) await ward.ward.taken(name);
    return found;
  };
  it('被保険者マスタの異動は、替わった適用期間だけを、版を上げて知らせる', async () => {
    const [first] = await outgoing();
    expect(codecOf(profile, insuredMasterChange).parse(first!).records.map(({ value }) => value)).toEqual([
      { insurerNumber: '138032', householdKey: household, branchNumber: '01', periodKey: expect.any(String), nameKana: 'シケン', bornOn: '1980-05-05', sex: '1', startOn: '2023-04-01', endOn: null, isVoid: false, revision: 1 },
    ]);
    expect(await outgoing()).toEqual([]);
    await enter(ward.ward, { ...end('joinEmployeeInsurance', '2026-06-20', ['P1']), receivedOn: '2026-08-20' });
    const [second] = await outgoing();
    expect(codecOf(profile, insuredMasterChange).parse(second!).records.map(({ value: { endOn, revision } }) => [endOn, revision])).toEqual([['2026-06-21', 2]]);
    await ward.act({ act: 'voidPeriod', personKey: 'P1', applicationStartOn: '2023-04-01', why: '初めから社会保険' });
    const [third] = await outgoing();
    expect(codecOf(profile, insuredMasterChange).parse(third!).records.map(({ value: { isVoid, revision } }) => [isVoid, revision])).toEqual([[true, 3]]);
  });
  it('申出は一度だけ渡し、結果が届くまで同じレセプトに二度は申し出ない', async () => {
    await outgoing();
    await ward.records(big({ careMonth: '202303' }));
    const object = { act: 'objectToReceipt', receiptKey: 'A', reasonCode: '100018', reasonOn: '2023-03-31', by: '給付係', why: '資格喪失後の受診' } as const;
    expect(await ward.act(object)).toBe('accepted');
    expect(await ward.act(object)).toBe('申出の結果を待っている');
    const [file] = await outgoing();
    expect(codecOf(profile, claimObjection).parse(file!).records.map(({ value }) => value)).toEqual([{ objectionId: 'MD00000001', receiptKey: 'A', reasonCode: '100018', reasonOn: '2023-03-31', note: null, saidOn: '2026-08-20' }]);
    expect(await outgoing()).toEqual([]);
    const result = (objectionId: string, seq: number) => ward.ward.deliver(codecOf(profile, objectionResult).format({ municipalityCode: '131032', date: '2026-08-20', seq }, [{ objectionId, receiptKey: 'A', objectionOutcome: '116', decidedMonth: '202608', note: null }]));
    expect(await result('MD00000009', 1)).toMatchObject({ accepted: false, issues: [{ code: 'E207', why: 'この区の申出ではない' }] });
    expect(await result('MD00000001', 2)).toMatchObject({ accepted: true, applied: 1 });
    expect((await ward.ward.query({ query: 'receiptWorklist' })).objections).toMatchObject([{ objectionId: 'MD00000001', outcome: '116' }]);
    expect(await ward.act({ ...object, receiptKey: 'Z' })).toBe('給付記録がない');
  });
});

it('入院・外来の区別や薬局は処方した医療機関に足してから21,000円を見る', async () => {
  const at = { institutionCode: '1310000001' };
  await ward.records(receiptOf(household, person(1), { ...at, points: 6_000 }), receiptOf(household, person(1), { institutionCode: '1340000009', careKind: 'pharmacy', prescriberCode: '1310000001', points: 24_000 }));
  // 18,000 + 72,000 = 90,000円、限度額 80,100 + (300,000 − 267,000)×1% = 80,430円
  expect(await refund()).toBe(9_570);
  await ward.records(receiptOf(household, person(1), { institutionCode: '1340000009', careKind: 'pharmacy', prescriberCode: null, points: 6_900 }));
  expect(await refund()).toBe(9_570);
});

it('終わっていない月の給付記録は数えずに待ち、その月が終われば数える。前の日までは申請も受けない', async () => {
  const future = big({ careMonth: '202608' });
  await ward.records(future);
  await ward.ward.setClock('2026-08-31T09:30');
  await ward.candidates();
  expect([await troubles(), await ward.cases(), await ward.applies(household, 'P1', { careMonth: '2026-08', receivedOn: '2026-08-31' })]).toEqual([['A monthNotOver'], [], '2026-08 の診療がまだ終わっていない / 申請を待つ支給がない']);
  await ward.ward.setClock('2026-09-01T09:30');
  await ward.candidates();
  expect([await troubles(), (await ward.cases()).map(({ careMonth }) => careMonth)]).toEqual([[], ['2026-08']]);
  expect([await ward.applies(household, 'P1', { careMonth: '2026-08', receivedOn: '2026-08-31' }), await ward.applies(household, 'P1', { careMonth: '2026-08', receivedOn: '2026-09-01' })]).toEqual(['2026-08 の診療がまだ終わっていない', 'accepted']);
});

describe('75歳に達した人', () => {
  test.each<[string, Day, string, string[], number]>([
    ['6月20日に75歳: 誕生日のある月は数える', '1951-06-20', '202606', [], 60_000 - 28_800], ['6月20日に75歳: 次の月は70歳未満として数えず、人が見る', '1951-06-20', '202607', ['old pastAge'], 0],
    ['7月1日に75歳: 6月は数える', '1951-07-01', '202606', [], 60_000 - 57_600], ['7月1日に75歳: その月から数えない', '1951-07-01', '202607', ['old pastAge'], 0],
  ])('資格喪失がまだ記録されていないとき、%s', async (_, bornOn, careMonth, waiting, yen) => {
    const elder = person(7, { bornOn });
    const home = await ward.insures([elder]);
    await ward.incomes(income('P1', 3_000_000), income('P7', 1_000_000));
    await ward.records(inpatient(home, elder, 30_000, { receiptKey: 'old', careMonth }));
    await ward.candidates();
    expect([await troubles(), (await ward.cases(home)).reduce((sum, { amountYen }) => sum + amountYen, 0)]).toEqual([waiting, yen]);
  });
  it('同じ世帯の人の月では、被保険者に数えず、そのわけを言う。喪失が記録されれば、資格のない月として残る', async () => {
    const elder = person(8, { bornOn: '1951-06-20' });
    const home = await ward.insures([elder, person(9)]);
    await ward.incomes(income('P1', 3_000_000), income('P8', 9_000_000), income('P9', 3_000_000));
    await ward.records(inpatient(home, person(9), 100_000, { receiptKey: 'young', careMonth: '202607', branchNumber: '02' }), inpatient(home, elder, 30_000, { receiptKey: 'old', careMonth: '202607' }));
    await ward.candidates();
    const { category, categoryBecause, refundYen } = await ward.month(home, '2026-07');
    expect([category, refundYen, categoryBecause.at(-1)]).toEqual([{ under70: 'ウ', over70: null }, 212_570, '枝番01の人は75歳に達していて、資格喪失の記録がない。被保険者に数えない']);
    await ward.ward.run('checkAges');
    await ward.candidates();
    expect([await troubles(), (await ward.cases(home)).map(({ amountYen }) => amountYen)]).toEqual([['old notInsured'], [212_570]]);
  });
});
