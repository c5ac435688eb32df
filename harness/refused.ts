import type { RefusalBody } from '../contracts/route-form.js';
import type { Moment } from '../law/day.js';
import { tables, type RowOf, type Store } from '../store/define.js';

export const refusedTables = tables({
  /** What a party refused, as it came. `bytes` null = it is not kept. `times`: how often the same came to the same address. `again_*`: when it was last sent again from here, and what came of it. */
  world_refused: {
    columns: {
      n: 'integer', party: 'text', sender: 'text', at: 'text', caller: 'text', method: 'text', path: 'text', content_type: 'text', bytes: 'bytes?', is_kept: 'integer', size: 'integer', sha256: 'text', status: 'integer', answer: 'text', times: 'integer',
      again_at: 'text?', again_status: 'integer?',
    },
    key: ['n'], indexes: [['party', 'sender'], ['sha256']],
  },
});

type Row = RowOf<(typeof refusedTables)['world_refused']>;
/** Of no municipality and no institution. */
export const nobody = '-';
/** So much of one body is kept; of what is longer stays that it was here. */
export const mostKept = 64 * 1024 * 1024;

/** A body that was refused, with the answer. `bytes` null = not to be kept. */
export interface RefusedBody {
  readonly party: string;
  /** The municipality or the institution in the path, or `nobody`. */
  readonly sender: string;
  readonly caller: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly bytes: Uint8Array | null;
  readonly size: number;
  readonly sha256: string;
  readonly status: number;
  readonly answer: RefusalBody | null;
}
export interface Refused extends Omit<RefusedBody, 'bytes'> {
  readonly n: number;
  readonly at: Moment;
  readonly isKept: boolean;
  readonly times: number;
  readonly again: { readonly at: Moment; readonly status: number } | null;
}
/** Whose refused data is looked at; everybody's when left out. */
export interface Whose { readonly party: string; readonly sender: string }

/** What the parties of a world refused: it can be listed, read and sent again. */
export interface RefusedLedger {
  /** The same bytes to the same address have one line, which says what was answered last. */
  keep(refused: RefusedBody): Promise<void>;
  /** At most 500, after a number. */
  list(after: number, whose?: Whose): Promise<readonly Refused[]>;
  read(n: number, whose: Whose): Promise<{ readonly refused: Refused; readonly bytes: Uint8Array | null } | null>;
  sentAgain(n: number, status: number): Promise<void>;
  forget(party: string): Promise<void>;
}

export function refusedLedger(store: Store<typeof refusedTables>, now: () => Moment): RefusedLedger {
  const { db } = store;
  const of = ({ party, sender }: Whose) => db.selectFrom('world_refused').where('party', '=', party).where('sender', '=', sender);
  return {
    keep: ({ contentType, answer, ...body }) => store.transact(async (inner) => {
      const before = await inner.db.selectFrom('world_refused').where('sha256', '=', body.sha256).where('party', '=', body.party).where('method', '=', body.method).where('path', '=', body.path).select(['n', 'times', 'again_at', 'again_status']).executeTakeFirst();
      const last = before ?? await inner.db.selectFrom('world_refused').select(({ fn }) => fn.max('n').as('n')).executeTakeFirst();
      const n = before ? before.n : (last?.n ?? 0) + 1;
      await inner.insertMany('world_refused', [{ ...body, n, at: now(), content_type: contentType, is_kept: body.bytes === null ? 0 : 1, answer: JSON.stringify(answer), times: (before?.times ?? 0) + 1, again_at: before?.again_at ?? null, again_status: before?.again_status ?? null }], 'replace');
    }),
    async list(after, whose) {
      const rows = await (whose ? of(whose) : db.selectFrom('world_refused')).where('n', '>', after).select(columns).orderBy('n').limit(500).execute();
      return rows.map(shown);
    },
    async read(n, whose) {
      const row = await of(whose).where('n', '=', n).selectAll().executeTakeFirst();
      return row ? { refused: shown(row), bytes: row.bytes === null ? null : new Uint8Array(row.bytes) } : null;
    },
    async sentAgain(n, status) {
      await db.updateTable('world_refused').where('n', '=', n).set({ again_at: now(), again_status: status }).execute();
    },
    async forget(party) {
      await db.deleteFrom('world_refused').where('party', '=', party).execute();
    },
  };
}

const columns = ['n', 'party', 'sender', 'at', 'caller', 'method', 'path', 'content_type', 'size', 'sha256', 'status', 'answer', 'times', 'again_at', 'again_status', 'is_kept'] as const;

function shown({ n, party, sender, at, caller, method, path, content_type, size, sha256, status, answer, times, again_at, again_status, is_kept }: Omit<Row, 'bytes'>): Refused {
  return {
    n, party, sender, at: at as Moment, caller, method, path, contentType: content_type, size, sha256, status, answer: JSON.parse(answer) as RefusalBody | null, times, isKept: is_kept === 1,
    again: again_at === null || again_status === null ? null : { at: again_at as Moment, status: again_status },
  };
}
