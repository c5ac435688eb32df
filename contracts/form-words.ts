import { z } from 'zod';

const types: Readonly<Record<string, string>> = { string: '文字', number: '数', int: '整数', boolean: 'true か false', array: '並び([ ])', object: '項目の組({ })', record: '項目の組({ })', null: 'null' };
export const typeJa = (expected: string): string => types[expected] ?? expected;

const japanese = z.locales.ja().localeError;
type RawIssue = z.core.$ZodRawIssue;
/** What a value that does not fit its form is told, where the form has no sentence of its own. Never the value itself. */
export function formError(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined ? '書かれていない' : `${typeJa(issue.expected)}でない`;
    case 'invalid_value': return `決まった値(${issue.values.map(String).join('・')})のどれでもない`;
    case 'invalid_format': return formatJa(issue);
    case 'too_small': return sizeJa(issue.origin, Number(issue.minimum), ['空である', '未満'], 1);
    case 'too_big': return sizeJa(issue.origin, Number(issue.maximum), ['一つも書けない', 'を超える'], 0);
    case 'unrecognized_keys': return `知らない項目(${issue.keys.join('・')})がある`;
    case 'invalid_union': return 'どの形にも合わない';
    default: return said(japanese(issue));
  }
}
const said = (message: ReturnType<typeof japanese>): string | undefined => (typeof message === 'string' ? message : message?.message);

function sizeJa(origin: string, limit: number, [none, word]: readonly [string, string], noneAt: number): string {
  if (origin === 'string') return limit === noneAt ? none : `${limit}文字${word}`;
  return origin === 'array' || origin === 'set' ? limit === noneAt ? none : `${limit}件${word}` : `${limit}${word}`;
}

const formats: Readonly<Record<string, string>> = { date: '日付 YYYY-MM-DD でない', url: 'URL でない', uuid: 'UUID でない' };
/** A pattern tells nothing to whoever writes the value: what can be said of it is said in words. */
function formatJa({ format, pattern }: { readonly format: string; readonly pattern?: string | undefined }): string {
  const size = /^\/\^(\\d|\[0-9\])\{(\d+)\}\$\/$/.exec(pattern ?? '')?.[2];
  if (size !== undefined) return `半角数字${size}桁でない`;
  if (pattern === '/\\S/') return '空である';
  return formats[format] ?? '決まりの書き方でない';
}

/** The Japanese name of what stands at that place of a form: the first sentence of its description. */
export function describedAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  const own = nameIn(schema);
  const inside = insideOf(schema);
  if (inside) return (path.length === 0 ? own : undefined) ?? describedAt(inside, path);
  if (path.length === 0) return own;
  const [key, ...rest] = path;
  for (const next of partsAt(schema, key!)) {
    const found = describedAt(next, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a list of codes says of itself are its codes: no name. */
function nameIn({ description, def }: z.ZodType): string | undefined {
  const [first] = Object.keys((def as unknown as { entries?: object }).entries ?? {});
  return first !== undefined && description?.startsWith(`${first} `) ? undefined : description?.split(/[。(]/)[0];
}

const insideOf = (schema: z.ZodType): z.ZodType | undefined => {
  const { innerType, in: before } = schema.def as unknown as { innerType?: z.ZodType; in?: z.ZodType };
  return innerType ?? before;
};
function partsAt(schema: z.ZodType, key: PropertyKey): readonly z.ZodType[] {
  const { shape, element, options, valueType } = schema.def as unknown as { shape?: Readonly<Record<PropertyKey, z.ZodType>>; element?: z.ZodType; options?: readonly z.ZodType[]; valueType?: z.ZodType };
  if (shape) return Object.hasOwn(shape, key) ? [shape[key]!] : [];
  return options ? options.flatMap((option) => partsAt(insideOf(option) ?? option, key)) : [element ?? valueType ?? []].flat();
}

/** Keys that a form does not know, wherever they stand. Of a form of several shapes the one that is meant counts: the one whose word it has, or, where no word tells, the one that fits best; when none fits, that is told already. */
export function unknownPlaces(schema: z.ZodType, value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inside = insideOf(schema);
  if (inside) return unknownPlaces(inside, value, path);
  const { shape, element, catchall, options, valueType } = schema.def as unknown as { shape?: Readonly<Record<string, z.ZodType>>; element?: z.ZodType; catchall?: unknown; options?: readonly z.ZodType[]; valueType?: z.ZodType };
  if (options) return meantOf(schema, options, value).map((option) => unknownPlaces(option, value, path)).toSorted((a, b) => a.length - b.length)[0] ?? [];
  if (Array.isArray(value)) return element ? value.flatMap((one: unknown, i) => unknownPlaces(element, one, [...path, String(i)])) : [];
  if (typeof value !== 'object' || value === null) return [];
  if (!shape && valueType) return Object.entries(value).flatMap(([key, below]) => unknownPlaces(valueType, below, [...path, key]));
  if (!shape) return [];
  return Object.entries(value).flatMap(([key, below]) => (Object.hasOwn(shape, key) ? unknownPlaces(shape[key]!, below, [...path, key]) : catchall === undefined ? [[...path, key]] : []));
}

function meantOf(schema: z.ZodType, options: readonly z.ZodType[], value: unknown): readonly z.ZodType[] {
  const { discriminator } = schema.def as unknown as { discriminator?: string };
  if (discriminator === undefined) return options.filter((option) => option.safeParse(value).success);
  const word = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[discriminator] : undefined;
  return options.filter((option) => partsAt(option, discriminator).some((part) => part.safeParse(word).success));
}
