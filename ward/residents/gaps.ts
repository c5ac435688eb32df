import type { RegisterGapKind } from '../../contracts/ward-register.js';
import type { ResidentFeed } from '../../contracts/integrated-db/resident-feed.js';
import type { AnswerOf } from '../../contracts/ward.js';
import { byKey } from '../desk.js';
import { readSettings } from '../settings.js';
import type { PeriodRow, ResidentRow, WardStore } from '../tables.js';
import { itemsOf, ownItemsOf } from './follow.js';
import { itemsToFollow, registerItems } from './rules/register-items.js';

type Gap = AnswerOf<'registerGaps'>['gaps'][number];
interface Person { readonly personKey: string; readonly own: ResidentRow | null; readonly periods: readonly PeriodRow[]; readonly told: ResidentFeed | null }

/** The list a clerk goes through: read from what is known now on both sides, so that what has been settled is no longer there. */
export async function registerGaps(store: WardStore): Promise<AnswerOf<'registerGaps'>> {
  const { db } = store;
  const rows = await db.selectFrom('ward_register').select(['person_key', 'content']).where('latest', '=', 1).execute();
  if (rows.length === 0) return { gaps: [] };
  const { today } = await readSettings(store);
  const told = new Map(rows.map(({ person_key, content }) => [person_key, content === '' ? null : JSON.parse(content) as ResidentFeed]));
  const residents = new Map((await db.selectFrom('ward_resident').selectAll().where('latest', '=', 1).execute()).map((row) => [row.person_key, row]));
  const periods = byKey(await db.selectFrom('ward_period').selectAll().where('latest', '=', 1).where('voided', '=', 0).execute(), ({ person_key }) => person_key);
  const people = [...new Set([...told.keys(), ...residents.keys()])].map((personKey): Person => ({ personKey, own: residents.get(personKey) ?? null, periods: periods.get(personKey) ?? [], told: told.get(personKey) ?? null }));
  const gaps = [...people.flatMap((person) => gapsOf(person, today)), ...householdGaps(people)];
  return { gaps: gaps.sort((a, b) => (a.personKey === b.personKey ? a.kind < b.kind : a.personKey < b.personKey) ? -1 : 1) };
}

/** 適用終了事由 of which the 住民票 would know. */
const goneBy: ReadonlySet<string> = new Set(['moveOutside', 'moveOutWithinPrefecture', 'death']);
const openOf = ({ periods }: Person) => periods.find(({ end_on }) => end_on === null) ?? null;

function gapsOf(person: Person, today: string): readonly Gap[] {
  const { personKey, own, told, periods } = person;
  const open = openOf(person);
  const gap = (kind: RegisterGapKind, because: string): Gap => ({ personKey, kind, because });
  // Who lives elsewhere by 特例 has the 住民票 there.
  if (told === null) return open && open.special_residence_kind === null ? [gap('notRegistered', `適用開始 ${open.start_on}。住民記録の配信にこの人の行がない`)] : [];
  const found: Gap[] = [];
  const { removal, residentFrom, residentUntil, isNhiNoted } = told;
  if (open && removal !== null && residentUntil! <= today) found.push(gap('notLeft', `住民票の消除 ${residentUntil}、適用開始 ${open.start_on}`));
  if (removal === null && isNhiNoted && !periods.some(({ end_on }) => end_on === null || end_on > residentFrom!)) found.push(gap('notJoined', `住民となった日 ${residentFrom}`));
  const last = periods.toSorted((a, b) => (a.start_on < b.start_on ? -1 : 1)).at(-1);
  if (removal === null && !open && last && goneBy.has(last.end_reason!) && last.end_on! > residentFrom!) found.push(gap('stillHere', `適用終了 ${last.end_on}、住民となった日 ${residentFrom}`));
  return own && open ? [...found, ...itemGaps(own, told, gap)] : found;
}

function itemGaps(own: ResidentRow, told: ResidentFeed, gap: (kind: RegisterGapKind, because: string) => Gap): readonly Gap[] {
  const question = { own: ownItemsOf(own), told: itemsOf(told) };
  const { outcome, because } = registerItems.apply(question);
  const items = outcome === 'asks' ? [gap('identity', because.join('、'))] : Object.keys(itemsToFollow(question)).length > 0 ? [gap('items', because.join('、'))] : [];
  return question.own.isNotDisclosed && !question.told.isNotDisclosed ? [...items, gap('protection', '区の記録にだけ支援措置がある')] : items;
}

/** People of one 国保 household whom the 住民票 has in several. */
function householdGaps(people: readonly Person[]): readonly Gap[] {
  const insured = people.flatMap((person) => {
    const open = openOf(person);
    return open && person.told !== null ? [{ personKey: person.personKey, householdKey: open.household_key, number: person.told.householdNumber! }] : [];
  });
  return [...byKey(insured, ({ householdKey }) => householdKey).values()].filter((members) => new Set(members.map(({ number }) => number)).size > 1)
    .flatMap((members) => members.map(({ personKey, number }): Gap => ({ personKey, kind: 'household', because: `住民票の世帯 ${number}。国保の世帯は${members.length}人` })));
}
