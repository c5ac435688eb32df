import type { Basis } from '../law/define.js';

/** How sure we are that a field exists in the official record: public text says so, it follows from one, or we need it to simulate. */
export type Source = 'certain' | 'inferred' | 'assumed';
export type Codes = readonly (readonly [code: string, ja: string])[];

/** A value that cannot stand in a field. `cure` says what to write instead. */
export class Bad {
  constructor(readonly why: string, readonly cure: string, readonly code: IssueCode = 'E202') {}
}

/**
 * One thing a record says. The field knows meaning and canonical text (`decode`/`encode`); order, width, padding,
 * encoding and foreign code values belong to the wire profile.
 */
export interface Field<T> {
  readonly ja: string;
  readonly source: Source;
  /** 型 as printed in the catalogue. */
  readonly type: string;
  /** An empty text is refused (E201) when true, and read as null when false. */
  readonly required: boolean;
  /** 特定個人情報: never printed; reports show a keyed token. */
  readonly secret: boolean;
  /** How many digits stand here, and no others, where it is a number of a fixed length. */
  readonly digitCount?: number;
  /** Semantic codes with their Japanese meaning, for profiles that map them to others. */
  readonly codes?: Codes;
  /** 日付 in canonical ISO form; profiles may write them in another shape. */
  readonly isDay: boolean;
  readonly decode: (canonical: string) => T | Bad;
  /** What is wrong with a value that can be read. Whoever inspects says it (`closely`); whoever only reads goes on. */
  readonly flaw?: (canonical: string) => Bad | null;
  readonly encode: (value: T) => string;
}

/** Our own codes (E error, W warning); they imitate nothing official. Table: `contracts/aggregator/issue-codes.ts`. */
export type IssueCode = `${'E' | 'W'}${number}`;

/** One trouble in data that crossed a wire. Data is never repaired: it is refused with all its issues. */
export interface Issue {
  readonly code: IssueCode;
  /** Line in the file, from 1; 0 = the file as a whole. */
  readonly line: number;
  /** First byte of the value within its line, from 1; 0 = the line as a whole. */
  readonly byte: number;
  /** Identifier of the field, or `*`. */
  readonly field: string;
  /** 項目名 */
  readonly ja: string;
  /** The value as received; a token for 個人番号. */
  readonly raw: string;
  readonly why: string;
  readonly cure: string;
}

/** Who writes the file and who reads it in the end, by the ids of the parties; `ward` = the system under test. */
export type Between = readonly [from: PartyId, to: PartyId];
export type PartyId = 'ward' | 'aggregator' | 'insurer-hub' | 'juki-net' | 'record-disclosure' | 'integrated-db' | 'mailing' | 'municipal-hub' | 'other-municipality' | 'delinquency-contractor' | 'bank' | 'payment-agent' | 'payment-channels' | 'pension-insurer' | 'claims' | 'federation-terminal' | 'benefit-contractor' | 'public-money-account' | 'levy-standard';

/** Two items of one record that cannot both be true: the one to look at, and why. */
export interface Conflict<K extends string = string> { readonly field: K; readonly why: string; readonly cure: string }

/** Values of which some may be missing, because they could not be read. */
export type Partly<S> = { readonly [K in keyof S]?: S[K] | undefined };
/** A check and the items it looks at. */
export type Check<S> = readonly [reads: readonly (keyof S & string)[], find: (said: S) => readonly Conflict[]];
/** What finds the conflicts of a record of which some items may be missing. Only `checks` and `checkOf` make one, so that none takes it that all are there. */
export interface RecordCheck { (said: any): readonly Conflict[]; readonly [missesItems]: true }
declare const missesItems: unique symbol;
export const checkOf = <S extends object>(find: (said: Partly<S>) => readonly Conflict[]): RecordCheck => find as unknown as RecordCheck;
const noConflicts: readonly Conflict[] = [];

/** Several checks of one record: each is made wherever the items it looks at could be read, whatever is wrong with the others. */
export const checks = <S extends object>(...list: readonly Check<S>[]): RecordCheck => checkOf<S>((said) => {
  let found = noConflicts;
  for (const [reads, find] of list) {
    if (!reads.every((key) => said[key] !== undefined)) continue;
    const more = find(said as S);
    if (more.length > 0) found = [...found, ...more];
  }
  return found;
});

/** What one record says, wherever it stands: alone in its file, or beside records of other kinds (`contracts/bank/define.ts`). */
export interface RecordPart<F extends Fields = Fields> {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly fields: F;
  /** What the items cannot say together. Items that could not be read are left out; see `checks`. */
  readonly check?: RecordCheck;
}

/** A record that fills a file of its own. */
export interface RecordDefinition<F extends Fields = Fields> extends RecordPart<F> {
  readonly between: Between;
  /** The step ids of 別添1 that a file of these records realises when it crosses the wire. */
  readonly steps: readonly string[];
  /** The page of docs/ that explains what its fields do not say, with the words that lead there. */
  readonly page?: { readonly file: string; readonly ja: string };
}
export type Fields = Readonly<Record<string, Field<any>>>;
export type RecordOf<D> = D extends { readonly fields: infer F } ? { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never } : never;

/** Declares one semantic record: what is said, in which words, with which certainty. Bytes are the profile's business. */
export function record<const F extends Fields>(spec: RecordDefinition<F>): RecordDefinition<F>;
export function record<const F extends Fields>(spec: RecordPart<F>): RecordPart<F>;
export function record<const F extends Fields>(spec: RecordPart<F>): RecordPart<F> {
  return spec;
}

const inspectors = new WeakMap<RecordDefinition, RecordDefinition>();

/** The record as an inspector reads it: a value with a flaw is refused like one that cannot be read. The same record when no field knows a flaw. */
export function closely(definition: RecordDefinition): RecordDefinition {
  if (!Object.values(definition.fields).some(({ flaw }) => flaw)) return definition;
  const known = inspectors.get(definition) ?? { ...definition, fields: Object.fromEntries(Object.entries(definition.fields).map(([key, field]) => [key, { ...field, decode: (raw: string): unknown => inspected(field, raw) }])) };
  inspectors.set(definition, known);
  return known;
}

function inspected({ decode, flaw }: Field<unknown>, raw: string): unknown {
  const value = decode(raw);
  return value === null || value instanceof Bad ? value : flaw?.(raw) ?? value;
}
