import type { Day } from '../../law/define.js';
import { printedOf, type Enclosed, type Printed } from './printed.js';
import type { Mailing } from './tables.js';

/** An envelope that was posted, with the pieces that are in it, in order, and what kind of print they are. */
export interface PostedLetter { readonly batch: string; readonly postedOn: Day; readonly copy: number; readonly isDelivered: boolean; readonly values: Enclosed; readonly printed: Printed }

/** Envelopes in whose window that piece lies, with all the pieces that are in them. */
export async function lettersOf({ store: { db }, profile }: Mailing, code: string, noticeId: string): Promise<readonly PostedLetter[]> {
  const letters = await db.selectFrom('mailing_letter').where('code', '=', code).where('notice_id', '=', noticeId).selectAll().orderBy('posted_on').orderBy('batch').orderBy('n').orderBy('copy').execute();
  const pieces = ({ batch, n, second }: (typeof letters)[number]) => db.selectFrom('mailing_piece').where('code', '=', code).where('batch', '=', batch).where('n', 'in', second === 0 ? [n] : [n, second]).select('row').orderBy('n').execute();
  return Promise.all(letters.map(async (letter) => ({
    batch: letter.batch, postedOn: letter.posted_on as Day, copy: letter.copy, isDelivered: letter.return_reason === null,
    // A letter is posted of a piece that is there.
    values: (await pieces(letter)).map(({ row }): unknown => JSON.parse(row)) as unknown as Enclosed, printed: printedOf(profile, letter.batch)!,
  })));
}
