import { afterEach, expect, it } from 'vitest';
import { bankCodec } from '../../../contracts/bank/codec.js';
import { standardDialect } from '../../../contracts/bank/dialect.js';
import { transferOrder } from '../../../contracts/bank/transfer.js';
import type { Day } from '../../../law/define.js';
import { agentSays, collectingPort, payerAccount, type CollectingPort } from './port-fixture.js';

let open: CollectingPort | undefined;
afterEach(async () => {
  const ward = open;
  open = undefined;
  expect((await ward?.ledger())?.troubles ?? []).toEqual([]);
  await ward?.drop();
});

/** 1期 paid twice in June, and what can be done about it. */
async function paidTwice(parameters: Parameters<typeof collectingPort>[1] = {}) {
  const ward = (open = await collectingPort(undefined, { ...parameters, name: 'refunds' }));
  const yen = (await ward.account())[0]!.leviedYen;
  await ward.until('2026-06-26');
  await ward.feed('2026-06-26', agentSays('02', ward.barcode(1), '2026-06-20T10:00', '2026-07-01'), agentSays('02', ward.barcode(1), '2026-06-20T10:30', '2026-07-01'));
  const { accountKey } = (await ward.account())[0]!;
  const decides = () => ward.ward.act({ act: 'decideOverpayment', accountKey, decision: 'refund', by: '収納係', why: '二重納付' });
  const claims = (facts: object = {}) => ward.ward.act({ act: 'takeRefundClaim', accountKey, claimedBy: 'P1', receivedOn: '2026-06-26', payTo: 'account', account: payerAccount, hasProxy: true, by: '収納係', why: '還付金請求書', ...facts });
  const codes = async () => (await ward.exceptions()).map((one) => [one.code, one.yen]);
  const orders = async () => {
    const { files } = await ward.ward.run('exportRefunds');
    const sent = (await ward.ward.outgoing()).filter(({ name }) => files.includes(name));
    return sent.flatMap(({ bytes }) => bankCodec(transferOrder, standardDialect).parse(bytes).sets.flatMap(({ entries }) => entries));
  };
  return { ward, yen, accountKey, decides, claims, codes, orders };
}
const out = (number: string, yen: number) => [number, yen, '11', '', '2'] as const;
const back = (number: string, yen: number, of: string) => [number, yen, '14', payerAccount.holderName, '1', 'ｼｷﾝﾍﾝｷﾔｸ', `${of}0000000000`] as const;

it('総合振込の出金が5営業日を過ぎても明細になければ知らせ、振込先を書き直せば一度だけ払い直す', async () => {
  const { ward, yen, decides, claims, codes, orders } = await paidTwice();
  expect([(await decides()).accepted, await orders(), (await claims()).accepted]).toEqual([true, [], true]);
  expect((await orders()).map(({ transferAmount }) => transferAmount)).toEqual([yen]);
  // 振込日は7月1日で、その5営業日後は7月8日。
  await ward.statement('2026-06-30', ['00000001', 100, '18', 'ﾅｿﾞ']);
  await ward.until('2026-07-08');
  expect([await codes(), (await claims()).refusals.map(({ code }) => code)]).toEqual([[], ['TSG-W285']]);
  await ward.until('2026-07-09');
  expect(await codes()).toEqual([['refundNotPaidOut', yen]]);
  expect([(await claims()).accepted, (await claims()).accepted, await codes()]).toEqual([true, false, []]);
  expect([(await orders()).length, (await orders()).length]).toEqual([1, 0]);
  await ward.until('2026-07-23');
  expect(await codes()).toEqual([['refundNotPaidOut', yen]]);
  await ward.statement('2026-07-14', out('00000002', yen));
  expect([await codes(), (await ward.ledger()).days.filter(({ channel }) => channel === 'refund').map(({ day, differenceYen }) => [day, differenceYen])]).toEqual([[], [['2026-07-01', 0], ['2026-07-14', 0]]]);
});

it('明細の来ない区では、払われたかどうかを言わない。ほかの額の出金は、その還付の出金ではない', async () => {
  const { ward, yen, decides, claims, codes, orders } = await paidTwice();
  await decides();
  await claims();
  await orders();
  await ward.until('2026-07-31');
  expect(await codes()).toEqual([]);
  await ward.statement('2026-07-01', out('00000001', yen - 1));
  expect(await codes()).toEqual([['refundNotPaidOut', yen]]);
  await ward.statement('2026-07-02', out('00000002', yen));
  expect(await codes()).toEqual([]);
});

