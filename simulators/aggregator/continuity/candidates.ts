import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { CandidateReason, MemberFate } from '../../../contracts/aggregator/continuity-codes.js';
import { sourceMemberText, type ContinuityCandidate } from '../../../contracts/aggregator/high-cost.js';
import { writtenMonth } from '../../../law/carried-months.js';
import type { Aggregator, AggregatorStore } from '../tables.js';
import { covers, headsOf, knownOf, rowsOfHousehold, rowsOfPersons, staysIn, type InsuredRow, type Known, type Stay } from './facts.js';
import { monthsToInherit } from './months.js';

/** Somebody came into this household on that day. */
export interface Move { readonly municipality: string; readonly householdKey: string; readonly movedOn: Day }
export type Candidate = Omit<ContinuityCandidate, 'version' | 'isClosed'>;

/** One household, of whom it is known who belonged to it when. */
interface Home {
  readonly municipality: string;
  readonly key: string;
  readonly stays: readonly Stay[];
  readonly known: ReadonlyMap<string, Known>;
  readonly headOn: (day: Day) => Known | null;
}

/**
 * The 継続候補世帯 of one move: a row for every household of another municipality in which a member or the head was the day
 * before. That 転出 and 転入 meet without a gap is asked for; until the other side has told its part there is no candidate.
 */
export async function candidatesOf(party: Aggregator, store: AggregatorStore, move: Move, also: readonly InsuredRow[]): Promise<readonly Candidate[]> {
  const after = await homeOf(party, store, move.municipality, move.householdKey, also);
  const eve = addDays(move.movedOn, -1);
  const head = after.headOn(move.movedOn);
  const members = after.stays.filter((stay) => covers(stay, move.movedOn));
  if (head === null || members.length === 0) return [];
  const personIds = [...new Set([...members.map(({ personId }) => personId), head.personId])];
  const elsewhere = (await rowsOfPersons(store, personIds)).filter(({ municipality }) => municipality !== move.municipality);
  const hadBefore = after.stays.some((stay) => covers(stay, eve));
  const sources = new Map<string, Home>();
  for (const row of elsewhere) {
    const cameWith = members.find(({ personId, from }) => personId === row.person_id && from === move.movedOn);
    const left = staysIn(party, row).filter(({ until, endReason }) => cameWith && until === move.movedOn && endReason === 'moveOutWithinPrefecture').map(({ householdKey }) => householdKey);
    const keys = row.person_id === head.personId && !hadBefore ? [...left, row.household_key] : left;
    for (const key of keys) {
      const home = sources.get(`${row.municipality} ${key}`) ?? await homeOf(party, store, row.municipality, key, elsewhere);
      // A household whose head 集約 was never told cannot be judged by its head.
      if (home.headOn(eve) !== null && (left.includes(key) || hasLed(home, head, move.movedOn))) sources.set(`${row.municipality} ${key}`, home);
    }
  }
  const found: Candidate[] = [];
  for (const home of [...sources.values()].sort((a, b) => (`${a.municipality} ${a.key}` < `${b.municipality} ${b.key}` ? -1 : 1))) found.push(await candidateOf(party, store, { move, after, head, members, home, hadBefore, several: sources.size > 1 }));
  return found;
}

/** Was this person, not insured himself, head of that household on the eve, and is he no longer? */
function hasLed(home: Home, head: Known, movedOn: Day): boolean {
  const eve = addDays(movedOn, -1);
  if (home.headOn(eve)?.personId !== head.personId || !home.stays.some((stay) => covers(stay, eve))) return false;
  return home.headOn(movedOn)?.personId !== head.personId || !home.stays.some((stay) => covers(stay, movedOn));
}

async function homeOf(party: Aggregator, store: AggregatorStore, municipality: string, key: string, also: readonly InsuredRow[]): Promise<Home> {
  const heads = await headsOf(store, municipality, key);
  const own = await rowsOfHousehold(store, municipality, key);
  const rows = [...new Map([...own, ...also.filter((row) => row.municipality === municipality)].map((row) => [row.person_key, row])).values()];
  const known = new Map(rows.map((row) => [row.person_key, knownOf(row)]));
  return { municipality, key, stays: rows.flatMap((row) => staysIn(party, row)).filter(({ householdKey }) => householdKey === key), known, headOn: (day) => known.get(heads(day) ?? '') ?? null };
}

