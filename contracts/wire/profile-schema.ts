import { z } from 'zod';

const short = z.string().max(200);
const identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/, { error: '英字で始まる英数字64文字までの識別子であるべき' });
const profileId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+@[0-9A-Za-z.-]{1,40}$/, { error: '「local/aggregator@2026.1」の形であるべき' }).max(100);
const plain = short.regex(/^[^\u0000-\u001f\u007f\ufeff\ufffd]*$/u, { error: '制御文字は使えない' });
const width = z.int().min(1).max(10_000);
const unit = z.enum(['bytes', 'chars', 'utf16']);
const pad = z.enum(['none', 'left-zero', 'left-space', 'right-space', 'right-wide-space']);
const place = { width: width.optional(), unit: unit.optional(), pad: pad.optional() };

/** One element of a header or trailer line: a constant, or something the envelope knows. */
export const frameElementSchema = z.strictObject({
  constant: plain.optional(),
  value: z.enum(['kind', 'profileId', 'municipality', 'date', 'seq', 'count']).optional(),
  format: z.enum(['YYYY-MM-DD', 'YYYYMMDD', 'GYYMMDD']).optional(),
  ...place,
}).refine((element) => (element.constant === undefined) !== (element.value === undefined), { error: 'constant か value のどちらか一つだけを書くべき' });

/** One column: a field of the record by `key`, or a filler by `constant`. */
export const columnSchema = z.strictObject({
  key: identifier.optional(),
  constant: plain.optional(),
  name: plain.optional(),
  quoted: z.boolean().optional(),
  at: z.int().min(1).max(500).optional(),
  type: z.enum(['date:YYYY-MM-DD', 'date:YYYYMMDD', 'date:GYYMMDD']).optional(),
  codes: z.string().regex(/^tables\.[A-Za-z][A-Za-z0-9]{0,63}$/, { error: '「tables.表の名」の形であるべき' }).optional(),
  required: z.boolean().optional(),
  empty: plain.optional(),
  ...place,
}).refine((column) => (column.key === undefined) !== (column.constant === undefined), { error: 'key か constant のどちらか一つだけを書くべき' });

const delimiter = z.string().regex(/^[\t!#-/:-?]$/, { error: '1バイトで 0x40 より小さい記号(「,」やタブなど。引用符・数字・空白を除く)であるべき' });

/** How one kind of file is written. What is left out comes from the profile named in `extends`. */
export const fileSchema = z.strictObject({
  kind: z.string().regex(/^[0-9A-Za-z_-]{1,64}$/, { error: '英数字と - _ で64文字までであるべき' }).optional(),
  fileName: z.string().min(1).max(120).optional(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'cp932']).optional(),
  newline: z.enum(['lf', 'crlf', 'none']).optional(),
  record: z.strictObject({
    kind: z.enum(['csv', 'fixed']).optional(),
    delimiter: delimiter.optional(),
    quote: z.enum(['none', 'always', 'minimal']).optional(),
    columnNames: z.boolean().optional(),
    header: z.array(frameElementSchema).max(30).optional(),
    trailer: z.array(frameElementSchema).max(30).optional(),
  }).optional(),
  fields: z.array(columnSchema).min(1).max(500).optional(),
  defaults: z.record(identifier, plain).optional(),
  envelope: z.strictObject({
    municipality: z.string().regex(/^\d{6}$/, { error: '数字6桁であるべき' }).optional(),
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'YYYY-MM-DD であるべき' }).optional(),
    seq: z.int().min(0).max(999_999_999).optional(),
  }).optional(),
});

/** A profile file. It maps fields to bytes and sets parameters; nothing in it names a file to read. */
export const profileSchema = z.strictObject({
  profileId,
  extends: profileId.optional(),
  basis: z.enum(['public-knowledge', 'local']),
  note: short.optional(),
  /** Must be true when fields of the record are dropped. */
  lossy: z.boolean().optional(),
  files: z.record(identifier, fileSchema).optional(),
  tables: z.record(identifier, z.record(z.string().max(64), plain)).optional(),
  rules: z.record(identifier, z.union([plain, z.number(), z.boolean()])).optional(),
});
export type ProfileFile = z.infer<typeof profileSchema>;
export type FileOverlay = z.infer<typeof fileSchema>;
export type ColumnOverlay = z.infer<typeof columnSchema>;
export type FrameOverlay = z.infer<typeof frameElementSchema>;

/** One trouble in a profile file: where (JSON pointer), what, and what to write instead. */
export interface ProfileIssue {
  readonly pointer: string;
  readonly why: string;
  readonly cure: string;
}

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** All that zod found, in Japanese, with the cure. */
export function schemaIssues(error: z.ZodError): ProfileIssue[] {
  return error.issues.flatMap((issue) => {
    const pointer = pointerOf(issue.path);
    switch (issue.code) {
      case 'unrecognized_keys': return issue.keys.map((key) => ({ pointer: `${pointer}${pointerOf([key])}`, why: `知らない項目「${key.slice(0, 64)}」がある`, cure: '綴りを直すか、この項目を削る' }));
      case 'invalid_type': return [{ pointer, why: `${typeJa(issue.expected)}であるべきところ、${issue.input === undefined ? '値がないか型が違う' : '型が違う'}`, cure: `${typeJa(issue.expected)}を書く` }];
      case 'invalid_value': return [{ pointer, why: '選べる値ではない', cure: `${issue.values.map((value) => `"${String(value)}"`).join('・')} のいずれかを書く` }];
      case 'too_big': return [{ pointer, why: `大きすぎる(上限 ${issue.maximum})`, cure: `${issue.maximum} 以下にする` }];
      case 'too_small': return [{ pointer, why: `小さすぎる(下限 ${issue.minimum})`, cure: `${issue.minimum} 以上にする` }];
      case 'invalid_key': return [{ pointer, why: '名前に使えない文字がある', cure: '英字で始まる英数字64文字までの名前にする' }];
      default: return [{ pointer, why: issue.message, cure: 'docs/decisions/0005-wire-profiles.md の例に合わせて書き直す' }];
    }
  });
}

const typeJa = (type: string) => ({ string: '文字列', number: '数', int: '整数', boolean: '真偽値', array: '配列', object: 'オブジェクト', record: 'オブジェクト' })[type] ?? type;
