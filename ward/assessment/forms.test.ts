import { describe, expect, it } from 'vitest';
import type { PremiumForm } from '../../contracts/ward-premium.js';
import type { Day } from '../../law/define.js';
import { declared, levyWard, person, type LevyWard } from './levy-fixture.js';

type Told = PremiumForm extends infer F ? (F extends unknown ? Omit<F, 'notificationId' | 'receivedOn'> & { readonly notificationId?: string; readonly receivedOn?: Day } : never) : never;
let serial = 0;
const refusals = async ({ ward }: LevyWard, told: Told) => {
  const form = { notificationId: `F-${(serial += 1)}`, receivedOn: '2026-06-10' as const, ...told };
  const { accepted, refusals: found } = await ward.act({ act: 'enterPremiumForm', form });
  return accepted ? '受付' : found.map(({ code }) => code).join(' ');
};
const insured = async (facts: Parameters<typeof person>[1] = {}) => {
  const levy = await levyWard();
  await levy.insures([person(1, facts), person(2)]);
  return levy;
};

describe('賦課関係の届出の受付', () => {
  it('知らない人、加入していない人、明日の届出日は拒み、理由をすべて言う', async () => {
    const levy = await insured();
    await levy.insures([person(3)], '2026-05-01');
    await levy.ward.act({ act: 'voidPeriod', personKey: 'P3', applicationStartOn: '2026-05-01', why: '誤り' });
    const form = { kind: 'maternity', bornOn: '2026-07-10', isMultiple: false } as const;
    expect([await refusals(levy, { ...form, personKey: 'P9' }), await refusals(levy, { ...form, personKey: 'P3' }), await refusals(levy, { ...form, personKey: 'P9', receivedOn: '2026-06-11' })]).toEqual(['TSG-W110', 'TSG-W140', 'TSG-W101 TSG-W110']);
  });

  it('受け付けた届出の識別は二度使えず、拒まれた届出の識別は使える', async () => {
    const levy = await insured();
    const form = { kind: 'maternity', personKey: 'P2', bornOn: '2026-07-10', isMultiple: false, notificationId: 'F-same' } as const;
    expect([await refusals(levy, { ...form, personKey: 'P9' }), await refusals(levy, form), await refusals(levy, form)]).toEqual(['TSG-W110', '受付', 'TSG-W103']);
  });

  it.each([['11', '受付'], ['12', '受付'], ['23', '受付'], ['34', '受付'], ['24', 'TSG-W201'], ['40', 'TSG-W201'], ['55', 'TSG-W201']])('離職理由コード %s は %s', async (reasonCode, expected) => {
    expect(await refusals(await insured(), { kind: 'involuntaryUnemployment', personKey: 'P1', leftOn: '2026-05-31', reasonCode })).toBe(expected);
  });

  it('離職は起きてから、65歳に達する前の日まで', async () => {
    const levy = await insured({ bornOn: '1961-05-31' });
    const on = (leftOn: Day) => refusals(levy, { kind: 'involuntaryUnemployment', personKey: 'P1', leftOn, reasonCode: '11' });
    expect([await on('2026-05-29'), await on('2026-05-30')]).toEqual(['受付', 'TSG-W202']);
    expect(await refusals(levy, { kind: 'involuntaryUnemployment', personKey: 'P2', leftOn: '2026-06-11', reasonCode: '11' })).toBe('TSG-W102');
  });

  it('産前産後は2023年11月の出産から、届出は予定日の6か月前から(その月にない日は月末)', async () => {
    const levy = await insured();
    const on = (bornOn: Day, receivedOn: Day = '2026-06-10') => refusals(levy, { kind: 'maternity', personKey: 'P2', bornOn, isMultiple: false, receivedOn });
    expect([await on('2023-10-31'), await on('2023-11-01'), await on('2026-12-10'), await on('2026-12-11')]).toEqual(['TSG-W203', '受付', '受付', 'TSG-W204']);
    expect([await on('2026-08-31', '2026-02-27'), await on('2026-08-31', '2026-02-28')]).toEqual(['TSG-W204', '受付']);
  });

  it('旧被扶養者は65歳に達した日から', async () => {
    const [reached, before] = [await insured({ bornOn: '1961-06-11' }), await insured({ bornOn: '1961-06-12' })];
    expect([await refusals(reached, { kind: 'formerDependent', personKey: 'P1' }), await refusals(before, { kind: 'formerDependent', personKey: 'P1' })]).toEqual(['受付', 'TSG-W202']);
  });

  it('減免は、その年度の納付義務者としての決定があってから', async () => {
    const levy = await insured();
    await levy.tells(1, declared('P1', 2_430_000), declared('P2', 0));
    const relief = (personKey: string, fiscalYear = 2026) => refusals(levy, { kind: 'relief', personKey, fiscalYear, yen: { medical: 1_000 }, reason: '災害' });
    expect(await relief('P1')).toBe('TSG-W205');
    await levy.ward.run('assessYear');
    expect([await relief('P1'), await relief('P2'), await relief('P1', 2025)]).toEqual(['受付', 'TSG-W205', 'TSG-W205']);
  });
});
