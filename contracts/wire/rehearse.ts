import type { Day } from '../../law/define.js';
import { Bad, type Field, type RecordDefinition } from '../define.js';
import { CannotFormat, codecOf } from './codec.js';
import { pointerOf, type ProfileIssue } from './profile-schema.js';
import type { Profile } from './layout.js';

const envelope = { municipalityCode: '131130', date: '2026-04-01' as Day, seq: 1 };
/** Canonical texts tried on every field; a field takes those it can mean. Together they reach days, digits of any size, counts, flags and words. */
const texts = ['', '0', '1', '10', '999', '1873-01-01', '1989-01-07', '1989-01-08', '2026-04-01', '2026-04-01T09:30', 'E101 W508', ...[2, 3, 4, 5, 6, 7, 8, 10, 12].flatMap((size) => ['0'.repeat(size - 1) + '1', '9'.repeat(size)])];

/**
 * Writes and reads back made-up records that together use every code and the edges of days and digits. What a profile
 * cannot carry without change is reported at the field, before any real file is touched.
 */
export function rehearse(profile: Profile, definitions: readonly RecordDefinition[]): ProfileIssue[] {
  return definitions.flatMap((definition) => {
    const layout = profile.files.get(definition.id);
    if (!layout) return [];
    const onWire = new Set(layout.columns.map(({ key }) => key));
    const plain = plainRecord(definition, profile);
    const faults = new Map<string, string>();
    for (const [key, field] of Object.entries(definition.fields)) {
      for (const value of onWire.has(key) ? meant(field) : []) {
        const fault = faultOf(profile, definition, { ...plain, [key]: value }, key);
        if (fault && !faults.has(fault.field)) faults.set(fault.field, fault.why);
      }
    }
    return [...faults].map(([key, why]) => ({ pointer: pointerOf(['files', definition.id, 'fields', key]), why: `${definition.fields[key]?.ja ?? key}: ${why}`, cure: '幅・埋め方・日付の形・文字コードを直す' }));
  });
}

/** The values a field can have among what we try. How long a free text may be is the profile's own choice. */
function meant(field: Field<unknown>): unknown[] {
  const free = !(field.decode('見本') instanceof Bad);
  return [...(free ? ['見本', ''] : texts), ...(field.codes ?? []).map(([code]) => code)].filter((text) => text !== '' || !field.required).map((text) => field.decode(text)).filter((value) => !(value instanceof Bad));
}

/** The record with the least in it; the fields that are not on the wire have what a reader sees instead. */
function plainRecord(definition: RecordDefinition, profile: Profile): Record<string, unknown> {
  const { defaults, columns } = profile.files.get(definition.id)!;
  return Object.fromEntries(Object.entries(definition.fields).map(([key, field]) => [key, columns.some((column) => column.key === key) ? meant(field)[0] : field.decode(defaults.get(key) ?? '')]));
}

function faultOf(profile: Profile, definition: RecordDefinition, record: Record<string, unknown>, key: string): { field: string; why: string } | null {
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
