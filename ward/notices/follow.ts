import { dayPart, type Moment } from '../../law/day.js';
import { assume } from '../../law/define.js';
import { chunks } from '../desk.js';
import type { Settings } from '../settings.js';
import type { NoticeRow, WardStore } from '../tables.js';
import { addresseesOf, stateFor } from './addressees.js';
import { withheldAmong } from './withheld.js';
import { noticeRow } from './write.js';

export const toTheDeadBasis = assume('死亡日より前に渡した通知は本人に宛てて出たものとし、死亡日以後に渡したものは相続人代表者に宛てて出し直す。いつ届いたかは区に知らされない');

/** Something became known of these people: their notices that have not left wait for the right person, those that left in the name of a dead one are made anew. */
export async function followPeople(store: WardStore, settings: Settings, personKeys: readonly string[]): Promise<void> {
  for (const some of chunks([...new Set(personKeys)])) {
    const notices = await store.db.selectFrom('ward_notice').selectAll().where('addressee_person_key', 'in', some).where('state', 'in', ['waiting', 'held', 'byHand', 'handedOver', 'returned']).orderBy('notice_id').execute();
    if (notices.length > 0) await follow(store, settings, notices);
  }
}

/** The same of everything that is held: somebody may have been found since. */
export async function followHeld(store: WardStore, settings: Settings): Promise<void> {
  const held = await store.db.selectFrom('ward_notice').selectAll().where('state', '=', 'held').orderBy('notice_id').execute();
  for (const some of chunks(held)) await follow(store, settings, some);
}

async function follow(store: WardStore, settings: Settings, notices: readonly NoticeRow[]): Promise<void> {
  const addressees = await addresseesOf(store, notices.map((notice) => notice.addressee_person_key));
  const withheld = await withheldAmong(store, notices);
  for (const notice of notices) {
    const addressee = addressees.get(notice.addressee_person_key)!;
    const state = stateFor(addressee, withheld.has(notice.notice_id));
    const { diedOn } = addressee.payer;
    const leftOn = notice.handed_on ?? dayPart(notice.created_at as Moment);
    const isTooLate = diedOn !== null && leftOn >= diedOn;
    const isHere = notice.state === 'waiting' || notice.state === 'held' || (notice.state === 'byHand' && isTooLate);
    if (isHere) await store.db.updateTable('ward_notice').set({ state }).where('notice_id', '=', notice.notice_id).execute();
    else if (isTooLate && notice.state !== 'byHand' && wasToPayer(notice) && await holds(store, notice)) await makeAnew(store, settings, notice, state, `${diedOn} に亡くなった人に宛てて、その日以後に出していた`);
  }
}

const wasToPayer = ({ addressed_to, addressee_person_key }: NoticeRow): boolean => (addressed_to ?? addressee_person_key) === addressee_person_key;

async function makeAnew(store: WardStore, settings: Settings, notice: NoticeRow, state: string, why: string): Promise<void> {
  await store.db.updateTable('ward_notice').set({ state: 'replaced' }).where('notice_id', '=', notice.notice_id).execute();
  await store.insertMany('ward_notice', [noticeRow({ ...notice, head_person_key: notice.addressee_person_key }, settings, { issueNo: notice.issue_no + 1, state, why })]);
}

/** No 更正 since then has made the amounts and slips of that piece wrong. */
export const holds = async ({ db }: WardStore, notice: NoticeRow): Promise<boolean> => (await db.selectFrom('ward_assessment').select('latest')
  .where('household_key', '=', notice.household_key).where('fiscal_year', '=', notice.fiscal_year).where('sequence', '=', notice.sequence).executeTakeFirst())?.latest === 1;
