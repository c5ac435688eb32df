import type { Day } from '../../law/define.js';
import { Bad, type Field, type RecordDefinition } from '../define.js';
import { CannotFormat, codecOf } from './codec.js';
import type { Column, FileLayout, Profile } from './layout.js';

const envelope = { municipalityCode: '131130', date: '2026-04-01' as Day, seq: 1 };
/** Canonical texts tried on every field, the longest first; a field takes those it can mean. Together they reach days, digits of any size, counts, flags and words. */
const texts = [
  ...[20, 12, 11, 10, 8, 7, 6, 5, 4, 3, 2].flatMap((size) => ['9'.repeat(size), '0'.repeat(size - 1) + '1']), '2026-04-01T09:30', 'E101 W508', 'EAN91999999131130001234567260100026063000234004', '1873-01-01', '1989-01-07', '1989-01-08', '2026-04-01', '1', '0', '',
];

/** A made-up value that a profile cannot carry without change. `field` is `*` when it is the file as a whole. */
export interface Stumble { readonly record: string; readonly field: string; readonly ja: string; readonly why: string }

/**
 * Writes and reads back made-up values that together use every code and the edges of days and digits, and one record with
 * all of them. What a profile cannot carry is found before any real file is touched.
 */
export function rehearse(profile: Profile, definitions: readonly RecordDefinition[]): Stumble[] {
  return definitions.flatMap((definition) => {
    const columns = profile.files.get(definition.id)?.columns ?? [];
    const found = columns.flatMap((column) => rehearseColumn(profile, definition, column) ?? []);
    return found.length > 0 ? found : (rehearseRecord(profile, definition) ?? []);
  });
}

/** One column by itself, so that no other hides its fault: the first value it cannot carry. */
export function rehearseColumn(profile: Profile, definition: RecordDefinition, column: Column): Stumble | null {
  const field = column.key === null ? undefined : definition.fields[column.key];
  const layout = profile.files.get(definition.id);
  if (!field || !layout) return null;
  const alone: Profile = { ...profile, files: new Map([[definition.id, byItself(layout, definition, column)]]) };
  const others = Object.fromEntries(Object.entries(definition.fields).map(([key, other]) => [key, usual(other)]));
  for (const value of meant(field, column.required)) {
    const fault = faultOf(alone, definition, { ...others, [column.key!]: value }, column.key!);
    if (fault) return { record: definition.id, field: column.key!, ja: field.ja, why: fault.why };
  }
  return null;
}

/** A record with something in every column, with header and trailer; the fields that are not on the wire have what a reader sees instead. */
export function rehearseRecord(profile: Profile, definition: RecordDefinition): Stumble | null {
  const layout = profile.files.get(definition.id);
  if (!layout) return null;
  const record = Object.fromEntries(Object.entries(definition.fields).map(([key, field]) => {
    const column = layout.columns.find((candidate) => candidate.key === key);
    return [key, column ? meant(field, column.required)[0] : field.decode(layout.defaults.get(key) ?? '')];
  }));
  const fault = faultOf(profile, definition, record, '*');
  return fault && { record: definition.id, ...fault, ja: definition.fields[fault.field]?.ja ?? 'ファイル' };
}

/** The layout with that column only, beside a filler that keeps an empty value from being an empty line. */
function byItself(layout: FileLayout, { fields }: RecordDefinition, column: Column): FileLayout {
  const filler: Column = { key: null, constant: '-', name: null, isQuoted: false, width: layout.shape.kind === 'fixed' ? 1 : null, unit: 'bytes', pad: 'none', date: null, codes: null, required: false, empty: '' };
  const defaults = Object.entries(fields).filter(([key]) => key !== column.key).map(([key, field]) => [key, field.encode(usual(field))] as const);
  return { ...layout, fileName: '{municipality}_{date}_{seq}', envelope: {}, newline: 'lf', columnNames: false, header: [], trailer: [], columns: [filler, column], defaults: new Map(defaults) };
}

/** The values a field can have among what we try, none empty where none may be. How long a free text may be is the profile's own choice. */
function meant(field: Field<unknown>, required: boolean): unknown[] {
  const free = !(field.decode('見本') instanceof Bad);
  return [...(free ? ['見本', ''] : texts), ...(field.codes ?? []).map(([code]) => code)].filter((text) => text !== '' || !(field.required || required)).map((text) => field.decode(text)).filter((value) => !(value instanceof Bad));
}
const usual = (field: Field<unknown>): unknown => meant(field, false)[0];

/** Made-up values contradict each other: how items go together is not the profile's business. */
function faultOf(profile: Profile, whole: RecordDefinition, record: Record<string, unknown>, key: string): { readonly field: string; readonly why: string } | null {
  const { check, ...bare } = whole;
  const definition: RecordDefinition = check ? bare : whole;
  const codec = codecOf(profile, definition);
  const { municipality, date, seq } = codec.layout.envelope;
  const own = { municipalityCode: municipality ?? envelope.municipalityCode, date: (date ?? envelope.date) as Day, seq: seq ?? envelope.seq };
  try {
    const { records, issues } = codec.parse(codec.format(own, [record]));
    if (issues[0]) return { field: issues[0].field, why: `書いた見本を読むと「${issues[0].why}」` };
    return same(definition, records[0]!.value, record) ? null : { field: key, why: '書いた見本を読み戻すと値が変わる' };
  } catch (error) {
    if (error instanceof CannotFormat) return { field: error.issue.field, why: `見本を書けない(${error.issue.why})` };
    throw error;
  }
}

const same = ({ fields }: RecordDefinition, one: Record<string, unknown>, other: Record<string, unknown>) => Object.entries(fields).every(([key, field]) => field.encode(one[key]) === field.encode(other[key]));
