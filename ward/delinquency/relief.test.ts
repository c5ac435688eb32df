import { afterEach, describe, expect, it } from 'vitest';
import type { Day } from '../../law/define.js';
import { lateChargeYen, unpaidUntil } from '../collection/rules/late-charge.js';
import { readSettings } from '../settings.js';
import { accountsInGrace } from './spans.js';
import { duesBench, first, second } from './dues-fixture.js';

const server = process.env['TOTSUGO_TEST_PG'];
const charging = { lateChargeFrom: '2018' } as const;

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('猶予・分割納付・停止・欠損(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  const { begin, close, arrives, paid } = duesBench(address, 'relief');
  afterEach(async () => expect(await close()).toEqual([]));
  type Ward = Awaited<ReturnType<typeof begin>>;
  const lateOf = async (ward: Ward, key = first) => (await ward.account(key)).late_yen;
  const pays = async (ward: Ward, key: string, on: Day) => arrives(ward, paid(ward.slip.get(key)!, `${on}T10:00`));
  const claimOf = async (ward: Ward, key = first) => (await ward.dues()).accounts.find((account) => account.accountKey === key);
  const stateOf = async (ward: Ward, n = 0) => (await ward.dues()).decisions[n]!.state;

  check('猶予の間は延滞金が猶予の割合になり、災害・病気を免除する区と、猶予を免除する区では、その日数にかからない', async () => {
    const charged = async (parameters: Record<string, string>, ground: 'illness' | 'businessLoss' | null) => {
      const ward = await begin({ people: 12, parameters: { ...charging, ...parameters } });
      const [account] = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P12');
      await ward.at('2026-07-10');
      if (ground) expect(await ward.codes('grantDeferral', { personKey: 'P12', ground, appliedOn: '2026-07-10', from: '2026-07-11', through: '2026-12-31', accountKeys: [account!.account_key] })).toEqual([]);
      await ward.at('2026-12-31');
      await pays(ward, account!.account_key, '2026-12-31');
      const late = await lateOf(ward, account!.account_key);
      expect(await close()).toEqual([]);
      return [late, account!.levied_yen] as const;
    };
    const [full, levied] = await charged({}, null);
    const base = Math.floor(levied / 1_000) * 1_000;
    const rounded = (perMilleDays: number) => { const yen = Math.floor((base * perMilleDays) / 365_000); return yen < 1_000 ? 0 : Math.floor(yen / 100) * 100; };
    expect(levied).toBeGreaterThan(60_000);
    // 7月1日〜9月30日の92日は2.8%、10月1日〜12月31日の92日は9.1%
    expect(full).toBe(rounded(92 * 28 + 92 * 91));
    expect(full).toBe(lateChargeYen({ dueOn: '2026-06-30', spans: unpaidUntil('2026-06-30', '2026-12-31', levied), rules: { lateChargeFirstMonths: '3', lateChargeFraction: 'sumThenFloor', lateChargeInGrace: 'graceRate' } }));
    // 7月11日からの174日は1.3%
    expect((await charged({}, 'illness'))[0]).toBe(rounded(10 * 28 + 174 * 13));
    expect((await charged({ lateChargeInGrace: 'waived' }, 'businessLoss'))[0]).toBe(rounded(10 * 28));
    expect((await charged({ lateChargeInGrace: 'byGround' }, 'illness'))[0]).toBe(rounded(10 * 28));
    expect((await charged({ lateChargeInGrace: 'byGround' }, 'businessLoss'))[0]).toBe(rounded(10 * 28 + 174 * 13));
  });

  check('取り消した猶予は、取り消した日から元の割合の延滞金に戻る', async () => {
    const ward = await begin({ people: 12, parameters: charging });
    const { account_key: key } = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P12')[0]!;
    await ward.at('2026-07-10');
    await ward.act('grantDeferral', { personKey: 'P12', appliedOn: '2026-07-10', from: '2026-07-11', through: '2026-12-31', accountKeys: [key] });
    await ward.at('2026-10-20');
    expect(await ward.codes('cancelDecision', { decisionId: 'TD-0000001' })).toEqual([]);
    expect(await ward.codes('cancelDecision', { decisionId: 'TD-0000001' })).toEqual(['TSG-W308']);
    await ward.at('2026-12-31');
    await pays(ward, key, '2026-12-31');
    const { levied_yen, late_yen } = await ward.account(key);
    const base = Math.floor(levied_yen / 1_000) * 1_000;
    // 7月1日〜10日 2.8%、7月11日〜10月19日の101日 1.3%、10月20日〜12月31日の73日 9.1%
    expect(late_yen).toBe(Math.floor(Math.floor((base * (10 * 28 + 101 * 13 + 73 * 91)) / 365_000) / 100) * 100);
  });

  check('徴収猶予は6か月まで。理由のない猶予、重なる猶予、期限を過ぎた換価の猶予は断り、何も残さない', async () => {
    const ward = await begin();
    await ward.at('2027-01-01');
    const asked = { appliedOn: '2027-01-01', from: '2027-01-01', through: '2027-06-30', accountKeys: [first] } as const;
    expect([await ward.codes('grantDeferral', { ...asked, through: '2027-07-01' }), await ward.codes('grantDeferral', { ...asked, ground: 'none' }), await ward.codes('grantDeferral', { ...asked, deferralKind: 'conversion' })]).toEqual([['TSG-W305'], ['TSG-W305'], ['TSG-W305']]);
    expect((await ward.dues()).decisions).toEqual([]);
    expect([await ward.codes('grantDeferral', asked), await ward.codes('grantDeferral', { ...asked, from: '2027-06-30' }), await ward.codes('grantDeferral', { ...asked, from: '2027-07-01', through: '2027-07-31' })]).toEqual([[], ['TSG-W305', 'TSG-W305'], ['TSG-W305']]);
    expect([await ward.codes('grantDeferral', { ...asked, personKey: 'P9' }), await ward.codes('grantDeferral', { ...asked, accountKeys: ['x'] }), await ward.codes('grantDeferral', { ...asked, appliedOn: '2027-01-02' })]).toEqual([['TSG-W300'], ['TSG-W303'], ['TSG-W301']]);
  });

  check('猶予の最後の日までは猶予で、翌日の判定で終わりを一度だけ告げる', async () => {
    const ward = await begin();
    await ward.at('2026-07-10');
    await ward.act('grantDeferral', { appliedOn: '2026-07-10', from: '2026-07-10', through: '2026-09-30', accountKeys: [first] });
    await ward.at('2026-09-30');
    const inGrace = async () => [...await accountsInGrace(ward.store, [first, second], await readSettings(ward.store))];
    expect(await inGrace()).toEqual([first]);
    expect([(await claimOf(ward))!.isInGrace, (await claimOf(ward))!.demandState, await ward.check()]).toEqual([true, 'inGrace', []]);
    await ward.at('2026-10-01');
    expect(await inGrace()).toEqual([]);
    expect([await ward.check(), await ward.check(), (await claimOf(ward))!.isInGrace, await stateOf(ward)]).toEqual([['grace.expired'], [], false, 'expired']);
  });

  check('分割納付は、二度目の不履行で取り消し、条件とした猶予も取り消す。約束の日の内は不履行でない', async () => {
    const ward = await begin();
    await ward.at('2026-07-10');
    await ward.act('grantDeferral', { deferralKind: 'conversion', ground: 'hardship', appliedOn: '2026-07-10', from: '2026-07-10', through: '2026-12-31', accountKeys: [first] });
    const { unpaid_yen: owed } = await ward.account(first);
    const rows = [{ dueOn: '2026-08-31' as Day, yen: 1_000 }, { dueOn: '2026-09-30' as Day, yen: 1_000 }, { dueOn: '2026-11-30' as Day, yen: owed - 2_000 }];
    const agree = { pledgedOn: '2026-07-10', accountKeys: [first], deferralId: 'TD-0000001', installments: rows } as const;
    expect([await ward.codes('agreeInstallments', { ...agree, installments: [...rows, { dueOn: '2026-12-01', yen: 1 }] }), await ward.codes('agreeInstallments', { ...agree, installments: rows.toReversed() }), await ward.codes('agreeInstallments', { ...agree, deferralId: 'TD-0000009' }), await ward.codes('agreeInstallments', { ...agree, installments: [{ dueOn: '2027-01-01', yen: 1 }] })])
      .toEqual([['TSG-W306'], ['TSG-W306'], ['TSG-W307'], ['TSG-W306']]);
    expect([await ward.codes('agreeInstallments', agree), await ward.codes('agreeInstallments', agree)]).toEqual([[], ['TSG-W306']]);
    await ward.at('2026-09-30');
    expect(await ward.check()).toEqual([]);
    await ward.at('2026-10-01');
    expect([await ward.check(), await ward.check()]).toEqual([['paymentPlan.broken'], []]);
    expect([await stateOf(ward, 0), await stateOf(ward, 1), (await claimOf(ward))!.isInGrace]).toEqual(['broken', 'broken', false]);
  });

  check('分割納付を納め終われば計画は終わり、誓約から時効が改めて進む', async () => {
    const ward = await begin();
    await ward.at('2026-07-10');
    const { unpaid_yen: owed } = await ward.account(first);
    await ward.act('agreeInstallments', { pledgedOn: '2026-07-10', accountKeys: [first], installments: [{ dueOn: '2026-08-31', yen: owed }] });
    expect((await claimOf(ward))!.lapsesOn).toBe('2028-07-11');
    await ward.at('2026-08-20');
    await pays(ward, first, '2026-08-20');
    expect([await ward.check(), await ward.check(), await stateOf(ward)]).toEqual([['paymentPlan.completed'], [], 'completed']);
  });
});
