import { createHash } from 'node:crypto';
import { Bad, type RecordDefinition, type RecordOf } from '../../contracts/define.js';
import type { HubIssueCode } from '../../contracts/insurer-hub/codes.js';
import type { Hub, HubStore } from './tables.js';

/** What the terminal answers to one row: taken, or why not and what to do. */
export interface Verdict { readonly code: HubIssueCode | null; readonly message: string; readonly cure: string }
export const taken: Verdict = { code: null, message: '', cure: '' };
export const notTaken = (code: HubIssueCode, message: string, cure: string): Verdict => ({ code, message, cure });

const hashOf = (row: unknown): string => createHash('sha256').update(JSON.stringify(row)).digest('hex');
export type InstructionKind = 'memberUpdate' | 'clearance';

/** `again`: this very row was taken before, nothing is to be done. `other`: its id stands for something else. */
export async function seenBefore(store: HubStore, code: string, kind: InstructionKind, itemId: string, row: unknown): Promise<'fresh' | 'again' | 'other'> {
  const before = await store.db.selectFrom('insurer_hub_instruction').where('code', '=', code).where('kind', '=', kind).where('item_id', '=', itemId).select('hash').executeTakeFirst();
  return !before ? 'fresh' : before.hash === hashOf(row) ? 'again' : 'other';
}
export const remember = (party: Hub, store: HubStore, code: string, kind: InstructionKind, items: readonly { readonly itemId: string; readonly row: unknown }[]): Promise<void> =>
  store.insertMany('insurer_hub_instruction', items.map(({ itemId, row }) => ({ code, kind, item_id: itemId, hash: hashOf(row), at: party.now(), row: JSON.stringify(row) })));
export const otherContent = (itemId: string): Verdict => notTaken('E-DUPKEY', `「${itemId}」は別の内容で受け付けている`, '新しい識別で送る');

/** A record sent as JSON: each value is read as the file would say it. */
export function readRecord<D extends RecordDefinition>(definition: D, body: unknown): RecordOf<D> | Verdict {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return notTaken('E-FORMAT', `${definition.ja}のJSONでない`, '項目名と値の組を送る');
  const given = body as Readonly<Record<string, unknown>>;
  const stranger = Object.keys(given).find((key) => !(key in definition.fields));
  if (stranger !== undefined) return notTaken('E-FORMAT', `「${stranger.slice(0, 40)}」という項目はない`, `次の項目を使う: ${Object.keys(definition.fields).join(' ')}`);
  const record: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(definition.fields)) {
    const value = given[key] ?? null;
    if (value !== null && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return notTaken('E-FORMAT', `${field.ja}の値の形が違う`, '文字列か数で書く');
    const text = value === null ? '' : typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
    if (text === '' && field.required) return notTaken('E-REQUIRED', `${field.ja}がない`, `${field.ja}を書く`);
    const read: unknown = field.decode(text);
    if (read instanceof Bad) return notTaken('E-FORMAT', `${field.ja}: ${read.why}`, read.cure);
    record[key] = read;
  }
  return record as RecordOf<D>;
}
export const isVerdict = (value: object): value is Verdict => 'message' in value && 'cure' in value;
