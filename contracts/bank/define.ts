import type { Basis } from '../../law/define.js';
import type { Between, Conflict, Field, Partly, RecordOf, RecordPart } from '../define.js';
import type { BankDialect } from './dialect.js';

/** Which characters a text may have; what they are exactly is the dialect's business (`characters.ts`). */
export type CharacterClass = 'bankOrBranchName' | 'partyName' | 'ediInformation';

/**
 * A field whose place in the bytes is public. `digits` N kept as digits · `number` N read as a number · `text` C of a
 * character class · `raw` C carried as it came (顧客番号, ダミー). N is filled with zeros on the left, C with spaces on the right.
 */
export interface BankField<T> extends Field<T> {
  readonly bytes: number;
  readonly form: 'digits' | 'number' | 'text' | 'raw';
  readonly characters: CharacterClass | null;
  /** The only value it can have. */
  readonly constant: string | null;
  /** A code nobody knows is carried with a warning, not refused: it comes from a bank, and what it means is the reader's to find out. */
  readonly isOpen: boolean;
  /** Left blank where the dialect says so, and only there. */
  readonly isBlankByDialect: boolean;
}
export type BankFields = Readonly<Record<string, BankField<any>>>;
export type BankRecord<F extends BankFields = BankFields> = RecordPart<F>;

/** The kinds of record in a file, in the order in which they come: 1 2… 8, repeated when there are several headers, then 9. */
export interface BankParts {
  /** Names a stand-in as one; official files have none. */
  readonly banner?: BankRecord;
  readonly header: BankRecord;
  readonly entry: BankRecord;
  readonly trailer: BankRecord;
  readonly end: BankRecord;
}
export type PartName = keyof BankParts;
type Value<R> = R extends BankRecord ? RecordOf<R> : never;
export type EntryOf<P extends BankParts> = RecordOf<P['entry']>;

/** What a trailer says of the entries before it. */
export interface Total<E = any> {
  readonly count: string | null;
  readonly amount: string | null;
  /** What of an entry is summed up, and from which items. */
  readonly of: (entry: E) => number;
  readonly from: readonly string[];
  /** Whether an entry belongs to it, and by which items. */
  readonly when: (entry: E) => boolean;
  readonly by: readonly string[];
  /** Another reading that is right, too, because the public record does not choose. */
  readonly orWhen?: (entry: E) => boolean;
}

export interface BankFile<P extends BankParts = BankParts> {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  /** Where the bytes are published. */
  readonly sources: readonly Basis[];
  /** Does every record rest on at least two publications that agree? */
  readonly isVerified: boolean;
  readonly openPoints: readonly string[];
  readonly between: Between;
  readonly steps: readonly string[];
  readonly recordBytes: number;
  readonly parts: P;
  readonly totals: (dialect: BankDialect) => readonly Total<EntryOf<P>>[];
  /** Items of the trailer that are the sum of others, whatever the entries are. */
  readonly sums?: readonly { readonly all: string; readonly of: readonly string[] }[];
  /** Items of the end record that count the records of the file, and its headers. */
  readonly counted?: { readonly records: string; readonly headers: string };
  /** What this file, other than its twin with the same records, may not say in an entry. */
  readonly checkEntry?: (entry: Partly<EntryOf<P>>) => readonly Conflict[];
  /** What header and trailer say together, of what could be read of them; a warning only. */
  readonly checkSet?: (header: Partly<RecordOf<P['header']>>, trailer: Partly<RecordOf<P['trailer']>>) => readonly Conflict[];
}

/** One header with its entries and its trailer. */
export interface BankSet<P extends BankParts = BankParts> { readonly header: RecordOf<P['header']>; readonly entries: readonly EntryOf<P>[]; readonly trailer: RecordOf<P['trailer']> | null }
/** A whole file in values. */
export interface BankContent<P extends BankParts = BankParts> { readonly banner: Value<P['banner']> | null; readonly sets: readonly BankSet<P>[]; readonly end: RecordOf<P['end']> | null }

/** Declares a file of several kinds of record, byte by byte, as banks publish them. */
export const bankFile = <const P extends BankParts>(spec: BankFile<P>): BankFile<P> => spec;
