import { dispositionNotice, dispositionTotals, dispositionTotalsOf, overpaymentNotice, overpaymentTotals, overpaymentTotalsOf, reminderLetter, reminderTotals, reminderTotalsOf, type DispositionNotice, type OverpaymentNotice, type ReminderLetter } from '../../contracts/mailing/letters.js';
import type { Profile } from '../../contracts/wire/profile.js';
import type { JobResult } from '../../contracts/ward.js';
import { bringUpToDate } from '../collection/port/up-to-date.js';
import { chunks } from '../desk.js';
import { addresseesOf, stateFor, type Addressee } from '../notices/addressees.js';
import { withheldAmong } from '../notices/withheld.js';
import { layOutPrint, type Making } from '../outbox.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import type { LetterRow } from './tables.js';
import { writeLetters, type LetterKind } from './write.js';

/** So many pieces in one file. */
const piecesAtOnce = 20_000;

/**
 * 還付・充当通知書, 催告書 and 処分通知 go out as print files, each kind with its 件数金額表. As with 督促, whoever is under 支援措置 gets hers from the
 * ward, and nothing is printed of somebody who has died or gone without anybody knowing where; that is looked at again every day.
 */
export async function exportLetters(store: WardStore, profile: Profile): Promise<JobResult> {
  await bringUpToDate(store);
  await store.transact(async (inside) => {
    await writeLetters(inside, await readSettings(inside));
    await inside.db.updateTable('ward_letter').set({ state: 'waiting' }).where('state', '=', 'held').execute();
  });
  const files: string[] = [];
  for (const kind of ['overpayment', 'reminder', 'disposition'] as const) {
    for (;;) {
      const names = await store.transact((inside) => printSome(inside, profile, kind));
      if (names === null) break;
      files.push(...names);
    }
  }
  return { job: 'exportLetters', files, decisions: [] };
}

/** The files made; none when all that was found stays in the ward, null when nothing of that kind waits. */
async function printSome(store: WardStore, profile: Profile, kind: LetterKind): Promise<readonly string[] | null> {
  const found = await store.db.selectFrom('ward_letter').innerJoin('ward_account', 'ward_account.account_key', 'ward_letter.account_key').where('ward_letter.state', '=', 'waiting').where('ward_letter.kind', '=', kind)
    .selectAll('ward_letter').select(['ward_account.household_key', 'ward_account.fiscal_year', 'ward_account.notice_number']).orderBy('ward_letter.letter_id').limit(piecesAtOnce).execute();
  if (found.length === 0) return null;
  const addressees = await addresseesOf(store, found.map(({ person_key }) => person_key));
  const withheld = await withheldAmong(store, found.map((row) => ({ notice_id: row.letter_id, household_key: row.household_key, fiscal_year: row.fiscal_year, sequence: Number(row.notice_number.slice(-2)) })));
  const stateOf = (row: (typeof found)[number]) => stateFor(addressees.get(row.person_key)!, withheld.has(row.letter_id));
  for (const state of ['held', 'byHand'] as const) await mark(store, found.filter((row) => stateOf(row) === state), { state });
  const printable = found.filter((row) => stateOf(row) === 'waiting');
  if (printable.length === 0) return [];
  const names = await layOut[kind]({ store, profile, settings: await readSettings(store) }, printable.map((row) => pieceOf(row, addressees.get(row.person_key)!)));
  await mark(store, printable, { state: 'handedOver', file_name: names[0]! });
  return names;
}

/** `content` was written as that record without its window; the record refuses what does not fit it. */
const layOut: Readonly<Record<LetterKind, (making: Making, pieces: readonly object[]) => Promise<readonly string[]>>> = {
  overpayment: (making, pieces) => layOutPrint(making, overpaymentNotice, pieces as readonly OverpaymentNotice[], overpaymentTotals, [overpaymentTotalsOf(pieces as readonly OverpaymentNotice[])]),
  reminder: (making, pieces) => layOutPrint(making, reminderLetter, pieces as readonly ReminderLetter[], reminderTotals, [reminderTotalsOf(pieces as readonly ReminderLetter[])]),
  disposition: (making, pieces) => layOutPrint(making, dispositionNotice, pieces as readonly DispositionNotice[], dispositionTotals, [dispositionTotalsOf(pieces as readonly DispositionNotice[])]),
};

const pieceOf = ({ letter_id, content }: LetterRow, { name, place }: Addressee) => ({ letterId: letter_id, addressee: name, postalCode: null, addressLine1: place.address, addressLine2: null, ...JSON.parse(content) as object });

async function mark({ db }: WardStore, rows: readonly Pick<LetterRow, 'letter_id'>[], change: { readonly state: string; readonly file_name?: string }): Promise<void> {
  for (const ids of chunks(rows.map(({ letter_id }) => letter_id))) await db.updateTable('ward_letter').set(change).where('letter_id', 'in', ids).execute();
}
