import type { Notification } from '../../contracts/notification.js';
import { statement } from '../../store/statement.js';
import { planOf } from './plan.js';
import type { Residents } from './tables.js';
import type { Day } from '../../law/define.js';

/** What the party answers to whoever asked for something that cannot be. */
export interface Trouble {
  readonly status: 404 | 409 | 422;
  readonly code: `TSG-${string}`;
  readonly why: string;
  readonly cure: string;
}

type ResidentsDb = Residents['store']['db'];
interface OnDay { readonly municipality: string; readonly today: Day }

/** 受理, or 差し戻し with every reason. */
export interface Receipt {
  readonly accepted: boolean;
  readonly refusals: readonly { readonly code: string; readonly ja: string; readonly why: string; readonly cure: string }[];
}

/** Puts a form on its way. The same form under the same id again changes nothing. */
export async function plan(party: Residents, municipality: string, notification: Notification, handInOn: Day): Promise<Trouble | { planned: readonly string[]; duplicate: boolean }> {
  if (notification.notificationId.length > 50) return { status: 422, code: 'TSG-R08', why: '届出の識別が長すぎる', cure: '50文字以内にする(二重届出では後ろに語が付く)' };
  const [before] = await row(party.store, { municipality, id: notification.notificationId });
  const rows = planOf(party, notification, handInOn).map((one) => ({
    municipality, notification_id: one.notification.notificationId, body: JSON.stringify(one.notification), hand_in_on: one.handInOn, state: 'planned',
    withdraw_on: one.withdrawOn, handed_in_at: null, answered_at: null, refusals: '[]', corrected_by: null, mistake: one.mistake,
  }));
  if (before) {
    return before.body === rows[0]!.body ? { planned: rows.map((one) => one.notification_id), duplicate: true }
      : { status: 409, code: 'TSG-R02', why: `届出「${notification.notificationId}」は別の内容でもうある`, cure: '新しい notificationId を付けるか、差し戻された届出なら POST /_sim/correct を使う' };
  }
  await party.store.insertMany('residents_notification', rows, 'ignore');
  for (const { mistake } of rows) if (mistake) party.note(`${municipality}の住民: ${mistake}`);
  return { planned: rows.map((one) => one.notification_id), duplicate: false };
}

/**
 * What lies on the counter now: every form brought by today that has no receipt yet, in the order it was brought. It is
 * shown again until the receipt, so that a counter that stops in between loses none.
 */
export async function onCounter(party: Residents, municipality: string): Promise<{ notifications: readonly Notification[]; withdrawn: readonly string[] }> {
  const today = party.today();
  const seen = await brought(party.store, { municipality, today });
  const isStale = seen.some(({ state, withdraw_on }) => state === 'planned' || (state === 'handedIn' && withdraw_on !== null && withdraw_on <= today));
  const moved = new Map(isStale ? (await moveOn(party.store, { municipality, today, now: party.now() })).map((row) => [row.notification_id, row]) : []);
  const rows = seen.map((row) => ({ ...row, ...moved.get(row.notification_id) }));
  return {
    notifications: rows.filter(({ state }) => state === 'handedIn').map(({ body }) => JSON.parse(body) as Notification),
    withdrawn: rows.filter(({ state, handed_in_at }) => state === 'withdrawn' && handed_in_at !== null).map((one) => one.notification_id),
  };
}

/** Forms without a receipt whose day has come, in the order they are brought. */
const brought = statement((db: ResidentsDb, { municipality, today }: OnDay) => db.selectFrom('residents_notification')
  .where('municipality', '=', municipality).where('state', 'in', ['planned', 'handedIn', 'withdrawn']).where('hand_in_on', '<=', today)
  .select(['notification_id', 'body', 'state', 'withdraw_on', 'handed_in_at']).orderBy('hand_in_on').orderBy('notification_id'));

/** What the day brings: those whose day of withdrawal has come and that were not decided before it are taken back, the others are handed in. */
const moveOn = statement((db: ResidentsDb, { municipality, today, now }: OnDay & { now: string }) => db.updateTable('residents_notification')
  .where('municipality', '=', municipality).where('state', 'in', ['planned', 'handedIn'])
  .where((is) => is.or([is('withdraw_on', '<=', today), is.and([is('state', '=', 'planned'), is('hand_in_on', '<=', today)])]))
  .set((is) => ({
    state: is.case().when('withdraw_on', '<=', today).then('withdrawn').else('handedIn').end(),
    handed_in_at: is.case().when('withdraw_on', '<=', today).then(is.ref('handed_in_at')).else(now).end(),
  })).returning(['notification_id', 'state', 'handed_in_at']));

