import type { Day } from '../../law/define.js';
import { addDays } from '../../law/day.js';
import { statement } from '../../store/statement.js';
import type { Knowledge } from './knowledge.js';
import { isAt, namedAs, spaced } from './likeness.js';
import { readSheet } from './sheet.js';
import type { Residents } from './tables.js';

/** A household that reads its post. */
export interface Reader { readonly municipality: string; readonly readerId: string; readonly known: Knowledge }
interface Letter { readonly place: string; readonly deliveredOn: Day; readonly address: string; readonly sheets: readonly { readonly lines: readonly string[] }[] }

/** Asked on every simulated evening, in most worlds for nothing. */
const allReaders = statement((db: Residents['store']['db']) => db.selectFrom('residents_reader').select(['municipality', 'reader_id', 'known']).orderBy('municipality').orderBy('reader_id'));

export async function readersIn(store: Residents['store']): Promise<readonly Reader[]> {
  return (await allReaders(store, {})).map(({ municipality, reader_id, known }) => ({ municipality, readerId: reader_id, known: JSON.parse(known) as Knowledge }));
}

/**
 * Takes what the post has put into letter boxes since the last evening. That evening's day is asked for once more, for something may
 * have been posted after it; a letter that is here already stays one. Without an answer the post comes the next evening.
 */
export async function takePost(party: Residents, municipality: string, readers: readonly Reader[]): Promise<void> {
  const from = (await party.store.db.selectFrom('residents_post').select('taken_on').where('municipality', '=', municipality).executeTakeFirst())?.taken_on ?? '';
  for (let after = from; ;) {
    const answer = await party.send('mailing', `/_sim/delivered/${municipality}?after=${encodeURIComponent(after)}`);
    if (!answer.ok) return party.note(`${municipality} の郵便を受け取れなかった(${answer.status})。次の日に受け取る`);
    const { letters } = await answer.json() as { letters: readonly Letter[] };
    if (letters.length === 0) break;
    await party.store.insertMany('residents_letter', letters.flatMap((letter) => boxed(party, municipality, readers, letter)), 'ignore');
    after = letters.at(-1)!.place;
  }
  await party.store.insertMany('residents_post', [{ municipality, taken_on: party.today() }], 'replace');
}

function boxed({ faults, parameters }: Residents, municipality: string, readers: readonly Reader[], { place, deliveredOn, address, sheets }: Letter) {
  const reader = readerOf(readers, parameters.slipCharacters, { deliveredOn, address, addressee: readSheet(sheets[0]!.lines).addressee });
  if (!reader) return [];
  const days = Math.max(reader.known.habits.opensAfterDays, faults.has('slowReader') ? parameters.slowDays : 0);
  return [{ municipality, place, reader_id: reader.readerId, delivered_on: deliveredOn, open_on: addDays(deliveredOn, days), state: 'unopened', sheets: JSON.stringify(sheets.map(({ lines }) => lines)), made: '[]' }];
}

/** Who finds it: of those who live there on that day whoever it names, else the first; without the 方書 only whoever it names to the letter. */
function readerOf(readers: readonly Reader[], slipCharacters: number, { deliveredOn, address, addressee }: { readonly deliveredOn: Day; readonly address: string; readonly addressee: string }): Reader | undefined {
  const here = readers.filter(({ known }) => known.livesFrom <= deliveredOn && (known.livesUntil === null || deliveredOn < known.livesUntil) && isAt(known.address, address));
  const atDoor = here.filter(({ known }) => spaced(known.address) === spaced(address));
  const namesOf = (some: readonly Reader[]) => some.flatMap((reader) => reader.known.people.map(({ name }) => ({ reader, name })));
  return namedAs(namesOf(atDoor), addressee, slipCharacters)?.reader ?? atDoor[0] ?? namedAs(namesOf(here), addressee, 0)?.reader;
}
