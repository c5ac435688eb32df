import type { Day } from '../../law/define.js';
import { dayNumber } from '../../law/day.js';
import type { PersonItems } from '../person.js';
import { readDate } from '../written-date.js';
import { compareFive } from './five.js';
import type { RuleSet } from './rules.js';

/** A record as a register keeps it: where it stands, whose number it carries, what it says. */
export interface NumberedRecord {
  readonly row: number;
  readonly individualNumber: string;
  readonly personKey?: string | undefined;
  readonly householdKey?: string | undefined;
  readonly items: PersonItems;
}

/** What only shows over the whole set. It stands beside the verdict, never in its place. */
export const findingKinds = [
  ['X4', '一番号複数資格'], ['X5', '一人複数番号'], ['twinRisk', '同じ世帯・生年月日・性別の別人がいる'], ['moveUnexplained', '住所の違いを説明する転居の記録がない'],
] as const;
export type FindingKind = (typeof findingKinds)[number][0];
export interface Finding { readonly kind: FindingKind; readonly rows: readonly number[]; readonly because: string }

/** X4, X5 and twinRisk over a set of records of one register. The order of the records does not matter. */
export function findingsOver(records: readonly NumberedRecord[], rules: RuleSet): readonly Finding[] {
  return [...sharedNumbers(records), ...severalNumbers(records, rules), ...twins(records)].sort((a, b) => a.rows[0]! - b.rows[0]! || a.kind.localeCompare(b.kind));
}

const grouped = (records: readonly NumberedRecord[], keyOf: (record: NumberedRecord) => string | null): readonly (readonly NumberedRecord[])[] => {
  const groups = new Map<string, NumberedRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};
const rowsOf = (records: readonly NumberedRecord[]) => records.map(({ row }) => row).sort((a, b) => a - b);

/** Rows of one 宛名番号 are the history of one person. */
const sharedNumbers = (records: readonly NumberedRecord[]): Finding[] => grouped(records, ({ individualNumber }) => individualNumber || null)
  .filter((group) => new Set(group.map(({ row, personKey }) => personKey || `row ${row}`)).size > 1)
  .map((group) => ({ kind: 'X4', rows: rowsOf(group), because: `一つの個人番号が${group.length}件の記録にある` }));

const birthdayOf = ({ items }: NumberedRecord): string | null => {
  const date = readDate(items.bornOn ?? '');
  return date === undefined ? null : `${date.year}-${date.month}-${date.day}`;
};

/** Candidates share a birthday; all five items must agree. */
function severalNumbers(records: readonly NumberedRecord[], rules: RuleSet): Finding[] {
  return grouped(records, birthdayOf).flatMap((group) => {
    const pairs: Finding[] = [];
    for (let i = 0; i < group.length; i += 1) {
      for (const other of group.slice(i + 1)) {
        if (other.individualNumber === group[i]!.individualNumber || !compareFive(group[i]!.items, other.items, rules).every(({ agrees }) => agrees)) continue;
        pairs.push({ kind: 'X5', rows: rowsOf([group[i]!, other]), because: '五項目の一致する二つの記録の個人番号が違う' });
      }
    }
    return pairs;
  });
}

const twins = (records: readonly NumberedRecord[]): Finding[] =>
  grouped(records, (record) => (record.householdKey && record.items.sex && birthdayOf(record) ? `${record.householdKey} ${birthdayOf(record)!} ${record.items.sex}` : null))
    .filter((group) => new Set(group.map(({ individualNumber }) => individualNumber)).size > 1)
    .map((group) => ({ kind: 'twinRisk', rows: rowsOf(group), because: '同じ世帯に生年月日と性別の同じ人がいる' }));

/** Other people of a name one has to expect on one birthday, when `bearers` people of it were born between two days. */
export const expectedNamesakes = (bearers: number, bornFrom: Day, bornThrough: Day): number => Math.max(0, bearers - 1) / Math.max(1, dayNumber(bornThrough) - dayNumber(bornFrom) + 1);
