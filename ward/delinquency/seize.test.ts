import { afterEach, describe, expect, it } from 'vitest';
import { recordReturnedDemands } from './demands.js';
import { duesBench, first, second } from './dues-fixture.js';

const server = process.env['TOTSUGO_TEST_PG'];
const income = { grossYen: 300_000, incomeTaxYen: 5_000, residentTaxYen: 12_000, socialInsuranceYen: 45_000, dependants: 1 };

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('差押と取立(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  const { begin, close, arrives, paid, sums } = duesBench(address, 'seize');
  afterEach(async () => expect(await close()).toEqual([]));

  check('督促状を発して10日の指定期限までは差し押さえられず、翌日から差し押さえられる', async () => {
    const ward = await begin();
    await ward.demanded('2026-07-20', '2026-07-22', first);
    const seize = { servedOn: '2026-07-30', amountYen: 1_000 } as const;
    await ward.at('2026-07-30');
    const early = await ward.act('decideSeizure', seize);
    expect([early.accepted, early.refusals.map(({ code, why }) => [code, why])]).toEqual([false, [['TSG-W309', '2026-07-20 に発した督促状の指定期限は 2026-07-30']]]);
    expect((await ward.dues()).decisions).toEqual([]);
    await ward.at('2026-07-31');
    expect(await ward.codes('decideSeizure', { ...seize, servedOn: '2026-07-31' })).toEqual([]);
    const [decision] = (await ward.dues()).decisions;
    expect([decision!.kind, decision!.state, decision!.from, decision!.accountKeys, decision!.because.join()]).toEqual(['seizure', 'inForce', '2026-07-31', [first], expect.stringContaining('国民健康保険法79条の2')]);
  });

  check('督促のない期、督促の返戻された期、猶予の間の期は差し押さえられず、督促のある期だけが選ばれる', async () => {
    const ward = await begin();
    await ward.at('2026-08-20');
    const seize = { servedOn: '2026-08-20', amountYen: 1_000 } as const;
    expect(await ward.codes('decideSeizure', seize)).toEqual(['TSG-W309', 'TSG-W309']);
    await ward.demanded('2026-07-20', '2026-07-22', first);
    expect(await ward.codes('decideSeizure', { ...seize, accountKeys: [first, second] })).toEqual(['TSG-W309']);
    await recordReturnedDemands(ward.store, [first], '2026-07-30');
    expect((await ward.act('decideSeizure', seize)).refusals.map(({ why }) => why)).toContain('督促状が返戻されている');
    await ward.demanded('2026-08-05', '2026-08-07', second);
    expect(await ward.codes('grantDeferral', { appliedOn: '2026-08-10', from: '2026-08-10', through: '2026-08-19', accountKeys: [second] })).toEqual([]);
    expect(await ward.codes('decideSeizure', { ...seize, servedOn: '2026-08-19', accountKeys: [second] })).toEqual(['TSG-W309']);
    expect(await ward.codes('decideSeizure', { ...seize, accountKeys: [second] })).toEqual([]);
  });

  check('給与は差押禁止額を除いた74,400円までで、1円も超えられない。年金も同じ', async () => {
    const ward = await begin({ people: 3, parameters: {} });
    const big = { personKey: 'P3', servedOn: '2027-04-20', accountKeys: undefined } as const;
    const keys = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P3').map(({ account_key }) => account_key);
    await ward.demanded('2027-04-01', '2027-04-03', ...keys);
    await ward.at('2027-04-20');
    const owed = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P3').reduce((sum, { unpaid_yen }) => sum + unpaid_yen, 0);
    expect(owed).toBeGreaterThan(74_401);
    expect((await ward.act('decideSeizure', { ...big, object: 'wage', thirdParty: '架空商事', amountYen: 74_401, income })).refusals.map(({ why }) => why)).toEqual(['差押禁止額に食い込む: 一月に差し押さえられるのは 74,400円 まで(差押禁止額 225,600円)']);
    expect(await ward.codes('decideSeizure', { ...big, object: 'pension', thirdParty: '年金機構', amountYen: 74_401, income })).toEqual(['TSG-W309']);
    expect(await ward.codes('decideSeizure', { ...big, object: 'wage', thirdParty: '架空商事', amountYen: 74_400 })).toEqual(['TSG-W310']);
    expect(await ward.codes('decideSeizure', { ...big, object: 'wage', thirdParty: '架空商事', amountYen: 74_400, income })).toEqual([]);
    const { decisionId } = (await ward.ward.query({ query: 'delinquency', personKey: 'P3' })).decisions[0]!;
    expect(await ward.codes('collectSeized', { decisionId, receivedOn: '2027-04-20', yen: 74_401 })).toEqual(['TSG-W311']);
    expect(await ward.codes('collectSeized', { decisionId, receivedOn: '2027-04-20', yen: 74_400 })).toEqual([]);
  });

  check('千円未満を切り捨てる区では、給与は74,000円まで', async () => {
    const ward = await begin({ people: 3, parameters: { seizableWageUnit: '1000' } });
    await ward.demanded('2027-04-01', '2027-04-03', ...(await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P3').map(({ account_key }) => account_key));
    await ward.at('2027-04-20');
    const wage = { personKey: 'P3', servedOn: '2027-04-20', object: 'wage', thirdParty: '架空商事', income } as const;
    expect([await ward.codes('decideSeizure', { ...wage, amountYen: 74_001 }), await ward.codes('decideSeizure', { ...wage, amountYen: 74_000 })]).toEqual([['TSG-W309'], []]);
  });

  check('取り立てた額は、取り立てた日の収納になり、納期限の早い期から充て、配当と残余金の和に等しい', async () => {
    const ward = await begin();
    await ward.demanded('2026-08-05', '2026-08-07', first, second);
    await ward.at('2026-08-20');
    const [one, two] = [(await ward.account(first)).unpaid_yen, (await ward.account(second)).unpaid_yen];
    expect(await ward.codes('decideSeizure', { servedOn: '2026-08-20', amountYen: one + two + 1 })).toEqual(['TSG-W309']);
    expect(await ward.codes('decideSeizure', { servedOn: '2026-08-20', amountYen: one + two })).toEqual([]);
    // 差し押さえた額が債権に届いていれば、もう差し押さえられない
    expect(await ward.codes('decideSeizure', { servedOn: '2026-08-20', amountYen: 1, thirdParty: '別の銀行' })).toEqual(['TSG-W309']);
    const { decisionId } = (await ward.dues()).decisions[0]!;
    await ward.at('2026-09-10');
    expect(await ward.codes('collectSeized', { decisionId, receivedOn: '2026-09-08', yen: one + 100 })).toEqual([]);
    expect([await sums(ward, first), await sums(ward, second)]).toEqual([[one, one, 0, 0, 0], [two, 100, two - 100, 0, 0]]);
    const rows = await ward.store.db.selectFrom('ward_receipt_row').select(['channel', 'received_on', 'yen']).execute();
    expect(rows).toEqual([{ channel: 'enforcement', received_on: '2026-09-08', yen: one + 100 }]);
    // 差押の後に本人が二期を納めれば、残りの取立は本人に返る
    await arrives(ward, paid(ward.slip.get(second)!, '2026-09-09T10:00'));
    expect(await ward.codes('collectSeized', { decisionId, receivedOn: '2026-09-10', yen: two - 100 })).toEqual([]);
    const { distributions, decisions } = await ward.dues();
    expect(distributions).toEqual([
      { decisionId, receivedOn: '2026-09-08', yen: one + 100, parts: [{ accountKey: first, yen: one }, { accountKey: second, yen: 100 }], remainderYen: 0, statementOn: '2026-09-10', paidOutOn: '2026-09-17' },
      { decisionId, receivedOn: '2026-09-10', yen: two - 100, parts: [], remainderYen: two - 100, statementOn: '2026-09-10', paidOutOn: '2026-09-17' },
    ]);
    expect([decisions[0]!.state, decisions[0]!.collectedYen, await sums(ward, second)]).toEqual(['completed', one + two, [two, two + 100, 0, 100, 0]]);
    expect(await ward.codes('collectSeized', { decisionId, receivedOn: '2026-09-10', yen: 1 })).toEqual(['TSG-W308']);
  });

  check('分けられない財産の取立が債権を超えれば、残余金を本人に交付し、差押は解除になる', async () => {
    const ward = await begin();
    await ward.demanded('2026-07-20', '2026-07-22', first);
    await ward.at('2026-07-31');
    await ward.act('decideSeizure', { servedOn: '2026-07-31', object: 'movable', thirdParty: '本人の占有', amountYen: 500_000, accountKeys: [first] });
    const { decisionId } = (await ward.dues()).decisions[0]!;
    const { unpaid_yen: owed } = await ward.account(first);
    const { decisions } = await ward.act('collectSeized', { decisionId, receivedOn: '2026-07-31', yen: 480_000 });
    expect(decisions.map(({ rule, outcome }) => `${rule}.${outcome}`)).toEqual(['distribution.withRemainder', 'seizureRelease.cleared']);
    const { distributions: [told], decisions: [now] } = await ward.dues();
    expect([told!.parts.reduce((sum, { yen }) => sum + yen, 0), told!.remainderYen, now!.state]).toEqual([owed, 480_000 - owed, 'released']);
  });

  check('参加差押は預金にはできず、先の差押が解除されれば自分の日に遡って差押になり、残らない', async () => {
    const ward = await begin();
    await ward.demanded('2026-07-20', '2026-07-22', first);
    await ward.at('2026-08-10');
    const joined = { seizureKind: 'joinedSeizure', thirdParty: '架空税務署', servedOn: '2026-08-10', firstSeizedOn: '2026-06-01', amountYen: 10_000, accountKeys: [first] } as const;
    expect(await ward.codes('decideSeizure', { ...joined, object: 'deposit' })).toEqual(['TSG-W309']);
    expect(await ward.codes('decideSeizure', { ...joined, object: 'realEstate', firstSeizedOn: undefined })).toEqual(['TSG-W310']);
    expect(await ward.codes('decideSeizure', { ...joined, object: 'realEstate' })).toEqual([]);
    const { decisionId } = (await ward.dues()).decisions[0]!;
    await ward.at('2026-09-02');
    expect(await ward.codes('releaseSeizure', { decisionId, decision: 'firstReleased', firstReleasedOn: '2026-09-03' })).toEqual(['TSG-W301']);
    expect(await ward.codes('releaseSeizure', { decisionId, decision: 'firstReleased', firstReleasedOn: '2026-09-01' })).toEqual([]);
    expect((await ward.dues()).decisions.map(({ kind, state, from, endedOn }) => [kind, state, from, endedOn])).toEqual([['joinedSeizure', 'promoted', '2026-08-10', '2026-09-01'], ['seizure', 'inForce', '2026-08-10', null]]);
  });

  check('交付要求は督促を待たず、手続が終われば効力を失う。差押の間は時効が完成せず、取り消せば6か月だけ延びる', async () => {
    const ward = await begin();
    await ward.at('2026-07-10');
    expect(await ward.codes('decideSeizure', { seizureKind: 'deliveryClaim', object: 'realEstate', thirdParty: '架空地裁', servedOn: '2026-07-10', firstSeizedOn: '2026-07-01', amountYen: 10_000, accountKeys: [first] })).toEqual([]);
    const { decisionId } = (await ward.dues()).decisions[0]!;
    const claim = async () => (await ward.dues()).accounts.find((account) => account.accountKey === first)!;
    expect([(await claim()).claimState, (await claim()).lapsesOn]).toEqual(['heldOff', null]);
    await ward.at('2028-06-20');
    expect(await ward.codes('releaseSeizure', { decisionId, decision: 'firstReleased', firstReleasedOn: '2028-06-15' })).toEqual([]);
    expect([(await ward.dues()).decisions[0]!.state, (await claim()).lapsesOn]).toEqual(['lapsed', '2028-12-16']);
  });

  check('完納になれば、その日の判定で差押を解除し、二度は解除しない', async () => {
    const ward = await begin();
    await ward.demanded('2026-07-20', '2026-07-22', first);
    await ward.at('2026-07-31');
    await ward.act('decideSeizure', { servedOn: '2026-07-31', amountYen: 1_000 });
    expect(await ward.check()).toEqual([]);
    await arrives(ward, paid(ward.slip.get(first)!, '2026-07-31T10:00'));
    expect([await ward.check(), await ward.check()]).toEqual([['seizureRelease.cleared'], []]);
    expect((await ward.dues()).decisions[0]).toMatchObject({ state: 'released', endedOn: '2026-07-31' });
  });
});
