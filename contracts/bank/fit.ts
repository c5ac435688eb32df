import { bankCodec } from './codec.js';
import type { BankFile } from './define.js';
import type { BankDialect } from './dialect.js';

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

const reasonsShown = 3;

/** Reads the file as each bank would. */
export const dialectFits = (file: BankFile, bytes: Uint8Array, dialects: readonly BankDialect[]): DialectFit[] => dialects.map((dialect) => {
  const errors = bankCodec(file, dialect).parse(bytes).issues.filter(({ code }) => code.startsWith('E'));
  const reasons = [...new Set(errors.map(({ line, byte, why }) => `${line > 0 ? `${line}件目` : ''}${byte > 0 ? `${byte}バイト目` : ''} ${why}`.trim()))];
  return { id: dialect.id, ja: dialect.ja, fits: errors.length === 0, troubles: errors.length, because: reasons.slice(0, reasonsShown) };
});
