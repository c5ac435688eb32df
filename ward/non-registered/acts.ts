import type { ResidentLookupAnswer } from '../../contracts/juki-net/lookup.js';
import type { StaffAct } from '../../contracts/ward.js';
import { decided, isRefused, nextNumber, refuse, type Desk } from '../desk.js';
import { residentOf } from '../reading.js';
import { obstacle } from '../refusals.js';
import type { NonRegisteredRow } from '../tables.js';
import { residentsAlike, nonRegisteredAlike } from './find.js';
import { askAbout, keepVersion, nonRegisteredOf } from './records.js';
import { nonRegisteredIdentity } from './rules/non-registered-identity.js';
import { taken } from './take.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** Somebody who does not live here gets a 住登外者宛名番号, unless the ward knows her: then there is no second one. */
export async function registerNonRegistered(desk: Desk, act: ActOf<'registerNonRegistered'>): Promise<null> {
  const { formerPersonKey: former = null } = act;
  const before = former === null ? null : await residentOf(desk, former);
  if (former !== null && !before) refuse(desk, obstacle('unknownPerson', '宛名番号', former, 'この区の住民として登録されたことがない'));
  const residents = (await residentsAlike(desk.store, desk.settings.numberMode, act)).filter(({ personKey }) => personKey !== former);
  const known = await nonRegisteredAlike(desk.store, act);
  const { outcome, because } = nonRegisteredIdentity.apply({ residents: residents.filter(({ isSame }) => isSame).length, same: known.filter(({ isSame }) => isSame).map(({ personKey }) => personKey), alike: known.map(({ personKey }) => personKey) });
  if (outcome === 'resident') refuse(desk, obstacle('nonRegisteredIsResident', '氏名', act.name, `${residents.find(({ isSame }) => isSame)!.personKey} の住民と同じ人である`));
  if (isRefused(desk)) return null;
  decided(desk, nonRegisteredIdentity.apply({ residents: 0, same: known.filter(({ isSame }) => isSame).map(({ personKey }) => personKey), alike: known.map(({ personKey }) => personKey) }));
  if (outcome === 'known') return null;
  const row = {
    person_key: await nextKey(desk), role: act.role, name: act.name, name_kana: act.nameKana, born_on: act.bornOn, sex: act.sex ?? null, address: act.address, individual_number: null, is_not_disclosed: act.isNotDisclosed || before?.is_not_disclosed === 1 ? 1 : 0, former_person_key: former, as_of: null, died_on: null,
    merged_into: null, candidates: '[]', state: 'asked', because: because[0]!,
  };
  await keepVersion(desk.store, desk.settings.now, row, { state: 'asked', because: because[0]! });
  // Whoever was a resident is asked about by the number she had here, whatever address the papers give.
  await askAbout(desk, row, before?.individual_number ?? null, act);
  return null;
}

/** The series of 住登外者 begins with a letter, so that none is ever a 宛名番号 of a resident; one that is taken all the same is passed over. */
async function nextKey(desk: Desk): Promise<string> {
  for (;;) {
    const key = `X${String(nextNumber(desk, 'nonRegistered')).padStart(9, '0')}`;
    if (!await residentOf(desk, key)) return key;
  }
}

/** What a clerk decides where nothing may be guessed. */
export async function handleNonRegistered(desk: Desk, act: ActOf<'handleNonRegistered'>): Promise<null> {
  const row = await nonRegisteredOf(desk.store, act.personKey);
  if (!row) refuse(desk, obstacle('nonRegisteredUnknown', '住登外者宛名番号', act.personKey, 'その番号の住登外者はいない'));
  else if (row.state === 'merged') refuse(desk, obstacle('nonRegisteredMerged', '住登外者宛名番号', act.personKey, `${row.merged_into} へ併合済`));
  else if (act.decision === 'choose') await choose(desk, row, act);
  else if (act.decision === 'merge') await merge(desk, row, act);
  else await lookUpAgain(desk, row, act);
  return null;
}

async function choose(desk: Desk, row: NonRegisteredRow, act: ActOf<'handleNonRegistered'>): Promise<void> {
  const candidates = JSON.parse(row.candidates) as readonly ResidentLookupAnswer[];
  const chosen = act.candidate === undefined ? undefined : candidates[act.candidate - 1];
  if (row.state !== 'several' || !chosen) refuse(desk, obstacle('nonRegisteredCandidate', '候補', String(act.candidate ?? ''), `候補は${row.state === 'several' ? candidates.length : 0}人`));
  else await keepVersion(desk.store, desk.settings.now, row, await taken(desk.store, row, [{ ...chosen, outcome: 'found', total: 1, number: 1 }], row.as_of!, act.why));
}

/** The number that goes keeps its history and says where it went; what it knew better the other takes over only from 住基ネット. */
async function merge(desk: Desk, row: NonRegisteredRow, act: ActOf<'handleNonRegistered'>): Promise<void> {
  const into = act.intoPersonKey === undefined || act.intoPersonKey === row.person_key ? undefined : await nonRegisteredOf(desk.store, act.intoPersonKey);
  if (!into || into.state === 'merged') refuse(desk, obstacle('nonRegisteredUnknown', '住登外者宛名番号', act.intoPersonKey ?? '', '併合先の住登外者がいない'));
  else if (into.individual_number !== null && row.individual_number !== null && into.individual_number !== row.individual_number) refuse(desk, obstacle('nonRegisteredDiffers', '住登外者宛名番号', into.person_key, '住基ネットの言う個人番号が違う別の人である'));
  if (isRefused(desk) || !into) return;
  const { store, settings: { now } } = desk;
  await keepVersion(store, now, row, { state: 'merged', because: act.why, merged_into: into.person_key });
  const isProtected = into.is_not_disclosed === 1 || row.is_not_disclosed === 1 ? 1 : 0;
  await keepVersion(store, now, into, { state: into.state as 'found', because: `${row.person_key} を併合した: ${act.why}`, individual_number: into.individual_number ?? row.individual_number, is_not_disclosed: isProtected });
}

/** By the number while it holds; once it has been replaced, by the items. */
async function lookUpAgain(desk: Desk, row: NonRegisteredRow, act: ActOf<'handleNonRegistered'>): Promise<void> {
  const waiting = await desk.store.db.selectFrom('ward_lookup').select('enquiry_id').where('person_key', '=', row.person_key).where('state', '!=', 'answered').executeTakeFirst();
  if (waiting) return refuse(desk, obstacle('nonRegisteredAsked', '照会の識別', waiting.enquiry_id, '前の照会の回答を待っている'));
  await askAbout(desk, row, row.state === 'numberReplaced' ? null : row.individual_number, { by: act.by, purpose: act.why });
}
