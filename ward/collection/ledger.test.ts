import { afterEach, describe, expect, it } from 'vitest';
import { dayPart } from '../../law/day.js';
import { exceptionQueue, provisionalYen } from './exceptions.js';
import { accountKey, agentRow, barcodeOf, ledgerBench, type CollectingWard } from './ledger-fixture.js';
import { takeLevies } from './levies.js';
import { debitRequestKey, type Receipt } from './receipt.js';
import { assignReceipt, registerRequests, voidRequests } from './requests.js';

const server = process.env['TOTSUGO_TEST_PG'];

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('収納の台帳(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  const { begin, close, arrives, paid, sums } = ledgerBench(address, 'collection');
  afterEach(async () => expect(await close()).toEqual([]));
  const queue = async ({ store }: Pick<CollectingWard, 'store'>) => (await exceptionQueue(store)).map(({ code, yen, proposals }) => [code, yen, proposals.map((one) => (one.proposal === 'assign' ? one.accountKey : one.proposal))] as const);
  const [first, second] = [accountKey(1, 1), accountKey(1, 2)];

  check('賦課決定の期別が調定になり、合計は年額に等しい。二度調定しても増えない', async () => {
    const ward = await begin();
    const { assessments } = await ward.ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 });
    const own = (await ward.accounts()).filter(({ debtor_key }) => debtor_key === 'P1');
    expect([own.length, own.reduce((sum, { levied_yen }) => sum + levied_yen, 0), own[0]!.due_on, own[9]!.due_on, new Set(own.map(({ levy_year }) => levy_year))]).toEqual([10, assessments[0]!.totalYen, '2026-06-30', '2027-03-31', new Set([2026])]);
    expect(await takeLevies(ward.store)).toEqual({ decisions: 0 });
  });

  check('確報で消し込み、同じファイルも、その行を含む別のファイルも、何も変えない', async () => {
    const ward = await begin();
    const row = paid(ward.slip.get(first)!);
    const { levied_yen: yen } = await ward.account(first);
    expect((await arrives(ward, row)).added).toBe(1);
    const journal = await ward.store.db.selectFrom('ward_journal').selectAll().execute();
    expect([(await arrives(ward, row)).added, (await arrives(ward, row, row)).added, (await arrives(ward)).added]).toEqual([0, 0, 0]);
    expect([await sums(ward, first), await ward.store.db.selectFrom('ward_journal').selectAll().execute()]).toEqual([[yen, yen, 0, 0, 0], journal]);
  });

  check('速報は督促を控えるだけで、収納に入らない。取消で消え、確報で収納になる', async () => {
    const ward = await begin();
    const barcode = ward.slip.get(first)!;
    const { levied_yen: yen } = await ward.account(first);
    const at = '2026-06-20T10:00' as const;
    await arrives(ward, agentRow(barcode, 'preliminary', at));
    expect([await provisionalYen(ward.store, first), await sums(ward, first)]).toEqual([yen, [yen, 0, yen, 0, 0]]);
    await arrives(ward, agentRow(barcode, 'cancelled', at));
    expect([await provisionalYen(ward.store, first), await sums(ward, first)]).toEqual([0, [yen, 0, yen, 0, 0]]);
    await arrives(ward, agentRow(barcode, 'preliminary', '2026-06-20T10:05'), agentRow(barcode, 'confirmed', '2026-06-20T10:05'));
    expect([await sums(ward, first), await queue(ward)]).toEqual([[yen, yen, 0, 0, 0], []]);
    await arrives(ward, agentRow(barcode, 'confirmed', at));
    expect([await sums(ward, first), (await queue(ward)).map(([code]) => code)]).toEqual([[yen, 2 * yen, 0, yen, 0], ['overpaid', 'confirmedAndCancelled']]);
  });

  check('速報のまま10営業日を過ぎれば、例外になる', async () => {
    const ward = await begin();
    await arrives(ward, agentRow(ward.slip.get(first)!, 'preliminary', '2026-06-15T10:00'));
    await ward.ward.setClock('2026-06-29T09:00');
    expect(await queue(ward)).toEqual([]);
    await ward.ward.setClock('2026-06-30T09:00');
    expect((await queue(ward)).map(([code]) => code)).toEqual(['agedPreliminary']);
  });

  check('検査数字の違い・発行していない・他の団体・30万円超・取り消した納付書は、理由と案を付けて不明金にする', async () => {
    const ward = await begin();
    const barcode = ward.slip.get(first)!;
    const wrong = `${barcode.slice(0, -1)}${(Number(barcode.at(-1)) + 1) % 10}`;
    await arrives(ward, paid(wrong));
    await arrives(ward, paid(barcodeOf(first, 61_050)), paid(barcodeOf(first, 16_050, { ward: '13104' })));
    await voidRequests(ward.store, [ward.slip.get(second)!], '2026-06-20');
    await arrives(ward, paid(ward.slip.get(second)!), paid(barcode, '2026-06-20T11:00', { amountYen: 1 }), paid('9', '2026-06-20T12:00', { amountYen: 5 }));
    const { levied_yen: yen } = await ward.account(second);
    expect(await queue(ward)).toEqual(expect.arrayContaining([
      ['wrongCheckDigit', Number(wrong.slice(37, 43)), [first, 'payBack']], ['notIssued', 61_050, [first, 'payBack']], ['otherWard', 16_050, ['forward']], ['voided', yen, [second, 'payBack']], ['amountDiffers', 1, [first, 'payBack']], ['unreadable', 5, ['payBack']],
    ]));
    expect(await queue(ward)).toHaveLength(6);
    expect([(await ward.account(first)).collected_yen, (await ward.account(second)).collected_yen]).toEqual([0, 0]);
  });

  check('30万円を超えるバーコードは、検査数字が合っても充てない', async () => {
    const ward = await begin();
    const [body, weights] = [`${barcodeOf(first, 300_000).slice(0, 37)}300001`, [3, 1]];
    const digit = (10 - ([...body].reverse().reduce((sum, one, i) => sum + Number(one) * weights[i % 2]!, 0) % 10)) % 10;
    await arrives(ward, paid(`${body}${digit}`));
    expect((await queue(ward)).map(([code, yen]) => [code, yen])).toEqual([['overLimit', 300_001]]);
  });

  check('不明金は、職員が期を決めれば充たり、同じ入金が再び届いても動かない', async () => {
    const ward = await begin();
    const row = paid(barcodeOf(first, 61_050));
    await arrives(ward, row);
    const [held] = await exceptionQueue(ward.store);
    const assign = (instanceKey: string, key: string) => assignReceipt(ward.store, { instanceKey, accountKey: key, by: '担当', why: '本人に確かめた' });
    expect([await assign('agent|x', first), await assign(held!.about, 'x'), await assign(held!.about, first), await assign(held!.about, first)]).toEqual(['unknownPayment', 'unknownAccount', 'assigned', 'notWaiting']);
    await arrives(ward, row, agentRow(barcodeOf(first, 61_050), 'preliminary', '2026-06-20T10:00'));
    const { levied_yen: yen } = await ward.account(first);
    expect([await sums(ward, first), (await queue(ward)).map(([code]) => code)]).toEqual([[yen, 61_050, 0, 61_050 - yen, 0], ['overpaid']]);
  });

  check('発行の控えが後から届けば、それを待っていた入金は充たる。取り消せば不明金に戻る', async () => {
    const ward = await begin();
    const barcode = barcodeOf(first, 1_000, { reissueNumber: '1' });
    await arrives(ward, paid(barcode));
    expect((await queue(ward)).map(([code]) => code)).toEqual(['notIssued']);
    await registerRequests(ward.store, [{ requestKey: barcode, kind: 'reissue', payableUntil: null, parts: [{ accountKey: first, yen: 1_000 }] }]);
    expect([await queue(ward), (await ward.account(first)).collected_yen]).toEqual([[], 1_000]);
    await voidRequests(ward.store, [barcode], '2026-06-20');
    expect([(await queue(ward)).map(([code]) => code), (await ward.account(first)).collected_yen]).toEqual([['voided'], 0]);
  });

  check('済通は通知書番号・年度・期・額で充て、どれかが違えば不明金にして、合う期を案に出す', async () => {
    const ward = await begin();
    const { levied_yen: yen, notice_number: noticeNumber } = await ward.account(first);
    const read = (itemNo: string, facts: Partial<Extract<Receipt, { channel: 'ocr' }>> = {}): Receipt => ({ channel: 'ocr', batchNo: 'B1', itemNo, noticeNumber, fiscalYear: 2026, period: 1, amountYen: yen, receivedOn: '2026-06-22', confidence: 99, ...facts });
    await arrives(ward, read('1'), read('2', { period: 2 }), read('3', { fiscalYear: 2025 }), read('4', { noticeNumber: '9999999901' }), read('5', { confidence: 89 }), read('6', { period: 12 }));
    expect((await queue(ward)).map(([code, , proposals]) => [code, proposals])).toEqual([['amountNotAsked', [first, 'payBack']], ['wrongFiscalYear', [first, 'payBack']], ['unknownNotice', ['payBack']], ['lowConfidence', [first, 'payBack']], ['wrongPeriod', [first, 'payBack']]]);
    expect(await sums(ward, first)).toEqual([yen, yen, 0, 0, 0]);
    // 同じ票が読み直されて別の期を言えば、どちらにも充てない
    await arrives(ward, read('1', { period: 2, amountYen: (await ward.account(second)).levied_yen }));
    expect([await sums(ward, first), (await queue(ward)).some(([code]) => code === 'rowsDiffer')]).toEqual([[yen, 0, yen, 0, 0], true]);
  });

  check('二期をまとめた口座振替は二つの期に充たり、振替不能は何も充てず、知らない符号は例外になる', async () => {
    const ward = await begin();
    const [one, two] = [await ward.account(first), await ward.account(second)];
    const request = { consignorCode: '1234567890', debitOn: '2026-07-31', customerNumber: '1', requestDigest: 'd' } as const;
    await registerRequests(ward.store, [{ requestKey: debitRequestKey(request), kind: 'debit', payableUntil: null, parts: [one, two].map(({ account_key, levied_yen }) => ({ accountKey: account_key, yen: levied_yen })) }]);
    const debit = (resultCode: string, facts: Partial<Extract<Receipt, { channel: 'debit' }>> = {}): Receipt => ({ channel: 'debit', ...request, resultCode, amountYen: one.levied_yen + two.levied_yen, ...facts });
    await arrives(ward, debit('1', { customerNumber: '2' }), debit('5', { customerNumber: '3' }), debit('4', { customerNumber: '4' }));
    expect([(await queue(ward)).map(([code]) => code), (await ward.account(first)).collected_yen]).toEqual([['debit.unassigned', 'debit.noMandate'], 0]);
    await arrives(ward, debit('0'));
    expect([(await ward.account(first)).unpaid_yen, (await ward.account(second)).unpaid_yen, (await arrives(ward, debit('0'))).added]).toEqual([0, 0, 0]);
    await arrives(ward, debit('0', { customerNumber: '9' }));
    expect((await queue(ward)).map(([code]) => code)).toEqual(['debit.unassigned', 'debit.noMandate', 'notIssued']);
  });

  check('登録のない eL番号の通知は不明金、アプリと窓口の二重払いは誤納', async () => {
    const ward = await begin();
    const { levied_yen: yen } = await ward.account(first);
    await registerRequests(ward.store, [{ requestKey: '13103-0001', kind: 'elQr', payableUntil: null, parts: [{ accountKey: first, yen }] }]);
    await arrives(ward, { channel: 'elQr', elNumber: '13103-0001', paidAt: '2026-09-20T10:00', amountYen: yen }, { channel: 'elQr', elNumber: '13103-0001', paidAt: '2026-09-20T10:01', amountYen: yen }, { channel: 'elQr', elNumber: '13103-9999', paidAt: '2026-09-20T10:01', amountYen: 7 });
    expect([await sums(ward, first), (await queue(ward)).map(([code]) => code)]).toEqual([[yen, 2 * yen, 0, yen, 0], ['overpaid', 'notIssued']]);
  });

  check('仕訳には、知らせたファイルの番号と、何についてのものかが残る', async () => {
    const ward = await begin();
    const { fileNo } = await arrives(ward, paid(ward.slip.get(first)!));
    const lines = await ward.store.db.selectFrom('ward_journal').selectAll().where('unit_key', '=', first).where('file_no', '=', fileNo).execute();
    expect(lines.map(({ ledger, yen, fact, why }) => [ledger, yen > 0, fact.startsWith('agent|'), why.includes('充てる')])).toEqual([['cash', true, true, true], ['unpaid', false, true, true]]);
    const file = await ward.store.db.selectFrom('ward_receipt_file').selectAll().execute();
    expect(file.map(({ file_no, known_on, row_count, new_count }) => [file_no, known_on, row_count, new_count])).toEqual([[fileNo, dayPart('2026-06-10T09:30'), 1, 1]]);
  });
});
