import { changeColumns, noChange, type Change } from '../../contracts/mailing/change.js';
import { installmentColumns, installmentNumbers, installmentsOf, pensionColumns, sumColumns } from '../../contracts/mailing/installments.js';
import { noticeKinds, premiumNotice, printTotals, type NoticeKind, type PremiumNotice, type PrintTotals } from '../../contracts/mailing/records.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { revisionReasonsBetween } from '../assessment/year/changed.js';
import { installmentsIn, partsOf } from '../assessment/year/decide.js';
import type { HouseholdFacts } from '../assessment/year/facts.js';
import { byKey, chunks } from '../desk.js';
import { layOutPrint } from '../outbox.js';
import { readSettings, type Settings } from '../settings.js';
import type { AssessmentRow, NoticeRow, WardStore } from '../tables.js';
import { addresseesOf, stateFor, type Addressee } from './addressees.js';
import { followHeld } from './follow.js';
import { slipsOf } from './slips.js';
import { withheldAmong } from './withheld.js';

/** So many pieces in one file: what a contractor takes at once, and what we hold in memory. */
const piecesAtOnce = 20_000;

/**
 * 印刷データの作成: what waits goes out as print files, each with its 件数金額表 under the same 通番. A file, its totals and the marks on
 * its notices are one transaction. Whoever has come under 支援措置 since the decision is printed by the ward itself; of whoever has died or
 * gone away without anybody knowing where, nothing is printed.
 */
export async function exportPrint(store: WardStore, profile: Profile): Promise<JobResult> {
  await store.transact(async (inside) => followHeld(inside, await readSettings(inside)));
  const files: string[] = [];
  for (;;) {
    const names = await store.transact(async (inside) => exportOne(inside, profile, await readSettings(inside)));
    if (names === null) return { job: 'exportPrint', files, decisions: [] };
    files.push(...names);
  }
}

/** The names of the files made; none when all that was found is for the ward to print, null when nothing waits. */
async function exportOne(store: WardStore, profile: Profile, settings: Settings): Promise<readonly string[] | null> {
  const found = await store.db.selectFrom('ward_notice').selectAll().where('state', '=', 'waiting').orderBy('notice_id').limit(piecesAtOnce).execute();
  if (found.length === 0) return null;
  const withheld = await withheldAmong(store, found);
  const addressees = await addresseesOf(store, found.map((notice) => notice.addressee_person_key));
  const stateOf = (notice: NoticeRow) => stateFor(addressees.get(notice.addressee_person_key)!, withheld.has(notice.notice_id));
  for (const state of ['held', 'byHand'] as const) await mark(store, found.filter((notice) => stateOf(notice) === state), { state });
  const waiting = found.filter((notice) => stateOf(notice) === 'waiting');
  if (waiting.length === 0) return [];
  const pieces: PremiumNotice[] = [];
  for (const some of chunks(waiting)) pieces.push(...await piecesOf(store, settings, some, addressees));
  const names = await layOutPrint({ store, profile, settings }, premiumNotice, pieces, printTotals, totalsOf(pieces));
  await mark(store, waiting, { state: 'handedOver', file_name: names[0], handed_on: settings.today });
  const placeOf = (notice: NoticeRow) => addressees.get(notice.addressee_person_key)!.place.personKey;
  for (const [to, sent] of byKey(waiting.filter((notice) => placeOf(notice) !== notice.addressee_person_key), placeOf)) await mark(store, sent, { addressed_to: to });
  return names;
}

async function mark({ db }: WardStore, notices: readonly NoticeRow[], change: Partial<NoticeRow>): Promise<void> {
  for (const ids of chunks(notices.map(({ notice_id }) => notice_id))) await db.updateTable('ward_notice').set(change).where('notice_id', 'in', ids).execute();
}

async function piecesOf({ db }: WardStore, settings: Settings, notices: readonly NoticeRow[], addressees: ReadonlyMap<string, Addressee>): Promise<readonly PremiumNotice[]> {
  const households = [...new Set(notices.map(({ household_key }) => household_key))];
  const decided = await db.selectFrom('ward_assessment').selectAll().where('household_key', 'in', households).where('fiscal_year', 'in', [...new Set(notices.map(({ fiscal_year }) => fiscal_year))]).execute();
  const decisionsOf = byKey(decided.toSorted((a, b) => a.sequence - b.sequence), (row) => `${row.household_key} ${row.fiscal_year}`);
  const toldIn = (notice: NoticeRow): Told => {
    const rows = decisionsOf.get(`${notice.household_key} ${notice.fiscal_year}`)!;
    const decision = rows.find(({ sequence }) => sequence === notice.sequence)!;
    return { decision, before: rows.findLast((row) => row.sequence < decision.sequence && row.head_person_key === decision.head_person_key) };
  };
  return notices.map((notice) => pieceOf(settings, notice, toldIn(notice), addressees.get(notice.addressee_person_key)!));
}

/** The decision of a notice, and the one on the same head before it. */
interface Told { readonly decision: AssessmentRow; readonly before: AssessmentRow | undefined }

function pieceOf(settings: Settings, notice: NoticeRow, { decision, before }: Told, { name, place }: Addressee): PremiumNotice {
  const parts = new Map(partsOf(decision).map(({ part, yen }) => [part, yen]));
  return {
    noticeId: notice.notice_id, addressee: name, postalCode: null, addressLine1: place.address, addressLine2: null, fiscalYear: notice.fiscal_year, kind: notice.kind as NoticeKind,
    medicalYen: parts.get('medical') ?? 0, supportYen: parts.get('support') ?? 0, careYen: parts.get('care') ?? 0, childSupportYen: parts.get('childSupport') ?? null,
    totalYen: decision.total_yen, months: decision.months, reductionTenths: String(decision.reduction_tenths) as PremiumNotice['reductionTenths'], ...installmentColumns(slipsOf(settings, notice, decision)), ...changeOf(notice, decision, before), ...pensionColumns(installmentsIn(decision)),
  };
}

/** Of a change: why, and how much it was. */
function changeOf(notice: NoticeRow, decision: AssessmentRow, before: AssessmentRow | undefined): Change {
  if (notice.kind !== 'change' || !before) return noChange;
  return changeColumns(revisionReasonsBetween(factsOf(before), factsOf(decision)), before.total_yen);
}
const factsOf = ({ facts }: AssessmentRow): HouseholdFacts => JSON.parse(facts) as HouseholdFacts;

function totalsOf(pieces: readonly PremiumNotice[]): readonly PrintTotals[] {
  return noticeKinds.flatMap(([kind]) => {
    const own = pieces.filter((piece) => piece.kind === kind);
    if (own.length === 0) return [];
    const sums = installmentNumbers.map(() => 0);
    for (const piece of own) for (const { number, yen } of installmentsOf(piece)) sums[number - 1]! += yen;
    return [{ kind, pieceCount: own.length, totalYen: own.reduce((sum, { totalYen }) => sum + totalYen, 0), ...sumColumns(sums) }];
  });
}
