import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../../../law/day.js';
import { statementExample } from '../../../contracts/bank/worked.examples.js';
import { agentSays, barsFrom, collectingPort, payerAccount, type CollectingPort } from './port-fixture.js';

const server = process.env['TOTSUGO_TEST_PG'];

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('収納の窓口(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  let open: CollectingPort | undefined;
  const begin = async (options?: Parameters<typeof collectingPort>[1]) => (open = await collectingPort(address, options));
  afterEach(async () => {
    const ward = open;
    open = undefined;
    expect((await ward?.ledger())?.troubles ?? []).toEqual([]);
    await ward?.drop();
  });
  const codes = async ({ exceptions }: CollectingPort) => (await exceptions()).map(({ code, yen }) => [code, yen]);

  check('印刷した納付書で払われた確報が届けば、その期は完納になる。同じファイルも行の重なるファイルも何も変えない', async () => {
    const ward = await begin();
    const [first] = await ward.account();
    expect([first!.state, first!.leviedYen, first!.dueOn]).toEqual(['notDue', Number(ward.barcode(1).slice(37, 43)), '2026-06-30']);
    await ward.until('2026-06-23');
    const row = agentSays('02', ward.barcode(1), '2026-06-20T10:00', '2026-06-30');
    expect(await ward.feed('2026-06-23', row)).toMatchObject({ accepted: true, layout: 'agentReceipt', applied: 1 });
    expect((await ward.account())[0]).toMatchObject({ state: 'paid', collectedYen: first!.leviedYen, unpaidYen: 0 });
    expect((await ward.feed('2026-06-23', row)).applied).toBe(0);
    expect([await codes(ward), (await ward.ledger()).sums.collectedYen]).toEqual([[], first!.leviedYen]);
  });

  check('他の区の行・発行していない納付書・検査数字の違い・額の違いは期に充てず、壊れたファイルは何も残さない', async () => {
    const ward = await begin();
    await ward.until('2026-06-23');
    const before = await ward.account();
    const foreign = barsFrom(ward.barcode(1), { freeField: `13104${ward.barcode(1).slice(13, 29)}` });
    const forged = barsFrom(ward.barcode(1), { amountYen: 61_050 });
    const misread = `${ward.barcode(2).slice(0, -1)}${(Number(ward.barcode(2).at(-1)) + 1) % 10}`;
    const rows = [foreign, forged, misread].map((barcode, i) => agentSays('02', barcode, at('2026-06-20', `10:${10 + i}`), '2026-06-30'));
    expect((await ward.feed('2026-06-23', ...rows, agentSays('02', ward.barcode(3), '2026-06-20T10:04', '2026-06-30', { amountYen: 1 }))).applied).toBe(4);
    expect(new Set((await codes(ward)).map(([code]) => code))).toEqual(new Set(['amountDiffers', 'notIssued', 'otherWard', 'wrongCheckDigit']));
    expect((await ward.exceptions()).find(({ code }) => code === 'notIssued')!.proposals).toContainEqual({ proposal: 'assign', accountKey: before[0]!.accountKey, why: '同じ自由使用欄の納付書の期' });
    // わざと: 電文の形にも反する行(時刻)があれば、隣の正しい行も入らない
    const good = agentSays('02', ward.barcode(1), '2026-06-20T10:02', '2026-06-30');
    expect(await ward.ward.deliver({ ...ward.feedFile('2026-06-24', good, { ...good, receivedTime: '2560' }) })).toMatchObject({ accepted: false, layout: 'agentReceipt', applied: 0, issues: [{ field: 'receivedTime' }] });
    expect(await ward.account()).toEqual(before);
  });

  check('不明金は職員が期を決めれば充たり、置くと決めたものはわけとともに残る', async () => {
    const ward = await begin();
    await ward.until('2026-06-23');
    const [first] = await ward.account();
    const [paid, left] = [barsFrom(ward.barcode(1), { amountYen: first!.leviedYen - 1 }), barsFrom(ward.barcode(1), { amountYen: 5_000 })];
    await ward.feed('2026-06-23', agentSays('02', paid, '2026-06-20T10:00', '2026-06-30'), agentSays('02', left, '2026-06-20T10:01', '2026-06-30'));
    const waiting = await ward.exceptions();
    const about = (yen: number) => waiting.find((one) => one.yen === yen)!.about;
    const assign = (paymentKey: string, accountKey: string | null) => ward.ward.act({ act: 'assignReceipt', paymentKey, accountKey, by: '収納係', why: '本人に確かめた' });
    expect((await assign('x', first!.accountKey)).refusals.map(({ code }) => code)).toEqual(['TSG-W272']);
    expect((await assign(about(5_000), 'x')).refusals.map(({ code }) => code)).toEqual(['TSG-W271']);
    expect([(await assign(about(first!.leviedYen - 1), first!.accountKey)).accepted, (await assign(about(5_000), null)).accepted]).toEqual([true, true]);
    expect((await ward.account())[0]).toMatchObject({ unpaidYen: 1, state: 'notDue' });
    expect((await ward.exceptions()).map(({ code, yen, note }) => [code, yen, note])).toEqual([['notIssued', 5_000, '本人に確かめた']]);
    expect((await assign(about(first!.leviedYen - 1), first!.accountKey)).refusals.map(({ code }) => code)).toEqual(['TSG-W273']);
    expect((await ward.ledger()).suspenseYen).toBe(5_000);
  });

  check('口座振替は、登録のある人の期を振替日の5営業日前に一度だけ依頼し、済は収納、資金不足は未納のまま', async () => {
    const ward = await begin({ people: 2 });
    for (const personKey of ['P1', 'P2']) expect((await ward.ward.act({ act: 'registerMandate', personKey, account: { ...payerAccount, accountNumber: `000000${personKey.slice(1)}` }, startsOn: '2026-06-10', by: '収納係', why: '申込書' })).accepted).toBe(true);
    const said = async () => (await ward.ward.run('exportDebits')).decisions.map(({ outcome, because }) => [outcome, because[0]]);
    await ward.until('2026-06-22');
    expect([await ward.debits(), await said()]).toEqual([null, [['notYet', '振替日 2026-06-30 の依頼は 2026-06-23 から作る(5営業日前)']]]);
    await ward.until('2026-06-23');
    const request = (await ward.debits())!;
    expect(await said()).toEqual([['askedBefore', '振替日 2026-06-30'], ['notYet', '振替日 2026-07-31 の依頼は 2026-07-24 から作る(5営業日前)']]);
    expect([request.header.debitMonthDay, request.header.consignorCode, request.entries.map(({ payerAccountNumber, debitAmount }) => [payerAccountNumber, debitAmount])]).toEqual(['0630', '9990131032', [['0000001', (await ward.account())[0]!.leviedYen], ['0000002', (await ward.account(2))[0]!.leviedYen]]]);
    await ward.until('2026-06-24');
    expect(await ward.debits()).toBe(null);
    await ward.until('2026-07-02', '07:15');
    const result = await ward.results(request, (entry) => [{ ...entry, debitResult: entry.payerAccountNumber === '0000001' ? '0' : '1', payerBranchCode: '109' }]);
    expect(result).toMatchObject({ accepted: true, layout: 'debitResult', applied: 2 });
    expect([(await ward.account())[0]!.state, (await ward.account(2))[0]!.state, (await ward.account())[0]!.debitOn, await codes(ward)]).toEqual(['paid', 'overdue', '2026-06-30', []]);
    expect((await ward.results(request, (entry) => [{ ...entry, debitResult: entry.payerAccountNumber === '0000001' ? '0' : '1', payerBranchCode: '109' }])).applied).toBe(0);
  });

  check('振替依頼を作れなかった日があっても3営業日前までは作り、その後は作らない', async () => {
    const ward = await begin();
    await ward.ward.act({ act: 'registerMandate', personKey: 'P1', account: payerAccount, startsOn: '2026-06-10', by: '収納係', why: '申込書' });
    await ward.until('2026-06-26');
    expect(await ward.debits()).toBe(null);
    await ward.until('2026-07-28');
    expect((await ward.debits())?.header.debitMonthDay).toBe('0731');
  });

  check('取引なし・預金者の停止・依頼書なしの口座には、届け直されるまで次の期を依頼しない', async () => {
    const ward = await begin({ people: 5 });
    const register = (n: number) => ward.ward.act({ act: 'registerMandate', personKey: `P${n}`, account: { ...payerAccount, accountNumber: `000000${n}` }, startsOn: '2026-06-10', by: '収納係', why: '申込書' });
    for (const n of [1, 2, 3, 4, 5]) await register(n);
    await ward.until('2026-06-23');
    const request = (await ward.debits())!;
    await ward.until('2026-07-02', '07:15');
    await ward.results(request, (entry) => [{ ...entry, debitResult: { '0000001': '1', '0000002': '2', '0000003': '3', '0000004': '4' }[entry.payerAccountNumber] ?? '2' }]);
    await ward.until('2026-07-02', '07:16');
    await register(5);
    await ward.until('2026-07-24');
    expect((await ward.debits())!.entries.map(({ payerAccountNumber }) => payerAccountNumber)).toEqual(['0000001', '0000005']);
  });

  check('引落日が移った結果は、移った日の収納として依頼した期に充て、8日後の日の結果は充てない', async () => {
    const ward = await begin({ people: 2 });
    for (const n of [1, 2]) await ward.ward.act({ act: 'registerMandate', personKey: `P${n}`, account: { ...payerAccount, accountNumber: `000000${n}` }, startsOn: '2026-06-10', by: '収納係', why: '申込書' });
    await ward.until('2026-06-23');
    const request = (await ward.debits())!;
    const on = (debitMonthDay: string, n: number) => ward.results({ header: { ...request.header, debitMonthDay }, entries: request.entries.slice(n - 1, n) }, (entry) => [{ ...entry, debitResult: '0' }]);
    await ward.until('2026-07-10', '07:15');
    expect([(await on('0707', 1)).applied, (await on('0708', 2)).applied]).toEqual([1, 1]);
    expect([(await ward.account())[0]!.state, (await ward.account(2))[0]!.state]).toEqual(['paid', 'overdue']);
    expect((await codes(ward)).map(([code]) => code)).toEqual(['notIssued', 'debitWithoutResult']);
    expect((await ward.ledger()).days.map(({ day, channel, ledgerYen }) => [day, channel, ledgerYen])).toEqual([['2026-07-07', 'debit', request.entries[0]!.debitAmount], ['2026-07-08', 'debit', request.entries[1]!.debitAmount]]);
  });

  check('振替結果の余計な行・額の違う行・知らない符号は職員に回り、来ない結果は5営業日を過ぎれば尋ねる', async () => {
    const ward = await begin({ people: 3 });
    for (const n of [1, 2, 3]) await ward.ward.act({ act: 'registerMandate', personKey: `P${n}`, account: { ...payerAccount, accountNumber: `000000${n}` }, startsOn: '2026-06-10', by: '収納係', why: '申込書' });
    await ward.until('2026-06-23');
    const request = (await ward.debits())!;
    await ward.until('2026-07-02', '07:15');
    const [one, two] = request.entries;
    await ward.results(request, (entry) => (entry === one ? [{ ...entry, debitResult: '0', debitAmount: entry.debitAmount + 1 }, { ...entry, debitResult: '0', customerNumber: '99' }] : entry === two ? [{ ...entry, debitResult: '5' }] : []));
    expect(new Set((await codes(ward)).map(([code]) => code))).toEqual(new Set(['amountDiffers', 'debit.unassigned', 'notIssued']));
    expect((await ward.account())[0]!.collectedYen).toBe(0);
    await ward.until('2026-07-07');
    expect((await codes(ward)).some(([code]) => code === 'debitWithoutResult')).toBe(false);
    await ward.until('2026-07-08');
    expect((await codes(ward)).filter(([code]) => code === 'debitWithoutResult')).toEqual([['debitWithoutResult', (await ward.account(3))[0]!.leviedYen]]);
  });

  check('他の委託者の結果も、60日より前の引落日の結果も、他の口座の明細も拒み、何も変えない', async () => {
    const ward = await begin();
    await ward.ward.act({ act: 'registerMandate', personKey: 'P1', account: payerAccount, startsOn: '2026-06-10', by: '収納係', why: '申込書' });
    await ward.until('2026-06-23');
    const request = (await ward.debits())!;
    await ward.until('2026-07-02');
    const foreign = await ward.results({ header: { ...request.header, consignorCode: '9990131041' }, entries: request.entries }, (entry) => [{ ...entry, debitResult: '0' }]);
    expect(foreign).toMatchObject({ accepted: false, issues: [{ code: 'E305', field: 'consignorCode' }] });
    await ward.until('2026-09-15');
    expect(await ward.results(request, (entry) => [{ ...entry, debitResult: '0' }])).toMatchObject({ accepted: false, issues: [{ field: 'debitMonthDay' }] });
    expect(await ward.ward.deliver({ name: 'x.txt', bytes: statementExample })).toMatchObject({ accepted: false, layout: 'accountStatement', issues: [{ code: 'E305' }] });
    expect(await ward.ward.deliver({ name: 'irai.txt', bytes: new TextEncoder().encode('not a file of ours') })).toMatchObject({ accepted: false, layout: null, issues: [{ code: 'E101' }] });
    expect((await ward.account())[0]!.collectedYen).toBe(0);
  });
});
