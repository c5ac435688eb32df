import { afterEach, describe, expect, it } from 'vitest';
import { mailReturn } from '../../contracts/mailing/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Day } from '../../law/define.js';
import { accountKey, agentRow } from '../collection/ledger-fixture.js';
import { assignReceipt } from '../collection/requests.js';
import { profile } from '../ward-fixture.js';
import { recordDemands } from './demands.js';
import { duesBench, first, second } from './dues-fixture.js';

const server = process.env['TOTSUGO_TEST_PG'];
const charging = { lateChargeFrom: '2018' } as const;

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('時効・執行停止・不納欠損(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  const { begin, close, arrives, paid, sums } = duesBench(address, 'claims');
  afterEach(async () => expect(await close()).toEqual([]));
  type Ward = Awaited<ReturnType<typeof begin>>;
  const lateOf = async (ward: Ward, key = first) => (await ward.account(key)).late_yen;
  const pays = async (ward: Ward, key: string, on: Day) => arrives(ward, paid(ward.slip.get(key)!, `${on}T10:00`));
  const claimOf = async (ward: Ward, key = first) => (await ward.dues()).accounts.find((account) => account.accountKey === key);
  const stateOf = async (ward: Ward, n = 0) => (await ward.dues()).decisions[n]!.state;

  /** The evening's 督促状, taken at once by whoever posts them. */
  const demands = async (ward: Ward) => {
    await ward.ward.run('exportDemands');
    for (const { name } of await ward.ward.outgoing()) await ward.ward.taken(name);
  };

  check('納期限から2年の日までは徴収権があり、翌日に消滅して欠損になる。その日からの入金は誤納', async () => {
    const ward = await begin({ people: 1 });
    const { levied_yen: yen } = await ward.account(first);
    await ward.at('2028-06-30');
    expect([await ward.check(), (await claimOf(ward))!.claimState, (await claimOf(ward))!.lapsesOn]).toEqual([[], 'running', '2028-07-01']);
    await ward.at('2028-07-01');
    expect([await ward.check(), await ward.check(), await claimOf(ward)]).toEqual([['writeOff.prescription'], [], undefined]);
    await pays(ward, first, '2028-07-01');
    expect(await sums(ward, first)).toEqual([yen, yen, 0, yen, yen]);
  });

  check('届いた督促は時効を改め、返戻された督促は改めない', async () => {
    const ward = await begin();
    await ward.demanded('2026-07-17', '2026-07-21', first);
    await ward.demanded('2026-08-20', null, second);
    await recordDemands(ward.store, [{ accountKey: accountKey(2, 1), issuedOn: '2026-07-17' }]);
    await ward.at('2026-09-01');
    expect([(await claimOf(ward))!.lapsesOn, (await claimOf(ward, second))!.lapsesOn, (await claimOf(ward))!.demandedOn, (await claimOf(ward))!.demandState]).toEqual(['2028-07-22', '2028-08-01', '2026-07-17', 'expired']);
    const { accounts } = await ward.ward.query({ query: 'delinquency', personKey: 'P2' });
    expect(accounts[0]!.lapsesOn).toBe('2028-07-20');
  });

  check('区の発した督促は、滞納整理でも督促であり、猶予の間の期には発しない', async () => {
    const ward = await begin({ people: 1 });
    await ward.at('2026-07-20');
    await demands(ward);
    expect([(await claimOf(ward))!.demandedOn, (await claimOf(ward))!.lapsesOn, await ward.codes('decideSeizure', { servedOn: '2026-07-20', amountYen: 1_000, accountKeys: [first] })]).toEqual(['2026-07-20', '2028-07-23', ['TSG-W309']]);
    await ward.at('2026-08-20');
    await ward.act('grantDeferral', { appliedOn: '2026-08-20', from: '2026-08-20', through: '2026-09-30', accountKeys: [second] });
    await demands(ward);
    expect((await claimOf(ward, second))!.demandedOn).toBeNull();
    await ward.at('2026-10-01');
    await demands(ward);
    expect((await claimOf(ward, second))!.demandedOn).toBe('2026-10-01');
  });

  check('一部の納付は債務の承認として時効を改め、そうしない区では改めない。速報のある期は欠損を待つ', async () => {
    for (const [pledgeRenews, lapsesOn] of [['pledgeAndPayment', '2029-06-21'], ['pledgeOnly', '2028-07-01']] as const) {
      const ward = await begin({ parameters: { pledgeRenews } });
      await ward.at('2027-12-01');
      await arrives(ward, { channel: 'ocr', batchNo: 'B', itemNo: '1', noticeNumber: first.split('-')[0]!, fiscalYear: 2026, period: 1, amountYen: 500, receivedOn: '2026-06-20', confidence: 99 });
      const held = await ward.store.db.selectFrom('ward_receipt_row').select('instance_key').executeTakeFirstOrThrow();
      expect(await assignReceipt(ward.store, { instanceKey: held.instance_key, accountKey: first, by: '担当', why: '内金' })).toBe('assigned');
      // 納期限の前の納付は何も改めない
      expect((await claimOf(ward))!.lapsesOn).toBe('2028-07-01');
      await arrives(ward, { channel: 'ocr', batchNo: 'B', itemNo: '2', noticeNumber: first.split('-')[0]!, fiscalYear: 2026, period: 1, amountYen: 600, receivedOn: '2027-06-20', confidence: 99 });
      expect(await assignReceipt(ward.store, { instanceKey: 'ocr|B|2', accountKey: first, by: '担当', why: '内金' })).toBe('assigned');
      expect((await claimOf(ward))!.lapsesOn).toBe(lapsesOn);
      expect(await close()).toEqual([]);
    }
    const ward = await begin({ people: 1 });
    await ward.at('2028-07-01');
    await arrives(ward, agentRow(ward.slip.get(first)!, 'preliminary', '2028-06-30T10:00'));
    expect(await ward.check()).toEqual([]);
    await arrives(ward, agentRow(ward.slip.get(first)!, 'cancelled', '2028-06-30T10:00'));
    expect(await ward.check()).toEqual(['writeOff.prescription']);
  });

  check('催告書は、そう定めた区でだけ6か月の間、完成を猶予する', async () => {
    for (const [reminderHoldsOff, lapsesOn] of [['none', '2028-07-01'], ['sixMonths', '2028-10-21']] as const) {
      const ward = await begin({ parameters: { reminderHoldsOff } });
      await ward.at('2028-06-30');
      expect(await ward.codes('recordContact', { contactedOn: '2028-04-20', channel: 'reminder', outcome: 'sent' })).toEqual([]);
      // 猶予の間の再度の催告は効かない
      await ward.act('recordContact', { contactedOn: '2028-06-01', channel: 'reminder', outcome: 'sent' });
      expect((await claimOf(ward))!.lapsesOn).toBe(lapsesOn);
      expect(await close()).toEqual([]);
    }
  });

  check('戻った催告書も、ファイルのまま区を出ていない催告書も、時効の完成を猶予しない', async () => {
    for (const [hasLeft, isReturned, lapsesOn] of [[true, false, '2028-10-21'], [true, true, '2028-07-01'], [false, false, '2028-07-01']] as const) {
      const ward = await begin({ parameters: { reminderHoldsOff: 'sixMonths' } });
      await ward.at('2028-04-20');
      await ward.act('recordContact', { contactedOn: '2028-04-20', channel: 'reminder', outcome: 'sent' });
      expect((await ward.ward.run('exportLetters')).files.map((name) => name.split('_')[0])).toEqual(['reminderLetter', 'reminderTotals']);
      if (hasLeft) for (const { name } of await ward.ward.outgoing()) await ward.ward.taken(name);
      await ward.at('2028-05-01');
      const back = codecOf(profile, mailReturn).format({ municipalityCode: '131032', date: '2028-05-01', seq: 1 }, [{ noticeId: 'SK-0000001', returnedOn: '2028-04-28', returnReason: 'unknownAddress' }]);
      if (isReturned) expect(await ward.ward.deliver(back)).toMatchObject({ accepted: true, applied: 1 });
      expect((await claimOf(ward))!.lapsesOn).toBe(lapsesOn);
      expect(await close()).toEqual([]);
    }
  });

  check('執行停止は3年の間続き、その翌日に消滅する。時効は承認で改めておく', async () => {
    const ward = await begin({ people: 1 });
    const acknowledged = async (on: Day) => { await ward.at(on); expect(await ward.codes('recordContact', { contactedOn: on, acknowledged: true })).toEqual([]); };
    await ward.at('2026-09-01');
    expect([await ward.codes('suspendExecution', { accountKeys: [first] }), await ward.codes('suspendExecution', { accountKeys: [first] })]).toEqual([[], ['TSG-W312']]);
    expect((await claimOf(ward))!.isStayed).toBe(true);
    await acknowledged('2027-09-01');
    await acknowledged('2029-01-01');
    await ward.at('2029-09-01');
    expect([await ward.check(), await stateOf(ward)]).toEqual([[], 'inForce']);
    await ward.at('2029-09-02');
    const decided = await ward.check();
    // 納期限 2026-06-30 の一期は停止3年で消滅し、ほかの期は承認で生きている
    expect([decided, await stateOf(ward), (await ward.account(first)).unpaid_yen]).toEqual([['writeOff.stayThreeYears'], 'completed', 0]);
    expect(await ward.codes('cancelDecision', { decisionId: 'TD-0000001' })).toEqual(['TSG-W308']);
  });

  check('停止の間も時効は進み、2年の時効が先に完成する', async () => {
    const ward = await begin({ people: 1 });
    await ward.at('2026-09-01');
    await ward.act('suspendExecution', { accountKeys: [first] });
    await ward.at('2028-06-30');
    expect(await ward.check()).toEqual([]);
    await ward.at('2028-07-01');
    expect(await ward.check()).toEqual(['writeOff.prescription']);
  });

  check('停止の間の延滞金は免除し、そうしない区ではかかる。財産が判って取り消せば、その日からかかる', async () => {
    const late = async (parameters: Record<string, string>, isCancelled: boolean) => {
      const ward = await begin({ people: 12, parameters: { ...charging, ...parameters } });
      const { account_key: key, levied_yen } = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P12')[0]!;
      await ward.at('2026-07-11');
      await ward.act('suspendExecution', { personKey: 'P12', accountKeys: [key] });
      await ward.at('2026-10-20');
      if (isCancelled) await ward.act('cancelDecision', { decisionId: 'TD-0000001' });
      await ward.at('2026-12-31');
      await pays(ward, key, '2026-12-31');
      const charged = await lateOf(ward, key);
      expect(await close()).toEqual([]);
      const of = (perMilleDays: number) => { const yen = Math.floor((Math.floor(levied_yen / 1_000) * 1_000 * perMilleDays) / 365_000); return yen < 1_000 ? 0 : Math.floor(yen / 100) * 100; };
      return { charged, of };
    };
    const waived = await late({}, false);
    expect(waived.charged).toBe(waived.of(10 * 28));
    expect(waived.of(92 * 28 + 92 * 91)).toBeGreaterThan(waived.charged);
    const plain = await late({ lateChargeInStay: 'charged' }, false);
    expect(plain.charged).toBe(plain.of(92 * 28 + 92 * 91));
    const cancelled = await late({}, true);
    expect(cancelled.charged).toBe(cancelled.of(10 * 28 + 73 * 91));
  });

  check('生活困窮による停止は差押を解除し、財産なしでは解除しない。即時消滅は本料と延滞金をともに欠損にする', async () => {
    for (const [ground, state] of [['hardship', 'released'], ['noAssets', 'inForce']] as const) {
      const ward = await begin();
      await ward.demanded('2026-07-20', '2026-07-22', first);
      await ward.at('2026-08-01');
      await ward.act('decideSeizure', { servedOn: '2026-08-01', amountYen: 1_000, accountKeys: [first] });
      expect(await ward.codes('suspendExecution', { ground, accountKeys: [first] })).toEqual([]);
      expect(await stateOf(ward, 0)).toBe(state);
      expect(await ward.codes('decideSeizure', { servedOn: '2026-08-01', amountYen: 1_000, accountKeys: [first] })).toEqual(['TSG-W309']);
      expect(await close()).toEqual([]);
    }
    const ward = await begin();
    await ward.at('2026-08-01');
    const { decisions } = await ward.act('suspendExecution', { endsDebtAtOnce: true, accountKeys: [first] });
    const { levied_yen: yen } = await ward.account(first);
    expect([decisions.map(({ outcome }) => outcome), await sums(ward, first)]).toEqual([['endedAtOnce', 'immediate'], [yen, 0, 0, 0, yen]]);
  });

  check('書いた記録は消えも変わりもせず、断られた操作は何も残さない', async () => {
    const ward = await begin();
    await ward.at('2026-08-20');
    const kept = async () => Promise.all((['ward_dues_fact', 'ward_dues_account', 'ward_dues_demand'] as const).map((table) => ward.store.db.selectFrom(table).selectAll().execute())).then((all) => all.flat().map((row) => JSON.stringify(row)));
    await ward.demanded('2026-07-20', '2026-07-22', first);
    await ward.act('recordContact', { contactedOn: '2026-08-01', outcome: 'promise', promisedOn: '2026-08-31', promisedYen: 1_000 });
    await ward.act('decideSeizure', { servedOn: '2026-08-10', amountYen: 1_000, accountKeys: [first] });
    const before = await kept();
    expect(await ward.codes('recordContact', { contactedOn: '2026-08-01', outcome: 'promise' })).toEqual(['TSG-W302']);
    expect(await ward.codes('decideSeizure', { servedOn: '2026-08-21', amountYen: 1_000 })).toEqual(['TSG-W301']);
    expect(await kept()).toEqual(before);
    await ward.demanded('2026-08-05', '2026-08-07', first);
    await ward.act('collectSeized', { decisionId: 'TD-0000002', receivedOn: '2026-08-20', yen: 400 });
    await ward.act('releaseSeizure', { decisionId: 'TD-0000002', decision: 'withdraw' });
    await ward.at('2027-01-10');
    await ward.check();
    const after = new Set(await kept());
    expect(before.filter((row) => !after.has(row))).toEqual([]);
    const { contacts } = await ward.dues();
    expect(contacts.map(({ outcome, promisedYen, source, by }) => [outcome, promisedYen, source, by])).toEqual([['promise', 1_000, 'staff', '担当']]);
  });
});
