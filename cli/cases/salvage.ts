import type { z } from 'zod';
import type { InputIssue } from './issues.js';

/**
 * What is left of an input when everything a schema refuses is taken out: enough to look for the other troubles too. Null when
 * the rest does not fit either.
 */
export function salvaged<T>(schema: z.ZodType<T>, input: unknown, error: z.ZodError): T | null {
  const rest = structuredClone(input);
  for (const issue of error.issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) remove(rest, path);
  }
  return schema.safeParse(rest).data ?? null;
}

function remove(value: unknown, path: readonly PropertyKey[]): void {
  const [step, ...deeper] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return;
  if (deeper.length > 0) remove((value as Record<PropertyKey, unknown>)[step], deeper);
  else delete (value as Record<PropertyKey, unknown>)[step];
}

/** Troubles of the rest that do not merely follow from what was taken out: not at, above or beside it inside the same member. */
export const independent = (later: readonly InputIssue[], first: readonly InputIssue[]): readonly InputIssue[] =>
  later.filter(({ pointer }) => !first.some((taken) => `${taken.pointer}/`.startsWith(`${pointer}/`) || memberOf(taken.pointer) === (memberOf(pointer) ?? 'none')));
const memberOf = (pointer: string): string | undefined => /^.*\/members\/\d+/.exec(pointer)?.[0];
