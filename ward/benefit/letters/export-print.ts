import { benefitInvitation, benefitInvitationTotals, benefitNotice, benefitNoticeTotals, benefitTotalsOf, lineSign, type BenefitInvitation, type BenefitNotice } from '../../../contracts/mailing/benefit.js';
import { wordOf } from '../../../contracts/codes.js';
import { benefitKinds, yearlyKinds, type BenefitKind } from '../../../contracts/ward-benefit.js';
import type { JobResult } from '../../../contracts/ward.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { Day } from '../../../law/define.js';
import { monthsLater, type Month } from '../../../law/fiscal-year.js';
import { chunks } from '../../desk.js';
import { addresseesOf, stateFor, type Addressee } from '../../notices/addressees.js';
import { layOutPrint } from '../../outbox.js';
import { notDisclosedAmong } from '../../reading.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import type { BenefitLetterRow } from '../tables.js';
import { invite } from './invite.js';
import { branchNamesOf, toldLine, type BranchNames } from './lines.js';

/** What a letter says, as it was written down. */
interface Told { readonly benefitKind: BenefitKind; readonly careMonth: string | null; readonly amountYen: number; readonly lines: readonly string[]; readonly why?: string; readonly outcome?: BenefitNotice['benefitOutcome']; readonly dueOn?: Day; readonly deadlineOn?: Day; readonly isAskedAgain?: boolean }

/**
 * 勧奨 of whatever is due for it, and all letters that wait, as print files with their 件数金額表. Whoever is under 支援措置 gets hers from the ward,
 * and nothing is printed to somebody who has died or gone away without anybody knowing where; that is looked at again every day.
 */
export function exportBenefitPrint(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    await invite(inside, settings);
    await inside.db.updateTable('ward_benefit_letter').set({ state: 'waiting' }).where('state', '=', 'held').execute();
    const found = await inside.db.selectFrom('ward_benefit_letter').selectAll().where('state', '=', 'waiting').orderBy('letter_id').execute();
    const printable = await sorted(inside, found);
    const files: string[] = [];
    const making = { store: inside, profile, settings };
    const [invitations, notices] = [printable.filter(({ row }) => row.kind === 'application'), printable.filter(({ row }) => row.kind !== 'application')];
    const names = await branchNamesOf(inside, printable.map(({ row }) => row.household_key));
    if (invitations.length > 0) {
      const letters = invitations.map((piece) => invitationOf(piece, names));
      files.push(...await handOver(inside, invitations, await layOutPrint(making, benefitInvitation, letters, benefitInvitationTotals, [benefitTotalsOf(letters)])));
    }
    if (notices.length > 0) {
      const letters = notices.map((piece) => noticeOf(piece, names));
      files.push(...await handOver(inside, notices, await layOutPrint(making, benefitNotice, letters, benefitNoticeTotals, [benefitTotalsOf(letters)])));
    }
    return { job: 'exportBenefitPrint', files, decisions: [] };
  });
}

interface Piece { readonly row: BenefitLetterRow; readonly to: Addressee }

/** Those that may go to the contractor; the others are marked as what keeps them. */
async function sorted(store: WardStore, found: readonly BenefitLetterRow[]): Promise<readonly Piece[]> {
  if (found.length === 0) return [];
  const addressees = await addresseesOf(store, found.map(({ payer_key }) => payer_key));
  const members = await membersOf(store, found.map(({ household_key }) => household_key));
  const notDisclosed = await notDisclosedAmong(store, [...members.values()].flat());
  const stateOf = ({ payer_key, household_key }: BenefitLetterRow) => stateFor(addressees.get(payer_key)!, (members.get(household_key) ?? []).some((key) => notDisclosed.has(key)));
  for (const state of ['held', 'byHand'] as const) {
    for (const ids of chunks(found.filter((row) => stateOf(row) === state).map(({ letter_id }) => letter_id))) await store.db.updateTable('ward_benefit_letter').set({ state }).where('letter_id', 'in', ids).execute();
  }
  return found.filter((row) => stateOf(row) === 'waiting').map((row) => ({ row, to: addressees.get(row.payer_key)! }));
}

async function membersOf({ db }: WardStore, householdKeys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const some of chunks([...new Set(householdKeys)])) {
    for (const { household_key, person_key } of await db.selectFrom('ward_period').select(['household_key', 'person_key']).distinct().where('household_key', 'in', some).where('latest', '=', 1).execute()) found.set(household_key, [...(found.get(household_key) ?? []), person_key]);
  }
  return found;
}

async function handOver({ db }: WardStore, pieces: readonly Piece[], names: readonly [string, string]): Promise<readonly string[]> {
  for (const ids of chunks(pieces.map(({ row }) => row.letter_id))) await db.updateTable('ward_benefit_letter').set({ state: 'handedOver', file_name: names[0] }).where('letter_id', 'in', ids).execute();
  return names;
}

/** A sum of a year stands under its last month; it is of the twelve that end with it. */
const termFromOf = ({ benefitKind, careMonth }: Told): string | null => (yearlyKinds.some(([id]) => id === benefitKind) ? digitsOf(monthsLater(careMonth as Month, -11)) : null);
const toldIn = ({ content }: BenefitLetterRow): Told => JSON.parse(content) as Told;
const placeOf = ({ name, place }: Addressee) => ({ addressee: name, postalCode: null, addressLine1: place.address, addressLine2: null });
/** The reckoning is cut to what the field takes: the ward keeps all of it. */
const mostCharacters = 4_000;
function reckoningOf(lines: readonly string[], { household_key }: BenefitLetterRow, names: BranchNames): string {
  const kept: string[] = [];
  for (const line of lines.map((one) => toldLine(one, household_key, names).replaceAll(lineSign, '/'))) if ([...kept, line].join(lineSign).length <= mostCharacters) kept.push(line);
  return kept.join(lineSign);
}
const digitsOf = (careMonth: string | null): string | null => careMonth?.replace('-', '') ?? null;

function invitationOf({ row, to }: Piece, names: BranchNames): BenefitInvitation {
  const told = toldIn(row);
  return { invitationId: row.letter_id, ...placeOf(to), householdKey: row.household_key, careMonth: digitsOf(told.careMonth)!, amountYen: told.amountYen, deadlineOn: told.deadlineOn!, isAskedAgain: told.isAskedAgain ? '1' : '0', reckoning: reckoningOf(told.lines, row, names), benefitJa: told.benefitKind === 'highCost' ? null : wordOf(benefitKinds, told.benefitKind), termFromMonth: termFromOf(told) };
}

function noticeOf({ row, to }: Piece, names: BranchNames): BenefitNotice {
  const told = toldIn(row);
  return {
    benefitNoticeId: row.letter_id, ...placeOf(to), householdKey: row.household_key, benefitJa: wordOf(benefitKinds, told.benefitKind), careMonth: digitsOf(told.careMonth), benefitOutcome: told.outcome!, amountYen: told.amountYen, decidedOn: row.made_on as Day, dueOn: told.dueOn ?? null,
    decisionReason: told.why ?? '', reckoning: reckoningOf(told.lines, row, names) || null, termFromMonth: termFromOf(told),
  };
}
