import type { Day } from '../../law/define.js';
import { printedOf, type Addressed } from './printed.js';
import type { Mailing } from './tables.js';

/** A letter in somebody's letter box: where the post put it, when, and what its reader finds in it. */
export interface Delivered {
  /** Its place in the order of posting, by which the next page is asked for. */
  readonly place: string;
  readonly deliveredOn: Day;
  readonly address: string;
  readonly sheets: readonly { readonly noticeId: string; readonly lines: readonly string[] }[];
}

/** So many letters in one answer. */
const lettersAtOnce = 500;

/** A day (from that day on), or the place of a letter (what comes after it). */
export const placePattern = /^(?:\d{4}-\d{2}-\d{2}(?:\/.{1,200}\/\d+\/\d+)?)?$/;

function placeIn(text: string): { readonly day: string; readonly batch: string; readonly n: number; readonly copy: number } {
  const [day = '', ...rest] = text.split('/');
  const [copy, n] = [rest.pop(), rest.pop()];
  return { day, batch: rest.join('/'), n: Number(n ?? 0), copy: Number(copy ?? 0) };
}

/**
 * What reached a letter box of that municipality after a place, a page of it; what comes back is not there. The post takes no time
 * here: a letter is delivered on the day on which it is posted.
 */
export async function deliveredAfter({ store: { db }, profile }: Mailing, code: string, after: string): Promise<readonly Delivered[]> {
  const { day, batch, n, copy } = placeIn(after);
  const letters = await db.selectFrom('mailing_letter').where('code', '=', code).where('return_reason', 'is', null)
    .where((is) => is.or([is('posted_on', '>', day), is.and([is('posted_on', '=', day), is.or([is('batch', '>', batch), is.and([is('batch', '=', batch), is.or([is('n', '>', n), is.and([is('n', '=', n), is('copy', '>', copy)])])])])])]))
    .select(['batch', 'n', 'copy', 'second', 'posted_on']).orderBy('posted_on').orderBy('batch').orderBy('n').orderBy('copy').limit(lettersAtOnce).execute();
  const pieces = new Map<string, Map<number, Addressed>>();
  for (const name of new Set(letters.map((letter) => letter.batch))) {
    const wanted = letters.filter((letter) => letter.batch === name).flatMap((letter) => (letter.second === 0 ? [letter.n] : [letter.n, letter.second]));
    const rows = await db.selectFrom('mailing_piece').where('code', '=', code).where('batch', '=', name).where('n', 'in', wanted).select(['n', 'row']).execute();
    pieces.set(name, new Map(rows.map((piece) => [piece.n, JSON.parse(piece.row) as Addressed])));
  }
  return letters.map((letter) => {
    const printed = printedOf(profile, letter.batch)!;
    const inside = (letter.second === 0 ? [letter.n] : [letter.n, letter.second]).map((at) => pieces.get(letter.batch)!.get(at)!);
    return {
      place: `${letter.posted_on}/${letter.batch}/${letter.n}/${letter.copy}`, deliveredOn: letter.posted_on as Day, address: addressOf(inside[0]!),
      sheets: inside.map((value) => ({ noticeId: printed.idOf(value), lines: printed.sheetOf(code, value) })),
    };
  });
}

/** What shows through the window, in one line. */
const addressOf = ({ addressLine1, addressLine2 }: Addressed): string => [addressLine1, ...(addressLine2 === null ? [] : [addressLine2])].join(' ');
