import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { municipality } from '../../../law/municipalities.js';
import type { ContinuityCase, ContinuitySource } from '../../../contracts/ward-continuity.js';
import type { Decision } from '../../define.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { headIsGone, homeOn, homesBefore, householdBefore } from './before.js';
import { decideContinuity, predecessorOf, type ContinuityQuestion, type HouseholdBefore } from './rules/decide-continuity.js';

export interface Asked { readonly householdKey: string; readonly occurredOn: Day; readonly sources: readonly ContinuitySource[] }
export interface Proposal { readonly candidateKey: string | null; readonly fromHouseholdKey: string | null; readonly decision: Decision<ContinuityCase> }

/** What the rule says of a household and day: of the candidates told, or where none are told of the households of this ward. Null when there was no such household, or nobody leads it yet. */
export async function proposalFor(store: WardStore, settings: Settings, asked: Asked): Promise<Proposal | null> {
  const question = await questionOf(store, settings, asked);
  if (question === null) return null;
  const from = predecessorOf(question);
  const source = asked.sources.find(({ candidateKey }) => candidateKey === from);
  return { candidateKey: source?.candidateKey ?? null, fromHouseholdKey: source?.householdKey ?? from, decision: decideContinuity.apply(question) };
}

/** The household as it is after the change comes from the ward's own records, never from the list. */
async function questionOf(store: WardStore, settings: Settings, { householdKey, occurredOn, sources }: Asked): Promise<ContinuityQuestion | null> {
  const { head, insured } = await homeOn(store, householdKey, occurredOn, settings);
  if (head === null || insured.length === 0 || await headIsGone(store, { head, insured }, occurredOn, settings)) return null;
  const eve = await homeOn(store, householdKey, addDays(occurredOn, -1), settings);
  const isOld = eve.head !== null && eve.insured.length > 0;
  const headChangeOnMove = settings.parameters.headChangeOnMove;
  const after = { head, members: insured };
  const told = await Promise.all(sources.map((source) => fromList(store, source)));
  const others = (await homesBefore(store, householdKey, occurredOn, settings)).filter((key) => key !== householdKey);
  const own = await Promise.all(others.map((key) => householdBefore(store, key, householdKey, occurredOn, settings)));
  const arriving = [...told, ...own];
  // Nobody came: the household goes on by itself, or what is left of it does.
  if (arriving.length === 0) return { sources: isOld ? [stayedWhole(await householdBefore(store, householdKey, householdKey, occurredOn, settings))] : [], destinationBefore: null, after, headChangeOnMove };
  return { sources: arriving, destinationBefore: isOld ? { ref: householdKey, ja: `この区の世帯 ${householdKey}`, head: eve.head } : null, after, headChangeOnMove };
}

/** Whoever stays in his own household has come along with it. */
const stayedWhole = (before: HouseholdBefore): HouseholdBefore => ({ ...before, members: before.members.map(({ key, fate }) => ({ key, fate: fate === 'stays' ? 'movedHere' : fate })) });

async function fromList({ db }: WardStore, { candidateKey, municipalityCode, householdKey, headId, members }: ContinuitySource): Promise<HouseholdBefore> {
  const ids = members.flatMap(({ id }) => id ?? []);
  const rows = ids.length === 0 ? [] : await db.selectFrom('ward_received_id').select(['municipal_insured_id', 'person_key']).where('municipal_insured_id', 'in', ids).orderBy('import_no').execute();
  const keys = new Map(rows.map(({ municipal_insured_id, person_key }) => [municipal_insured_id, person_key]));
  const people = members.map(({ fromId, id, fate }) => ({ fromId, key: id === null ? null : keys.get(id) ?? null, fate }));
  return { ref: candidateKey, ja: `${municipality(municipalityCode).ja}の世帯 ${householdKey}`, head: people.find(({ fromId }) => fromId === headId)?.key ?? null, members: people.map(({ key, fate }) => ({ key, fate })) };
}
