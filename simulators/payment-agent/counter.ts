import { z } from 'zod';
import { Bad } from '../../contracts/define.js';
import { decodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import { nextDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipalities } from '../../law/municipalities.js';
import { refused, type Refused } from '../doors.js';
import { daysOf } from './calendar.js';
import { placeOf, storeOfApps, type Place } from './shops.js';
import type { PaymentAgent, PaymentAgentStore, PaymentRow, ToldRow } from './tables.js';

/** Somebody with a slip in hand. Without a time it is paid now; a time earlier today tells two payments of a day apart. */
export const paying = z.strictObject({
  barcode: z.string().min(1).max(100).describe('納付書のバーコードの44桁'),
  headOfficeCode: z.string().regex(/^\d{3}$/).describe('本部コード'),
  storeCode: z.string().regex(/^\d{6}$/).optional().describe('店舗コード。アプリにはない'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).optional().describe('今日の、今までの時刻 HH:MM'),
});
export type Paying = z.infer<typeof paying>;

/** What came of it: the municipality whose slip it was and the number of the payment there. */
export interface Paid { readonly code: string; readonly n: number; readonly amountYen: number; readonly paidOn: Day; readonly time: string; readonly confirmOn: Day; readonly settleOn: Day }

const clients = new Map(municipalities.map(({ code }) => [code.slice(0, 5), code]));

/** Takes the money for a slip. A counter sees only what the bars say: not whether the ward issued it, still wants it or was paid already. */
export async function pay(party: PaymentAgent, said: Paying): Promise<Paid | Refused> {
  const [today, clock] = party.now().split('T') as [Day, string];
  const time = said.time ?? clock;
  if (time > clock) return refused(422, 'TSG-Y05', `${time} はまだ来ていない`, `${clock} までの時刻を書くか、time を書かない`);
  const slip = decodePaymentSlip(said.barcode);
  if (slip instanceof Bad) return refused(422, 'TSG-Y06', `納付書として読めない: ${slip.why}`, slip.cure);
  if (slip.payableUntil !== null && slip.payableUntil < today) return refused(422, 'TSG-Y07', `支払期限 ${slip.payableUntil} を過ぎている`, '区市町村の窓口か金融機関で納める');
  const code = slip.makerCode === party.parameters.makerCode ? clients.get(slip.freeField.slice(0, 5)) : undefined;
  if (code === undefined) return refused(422, 'TSG-Y08', '取扱いのない企業コードか契約先の納付書である', '企業コードはパラメータ makerCode、自由使用欄の先頭5桁は契約先の区市町村のコードにする');
  const place = placeOf(said.headOfficeCode);
  const store = place?.isCounter ? said.storeCode : storeOfApps;
  const cannot = cannotTake(place, said, slip.amountYen);
  if (cannot || store === undefined) return cannot ?? refused(422, 'TSG-Y05', '店に店舗コードがない', 'storeCode に6桁を書く');
  const days = daysOf(today, party.parameters);
  if (!days) return refused(422, 'TSG-Y12', '確報か振込の日が、祝日の表のない年になる', '2027年の秋までの日に納める');
  const { confirmOn, settleOn } = days;
  const n = await party.store.transact((within) => write(within, { code, n: 0, barcode: said.barcode, amount_yen: slip.amountYen, head_office: said.headOfficeCode, store, paid_on: today, paid_time: time, taken_back_time: null, confirm_on: confirmOn, settle_on: settleOn, is_paid_over: 1 }));
  return { code, n, amountYen: slip.amountYen, paidOn: today, time, confirmOn, settleOn };
}

function cannotTake(place: Place | null, { headOfficeCode, storeCode }: Paying, amountYen: number): Refused | null {
  if (!place) return refused(422, 'TSG-Y09', `本部コード ${headOfficeCode} では納められない`, '店かアプリの本部コードにする');
  if (!place.isCounter && storeCode !== undefined) return refused(422, 'TSG-Y09', `${place.ja}はアプリで、店がない`, 'storeCode を書かない');
  return place.mostYen !== null && amountYen > place.mostYen ? refused(422, 'TSG-Y09', `${place.ja}では1枚 ${place.mostYen} 円まで`, 'ほかの店かアプリで納める') : null;
}

/** The payment under the next number of its municipality, with what will be told of it: 速報 tomorrow, 確報 on its day. */
async function write(store: PaymentAgentStore, payment: PaymentRow): Promise<number> {
  const { code, amount_yen, paid_on } = payment;
  await store.insertMany('payment_agent_client', [{ code, since: paid_on, last_laid_on: null }], 'ignore');
  const last = await store.db.selectFrom('payment_agent_payment').where('code', '=', code).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  await store.insertMany('payment_agent_payment', [{ ...payment, n }]);
  await store.insertMany('payment_agent_row', [rowOf({ code, n, amount_yen, kind: '01', due_on: nextDay(paid_on as Day) }), rowOf({ code, n, amount_yen, kind: '02', due_on: payment.confirm_on })]);
  return n;
}

/** A row before anything happens to it. */
const rowOf = (row: Pick<ToldRow, 'code' | 'n' | 'amount_yen' | 'kind' | 'due_on'>): ToldRow => ({ ...row, to_code: row.code, times: 1, state: 'waiting', feed: null, is_late: 0 });

const noPayment = (code: string, n: string) => refused(404, 'TSG-Y10', `${code} に番号 ${n} の支払はない`, '支払の一覧(GET _sim/payments/{code})にある番号を指定する');
const cannotTakeBack = (why: string) => refused(409, 'TSG-Y11', why, '店で納めたその日のうちに、一度だけ取り消せる。後の返金は区市町村がする');

/** The shop gives the money back and tells it as 速報取消. Its 確報 never comes, unless the 取消 does not reach whoever makes it. */
export async function takeBack(party: PaymentAgent, code: string, number: string): Promise<Refused | { readonly code: string; readonly n: number; readonly takenBackAt: string }> {
  if (!/^\d{1,9}$/.test(number)) return noPayment(code, number);
  const [today, clock] = party.now().split('T') as [Day, string];
  return party.store.transact(async (store) => {
    const chosen = { n: Number(number), one: store.db.selectFrom('payment_agent_payment').where('code', '=', code).where('n', '=', Number(number)) };
    const payment = await chosen.one.selectAll().executeTakeFirst();
    if (!payment) return noPayment(code, number);
    if (!placeOf(payment.head_office)!.isCounter) return cannotTakeBack('アプリで納めたものは取り消せない');
    if (payment.taken_back_time !== null) return cannotTakeBack('もう取り消してある');
    if (payment.paid_on !== today) return cannotTakeBack(`納めた日(${payment.paid_on})を過ぎている`);
    const isConfirmed = party.faults.has('confirmedAfterCancellation');
    await store.db.updateTable('payment_agent_payment').where('code', '=', code).where('n', '=', chosen.n).set({ taken_back_time: clock, is_paid_over: isConfirmed ? 1 : 0 }).execute();
    if (!isConfirmed) await store.db.deleteFrom('payment_agent_row').where('code', '=', code).where('n', '=', chosen.n).where('kind', '=', '02').execute();
    await store.insertMany('payment_agent_row', [rowOf({ code, n: chosen.n, amount_yen: payment.amount_yen, kind: '03', due_on: nextDay(today) })]);
    return { code, n: chosen.n, takenBackAt: `${today}T${clock}` };
  });
}
