import { z } from 'zod';
import { describedAt, formError, unknownPlaces } from './form-words.js';

/** What goes over the wire beside the path: a JSON text of that form, the fields of a form (`a=b&c=d`), an XML document, or the exact bytes of a file (`type` where they are no interface file). */
export type Content =
  | { readonly kind: 'json' | 'fields'; readonly schema: z.ZodType; readonly examples: readonly unknown[]; readonly names?: readonly ExampleName[] }
  | { readonly kind: 'xml'; readonly ja: string; readonly example: string }
  | { readonly kind: 'bytes'; readonly type?: string };

/** How the example of the same place in the list is called, and what it is. */
export interface ExampleName { readonly id: string; readonly ja: string }

/** A value that stands in the path, after the `?` or in a header. */
export interface Part {
  readonly ja: string;
  readonly schema: z.ZodType;
  readonly example: string;
  /** It names the municipality whose door this is. */
  readonly isMunicipality?: boolean;
}

/** What a status means, and the body that comes with it (null = none). A party that refuses in a form of its own says so here, too. */
export interface AnswerForm { readonly ja: string; readonly content: Content | null }

/** One way to refuse: the status, our code and when it happens. The body is always `refusalBody`. */
export type RefusalForm = readonly [status: number, code: string, ja: string];

/**
 * Everything that goes in and out of one route, as the OpenAPI document prints it. It is read when the document is asked for and
 * never while a request is served, except for the kind of the body.
 */
export interface RouteForm {
  /** Summary. A route whose exchanges are recorded has it in `exchange.what`. */
  readonly ja?: string;
  readonly detail?: string;
  readonly params?: Readonly<Record<string, Part>>;
  readonly query?: Readonly<Record<string, Part>>;
  /** Headers without which nobody comes in. */
  readonly headers?: Readonly<Record<string, Part>>;
  readonly body?: Content;
  readonly answers: Readonly<Record<number, AnswerForm>>;
  readonly refusals?: readonly RefusalForm[];
  /** Every municipality that has a door of its own here comes to this one, too, although its path names none. */
  readonly isForAllMunicipalities?: boolean;
}

export const json = (schema: z.ZodType, ...examples: readonly unknown[]): Content => ({ kind: 'json', schema, examples });
export const formFields = (schema: z.ZodType, ...examples: readonly unknown[]): Content => ({ kind: 'fields', schema, examples });
export const bytes: Content = { kind: 'bytes' };
type Forms = z.ZodDiscriminatedUnion<readonly z.ZodObject[]>;
/** A body of one of several forms that a word tells apart: an example of each, called by that word and by the first sentence about its form. */
export function jsonOfEach(schema: Forms, examples: Readonly<Record<string, unknown>>): Content {
  const describedAs = (id: string) => schema.options.find(({ shape }) => shape[schema.def.discriminator]!.safeParse(id).success)?.description ?? id;
  return { kind: 'json', schema, examples: Object.values(examples), names: Object.keys(examples).map((id) => ({ id, ja: describedAs(id).split('。')[0]! })) };
}

export const gives = (ja: string, schema: z.ZodType, ...examples: readonly unknown[]): AnswerForm => ({ ja, content: json(schema, ...examples) });
export const givesFile = (ja: string): AnswerForm => ({ ja, content: bytes });
/** A page for people. */
export const givesPage = (ja: string): AnswerForm => ({ ja, content: { kind: 'bytes', type: 'text/html' } });
export const givesPdf = (ja: string): AnswerForm => ({ ja, content: { kind: 'bytes', type: 'application/pdf' } });
export const givesNothing = (ja: string): AnswerForm => ({ ja, content: null });

/** The one form of a refusal, of every party and of the framework below them. */
export const refusalBody = z.object({
  code: z.string().describe('符号'), why: z.string().describe('理由'), cure: z.string().describe('直し方'),
  error: z.string().optional().describe('OAuth 2.0 の error(トークンの窓口だけ)'),
  issues: z.array(z.object({
    code: z.string().optional().describe('符号'), line: z.int().optional().describe('行'), byte: z.int().optional().describe('行の中のバイト位置'), field: z.string().optional().describe('項目の場所'), ja: z.string().optional().describe('項目名'),
    raw: z.string().optional().describe('届いた値。個人番号は記号'), why: z.string().describe('理由'), cure: z.string().optional().describe('直し方'),
  })).optional().describe('直すところが一つと限らないときの一覧'),
});
export type RefusalBody = z.infer<typeof refusalBody>;

/** A place of a body that does not fit: 項目名 where the form tells it, and what is wrong in a Japanese sentence. */
export interface BodyIssue { readonly field: string; readonly ja?: string; readonly why: string }
/** What a body that does not fit is told, place by place, all at once. A key the form does not know is told, too: a misspelt one would be lost without a word. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): { readonly ok: true; readonly value: z.output<S> } | { readonly ok: false; readonly issues: readonly BodyIssue[] } {
  const parsed = schema.safeParse(body, { error: formError, reportInput: true });
  const unknown = strangersIn(schema, body);
  if (parsed.success && unknown.length === 0) return { ok: true, value: parsed.data };
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }): BodyIssue => {
    const ja = describedAt(schema, path);
    return { field: path.join('.'), ...(ja === undefined ? {} : { ja }), why: message };
  });
  return { ok: false, issues: [...wrong, ...unknown] };
}

/** Keys that the form does not know, for a door that reads its body by itself. */
export const strangersIn = (schema: z.ZodType, body: unknown): readonly BodyIssue[] => unknownPlaces(schema, body).map((path): BodyIssue => ({ field: path.join('.'), why: '知らない項目である' }));

export const municipalityPart: Part = { ja: '全国地方公共団体コード(検査数字を含む6桁)', schema: z.string().regex(/^\d{6}$/), example: '131016', isMunicipality: true };
export const fileNamePart: Part = { ja: 'ファイル名', schema: z.string().min(1).max(200), example: 'qualificationHousehold_131016_2026-04-01_1.csv' };
export const personKeyPart: Part = { ja: '宛名番号', schema: z.string().min(1).max(40), example: '0000012345' };
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/).describe('中身のSHA-256(小文字の16進)');
