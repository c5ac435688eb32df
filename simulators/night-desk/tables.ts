import { tables } from '../../store/define.js';
import type { Store, TableSpec } from '../../store/define.js';

/** `state`: waiting 受け付けた · answered 答えた. `asked_on` is the day whose knowledge the answer shows. */
export const askedFile = {
  columns: { name: 'text', municipality: 'text', date: 'text', seq: 'integer', bytes: 'bytes', sha256: 'text', size: 'integer', asked_on: 'text', received_at: 'text', state: 'text' },
  key: ['name'], indexes: [['state']],
} as const satisfies TableSpec;

/** `state`: here 受け取りを待つ · received 受け取られた · lost 失われた. `again_on`: the night on which it is laid out once more. */
export const answerFile = {
  columns: { name: 'text', bytes: 'bytes', sha256: 'text', size: 'integer', created_at: 'text', visible_on: 'text', state: 'text', received_at: 'text?', again_on: 'text?' },
  key: ['name'], indexes: [['state']],
} as const satisfies TableSpec;

const deskTables = tables({ night_desk_asked: askedFile, night_desk_answer: answerFile });
export type DeskStore = Store<typeof deskTables>;
export type DeskRow = { readonly name: string; readonly municipality: string; readonly date: string; readonly seq: number; readonly asked_on: string; readonly bytes: Uint8Array };

/**
 * The two tables of one party under the names this folder uses. Every party declares them with its own prefix; only the
 * names differ, so the statements are the same.
 */
export function deskIn(store: unknown, prefix: string): { readonly store: DeskStore; readonly asked: 'night_desk_asked'; readonly answer: 'night_desk_answer' } {
  return { store: store as DeskStore, asked: `${prefix}_asked` as 'night_desk_asked', answer: `${prefix}_answer` as 'night_desk_answer' };
}
