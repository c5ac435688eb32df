import type { Conflict, Partly, RecordOf } from '../define.js';
import type { Trouble } from '../wire/trouble.js';
import type { BankFile, BankParts, PartName, Total } from './define.js';
import type { BankDialect } from './dialect.js';
import { conflictsIn, type RecordReader, type Values } from './reader.js';

interface Sum { count: number; yen: number }
const none: readonly Trouble[] = [];
const zero = (): Sum => ({ count: 0, yen: 0 });
type Entry = RecordOf<BankParts['entry']>;

/** What the trailer over these entries has to say. `isCounted`: of every entry it is known whether it belongs to the sum; `isSummed`: and with how much. */
export function totalsOver(totals: readonly Total[]) {
  const sums = totals.map((total) => ({ total, right: zero(), other: total.orWhen ? zero() : null, isCounted: true, isSummed: true }));
  let entries = 0;
  return {
    sums,
    entries: () => entries,
    /** An entry of which only some items could be read: what they do not say is not known of the sums. */
    addPartly(entry: Partly<Entry>): void {
      entries += 1;
      for (const sum of sums) {
        const isThere = (key: string) => (entry as Values)[key] !== undefined;
        sum.isCounted &&= sum.total.by.every(isThere);
        const [isRight, isOther] = sum.isCounted ? [sum.total.when(entry), sum.other !== null && sum.total.orWhen!(entry)] : [false, false];
        if (isRight) sum.right.count += 1;
        if (isOther) sum.other!.count += 1;
        const isKnown = sum.total.from.every(isThere);
        sum.isSummed &&= sum.isCounted && (isKnown || (!isRight && !isOther));
        if (isRight && isKnown) sum.right.yen += sum.total.of(entry);
        if (isOther && isKnown) sum.other!.yen += sum.total.of(entry);
      }
    },
    /** Something that may be an entry and cannot be read at all. */
    addUnread(): void { for (const sum of sums) [sum.isCounted, sum.isSummed] = [false, false]; },
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
 * Adds up what crosses and compares it with what trailers and end say. A sum of which an entry's part could not be read is not known:
 * nothing is said of it then, and the trailer is only held against itself.
 */
export function tally(file: BankFile, dialect: BankDialect, readers: Readonly<Partial<Record<PartName, RecordReader>>>) {
  const totals = file.totals(dialect);
  let [over, header, records, headers]: [ReturnType<typeof totalsOver>, Values | null, number, number] = [totalsOver(totals), null, 0, 0];

  const trouble = (part: PartName, conflict: Conflict, values: Values, code: Trouble['code'] = 'E103') => conflictsIn({ check: () => [conflict] }, values, readers[part]!.places, code)[0]!;
  const trailerFaults = (trailer: Values): Trouble[] => {
    const found = over.sums.flatMap(({ total, right, other, isCounted, isSummed }) => {
      const [count, amount] = [isCounted ? total.count : null, isSummed ? total.amount : null];
      const fits = (sum: Sum) => isSaid(trailer, count, sum.count) && isSaid(trailer, amount, sum.yen);
      if (fits(right) || (other !== null && fits(other))) return [];
      return [compared(trailer, count, right.count, '件'), compared(trailer, amount, right.yen, '円')].filter((one) => one !== null);
    });
    const unknown = new Set(over.sums.flatMap(({ total, isCounted, isSummed }) => [isCounted ? [] : [total.count], isSummed ? [] : [total.amount]].flat()));
    return [...found, ...againstItself(trailer, (all, of) => [all, ...of].some((key) => unknown.has(key)) && ![all, ...of].some((key) => found.some(({ field }) => field === key)))];
  };
  const compared = (trailer: Values, key: string | null, due: number, unit: string): Trouble | null => {
    if (key === null || isSaid(trailer, key, due)) return null;
    return trouble('trailer', { field: key, why: `${String(trailer[key])}${unit}のはずが、データ・レコードを足すと${due}${unit}になる`, cure: '抜けた記録か余る記録がないか確かめ、合計を直して送り直す' }, trailer);
  };
  /** 済 + 不能 = 合計, whatever the entries are; asked where those do not say it. */
  const againstItself = (trailer: Values, isOpen: (all: string, of: readonly string[]) => boolean): Trouble[] => (file.sums ?? []).filter(({ all, of }) => isOpen(all, of)).flatMap(({ all, of }) => {
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
      if (part === 'entry') over.addUnread();
      if (part === 'header') [over, header, headers] = [totalsOver(totals), null, headers + 1];
    },
    /** A record whose kind is not known; it may have been an entry. */
    stranger: (): void => over.addUnread(),
    /** `isWhole`: the record was read without fault; else `values` are those items of it that are beyond doubt. */
    add(part: PartName, values: Values, isWhole: boolean): readonly Trouble[] {
      records += 1;
      switch (part) {
        case 'header': return ([over, header, headers] = [totalsOver(totals), values, headers + 1]), none;
        case 'entry': return isWhole ? over.add(values) : over.addPartly(values), none;
        case 'trailer': {
          const found = [...trailerFaults(values), ...setFaults(values)];
          over = totalsOver(totals);
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