/** Those whose day of withdrawal has come and that were not decided before it. */
const takeBack = statement((db: ResidentsDb, { municipality, today }: OnDay) => db.updateTable('residents_notification')
  .where('municipality', '=', municipality).where('state', 'in', ['planned', 'handedIn']).where('withdraw_on', '<=', today).set({ state: 'withdrawn' }));

/** The counter's receipt: 受理, or 差し戻し with its reasons. The same receipt twice is one. */
export async function receive(party: Residents, municipality: string, id: string, receipt: Receipt): Promise<Trouble | { state: string }> {
  await takeBack(party.store, { municipality, today: party.today() });
  const [before] = await row(party.store, { municipality, id });
  if (!before) return unknownForm(municipality, id);
  const state = receipt.accepted ? 'accepted' : 'refused';
  const refusals = JSON.stringify(receipt.refusals);
  if (before.state === state && before.refusals === refusals) return { state };
  if (before.state !== 'handedIn') {
    return { status: 409, code: 'TSG-R03', why: `届出「${id}」は今「${stateWords[before.state] ?? before.state}」で、受領の返事を受けられない`, cure: '窓口に出ている届出(GET …/counter の notifications)にだけ返事をする' };
  }
  await party.store.db.updateTable('residents_notification').where('municipality', '=', municipality).where('notification_id', '=', id).where('state', '=', 'handedIn')
    .set({ state, refusals, answered_at: party.now() }).execute();
  return { state };
}

/** A refused resident brings a corrected form under a new id; the refused one is closed in the same moment. */
export async function correct(party: Residents, municipality: string, id: string, notification: Notification, handInOn: Day): Promise<Trouble | { planned: readonly string[]; duplicate: boolean }> {
  const [before] = await row(party.store, { municipality, id });
  if (!before) return unknownForm(municipality, id);
  const again = before.state === 'corrected' && before.corrected_by === notification.notificationId;
  if (before.state !== 'refused' && !again) return { status: 409, code: 'TSG-R04', why: `届出「${id}」は今「${stateWords[before.state] ?? before.state}」で、直して出し直すのは差し戻された届出だけ`, cure: '差し戻し(refused)になってから直す' };
  if (notification.notificationId === id) return { status: 422, code: 'TSG-R05', why: '直した届出が元の届出と同じ notificationId を持つ', cure: '新しい notificationId を付ける' };
  return party.store.transact(async (store) => {
    const inside = { ...party, store };
    const planned = await plan(inside, municipality, notification, handInOn);
    if (!('status' in planned)) await store.db.updateTable('residents_notification').where('municipality', '=', municipality).where('notification_id', '=', id).set({ state: 'corrected', corrected_by: notification.notificationId }).execute();
    return planned;
  });
}

/** 取下げ: possible until the counter has decided. */
export async function withdraw(party: Residents, municipality: string, id: string): Promise<Trouble | { state: string }> {
  const [before] = await row(party.store, { municipality, id });
  if (!before) return unknownForm(municipality, id);
  if (!['planned', 'handedIn', 'withdrawn'].includes(before.state)) return { status: 409, code: 'TSG-R06', why: `届出「${id}」は今「${stateWords[before.state] ?? before.state}」で、取り下げられない`, cure: '受理された届出は、反対の届出か職員の訂正で直す' };
  await party.store.db.updateTable('residents_notification').where('municipality', '=', municipality).where('notification_id', '=', id).set({ state: 'withdrawn' }).execute();
  return { state: 'withdrawn' };
}

const stateWords: Readonly<Record<string, string>> = { planned: '届け出る予定', handedIn: '窓口に出した', accepted: '受理', refused: '差し戻し', corrected: '直した届出に替えた', withdrawn: '取り下げた' };

const row = statement((db: ResidentsDb, { municipality, id }: { municipality: string; id: string }) =>
  db.selectFrom('residents_notification').where('municipality', '=', municipality).where('notification_id', '=', id).selectAll());

const unknownForm = (municipality: string, id: string): Trouble =>
  ({ status: 404, code: 'TSG-R01', why: `${municipality} に届出「${id}」はない`, cure: 'GET /_sim/{団体コード}/notifications で届出の識別を確かめる' });