it('還付加算金を付ける区では、還付に足して振り込み、戻った額もその合計で見分ける', async () => {
  const { ward, yen, decides, claims, codes, orders } = await paidTwice({ people: 1, parameters: { refundInterest: 'paid' } });
  const decided = await decides();
  await claims();
  expect([decided.accepted, decided.decisions.map(({ rule, outcome }) => [rule, outcome])]).toEqual([true, [['refundInterest', 'smallCharge']]]);
  // 額が小さく、加算金は付かない。付いたものとして、払うファイルと戻りを見る。
  await ward.store.db.updateTable('ward_refund').set({ interest_yen: 1_200 }).execute();
  const [entry] = await orders();
  expect(entry!.transferAmount).toBe(yen + 1_200);
  await ward.until('2026-07-03');
  await ward.statement('2026-07-01', out('00000001', yen + 1_200));
  await ward.statement('2026-07-02', back('00000002', yen, entry!.customerCode1));
  expect(await codes()).toEqual([]);
  await ward.statement('2026-07-03' satisfies Day, back('00000003', yen + 1_200, entry!.customerCode1));
  expect(await codes()).toEqual([['refundReturned', yen + 1_200]]);
});

it('割合の公表されていない年に決まる還付は、加算金を付ける区では待ち、付けない区では払う', async () => {
  for (const [refundInterest, codes] of [['paid', ['TSG-W278']], ['none', []]] as const) {
    const { ward, decides } = await paidTwice({ parameters: { refundInterest } });
    const slips = [2, 3, 4, 5, 6, 7, 8].map((period) => agentSays('02', ward.barcode(period), '2026-06-21T10:00', '2026-07-01'));
    await ward.feed('2026-06-26', ...slips);
    await ward.until('2027-02-10');
    expect((await decides()).refusals.map(({ code }) => code)).toEqual(codes);
    await ward.drop();
    open = undefined;
  }
});

it('請求書は、受け取る人が、時効の日より前に、自分の名義か委任状のある口座を書いたときだけ受け付ける', async () => {
  const { ward, decides, claims, accountKey, orders } = await paidTwice();
  const codesOf = async (facts: object) => (await claims(facts)).refusals.map(({ code }) => code);
  expect(await codesOf({})).toEqual(['TSG-W283']);
  await decides();
  expect(await Promise.all([{ claimedBy: 'P9' }, { hasProxy: false }, { payTo: 'publicAccount' }, { payTo: 'publicAccount', account: undefined }, { receivedOn: '2026-06-27' }, { account: { ...payerAccount, accountNumber: '0000000' } }].map(codesOf)))
    .toEqual([['TSG-W285'], ['TSG-W285'], ['TSG-W284'], ['TSG-W285'], ['TSG-W101'], ['TSG-W270']]);
  expect([await orders(), (await ward.ward.query({ query: 'refunds' })).refunds.map(({ state, lapsesOn }) => [state, lapsesOn])]).toEqual([[], [['unclaimed', '2028-06-27']]]);
  expect([await codesOf({ account: { ...payerAccount, holderName: 'ｼｹﾝ' }, hasProxy: false }), (await orders()).map(({ payeeName }) => payeeName)]).toEqual([[], ['ｼｹﾝ']]);
  expect((await ward.ward.query({ query: 'refunds' })).refunds.map(({ accountKey: key, state, claimedOn }) => [key, state, claimedOn])).toEqual([[accountKey, 'ordered', '2026-06-26']]);
});

it.each([['最後の日', '2028-06-26', []], ['その翌日', '2028-06-27', ['TSG-W285']]] as const)('還付請求権は2年で消滅する: %sに届いた請求書', async (_ja, receivedOn, codes) => {
  const { ward, decides, claims } = await paidTwice();
  await decides();
  await ward.until(receivedOn);
  expect([(await claims({ receivedOn })).refusals.map(({ code }) => code), (await ward.ward.query({ query: 'refunds' })).refunds.map(({ state }) => state)]).toEqual([codes, [codes.length === 0 ? 'toPay' : 'lapsed']]);
});
