import { afterEach, describe, expect, it } from 'vitest';
import { closeBooks } from './books.js';
import { exceptionQueue } from './exceptions.js';
import { accountKey, ledgerBench } from './ledger-fixture.js';
import { appropriateAll, refund, writeOffAccount } from './overpayments.js';

const server = process.env['TOTSUGO_TEST_PG'];

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('更正・充当・還付・閉鎖・欠損(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  const { begin, close, arrives, paid, sums } = ledgerBench(address, 'collection-over');
  afterEach(async () => expect(await close()).toEqual([]));
  const [first, second] = [accountKey(1, 1), accountKey(1, 2)];

  check('納めた後の減額は過納になり、納期の来た未納に遡って充ててからでなければ還付できない', async () => {
    const ward = await begin();
    for (const period of [2, 3]) await arrives(ward, paid(ward.slip.get(accountKey(1, period))!, '2026-08-20T10:00'));
    await ward.reassess('P1', 0, 2, '2026-10-15T09:30');
    const before = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P1');
    const { assessments } = await ward.ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 });
    expect(before.reduce((sum, { levied_yen }) => sum + levied_yen, 0)).toBe(assessments.find(({ isCurrent }) => isCurrent)!.totalYen);
    const over = before.filter(({ overpaid_yen }) => overpaid_yen > 0);
    expect(over.length).toBeGreaterThan(0);
    expect(await refund(ward.store, { accountKey: over[0]!.account_key, why: '請求' })).toEqual({ outcome: 'dueUnpaid' });
    const decisions = await appropriateAll(ward.store);
    expect(decisions.map(({ rule }) => rule)).toContain('appropriation');
    const moved = await ward.store.db.selectFrom('ward_movement').selectAll().execute();
    expect(moved.every(({ effective_on, decided_on }) => effective_on < decided_on)).toBe(true);
    const after = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P1');
    const due = after.filter(({ due_on }) => due_on <= '2026-10-15').reduce((sum, { unpaid_yen }) => sum + unpaid_yen, 0);
    const left = after.filter(({ overpaid_yen }) => overpaid_yen > 0);
    expect(due === 0 || left.length === 0).toBe(true);
    for (const { account_key, overpaid_yen } of left) expect(await refund(ward.store, { accountKey: account_key, why: '請求' })).toMatchObject({ outcome: 'refunded', yen: overpaid_yen });
    expect((await ward.accounts()).every(({ overpaid_yen }) => overpaid_yen === 0)).toBe(true);
    expect([await appropriateAll(ward.store), await refund(ward.store, { accountKey: first, why: '' }), await refund(ward.store, { accountKey: 'x', why: '' })]).toEqual([[], { outcome: 'nothingOver' }, { outcome: 'unknownAccount' }]);
  });

  check('完納の後の増額で期が開くことはなく、残りの期で増える', async () => {
    const ward = await begin();
    const { levied_yen: yen } = await ward.account(first);
    await arrives(ward, paid(ward.slip.get(first)!));
    await ward.reassess('P1', 3_000_000, 2, '2026-10-15T09:30');
    expect([await sums(ward, first), (await ward.account(accountKey(1, 10))).levied_yen > yen]).toEqual([[yen, yen, 0, 0, 0], true]);
  });

  check('納期の残らない年度の増額は随時期になり、通知した年度の調定になる。もう一度増えれば二つ目の随時期になる', async () => {
    const ward = await begin();
    await ward.reassess('P1', 3_000_000, 2, '2027-04-12T09:30');
    await ward.reassess('P1', 4_000_000, 3, '2027-06-14T09:30');
    const own = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P1');
    const { assessments } = await ward.ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 });
    expect(own.slice(10).map(({ account_key, due_on, levy_year }) => [account_key, due_on, levy_year])).toEqual([[accountKey(1, 11), '2027-05-31', 2027], [accountKey(1, 12), '2027-08-02', 2027]]);
    expect([own.reduce((sum, { levied_yen }) => sum + levied_yen, 0), own.every(({ levied_yen }) => levied_yen > 0)]).toEqual([assessments.find(({ isCurrent }) => isCurrent)!.totalYen, true]);
  });

  check('出納閉鎖は6月1日から一度だけで、未納が1円まで滞納繰越になり、後から分かった5月31日の納付は現年度に入る', async () => {
    const ward = await begin();
    const total = async () => (await ward.accounts()).reduce((sum, { unpaid_yen }) => sum + unpaid_yen, 0);
    await arrives(ward, paid(ward.slip.get(first)!));
    await ward.ward.setClock('2027-05-31T09:30');
    expect(await closeBooks(ward.store, 2026)).toEqual({ outcome: 'tooEarly' });
    await ward.ward.setClock('2027-06-07T09:30');
    await arrives(ward, paid(ward.slip.get(second)!, '2027-06-01T10:00'));
    const { levied_yen: yen } = await ward.account(second);
    expect(await closeBooks(ward.store, 2026)).toEqual({ outcome: 'closed', carriedYen: await total() + yen, accounts: 19 });
    const third = await ward.account(accountKey(1, 3));
    await arrives(ward, paid(ward.slip.get(third.account_key)!, '2027-05-31T10:00'));
    const lines = await ward.store.db.selectFrom('ward_journal').select(['ledger', 'books_year', 'yen']).where('unit_key', '=', third.account_key).where('ledger', 'in', ['cash', 'unpaid']).execute();
    const sum = (ledger: string, year: number) => lines.reduce((all, line) => all + (line.ledger === ledger && line.books_year === year ? line.yen : 0), 0);
    expect([sum('cash', 2026), sum('unpaid', 2026), sum('unpaid', 2027)]).toEqual([third.levied_yen, 0, 0]);
    expect([await closeBooks(ward.store, 2026), await closeBooks(ward.store, 2028)]).toEqual([{ outcome: 'closedBefore' }, { outcome: 'tooEarly' }]);
  });

  check('時効で欠損した期への入金は誤納になる', async () => {
    const ward = await begin();
    await ward.ward.setClock('2028-07-03T09:30');
    expect(await closeBooks(ward.store, 2027)).toEqual({ outcome: 'earlierOpen' });
    expect((await writeOffAccount(ward.store, { accountKey: first, lapsesOn: '2028-07-04', stay: null })).outcome).toBe('alive');
    expect((await writeOffAccount(ward.store, { accountKey: first, lapsesOn: '2028-07-01', stay: null })).outcome).toBe('prescription');
    const { levied_yen: yen } = await ward.account(first);
    await arrives(ward, paid(ward.slip.get(first)!, '2028-07-02T10:00'));
    expect(await sums(ward, first)).toEqual([yen, yen, 0, yen, yen]);
  });

  check('延滞金を取る区では、納めた日までの延滞金が調定され、充当の後に残りから充たる', async () => {
    const ward = await begin({ parameters: { lateChargeFrom: '2026' } });
    const { levied_yen: yen } = await ward.account(first);
    await arrives(ward, paid(ward.slip.get(first)!, '2026-12-31T10:00'));
    const late = (await ward.account(first)).late_yen;
    expect([late % 100, (await ward.account(first)).late_unpaid_yen]).toEqual([0, late]);
    await arrives(ward, paid(ward.slip.get(second)!, '2027-01-05T10:00'));
    expect([(await exceptionQueue(ward.store)).map(({ code }) => code), (await ward.account(second)).late_yen, yen > 0]).toEqual([['rateUnknown'], 0, true]);
  });

  check('充当は充当適状に遡り、その日から延滞金はかからない。同じ日に現金で納めた期にはかかる', async () => {
    const ward = await begin({ people: 8, parameters: { lateChargeFrom: '2026' } });
    const [one, two, three] = [1, 2, 3].map((period) => accountKey(8, period)) as [string, string, string];
    await arrives(ward, paid(ward.slip.get(one)!), paid(ward.slip.get(one)!, '2026-06-20T10:01'));
    await ward.ward.setClock('2026-12-31T09:30');
    await arrives(ward, paid(ward.slip.get(three)!, '2026-12-31T10:00'));
    await appropriateAll(ward.store);
    const [moved] = await ward.store.db.selectFrom('ward_movement').selectAll().where('to_account_key', '=', two).execute();
    expect([moved!.from_account_key, moved!.effective_on, moved!.decided_on]).toEqual([one, '2026-07-31', '2026-12-31']);
    expect([(await ward.account(two)).unpaid_yen, (await ward.account(two)).late_yen, (await ward.account(three)).late_yen > 0]).toEqual([0, 0, true]);
  });
});
