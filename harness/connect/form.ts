import type { z } from 'zod';
import { formError, typeJa } from '../../contracts/form-words.js';
import type { FormIssue } from '../../contracts/ward-driver.js';

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly FormIssue[] };

/**
 * Is the value of that form? Every deviation with its place and its cure, never with the value itself: it may hold a 個人番号.
 * `closed` refuses unknown keys too, so that a misspelt optional key is not silently lost.
 */
export function checkForm<S extends z.ZodType>(schema: S, value: unknown, { closed = false } = {}): Checked<z.output<S>> {
  const parsed = schema.safeParse(value, { error: formError });
  if (!parsed.success) return { ok: false, issues: parsed.error.issues.flatMap((issue) => issuesOf(issue, value)) };
  const unknown = closed ? unknownKeys(value, parsed.data, '') : [];
  return unknown.length > 0 ? { ok: false, issues: unknown } : { ok: true, value: parsed.data };
}

/** One sentence for a message: the first places and how many more there are. */
export const issuesText = (issues: readonly FormIssue[], limit = 5): string =>
  issues.slice(0, limit).map(({ pointer, why }) => `${pointer || '全体'}: ${why}`).join(' / ') + (issues.length > limit ? ` / ほか${issues.length - limit}件` : '');

type RawIssue = z.core.$ZodIssue;

function issuesOf(issue: RawIssue, root: unknown): FormIssue[] {
  const pointer = pointerOf(issue.path);
  const isAbsent = at(root, issue.path) === undefined;
  if (isAbsent) return [{ pointer, why: '値がない', cure: `${nameOf(issue.path)} を書く` }];
  return [{ pointer, why: issue.message, cure: cureOf(issue) }];
}

function cureOf(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type': return `${typeJa(issue.expected)}の値にする`;
    case 'invalid_value': return `次のどれかにする: ${issue.values.map(String).join(' ')}`;
    case 'invalid_union': return issue.discriminator ? `${issue.discriminator} を決まった語のどれかにする(一覧は OpenAPI 文書)` : 'どれか一つの形にそろえる';
    case 'too_small': return `${issue.minimum} 以上にする`;
    case 'too_big': return `${issue.maximum} 以下にする`;
    case 'unrecognized_keys': return `書けるのは決まった項目だけ。${issue.keys.join(' ')} を除く`;
    default: return '決まりの形に直す(形は OpenAPI 文書にある)';
  }
}

function unknownKeys(input: unknown, parsed: unknown, pointer: string): FormIssue[] {
  if (Array.isArray(input) && Array.isArray(parsed)) return input.flatMap((item, index) => unknownKeys(item, parsed[index], `${pointer}/${index}`));
  if (!isObject(input) || !isObject(parsed)) return [];
  return Object.keys(input).flatMap((key) => {
    const place = `${pointer}/${escaped(key)}`;
    return Object.hasOwn(parsed, key) ? unknownKeys(input[key], parsed[key], place) : [{ pointer: place, why: '知らない項目', cure: 'つづりを確かめるか、項目を除く' }];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), root);
const escaped = (key: string) => key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (path: readonly PropertyKey[]) => path.map((key) => `/${escaped(String(key))}`).join('');
const nameOf = (path: readonly PropertyKey[]) => (path.length > 0 ? String(path.at(-1)) : '本文');
