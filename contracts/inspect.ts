import { bankCodec } from './bank/codec.js';
import { bankDialects, type BankDialect } from './bank/dialect.js';
import { dialectFits, type DialectFit } from './bank/fit.js';
import { recognisedBankFile } from './bank/recognise.js';
import { closely, type Issue } from './define.js';
import { isBankLayout, isReceiptLayout, layoutOf, layoutOfFileName, layouts, recordLayouts, type BankLayout, type Layout, type ReceiptLayout } from './layouts.js';
import { receiptCodec } from './receipts/codec.js';
import { recognisedReceiptFile } from './receipts/recognise.js';
import { codecOf } from './wire/codec.js';
import type { WireFile } from './wire/file.js';
import type { Profile } from './wire/profile.js';

/** The form of `totsugo inspect --json`. */
export interface Inspection {
  readonly layout: string;
  /** The wire profile, or for a file of a bank `bank/` with the dialect it was read in, or for receipts `receipts/` with how strictly. */
  readonly profile: string;
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
  readonly as?: string | undefined;
  readonly profile: Profile;
  /** The dialect to read it in; else the first that fits, else the one with the fewest troubles. */
  readonly dialect?: BankDialect | undefined;
  /** Receipts only: take with a warning what can be guessed. */
  readonly isTolerant?: boolean;
}

/** Decodes and checks one file. The layout is `as`, else what the file name says, else what its beginning says; else UnknownLayout asks for it. */
export function inspectFile(file: Inspected): Inspection {
  const layout = layoutFor(file);
  if (isBankLayout(layout)) return inspectBankFile(layout, file);
  if (isReceiptLayout(layout)) return inspectReceipts(layout, file);
  const { records, issues } = codecOf(file.profile, closely(layout.definition)).parse(file);
  return { layout: layout.id, profile: file.profile.id, ok: issues.length === 0, records: records.length, issues };
}

function inspectReceipts({ receipts }: ReceiptLayout, { bytes, isTolerant = false }: Inspected): Inspection {
  const { rows, issues } = receiptCodec(receipts).parse(bytes, isTolerant ? 'tolerant' : 'strict');
  return { layout: receipts.id, profile: `receipts/${isTolerant ? 'tolerant' : 'strict'}`, ok: issues.length === 0, records: rows.length, issues };
}

function inspectBankFile({ file }: BankLayout, { bytes, dialect: asked }: Inspected): Inspection {
  const known = asked && !bankDialects.includes(asked) ? [asked, ...bankDialects] : bankDialects;
  const fits = dialectFits(file, bytes, known);
  const dialect = asked ?? known.find(({ id }) => id === closest(fits))!;
  const { rows, issues } = bankCodec(file, dialect).parse(bytes);
  return { layout: file.id, profile: `bank/${dialect.id}`, ok: issues.length === 0, records: rows.length, issues, dialects: fits };
}

/** The first that fits, else the one with the fewest troubles. */
const closest = (fits: readonly DialectFit[]): string => fits.toSorted((a, b) => a.troubles - b.troubles)[0]!.id;

function layoutFor({ name, bytes, as, profile }: Inspected): Layout {
  const list = layouts.map(({ id, ja }) => `${id}(${ja})`).join('、');
  if (as !== undefined) {
    const asked = layoutOf(as);
    if (!asked) throw new UnknownLayout(`TSG-INSPECT-LAYOUT 「${as}」というレイアウトはない。--as に次のいずれかを書く: ${list}`);
    return asked;
  }
  const named = layoutOf(layoutOfFileName(profile, name) ?? '') ?? layoutOf(recognisedBankFile(bytes)?.id ?? recognisedReceiptFile(name, bytes)?.id ?? '');
  if (named) return named;
  const fitting = recordLayouts.filter(({ id, definition }) => profile.files.has(id) && codecOf(profile, definition).recognises(bytes));
  if (fitting.length !== 1) throw new UnknownLayout(`TSG-INSPECT-LAYOUT ファイル名からも見出しからもレイアウトがわからない。--as に次のいずれかを書く: ${list}`);
  return fitting[0]!;
}
