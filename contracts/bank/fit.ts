import { bankCodec } from './codec.js';
import type { BankFile } from './define.js';
import type { BankDialect } from './dialect.js';
import { encodingOf } from './encoding-of.js';
import type { BankParsed } from './parse.js';

/** Whether a bank with that dialect would take the file. */
export interface DialectFit {
  readonly id: string;
  readonly ja: string;
  readonly fits: boolean;
  /** Errors it finds; warnings do not keep a file out. */
  readonly troubles: number;
  /** The first few reasons, with their places. */
  readonly because: readonly string[];
}

/** How one bank would read the file. */
export interface DialectReading { readonly dialect: BankDialect; readonly parsed: BankParsed; readonly fit: DialectFit }

const reasonsShown = 3;

/** Reads the file as each bank would. */
export const readingsOf = (file: BankFile, bytes: Uint8Array, dialects: readonly BankDialect[]): DialectReading[] => dialects.map((dialect) => {
  const parsed = bankCodec(file, dialect).parse(bytes);
  const errors = parsed.issues.filter(({ code }) => code.startsWith('E'));
  const reasons = [...new Set(errors.map(({ line, byte, why }) => `${line > 0 ? `${line}件目` : ''}${byte > 0 ? `${byte}バイト目` : ''} ${why}`.trim()))];
  return { dialect, parsed, fit: { id: dialect.id, ja: dialect.ja, fits: errors.length === 0, troubles: errors.length, because: reasons.slice(0, reasonsShown) } };
});

/**
 * The reading in which the file is told what is wrong with it: of the dialects of the encoding it is written in the one that reads
 * most records, of those that with the fewest errors, of those the first. A dialect of another encoding stops at its first byte, and that says nothing of the file.
 */
export function closestReading(file: BankFile, bytes: Uint8Array, readings: readonly DialectReading[]): DialectReading {
  const written = encodingOf(bytes, file.recordBytes) === 'ebcdic' ? 'ebcdic' : 'jis';
  return readings.toSorted((a, b) => Number(b.dialect.encoding === written) - Number(a.dialect.encoding === written) || b.parsed.rows.length - a.parsed.rows.length || a.fit.troubles - b.fit.troubles)[0]!;
}
