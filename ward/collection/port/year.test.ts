import { afterEach, describe, expect, it } from 'vitest';
import { bankCodec } from '../../../contracts/bank/codec.js';
import { standardDialect } from '../../../contracts/bank/dialect.js';
import { transferOrder } from '../../../contracts/bank/transfer.js';
import { elNumberOf } from '../../../contracts/payment-channels/el-number.js';
import type { StaffAct } from '../../../contracts/ward.js';
import type { OcrReceipt } from '../../../contracts/payment-channels/stand-ins.js';
import type { Day } from '../../../law/define.js';
import { agentSays, collectingPort, payerAccount, type CollectingPort } from './port-fixture.js';

const server = process.env['TOTSUGO_TEST_PG'];
const read = (noticeId: string, period: string, amountYen: number, receivedOn: Day, facts: Partial<OcrReceipt> = {}): OcrReceipt => ({ batchNumber: 'B1', itemNumber: '1', noticeId, fiscalYear: 2026, period, amountYen, receivedOn, bankCode: '9998', branchCode: '101', ocrConfidence: 99, ...facts });

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('収納の一年(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  let open: CollectingPort | undefined;
  const begin = async (options?: Parameters<typeof collectingPort>[1]) => (open = await collectingPort(address, { ...options, name: 'collection-year' }));
  afterEach(async () => {
    const ward = open;
    open = undefined;
    expect((await ward?.ledger())?.troubles ?? []).toEqual([]);
    await ward?.drop();
  });
  const codes = async ({ exceptions }: CollectingPort) => (await exceptions()).map(({ code, yen }) => [code, yen]);
  const states = async ({ account }: CollectingPort) => (await account()).map(({ state }) => state);

  check('一つの世帯の一年: コンビニ・口座振替・金融機関の窓口・eL-QR・督促の納付書で、十の期がすべて完納になる', async () => {
    const ward = await begin();
    const periods = await ward.account();
    const yen = (period: number) => periods[period - 1]!.leviedYen;
    await ward.until('2026-06-23');
    await ward.feed('2026-06-23', agentSays('01', ward.barcode(1), '2026-06-22T20:15', null));
    expect((await ward.account())[0]).toMatchObject({ provisionalYen: yen(1), collectedYen: 0, state: 'notDue' });
    await ward.until('2026-06-27');
    await ward.feed('2026-06-27', agentSays('02', ward.barcode(1), '2026-06-22T20:15', '2026-07-09'));
    await ward.ward.act({ act: 'registerMandate', personKey: 'P1', account: payerAccount, startsOn: '2026-07-01', by: '収納係', why: '申込書' });
    await ward.until('2026-07-24');
    const july = (await ward.debits())!;
    await ward.until('2026-08-04', '07:15');
    await ward.results(july, (entry) => [{ ...entry, debitResult: '0' }]);
    await ward.ward.act({ act: 'registerMandate', personKey: 'P1', account: null, startsOn: '2026-08-04', by: '収納係', why: '解約' });
    await ward.until('2026-08-24');
    expect(await ward.debits()).toBe(null);
    await ward.until('2026-09-10');
    await ward.ocr('2026-09-10', read(ward.pieces[0]!.noticeId, '3', yen(3), '2026-08-31'));
    await ward.elQr('2026-09-30', { ...elNumberOf(ward.barcode(4)), amountYen: yen(4), paidAt: '2026-09-29T21:00', paymentMethod: 'app', settleOn: '2026-10-05' });
    expect((await states(ward)).slice(0, 5)).toEqual(['paid', 'paid', 'paid', 'paid', 'notDue']);
    // 第5期の納期限 11/2 を過ぎ、20日目に督促される
    await ward.until('2026-11-21');
    expect((await ward.ward.run('exportDemands')).decisions).toEqual([]);
    await ward.until('2026-11-22');
    expect((await ward.ward.run('exportDemands')).decisions).toMatchObject([{ rule: 'demand', outcome: 'toIssue', because: ['1件'] }]);
    expect((await ward.ward.run('exportDemands')).decisions).toEqual([]);
    expect((await ward.account())[4]).toMatchObject({ state: 'demanded', demandedOn: '2026-11-22', designatedOn: '2026-12-02', unpaidYen: yen(5) });
    const { barcode } = await ward.store.db.selectFrom('ward_demand').selectAll().executeTakeFirstOrThrow();
    await ward.until('2026-12-04');
    await ward.feed('2026-12-04', agentSays('02', barcode!, '2026-12-01T09:00', '2026-12-14'));
    for (const period of [6, 7, 8, 9, 10]) await ward.feed('2026-12-04', agentSays('02', ward.barcode(period), '2026-11-29T09:00', '2026-12-14'));
    expect([new Set(await states(ward)), await codes(ward), (await ward.ledger()).sums]).toEqual([new Set(['paid']), [], {
      leviedYen: ward.pieces[0]!.totalYen, collectedYen: ward.pieces[0]!.totalYen, lateYen: 0, unpaidYen: 0, lateUnpaidYen: 0, overpaidYen: 0, writtenOffYen: 0,
    }]);
  });

  check('速報があれば督促は控え、取り消されれば次の日に発する。届いた順が違っても同じ', async () => {
    const ward = await begin();
    await ward.until('2026-07-20');
    await ward.feed('2026-07-20', agentSays('01', ward.barcode(1), '2026-06-30T23:59', null));
    expect((await ward.ward.run('exportDemands')).decisions).toMatchObject([{ outcome: 'held' }]);
    expect((await ward.account())[0]!.demandedOn).toBe(null);
    await ward.until('2026-07-21');
    await ward.feed('2026-07-21', agentSays('03', ward.barcode(1), '2026-06-30T23:59', null));
    expect((await ward.ward.run('exportDemands')).decisions).toMatchObject([{ outcome: 'late' }]);
    expect((await ward.account())[0]!.demandedOn).toBe('2026-07-21');
  });

  check('督促は、督促状のファイルが区を出た日に発したことになり、その指定期限の翌日から差し押さえられる。猶予の間は発せず、終われば発する', async () => {
    const ward = await begin();
    const [first, second] = await ward.account();
    const deferred = { act: 'grantDeferral', personKey: 'P1', deferralKind: 'collection', ground: 'businessLoss', appliedOn: '2026-07-10', from: '2026-07-10', through: '2026-09-10', hasSecurity: false, accountKeys: [second!.accountKey], by: '担当', why: '申請' } satisfies StaffAct;
    const demandedOn = async () => (await ward.ward.query({ query: 'delinquency', personKey: 'P1' })).accounts.slice(0, 2).map((one) => one.demandedOn);
    const seizes = async (servedOn: Day) => (await ward.ward.act({ act: 'decideSeizure', personKey: 'P1', seizureKind: 'seizure', object: 'deposit', thirdParty: '架空銀行', servedOn, amountYen: 1_000, accountKeys: [first!.accountKey], by: '担当', why: '試験' })).refusals.map(({ code }) => code);
    await ward.until('2026-07-20');
    const leaves = async () => { for (const { name } of await ward.ward.outgoing()) await ward.ward.taken(name); };
    expect((await ward.ward.act(deferred)).accepted).toBe(true);
    const { decisions, files: [printed] } = await ward.ward.run('exportDemands');
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['toIssue']);
    await ward.until('2026-07-31');
    expect([await seizes('2026-07-31'), await demandedOn()]).toEqual([['TSG-W309'], [null, null]]);
    // 作ったファイルを封入封緘が受け取った日に、督促は発せられる。もう一度受け取ったと言われても変わらない。
    await leaves();
    await ward.until('2026-08-10');
    await ward.ward.taken(printed!);
    expect(await seizes('2026-08-10')).toEqual(['TSG-W309']);
    await ward.until('2026-08-11');
    expect(await seizes('2026-08-11')).toEqual([]);
    await ward.until('2026-09-10');
    expect((await ward.ward.run('exportDemands')).decisions.map(({ outcome }) => outcome)).toEqual(['inGrace']);
    await ward.until('2026-09-11');
    expect((await ward.ward.run('exportDemands')).decisions.map(({ outcome }) => outcome)).toEqual(['late']);
    await leaves();
    expect(await demandedOn()).toEqual(['2026-07-31', '2026-09-11']);
  });

  check('二重に納めた額は、納期の来た未納に充当してから還付し、戻った振込は新しい口座に振り込み直す', async () => {
    const ward = await begin();
    const [first, second] = await ward.account();
    await ward.until('2026-08-05');
    await ward.feed('2026-08-05', agentSays('02', ward.barcode(1), '2026-06-20T10:00', '2026-07-01'), agentSays('02', ward.barcode(1), '2026-06-20T10:30', '2026-07-01'));
    const decide = (decision: 'appropriate' | 'refund', facts: object = {}) => ward.ward.act({ act: 'decideOverpayment', accountKey: first!.accountKey, decision, by: '収納係', why: '二重納付', ...facts });
    expect((await codes(ward))).toEqual([['overpaid', first!.leviedYen]]);
    expect((await decide('refund')).refusals.map(({ code }) => code)).toEqual(['TSG-W276']);
    const { accepted, decisions } = await decide('appropriate');
    expect([accepted, decisions.map(({ outcome }) => outcome), (await ward.account())[1]!.state]).toEqual([true, ['divided'], 'paid']);
    expect((await decide('appropriate')).refusals.map(({ code }) => code)).toEqual(['TSG-W275']);
    await ward.feed('2026-08-05', agentSays('02', ward.barcode(2), '2026-07-20T10:00', '2026-08-01'));
    const over = async (accountKey: string) => (await ward.account()).find((one) => one.accountKey === accountKey)!.overpaidYen;
    const backYen = await over(second!.accountKey);
    expect((await ward.ward.act({ act: 'decideOverpayment', accountKey: second!.accountKey, decision: 'refund', by: '収納係', why: '二重納付' })).accepted).toBe(true);
    expect([await over(second!.accountKey), await codes(ward), (await ward.ward.run('exportRefunds')).files]).toEqual([0, expect.arrayContaining([['refundWithoutAccount', backYen]]), []]);
    const name = (accountNumber: string) => ward.ward.act({ act: 'takeRefundClaim', accountKey: second!.accountKey, claimedBy: 'P1', receivedOn: '2026-08-05', payTo: 'account', account: { ...payerAccount, accountNumber }, hasProxy: true, by: '収納係', why: '請求書' });
    expect([(await name('0000009')).accepted, (await name('0000008')).refusals.map(({ code }) => code)]).toEqual([true, ['TSG-W285']]);
    const order = async () => {
      const { files } = await ward.ward.run('exportRefunds');
      const file = (await ward.ward.outgoing()).find((one) => one.name === files[0])!;
      return bankCodec(transferOrder, standardDialect).parse(file.bytes);
    };
    const sent = await order();
    expect([sent.issues, sent.sets[0]!.header.transferMonthDay, sent.sets[0]!.entries.map(({ transferAmount, payeeAccountNumber }) => [transferAmount, payeeAccountNumber])]).toEqual([[], '0810', [[backYen, '0000009']]]);
    expect((await ward.ward.run('exportRefunds')).files).toEqual([]);
    await ward.until('2026-08-12');
    await ward.statement('2026-08-10', ['00000001', backYen, '11', '', '2']);
    await ward.statement('2026-08-11', ['00000002', backYen, '14', payerAccount.holderName, '1', 'ｼｷﾝﾍﾝｷﾔｸ', `${sent.sets[0]!.entries[0]!.customerCode1}0000000000`]);
    expect((await codes(ward)).filter(([code]) => code === 'refundReturned')).toEqual([['refundReturned', backYen]]);
    expect((await name('0000007')).accepted).toBe(true);
    expect((await order()).sets[0]!.entries.map(({ payeeAccountNumber }) => payeeAccountNumber)).toEqual(['0000007']);
    const days = (await ward.ledger()).days.filter(({ channel }) => channel === 'refund');
    expect(days.map(({ day, depositYen, ledgerYen, differenceYen }) => [day, depositYen, ledgerYen, differenceYen])).toEqual([['2026-08-10', -backYen, -backYen, 0], ['2026-08-11', backYen, backYen, 0], ['2026-08-17', 0, -backYen, backYen]]);
  });

  check('明細の入金は、日と経路ごとに台帳と比べられ、同じ明細が重ねて届いても一度だけ数える', async () => {
    const ward = await begin();
    const [first, second] = await ward.account();
    await ward.until('2026-07-10');
    await ward.feed('2026-07-10', agentSays('02', ward.barcode(1), '2026-06-20T10:00', '2026-07-01'), agentSays('02', ward.barcode(2), '2026-06-20T10:01', '2026-07-09'));
    const row = ['00000001', first!.leviedYen, '11', 'ｼﾕｳﾉｳﾀﾞｲｺｳ'] as const;
    expect([(await ward.statement('2026-07-01', row)).applied, (await ward.statement('2026-07-01', row, ['00000002', 500, '18', 'ﾅｿﾞ'])).applied]).toEqual([1, 1]);
    await ward.statement('2026-07-09', ['00000003', second!.leviedYen - 60, '11', 'ｼﾕｳﾉｳﾀﾞｲｺｳ']);
    expect((await ward.ledger()).days).toEqual([
      { day: '2026-07-01', channel: 'agent', toldYen: first!.leviedYen, depositYen: first!.leviedYen, ledgerYen: first!.leviedYen, differenceYen: 0 },
      { day: '2026-07-01', channel: 'other', toldYen: 0, depositYen: 500, ledgerYen: 0, differenceYen: 500 },
      { day: '2026-07-09', channel: 'agent', toldYen: second!.leviedYen, depositYen: second!.leviedYen - 60, ledgerYen: second!.leviedYen, differenceYen: -60 },
    ]);
    const again = await ward.statement('2026-07-01', ['00000001', first!.leviedYen + 1, '11', 'ｼﾕｳﾉｳﾀﾞｲｺｳ']);
    expect([again.accepted, again.applied, again.issues.map(({ code }) => code)]).toEqual([true, 0, ['W208']]);
  });

  check('速報・確報・済通・振替結果・明細がどの順に届いても、期も例外も台帳も同じになる', async () => {
    const outcomes: unknown[] = [];
    for (const order of [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1], [1, 0, 4, 2, 3]]) {
      const ward = await begin();
      const [first] = await ward.account();
      await ward.ward.act({ act: 'registerMandate', personKey: 'P1', account: payerAccount, startsOn: '2026-07-01', by: '収納係', why: '申込書' });
      await ward.until('2026-07-24');
      const july = (await ward.debits())!;
      await ward.until('2026-08-04');
      const files = [
        () => ward.feed('2026-08-04', agentSays('01', ward.barcode(1), '2026-06-22T20:15', null)),
        () => ward.feed('2026-08-04', agentSays('02', ward.barcode(1), '2026-06-22T20:15', '2026-07-09'), agentSays('02', ward.barcode(2), '2026-07-30T08:00', '2026-08-11')),
        () => ward.ocr('2026-08-04', read(ward.pieces[0]!.noticeId, '1', first!.leviedYen, '2026-06-29'), read('R8-99999999-01', '1', 100, '2026-06-29', { itemNumber: '2' })),
        () => ward.results(july, (entry) => [{ ...entry, debitResult: '0' }]),
        () => ward.statement('2026-07-09', ['00000003', first!.leviedYen, '11', 'ｼﾕｳﾉｳﾀﾞｲｺｳ']),
      ];
      for (const n of order) expect((await files[n]!()).accepted).toBe(true);
      outcomes.push([await ward.account(), await codes(ward), await ward.ledger()]);
      await ward.drop();
      open = undefined;
    }
    const [periods, exceptions, ledger] = outcomes[0] as [Awaited<ReturnType<CollectingPort['account']>>, unknown[], Awaited<ReturnType<CollectingPort['ledger']>>];
    expect([periods.slice(0, 2).map(({ collectedYen, leviedYen }) => collectedYen / leviedYen), exceptions.length, ledger.suspenseYen]).toEqual([[2, 2], 3, 100]);
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  });
});
