import type { Conflict, RecordOf } from '../define.js';
import type { Trouble } from '../wire/trouble.js';
import type { BankFile, BankParts, PartName, Total } from './define.js';
import type { BankDialect } from './dialect.js';
import { conflictsIn, type RecordReader, type Values } from './reader.js';

interface Sum { count: number; yen: number }
const none: readonly Trouble[] = [];
const zero = (): Sum => ({ count: 0, yen: 0 });
type Entry = RecordOf<BankParts['entry']>;

/** What the trailer over these entries has to say. */
export function totalsOver(totals: readonly Total[]) {
  const sums = totals.map((total) => ({ total, right: zero(), other: total.orWhen ? zero() : null }));
  let entries = 0;
  return {
    sums,
    entries: () => entries,
    add(entry: Entry): void {
      entries += 1;
      for (let index = 0; index < sums.length; index += 1) {
        const { total, right, other } = sums[index]!;
        if (total.when(entry)) { right.count += 1; right.yen += total.of(entry); }
        if (other !== null && total.orWhen!(entry)) { other.count += 1; other.yen += total.of(entry); }
      }
    },
  };
}

/**
 * Adds up what crosses and compares it with what trailers and end say. Where an entry could not be read its amount is not known:
 * nothing is said of sums then, and the trailer is only held against itself.
 */
export function tally(file: BankFile, dialect: BankDialect, readers: Readonly<Partial<Record<PartName, RecordReader>>>) {
  const totals = file.totals(dialect);
  let [over, unread, header, records, headers]: [ReturnType<typeof totalsOver>, number, Values | null, number, number] = [totalsOver(totals), 0, null, 0, 0];

  const trouble = (part: PartName, conflict: Conflict, values: Values, code: Trouble['code'] = 'E103') => conflictsIn({ check: () => [conflict] }, values, readers[part]!.places, code)[0]!;
  const trailerFaults = (trailer: Values): Trouble[] => {
    if (unread > 0) return againstItself(trailer);
    return over.sums.flatMap(({ total, right, other }) => {
      const fits = (sum: Sum) => isSaid(trailer, total.count, sum.count) && isSaid(trailer, total.amount, sum.yen);
      if (fits(right) || (other !== null && fits(other))) return [];
      return [compared(trailer, total.count, right.count, '件'), compared(trailer, total.amount, right.yen, '円')].filter((found) => found !== null);
    });
  };
  const compared = (trailer: Values, key: string | null, due: number, unit: string): Trouble | null => {
    if (key === null || isSaid(trailer, key, due)) return null;
    return trouble('trailer', { field: key, why: `${String(trailer[key])}${unit}のはずが、データ・レコードを足すと${due}${unit}になる`, cure: '抜けた記録か余る記録がないか確かめ、合計を直して送り直す' }, trailer);
  };
  /** 済 + 不能 = 合計, whatever the entries are. */
  const againstItself = (trailer: Values): Trouble[] => (file.sums ?? []).flatMap(({ all, of }) => {
    const [due, parts] = [trailer[all], of.map((key) => trailer[key])];
    if (![due, ...parts].every((value) => typeof value === 'number') || parts.reduce<number>((sum, value) => sum + (value as number), 0) === due) return [];
    return [trouble('trailer', { field: all, why: `${of.map((key, index) => `${readers.trailer!.places.get(key)!.field.ja} ${String(parts[index])}`).join(' と ')} を足しても ${String(due)} にならない`, cure: '合計を直して送り直す' }, trailer)];
  });
  const endFaults = (end: Values): Trouble[] => {
    const { counted } = file;
    if (!counted) return [];
    return ([[counted.records, records, '件'], [counted.headers, headers, '口座']] as const).filter(([key, due]) => typeof end[key] === 'number' && end[key] !== due)
      .map(([key, due, unit]) => trouble('end', { field: key, why: `${String(end[key])}${unit}のはずが${due}${unit}ある`, cure: '抜けた記録がないか確かめ、送り直す' }, end));
  };
  const setFaults = (trailer: Values): Trouble[] => (header && file.checkSet ? file.checkSet(header, trailer).map((conflict) => trouble('trailer', conflict, trailer, 'W113')) : []);

  return {
    conflicts: (part: PartName, by: { readonly check: (said: Values) => readonly Conflict[] }, values: Values) => conflictsIn(by, values, readers[part]!.places),
    /** A record whose kind is known but nothing else. */
    missed(part: PartName): void {
      records += 1;
      if (part === 'entry') unread += 1;
      if (part === 'header') [over, unread, header, headers] = [totalsOver(totals), 0, null, headers + 1];
    },
    /** `isWhole`: the record was read without fault. */
    add(part: PartName, values: Values, isWhole: boolean): readonly Trouble[] {
      records += 1;
      switch (part) {
        case 'header': return ([over, unread, header, headers] = [totalsOver(totals), 0, isWhole ? values : null, headers + 1]), none;
        case 'entry': return isWhole ? over.add(values) : (unread += 1), none;
        case 'trailer': {
          const found = [...trailerFaults(values), ...(isWhole && unread === 0 ? setFaults(values) : [])];
          [over, unread] = [totalsOver(totals), 0];
          return found;
        }
        case 'end': return endFaults(values);
        default: return none;
      }
    },
  };
}

/** An item that is not there says nothing against it. */
const isSaid = (values: Values, key: string | null, due: number) => key === null || values[key] === null || values[key] === undefined || values[key] === due;
