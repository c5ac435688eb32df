import { batchesOf } from '../wire/streamed.js';
import type { BankContent, BankFile, BankParts, EntryOf } from './define.js';
import type { BankDialect } from './dialect.js';
import { written, writtenWhole, type BankSaid, type Said } from './format.js';
import { bankParser, bankPlan, type BankBatch, type BankParsed, type BankRow } from './parse.js';
import type { Values } from './reader.js';

/** Files of one kind ⇄ bytes of one bank. */
export interface BankCodec<P extends BankParts> {
  readonly parse: (bytes: Uint8Array) => BankParsed<P>;
  /** At least one batch; the last has `done`. Memory is bounded by the batch and one block. */
  readonly parseStream: (source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, batchSize?: number) => AsyncGenerator<BankBatch>;
  /** Counts and sums are worked out. Throws CannotFormat, with the place, rather than change a value. */
  readonly format: (sets: Iterable<BankSaid<P> & { readonly entries: Iterable<Said<EntryOf<P>>> }>, said?: Partial<Pick<BankContent<P>, 'banner' | 'end'>>) => Uint8Array;
  readonly formatStream: (sets: Iterable<BankSaid<P>> | AsyncIterable<BankSaid<P>>, said?: Partial<Pick<BankContent<P>, 'banner' | 'end'>>) => AsyncGenerator<Uint8Array>;
}

const made = new WeakMap<BankDialect, Map<BankFile, BankCodec<BankParts>>>();

/** The codec of a file under a dialect; compiled once. */
export function bankCodec<P extends BankParts>(file: BankFile<P>, dialect: BankDialect): BankCodec<P> {
  const known = made.get(dialect) ?? new Map<BankFile, BankCodec<BankParts>>();
  made.set(dialect, known);
  const codec = known.get(file) ?? makeCodec(file, dialect);
  known.set(file, codec);
  return codec;
}

function makeCodec(file: BankFile, dialect: BankDialect): BankCodec<BankParts> {
  const plan = bankPlan(file, dialect);
  const parseStream: BankCodec<BankParts>['parseStream'] = (source, batchSize = 1_000) => batchesOf(bankParser(plan), source, batchSize);
  const parse = (bytes: Uint8Array): BankParsed => {
    const parser = bankParser(plan);
    parser.push(bytes);
    parser.end();
    const { rows, refused, issues } = parser.take(Infinity, true);
    return { rows, refused, issues, count: parser.count(), lineEnd: parser.lineEnd(), ...contentOf(rows) };
  };
  return { parse, parseStream, format: (sets, said) => writtenWhole(plan, sets, said), formatStream: (sets, said) => written(plan, sets, said) };
}

/** The records that were read, as header, entries and trailer. */
function contentOf(rows: readonly BankRow[]): BankContent {
  const sets: { header: Values; entries: Values[]; trailer: Values | null }[] = [];
  for (const { part, values } of rows) {
    if (part === 'header') sets.push({ header: values, entries: [], trailer: null });
    if (part === 'entry') sets.at(-1)?.entries.push(values);
    const last = sets.at(-1);
    if (part === 'trailer' && last) last.trailer = values;
  }
  const one = (wanted: 'banner' | 'end') => rows.find(({ part }) => part === wanted)?.values ?? null;
  return { banner: one('banner'), sets, end: one('end') };
}
