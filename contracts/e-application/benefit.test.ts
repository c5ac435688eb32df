import { describe, expect, it, test } from 'vitest';
import { applicationForm } from './application.js';
import { benefitProcedures, isOfBenefit } from './benefit.js';

const account = { bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000001', holderName: 'ﾐﾎﾝ ﾊﾅｺ' };
const into = { payTo: 'account', account };
const people = ['見本 花子', '見本 太郎'].map((name) => ({ name, nameKana: 'ミホン', bornOn: '1985-06-15', sex: '2', address: '千代田区架空町1-2-3' }));
const contents: Readonly<Record<string, object>> = {
  highCost: { careMonth: '2026-06', ...into }, yearly: { yearlyKind: 'careTotal', benefitYear: 2025, ...into }, stopAutoPayment: {}, childbirth: { bornOn: '2026-07-10', children: 1, pregnancyDays: 280, isCompensated: true, ...into }, funeral: { heldOn: '2026-08-15', ...into },
  medicalCost: { ground: 'brace', paidOn: '2026-08-01', paidYen: 60_000, ...into }, transport: { paidOn: '2026-08-01', paidYen: 9_000, ...into }, mealDifference: { careMonth: '2026-02', meals: 30, paidPerMealYen: 510, paidOn: '2026-03-01', ...into },
};
const saying = (content: object, concerns: readonly number[] = [0]) => applicationForm.safeParse({ people, concerns, content });
const whyNot = (content: object, concerns?: readonly number[]) => saying(content, concerns).error?.issues.map(({ message }) => message);

describe('給付の電子申請の形', () => {
  it.each(benefitProcedures.map(([procedure, ja]) => [ja, procedure] as const))('%sは、申請者の知ることだけで書ける', (_ja, procedure) => {
    const { success, data } = saying({ procedure, ...contents[procedure]! });
    expect([success, data && isOfBenefit(data.content)]).toEqual([true, true]);
  });
  it('資格と賦課の手続は給付ではない', () => expect(['leave', 'maternity', 'relief'].map((procedure) => isOfBenefit({ procedure }))).toEqual([false, false, false]));
  test('書かなければ、自動振込に同意せず、前の社会保険から受けず、治療のための渡航ではない', () => {
    expect(saying({ procedure: 'highCost', ...contents['highCost'] }).data?.content).toMatchObject({ autoPayment: false });
    expect(saying({ procedure: 'funeral', ...contents['funeral'] }).data?.content).toMatchObject({ isPaidByFormerInsurer: false });
    expect(saying({ procedure: 'medicalCost', ...contents['medicalCost'] }).data?.content).toMatchObject({ travelledForCare: false });
  });
  test('口座と公金受取口座は、ちょうど一つを選ぶ', () => {
    const month = { procedure: 'highCost', careMonth: '2026-06' };
    expect(saying({ ...month, payTo: 'publicAccount' }).success).toBe(true);
    expect([whyNot({ ...month, payTo: 'publicAccount', account }), whyNot({ ...month, payTo: 'account' })]).toEqual([['口座は、公金受取口座でないときだけ、必ず書く'], ['口座は、公金受取口座でないときだけ、必ず書く']]);
    expect(saying(month).success).toBe(false);
  });
  test('二人についての申請は、二つに分けてもらう', () => {
    expect([whyNot({ procedure: 'stopAutoPayment' }, [0, 1]), saying({ procedure: 'cardUseCancellation' }, [0, 1]).success]).toEqual([['給付の手続は一人について申請する'], true]);
  });
  test('13月の診療月と、0人の出産は書けない', () => {
    expect([saying({ procedure: 'highCost', careMonth: '2026-13', ...into }).success, saying({ procedure: 'childbirth', ...contents['childbirth'], children: 0 }).success]).toEqual([false, false]);
  });
});
