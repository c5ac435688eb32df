import type { ResidentFeed } from '../../contracts/integrated-db/resident-feed.js';
import type { ChangeReason } from '../../contracts/codes.js';
import type { Day } from '../../law/define.js';
import { chunks, closeDesk, decided, isRefused, openDesk, type Desk } from '../desk.js';
import { replaceDocuments } from '../eligibility/certificates.js';
import { enterEnd } from '../eligibility/acts/end.js';
import { spreadPerson, toldPeriodsOf } from '../eligibility/acts/person.js';
import type { Intake } from '../intake.js';
import { followPeople } from '../notices/follow.js';
import { judgeHouseholds } from '../ratios/judge.js';
import { householdHeadedBy, openPeriodOf } from '../reading.js';
import type { ResidentRow } from '../tables.js';
import { reviseHousehold, reviseResident } from '../writing.js';
import { itemsToFollow, registerItems, type RegisterItems } from './rules/register-items.js';
import { endReasonOf, registerRemoval } from './rules/register-removal.js';

/** Does what the 住民票 of people whom the ward knows asks for: one act a person, each with its decisions. Who is unknown here is only kept. */
export async function followRegister(intake: Intake, told: readonly ResidentFeed[]): Promise<void> {
  for (const some of chunks(told.filter(({ operation }) => operation === 'put'))) {
    const known = new Map((await intake.store.db.selectFrom('ward_resident').selectAll().where('person_key', 'in', some.map(({ personKey }) => personKey)).where('latest', '=', 1).execute()).map((row) => [row.person_key, row]));
    for (const row of some) if (known.has(row.personKey)) await followOne(intake, row, known.get(row.personKey)!);
  }
}

export const itemsOf = (row: Pick<ResidentFeed, keyof RegisterItems>): RegisterItems => ({ name: row.name!, nameKana: row.nameKana!, bornOn: row.bornOn!, sex: row.sex!, address: row.address!, isNotDisclosed: row.isNotDisclosed! });
export const ownItemsOf = (row: ResidentRow): RegisterItems => ({ name: row.name, nameKana: row.name_kana, bornOn: row.born_on, sex: row.sex, address: row.address, isNotDisclosed: row.is_not_disclosed === 1 });

async function followOne(intake: Intake, row: ResidentFeed, own: ResidentRow): Promise<void> {
  const question = { own: ownItemsOf(own), told: itemsOf(row) };
  if (registerItems.apply(question).outcome !== 'same') await asAct(intake, 'followRegister.items', row, async (desk) => {
    decided(desk, registerItems.apply(question));
    await followItems(desk, own, itemsToFollow(question), row);
  });
  if (row.removal !== null) await asAct(intake, 'followRegister.removal', row, (desk) => followRemoval(desk, row));
}

/** Items and the end of the 資格 are acts of their own: that one of them is impossible must not keep the other from being written. */
async function asAct({ store, settings, masked, seq }: Intake, act: string, { personKey }: ResidentFeed, work: (desk: Desk) => Promise<void>): Promise<void> {
  const note = { act, notificationId: null, personKeys: [personKey], why: `住民記録の配信 ${seq}` };
  const desk = await openDesk(store, settings, masked, note);
  await work(desk);
  await closeDesk(desk, note);
  if (isRefused(desk)) return;
  await followPeople(store, settings, [...desk.pending.residents.keys()]);
  await judgeHouseholds(store, masked, [...desk.queue.keys()], note.why);
}

/** The items take the ways of a 届出 of the same: a new name needs new papers, a head takes the household along, and 集約 hears of it. */
async function followItems(desk: Desk, own: ResidentRow, items: Partial<RegisterItems>, { submittedOn }: ResidentFeed): Promise<void> {
  const { name = own.name, nameKana = own.name_kana, address = own.address, isNotDisclosed = own.is_not_disclosed === 1 } = items;
  if (Object.keys(items).length === 0) return;
  const isRenamed = items.name !== undefined || items.nameKana !== undefined;
  const changeReason: ChangeReason = isRenamed ? 'nameChange' : items.address === undefined ? 'correction' : 'addressWithinMunicipality';
  const change = { operation: 'update', changeReason } as const;
  const changed = reviseResident(desk, own, { name, name_kana: nameKana, address, is_not_disclosed: isNotDisclosed ? 1 : 0 }, change);
  await spreadPerson(desk, own.person_key, await toldPeriodsOf(desk, own.person_key), change);
  const headed = await householdHeadedBy(desk, own.person_key);
  if (headed && items.address !== undefined) await reviseHousehold(desk, headed.household_key, { address }, submittedOn!, change);
  if (isRenamed && await openPeriodOf(desk, own.person_key)) await replaceDocuments(desk, changed, '氏名変更');
}

async function followRemoval(desk: Desk, { personKey, removal, residentUntil, newMunicipalityCode, isNhiNoted, submittedOn }: ResidentFeed): Promise<void> {
  const isInsured = await openPeriodOf(desk, personKey) !== null;
  const { outcome } = decided(desk, registerRemoval.apply({ removal, residentUntil, isNhiNoted: isNhiNoted!, isInsured, moveOutEnds: desk.settings.parameters.registerMoveOut }));
  if (outcome !== 'ends' || removal === null || removal === 'removed') return;
  await enterEnd(desk, {
    kind: 'end', notificationId: `住民記録-${personKey}`, reason: endReasonOf(removal, newMunicipalityCode, desk.settings.municipalityCode), occurredOn: residentUntil as Day, receivedOn: submittedOn as Day, personKeys: [personKey],
  });
}
