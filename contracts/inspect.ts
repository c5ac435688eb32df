import { bankDialects, type BankDialect } from './bank/dialect.js';
import { closestReading, readingsOf, type DialectFit } from './bank/fit.js';
import { doubledEntries } from './bank/doubled.js';
import { recognisedBankFile } from './bank/recognise.js';
import { closely, type Issue } from './define.js';
import { isBankLayout, isReceiptLayout, layoutOf, layoutOfFileName, layouts, recordLayouts, type BankLayout, type Layout, type ReceiptLayout } from './layouts.js';
import { receiptCodec } from './receipts/codec.js';
import { recognisedReceiptFile } from './receipts/recognise.js';
import { unrecognised } from './unrecognised.js';
import { codecOf } from './wire/codec.js';
import type { WireFile } from './wire/file.js';
import type { Profile } from './wire/profile.js';

/** The form of `totsugo inspect --json`. */
export interface Inspection {
  /** null: neither its name nor its beginning says what it is; the issue says what it looks like. */
  readonly layout: string | null;
  /** The wire profile, or for a file of a bank `bank/` with the dialect it was read in, or for receipts `receipts/` with how strictly. */
  readonly profile: string;
  /** No errors (E…); warnings (W…) ask to look and refuse nothing. */
  readonly ok: boolean;
  /** Records read without fault. */
  readonly records: number;
  readonly issues: readonly Issue[];
  /** Files of banks only: which dialects fit, and why the others do not. */
  readonly dialects?: readonly DialectFit[];
}

export class UnknownLayout extends Error {
  override readonly name = 'UnknownLayout';
  readonly code = 'TSG-INSPECT-LAYOUT';
}

export interface Inspected extends WireFile {
  /** The layout that whoever asks names; then the file may have any name. */
  readonly as?: string | undefined;
  readonly profile: Profile;
  /** The dialect to read it in; else the first that fits, else the one in which most records can be read. */
  readonly dialect?: BankDialect | undefined;
  /** Receipts only: take with a warning what can be guessed. */
  readonly isTolerant?: boolean;
}

/** Decodes and checks one file. The layout is `as`, else what the file name says, else what its beginning says. Throws UnknownLayout when `as` is none. */
export function inspectFile(file: Inspected): Inspection {
  const layout = layoutFor(file);
  if (layout === null) return { layout: null, profile: file.profile.id, ok: false, records: 0, issues: [unrecognised(file, file.profile)] };
  const { issues: found, ...seen } = inspectAs(layout, file);
  const issues = file.as === undefined ? found : found.map(askedFor);
  return { layout: layout.id, profile: seen.profile, ok: !issues.some(({ code }) => code.startsWith('E')), records: seen.records, issues, ...(seen.dialects ? { dialects: seen.dialects } : {}) };
}

type Seen = Omit<Inspection, 'layout' | 'ok'>;
function inspectAs(layout: Layout, file: Inspected): Seen {
  if (isBankLayout(layout)) return inspectBankFile(layout, file);
  if (isReceiptLayout(layout)) return inspectReceipts(layout, file);
  const { records, issues } = codecOf(file.profile, closely(layout.definition)).parse(file);
  return { profile: file.profile.id, records: records.length, issues };
}

/** わざと: whoever says what a file is may call it what he likes; its name is then only worth a look. */
const askedFor = (issue: Issue): Issue => (issue.code === 'E101' ? { ...issue, code: 'W116' } : issue);

function inspectReceipts({ receipts }: ReceiptLayout, { bytes, isTolerant = false }: Inspected): Seen {
  const { rows, issues } = receiptCodec(receipts).parse(bytes, isTolerant ? 'tolerant' : 'strict');
  return { profile: `receipts/${isTolerant ? 'tolerant' : 'strict'}`, records: rows.length, issues };
}

function inspectBankFile({ file }: BankLayout, { bytes, dialect: asked }: Inspected): Seen {
  const known = asked && !bankDialects.includes(asked) ? [asked, ...bankDialects] : bankDialects;
  const readings = readingsOf(file, bytes, known);
  const { dialect, parsed } = readings.find((reading) => reading.dialect === asked) ?? closestReading(file, bytes, readings);
  return { profile: `bank/${dialect.id}`, records: parsed.rows.length, issues: [...parsed.issues, ...doubledEntries(parsed.rows)], dialects: readings.map(({ fit }) => fit) };
}

function layoutFor({ name, bytes, as, profile }: Inspected): Layout | null {
  if (as !== undefined) return askedLayout(as);
  const named = layoutOf(layoutOfFileName(profile, name) ?? '') ?? layoutOf(recognisedBankFile(bytes)?.id ?? recognisedReceiptFile(name, bytes)?.id ?? '');
  if (named) return named;
  const fitting = recordLayouts.filter(({ id, definition }) => profile.files.has(id) && codecOf(profile, definition).recognises(bytes));
  return fitting.length === 1 ? fitting[0]! : null;
}

const nearestTold = 5;
function askedLayout(as: string): Layout {
  const asked = layoutOf(as);
  if (asked) return asked;
  const near = layouts.toSorted((a, b) => shared(b.id, as) - shared(a.id, as)).slice(0, nearestTold).map(({ id, ja }) => `${id}(${ja})`);
  throw new UnknownLayout(`TSG-INSPECT-LAYOUT 「${as}」というレイアウトはない。--as に次のいずれかを書く: ${near.join('、')}。ほかは totsugo layouts`);
}

/** How much two names have in common: pairs of letters in both, of all there are. */
function shared(one: string, other: string): number {
  const pairs = (name: string) => new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2).toLowerCase()));
  const [left, right] = [pairs(one), pairs(other)];
  return [...left].filter((pair) => right.has(pair)).length / Math.max(1, left.size + right.size);
}
