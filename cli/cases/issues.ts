import type { z } from 'zod';
import { pointerOf, type ProfileIssue } from '../../contracts/wire/profile-schema.js';

/** One trouble of the input: where (JSON pointer), what, and what to write instead. */
export type InputIssue = ProfileIssue;

/** Names of published forms that this house calls otherwise; both are understood. */
export const otherNames: ReadonlyMap<string, string> = new Map([['birthDate', 'bornOn']]);

/** All that a schema finds, in Japanese, with the nearest known name for a mistyped one. `at` goes before every pointer. */
export function issuesOf(error: z.ZodError, at: string, known: (path: readonly PropertyKey[]) => readonly string[], page: string): readonly InputIssue[] {
  return error.issues.flatMap((issue): InputIssue[] => {
    const pointer = `${at}${pointerOf(issue.path)}`;
    switch (issue.code) {
      case 'unrecognized_keys': return issue.keys.map((key) => unknownKey(`${pointer}${pointerOf([key])}`, key, known(issue.path)));
      case 'invalid_type': return [{ pointer, why: issue.input === undefined ? 'ない、または型が違う' : '型が違う', cure: `${typeJa[issue.expected] ?? issue.expected}を書く` }];
      case 'invalid_value': return [{ pointer, why: '選べる値でない', cure: `${issue.values.map((value) => `"${String(value)}"`).join('・')} のどれかを書く` }];
      case 'too_big': return [{ pointer, why: `大きすぎる(${issue.maximum} まで)`, cure: `${issue.maximum} 以下にする` }];
      case 'too_small': return [{ pointer, why: `小さすぎる(${issue.minimum} から)`, cure: `${issue.minimum} 以上にする` }];
      default: return [{ pointer, why: issue.message, cure: `形は ${page} を見る` }];
    }
  });
}

const typeJa: Readonly<Record<string, string>> = { string: '文字列', number: '整数', int: '整数', boolean: 'true か false', array: '配列', object: 'オブジェクト', record: 'オブジェクト' };

export function unknownKey(pointer: string, key: string, known: readonly string[]): InputIssue {
  const near = nearest(key, [...known, ...otherNames.keys()]);
  return { pointer, why: `知らない項目「${key.slice(0, 64)}」`, cure: near === undefined ? `書けるのは ${known.join('・')}` : `もしかして「${near}」。そうでなければ削る` };
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
