import type { Day } from '../../law/define.js';
import type { Answer } from '../define.js';
import { intentsOf, type HeldSlip, type Intent } from './intents.js';
import { readersIn, type Reader } from './letter-box.js';
import { slipsOn } from './slips.js';
import type { Residents } from './tables.js';

/** Where everybody of this town shops and banks. */
const [shop, branch] = [{ headOfficeCode: '010', storeCode: '000001' }, { bankCode: '9998', branchCode: '101' }] as const;

/** 12:30: whoever has a habit pays what is due by it today. Each time is one payment, however often this is done. */
export async function payAtNoon(party: Residents): Promise<void> {
  for (const reader of await readersIn(party.store)) {
    const { habits: { pays }, livesUntil } = reader.known;
    if (pays === null || (livesUntil !== null && livesUntil <= party.today())) continue;
    const answers = await answersTo(party, reader);
    const due = intentsOf(pays, await slipsIn(party, reader), (number) => answers.get(number) ?? null).filter(({ on }) => on <= party.today());
    const done = new Map((await paymentsBy(party, reader)).map((row) => [row.turn, row.state]));
    for (const intent of due) {
      const state = done.get(intent.turn);
      if (state === undefined || state === 'planned' || state === 'going') await pay(party, reader, intent, state === 'going');
    }
  }
}

const paymentsBy = ({ store: { db } }: Residents, { municipality, readerId }: Reader) =>
  db.selectFrom('residents_payment').where('municipality', '=', municipality).where('reader_id', '=', readerId).selectAll().orderBy('paid_on').orderBy('turn').execute();

/** The slips in the letters that were opened and kept, in the order in which they came. */
async function slipsIn({ store: { db } }: Residents, { municipality, readerId }: Reader): Promise<readonly HeldSlip[]> {
  const letters = await db.selectFrom('residents_letter').where('municipality', '=', municipality).where('reader_id', '=', readerId).where('state', '=', 'opened').select(['delivered_on', 'sheets']).orderBy('delivered_on').orderBy('place').execute();
  return letters.flatMap(({ delivered_on, sheets }) => (JSON.parse(sheets) as string[][]).flatMap(slipsOn).map((slip) => ({ ...slip, deliveredOn: delivered_on as Day })));
}

/** When the clerk answered the wish to pay in parts, by the number of the 督促状. */
async function answersTo({ store: { db } }: Residents, { municipality, readerId }: Reader): Promise<ReadonlyMap<string, Day>> {
  const rows = await db.selectFrom('residents_concern').where('municipality', '=', municipality).where('reader_id', '=', readerId).where('kind', '=', 'cannotPay').where('state', '=', 'answered').select(['body', 'answered_at']).execute();
  return new Map(rows.map(({ body, answered_at }) => [(JSON.parse(body) as { number: string }).number, answered_at!.slice(0, 10) as Day]));
}

/** `mayHaveGone`: whoever did this before died on the way; what the counter has in its books decides. */
async function pay(party: Residents, reader: Reader, intent: Intent, mayHaveGone: boolean): Promise<void> {
  const { turn, slip, yen } = intent;
  const write = (state: string, why: string, way: string = intent.way) => party.store.insertMany('residents_payment', [{
    municipality: reader.municipality, reader_id: reader.readerId, turn, matter: slip.matter, barcode: slip.barcode, yen, way, state, paid_on: party.today(), why,
  }], 'replace');
  if (mayHaveGone && await hasArrived(party, reader, intent)) return write('paid', '');
  await write('going', '');
  const answer = await offered(party, reader, intent);
  if (answer.state === 'paid') party.note(`${reader.known.people[0]!.name}さんの家は ${slip.matter} の ${yen} 円を納めた`);
  return write(answer.state, answer.why, answer.way);
}

interface Outcome { readonly state: 'paid' | 'planned' | 'refused'; readonly why: string; readonly way: Intent['way'] }

/** At a shop as long as it takes the slip, else at the counter of a bank, and there on the next day it is open. */
async function offered(party: Residents, { municipality }: Reader, { way, slip, yen }: Intent): Promise<Outcome> {
  const refusals: string[] = [];
  if (way === 'shop' && slip.barcode !== null && party.isHere('payment-agent')) {
    const answer = await post(party, 'payment-agent', '/_sim/payments', { barcode: slip.barcode, ...shop });
    if (answer.ok) return { state: 'paid', why: '', way };
    refusals.push(await whyOf(answer));
  }
  if (!party.isHere('payment-channels')) return { state: 'refused', why: refusals[0] ?? '納める所がない', way };
  const answer = await post(party, 'payment-channels', `/_sim/counter/${municipality}`, { noticeId: slip.noticeNumber, fiscalYear: slip.fiscalYear, period: String(slip.period), amountYen: yen, ...branch });
  if (answer.ok) return { state: 'paid', why: '', way: 'counter' };
  const why = await whyOf(answer);
  return { state: why.startsWith('TSG-Z06') ? 'planned' : 'refused', why, way: 'counter' };
}

const post = (party: Residents, to: string, path: string, body: object): Promise<Answer> => party.send(to, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
async function whyOf(answer: Answer): Promise<string> {
  const { code, why } = await answer.json() as { code: string; why: string };
  return `${code}: ${why}`;
}

/** Has the other side more payments of that day and slip than we have written down? */
async function hasArrived(party: Residents, { municipality }: Reader, { slip, yen }: Intent): Promise<boolean> {
  const ours = await party.store.db.selectFrom('residents_payment').where('municipality', '=', municipality).where('matter', '=', slip.matter).where('yen', '=', yen).where('state', '=', 'paid').where('paid_on', '=', party.today()).select('turn').execute();
  const theirs = [
    ...(party.isHere('payment-agent') ? (await (await party.send('payment-agent', `/_sim/payments/${municipality}`)).json() as { payments: { barcode: string; paidOn: string }[] }).payments.filter(({ barcode, paidOn }) => barcode === slip.barcode && paidOn === party.today()) : []),
    ...(party.isHere('payment-channels') ? (await (await party.send('payment-channels', `/_sim/payments/${municipality}`)).json() as { paperSlips: { noticeId: string; period: string; amountYen: number; receivedOn: string }[] }).paperSlips
      .filter(({ noticeId, period, amountYen, receivedOn }) => noticeId === slip.noticeNumber && period === String(slip.period) && amountYen === yen && receivedOn === party.today()) : []),
  ];
  return theirs.length > ours.length;
}
