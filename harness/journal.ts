import { hash } from 'node:crypto';
import type { Moment } from '../law/day.js';
import type { ObservedMatch } from '../contracts/insurer-hub/observed-match.js';
import { tables, type Store } from '../store/define.js';
import type { Arrow, Exchange } from './results.js';

export const journalTables = tables({
  world_journal: {
    columns: {
      n: 'integer', at: 'text', kind: 'text', from_party: 'text', to_party: 'text', ja: 'text', steps: 'text',
      layout: 'text?', path: 'text?', content_type: 'text?', status: 'integer?', bytes: 'integer?', sha256: 'text?', body: 'text?', matches: 'text?',
    },
    key: ['n'],
  },
});

export interface Entry {
  readonly kind: Arrow['kind'];
  readonly at: Moment;
  readonly from: string;
  readonly to: string;
  readonly ja: string;
  readonly steps: readonly string[];
  readonly matches?: readonly ObservedMatch[];
  readonly exchange?: { readonly layout: string | null; readonly path: string; readonly contentType: string; readonly status: number | null; readonly body: Uint8Array; readonly bytes?: number; readonly sha256?: string };
}

/** Everything that happened in one world, in order. Written behind, never inside a party's transaction. */
export interface Journal {
  /** Number of the newest entry; 0 when there is none. */
  readonly last: number;
  /** Takes an entry, whose bytes nobody changes any more. */
  write(entry: Entry): void;
  flush(): Promise<void>;
  /** What was written down and may not have reached the store yet. */
  unwritten(): readonly Row[];
  /** Writes what is waiting, or forgets it with a world that is thrown away; nothing is written after. */
  end(forget: boolean): Promise<void>;
  arrows(): Promise<readonly Arrow[]>;
  exchanges(): Promise<readonly Exchange[]>;
}

interface Numbered { readonly n: number; readonly entry: Entry }
type Row = Parameters<Store<typeof journalTables>['insertMany']>[1][number];

/** Bodies above this stay out of the journal; their length and hash are kept. */
const keptBodyBytes = 4 * 1024 * 1024;

/** So much waits at most in a world that ends with the process; one that lasts is written down within `delayMs`. */
const [waitingRows, waitingBytes, delayMs] = [50, 1024 * 1024, 5];

export async function openJournal(store: Store<typeof journalTables>, isLasting: boolean): Promise<Journal> {
  const last = await store.db.selectFrom('world_journal').select((eb) => eb.fn.max('n').as('n')).executeTakeFirst();
  let next = (last?.n ?? 0) + 1;
  let waiting: Numbered[] = [];
  let onTheWay: readonly Numbered[] = [];
  let bytes = 0;
  let flushing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  // A store that cannot be written keeps the rows waiting; whoever asks for the journal is told.
  const later = () => void journal.flush().catch(() => undefined);
  const journal: Journal = {
    get last() { return next - 1; },
    write(entry) {
      waiting.push({ n: next, entry });
      next += 1;
      bytes += entry.exchange?.body.length ?? 0;
      if (isLasting && waiting.length === 1) timer = setTimeout(later, delayMs).unref();
      else if (waiting.length >= waitingRows || bytes > waitingBytes) later();
    },
    async end(forget) {
      clearTimeout(timer);
      if (forget) waiting = [];
      await journal.flush();
    },
    flush() {
      const mine = flushing.then(async () => {
        const entries = waiting;
        [waiting, onTheWay, bytes] = [[], entries, 0];
        if (entries.length > 0) await store.insertMany('world_journal', entries.map(rowOf)).catch((error: unknown) => {
          waiting = [...entries, ...waiting];
          throw error;
        });
        onTheWay = [];
      });
      flushing = mine.catch(() => undefined);
      return mine;
    },
    unwritten: () => [...onTheWay, ...waiting].map(rowOf),
    async arrows() {
      await journal.flush();
      const rows = await store.db.selectFrom('world_journal').select(['n', 'at', 'kind', 'from_party', 'to_party', 'ja', 'steps', 'matches']).orderBy('n').execute();
      return rows.map((row): Arrow => ({
        n: row.n, at: row.at as Moment, from: row.from_party, to: row.to_party, ja: row.ja, kind: row.kind as Arrow['kind'],
        exchange: row.kind === 'exchange' ? row.n : null, steps: stepsOf(row), ...(row.matches === null ? {} : { matches: JSON.parse(row.matches) as readonly ObservedMatch[] }),
      }));
    },
    async exchanges() {
      await journal.flush();
      const rows = await store.db.selectFrom('world_journal').where('kind', '=', 'exchange').selectAll().orderBy('n').execute();
      return rows.map((row): Exchange => ({
        n: row.n, at: row.at as Moment, from: row.from_party, to: row.to_party, what: row.ja, layout: row.layout, path: row.path ?? '',
        contentType: row.content_type ?? '', status: row.status, bytes: row.bytes ?? 0, sha256: row.sha256 ?? '', body: Buffer.from(row.body ?? '', 'base64'), steps: stepsOf(row),
      }));
    },
  };
  return journal;
}

const stepsOf = (row: Pick<Row, 'steps'>) => (row.steps === '' ? [] : row.steps.split(' '));

function rowOf({ n, entry: { kind, at, from, to, ja, steps, exchange, matches } }: Numbered): Row {
  const body = exchange?.body;
  return {
    n, at, kind, from_party: from, to_party: to, ja, steps: steps.join(' '),
    layout: exchange?.layout ?? null, path: exchange?.path ?? null, content_type: exchange?.contentType ?? null, status: exchange?.status ?? null,
    matches: matches ? JSON.stringify(matches) : null,
    bytes: body ? (exchange.bytes ?? body.length) : null,
    sha256: body ? (exchange.sha256 ?? hash('sha256', body)) : null,
    body: body && body.length <= keptBodyBytes ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64') : null,
  };
}