interface Seen { readonly move: Move; readonly after: Home; readonly head: Known; readonly members: readonly Stay[]; readonly home: Home; readonly hadBefore: boolean; readonly several: boolean }

async function candidateOf(party: Aggregator, store: AggregatorStore, seen: Seen): Promise<Candidate> {
  const { move: { municipality, householdKey, movedOn }, after, head, members, home, hadBefore } = seen;
  const eve = addDays(movedOn, -1);
  const headBefore = home.headOn(eve)!;
  const fates = fatesOf(seen);
  const reasons: readonly CandidateReason[] = [
    headBefore.personId === head.personId ? 'headSame' : 'headDiffers',
    fates.every(({ fate }) => fate === 'movedHere' || fate === 'leftInsurance' || fate === 'died') ? 'everybodyMoved' : 'someStay',
    ...(hadBefore ? ['joinsHousehold'] as const : []), ...(seen.several ? ['severalSources'] as const : []),
    ...(home.stays.some(({ personKey }) => personKey === headBefore.personKey) && members.some(({ personKey }) => personKey === head.personKey) ? [] : ['nominalHead'] as const), ...(movedOn.endsWith('-01') ? ['movedOnFirst'] as const : []),
  ];
  const here = new Map([...after.known.values()].map((known) => [known.personId, known.municipalInsuredId]));
  const months = await monthsToInherit(party, store, { municipality: home.municipality, householdKey: home.key, movedOn });
  return {
    candidateKey: party.token('CC', municipality, householdKey, movedOn, home.municipality, home.key), movedOn, householdKey, headId: head.municipalInsuredId, headName: head.name,
    headBeforeId: hadBefore ? after.headOn(eve)?.municipalInsuredId ?? null : null, memberIds: [...new Set(members.map(({ personKey }) => after.known.get(personKey)!.municipalInsuredId))].sort(),
    fromMunicipalityCode: home.municipality, fromHouseholdKey: home.key, fromHeadId: headBefore.municipalInsuredId, fromHeadName: headBefore.name,
    fromMembers: fates.map(({ known, fate }) => sourceMemberText({ fromId: known.municipalInsuredId, id: here.get(known.personId) ?? null, fate })),
    availableMonths: months.map(({ careMonth }) => writtenMonth(careMonth)), reasons,
  };
}

/** What became of each who belonged to the 転出元 household on the eve, the head first. */
function fatesOf({ move: { movedOn }, after, head, home }: Seen): readonly { readonly known: Known; readonly fate: MemberFate }[] {
  const eve = addDays(movedOn, -1);
  const cameHere = (personId: string) => after.stays.some((stay) => stay.personId === personId && stay.from === movedOn);
  const insured = home.stays.filter((stay) => covers(stay, eve)).map((stay) => ({ known: home.known.get(stay.personKey)!, fate: fateOf(stay, movedOn, cameHere(stay.personId)) }));
  const headBefore = home.headOn(eve)!;
  if (insured.some(({ known }) => known.personKey === headBefore.personKey)) return insured.sort((a, b) => Number(b.known.personKey === headBefore.personKey) - Number(a.known.personKey === headBefore.personKey));
  return [{ known: headBefore, fate: head.personId === headBefore.personId && hasLed(home, head, movedOn) ? 'movedHere' : 'stays' }, ...insured];
}

function fateOf({ until, endReason }: Stay, movedOn: Day, cameHere: boolean): MemberFate {
  if (until === null || until > movedOn) return 'stays';
  if (cameHere) return 'movedHere';
  if (endReason === 'death') return 'died';
  return endReason === 'moveOutWithinPrefecture' || endReason === 'moveOutside' ? 'movedElsewhere' : 'leftInsurance';
}
