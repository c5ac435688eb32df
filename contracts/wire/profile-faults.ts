import type { z } from 'zod';
import { pointerOf, profileSchema, type ProfileFile, type ProfileIssue } from './profile-schema.js';

/** What faults of form leave unknown of a profile, so that nothing is said of what merely follows from them. */
export interface Doubt {
  /** Pointers of the faulty places. */
  readonly places: readonly string[];
  /** Files of which it is not known how bytes are laid out. */
  readonly bytes: ReadonlySet<string>;
  /** Files of which not every column is known. */
  readonly columns: ReadonlySet<string>;
}
export const noDoubt: Doubt = { places: [], bytes: new Set(), columns: new Set() };

type Path = readonly PropertyKey[];

/**
 * The profile without the places where its form is wrong, so that the rest can be examined in the same pass; null when
 * nothing usable is left.
 */
export function withoutFaults(value: unknown, error: z.ZodError): { readonly file: ProfileFile; readonly doubt: Doubt } | null {
  const rest: unknown = structuredClone(value);
  const paths = error.issues.flatMap((issue): Path[] => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]));
  for (const path of paths) cut(rest, path);
  const mended = profileSchema.safeParse(isObject(rest) ? { profileId: 'local/unnamed@0', basis: 'local', ...rest } : rest);
  if (!mended.success) return null;
  const files = paths.filter(([first]) => first === 'files');
  const isWhole = ([, file]: Path) => file === undefined;
  const all = files.some(isWhole) ? Object.keys((isObject(value) && isObject(value['files']) && value['files']) || {}) : [];
  const bytes = files.filter(([, , part, place]) => !['fields', 'fileName', 'kind', 'defaults', 'envelope'].includes(String(part)) || (part === 'fields' && place === undefined));
  const columns = files.filter((path) => path.length < 4 ? [undefined, 'fields'].includes(path[2] as string | undefined) : path[2] === 'fields' && (path.length === 4 || path[4] === 'key'));
  const named = (some: readonly Path[]) => new Set([...all, ...some.map(([, file]) => String(file))]);
  return { file: mended.data, doubt: { places: paths.map(pointerOf), bytes: named(bytes), columns: named(columns) } };
}

/** Takes away one faulty place: an entry, or what a column or frame cannot do without. */
function cut(root: unknown, path: Path): void {
  const [parent, last] = [path.slice(0, -1).reduce<unknown>((value, step) => (isObject(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[step] : undefined), root), path.at(-1)];
  if (path[2] === 'record' && path.length > 4) return cut(root, path.slice(0, 4));
  if (path[2] === 'fields' && path.length === 4 && Array.isArray(parent)) return void (parent[last as number] = { constant: '' });
  if (!isObject(parent) || last === undefined) return;
  if (path[2] === 'fields' && path.length === 5 && last === 'key') parent['constant'] = '';
  if (path[0] === 'tables' && path.length === 2) parent[last as string] = {};
  else delete parent[last as string];
}

/** Would this trouble be there without the faults of form? Nothing is said of a faulty place or of the column it stands in, but for what the column is called. */
export function followsFrom({ places }: Doubt, { pointer }: ProfileIssue): boolean {
  return places.some((place) => {
    if (pointer === place || pointer.startsWith(`${place}/`)) return true;
    if (place === '/tables') return pointer.endsWith('/codes');
    const column = /^\/files\/[^/]+\/fields\/\d+(?=\/)/.exec(place)?.[0];
    return column !== undefined && (pointer === column || (pointer.startsWith(`${column}/`) && !/\/(key|codes)$/.test(pointer)));
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
