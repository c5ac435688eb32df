import type { z } from 'zod';
import { pointerOf, type ProfileIssue } from '../../contracts/wire/profile-schema.js';

/** One trouble of the input: where (JSON pointer), what, and what to write instead. */
export type InputIssue = ProfileIssue;

/** Names of published forms that this house calls otherwise; both are understood. */
export const otherNames: ReadonlyMap<string, string> = new Map([['birthDate', 'bornOn']]);

/** All that a schema finds, in Japanese, with the nearest known name for a mistyped one. `at` goes before every pointer. */
export function issuesOf(error: z.ZodError, at: string, known: (path: readonly PropertyKey[]) => readonly string[], page: string): readonly InputIssue[] {
  const all = error.issues.flatMap((issue) => told(issue, `${at}${pointerOf(issue.path)}`, known, page));
  // One value that is wrong in two ways is told once.
  return all.filter(({ pointer }, i) => all.findIndex((other) => other.pointer === pointer) === i);
}

/** What one trouble of a schema says; the schema must have been asked with `reportInput`. */
function told(issue: z.core.$ZodIssue, pointer: string, known: (path: readonly PropertyKey[]) => readonly string[], page: string): readonly InputIssue[] {
  switch (issue.code) {
    case 'unrecognized_keys': return issue.keys.map((key) => unknownKey(`${pointer}${pointerOf([key])}`, key, known(issue.path)));
    case 'invalid_type': return [{ pointer, why: issue.input === undefined ? 'ない' : `${writtenJa(issue.input, issue.expected)}が書かれている`, cure: `${typeJa[issue.expected] ?? issue.expected}を書く` }];
    case 'invalid_value': return [{ pointer, why: issue.input === undefined ? 'ない' : '選べる値でない', cure: `${issue.values.map((value) => `"${String(value)}"`).join('・')} のどれかを書く` }];
    case 'too_big': return [{ pointer, ...(issue.origin === 'array' ? { why: `多すぎる(${issue.maximum}まで)`, cure: `${issue.maximum}以下に減らす` } : { why: `大きすぎる(${issue.maximum} まで)`, cure: `${issue.maximum} 以下にする` }) }];
    case 'too_small': return [{ pointer, ...(issue.origin === 'array' ? { why: '一つもない', cure: `${issue.minimum}つ以上書く` } : issue.origin === 'string' ? { why: '空である', cure: '文字を書く' } : { why: `小さすぎる(${issue.minimum} から)`, cure: `${issue.minimum} 以上にする` }) }];
    default: return [{ pointer, why: issue.message, cure: `形は ${page} を見る` }];
  }
}

const writtenJa = (value: unknown, expected: string): string => {
  if (typeof value === 'string') return `文字列「${value.slice(0, 40)}」`;
  if (typeof value === 'number') return !Number.isInteger(value) ? `小数 ${value}` : wholeNumbers.has(expected) ? `大きすぎる数 ${value}` : `数 ${value}`;
  return Array.isArray(value) ? '配列' : typeof value === 'object' && value !== null ? 'オブジェクト' : JSON.stringify(value);
};
/** Where a whole number is asked for, one that is refused all the same is beyond what a computer counts to the last digit. */
const wholeNumbers: ReadonlySet<string> = new Set(['number', 'int']);
const typeJa: Readonly<Record<string, string>> = { string: '文字列', number: '整数', int: '整数', boolean: 'true か false', array: '配列', object: 'オブジェクト', record: 'オブジェクト' };

export function unknownKey(pointer: string, key: string, known: readonly string[]): InputIssue {
  const near = nearest(key, [...known, ...otherNames.keys()]);
  const published = (name: string) => [...otherNames].find(([, ours]) => ours === name)?.[0] ?? name;
  return { pointer, why: `知らない項目「${key.slice(0, 64)}」`, cure: near === undefined ? `書けるのは ${known.map(published).join('・')}` : `もしかして「${near}」。そうでなければ削る` };
}

/** The known name that differs by a slip or two, if there is one. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const within = (candidate: string) => Math.max(2, Math.floor(Math.max(candidate.length, name.length) / 3));
  return known.map((candidate) => ({ candidate, slips: slipsBetween(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, slips }) => slips <= within(candidate) && slips < candidate.length)
    .toSorted((a, b) => a.slips - b.slips)[0]?.candidate;
}

/** Edit distance. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  const written = a.slice(0, 80);
  for (let i = 0; i < written.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (written[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
