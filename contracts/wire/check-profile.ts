import type { RecordDefinition } from '../define.js';
import type { Column } from './layout.js';
import { everyInterface, layOver, type Family, type Laid, type ProfileResult } from './profile.js';
import { pointerOf, type ProfileIssue } from './profile-schema.js';
import { rehearseColumn, rehearseRecord, type Stumble } from './rehearse.js';

/**
 * Reads a profile as `loadProfile` does, and rehearses it: everything that can be known of it before a real file is touched,
 * in one pass. A fault hides only what cannot be known because of it.
 */
export function checkProfile(json: unknown, family: Family = everyInterface): ProfileResult {
  const { issues, laid } = layOver(json, family);
  if (!laid) return { ok: false, issues };
  const all = [...issues, ...family.definitions.flatMap((definition) => stumbles(definition, laid, issues).map((stumble) => issueOf(stumble, laid)))];
  return all.length > 0 ? { ok: false, issues: all } : { ok: true, profile: laid.profile };
}

/** The columns without a fault one by one; and the record, when nothing of the file is at fault. */
function stumbles(definition: RecordDefinition, laid: Laid, issues: readonly ProfileIssue[]): Stumble[] {
  const { id } = definition;
  // What the user left as bundled is rehearsed by a test of ours.
  if (laid.doubt.bytes.has(id) || !laid.file.files?.[id]) return [];
  const columns = laid.profile.files.get(id)!.columns;
  const sound = columns.filter((column) => !isAtFault(id, column, laid, issues));
  const found = sound.flatMap((column) => rehearseColumn(laid.profile, definition, column) ?? []);
  const isFileSound = sound.length === columns.length && !laid.doubt.columns.has(id) && !issues.some(({ pointer }) => isWithin(pointerOf(['files', id]), pointer));
  return found.length > 0 || !isFileSound ? found : [rehearseRecord(laid.profile, definition)].filter((stumble) => stumble !== null);
}

/** Is a trouble told already one of the column, so that a second word about it would only repeat it? */
function isAtFault(id: string, { key, codes }: Column, { file }: Laid, issues: readonly ProfileIssue[]): boolean {
  const own = key === null ? undefined : file.files?.[id]?.fields?.find((column) => column.key === key);
  if (!own) return false;
  const table = own.codes && pointerOf(['tables', own.codes.slice('tables.'.length)]);
  const isTableMissing = table !== undefined && codes === null;
  return isTableMissing || issues.some(({ pointer }) => isWithin(placeOf(id, key!, file), pointer) || (table !== undefined && isWithin(table, pointer)));
}

const isWithin = (place: string, pointer: string): boolean => pointer === place || pointer.startsWith(`${place}/`);

/** Where the user wrote that column; the file when the bundled profile says it. */
function placeOf(id: string, field: string, { files }: Laid['file']): string {
  const index = files?.[id]?.fields?.findIndex(({ key }) => key === field) ?? -1;
  return pointerOf(index < 0 ? ['files', id] : ['files', id, 'fields', index]);
}

const issueOf = ({ record, field, ja, why }: Stumble, { file }: Laid): ProfileIssue =>
  ({ pointer: placeOf(record, field, file), why: `${ja}: ${why}`, cure: why.includes('(幅 ') ? 'width を、最も長い値の入る幅にする' : '埋め方・日付の形・文字コード・empty を直す' });
