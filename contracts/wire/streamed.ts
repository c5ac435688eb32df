/** A chunk of any size is read in pieces, so that a whole file given as one chunk does not become one batch. */
export const pieceBytes = 65_536;

/** What reads bytes as they come and hands over what it has understood. */
interface Parser<B> {
  push(bytes: Uint8Array): void;
  end(): void;
  /** Records that can be taken. */
  waiting(): number;
  take(most: number, done: boolean): B;
}

/** Batches of what a parser reads, at least one; the last is taken as `done`. Memory is bounded by the batch and one piece. */
export async function* batchesOf<B>(parser: Parser<B>, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, batchSize: number): AsyncGenerator<B> {
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += pieceBytes) {
      parser.push(chunk.subarray(from, from + pieceBytes));
      while (parser.waiting() >= batchSize) yield parser.take(batchSize, false);
    }
  }
  parser.end();
  while (parser.waiting() > batchSize) yield parser.take(batchSize, false);
  yield parser.take(batchSize, true);
}

/** Hands bytes to `cut` a block at a time; what it leaves comes again before the next. Keeps at most a block and what was left. */
export function inBlocks<P>(cut: (bytes: Buffer) => Generator<P, Buffer>) {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  return {
    *push(chunk: Uint8Array): Generator<P> {
      for (let from = 0; from < chunk.length; from += pieceBytes) {
        const part = Buffer.from(chunk.buffer, chunk.byteOffset + from, Math.min(pieceBytes, chunk.length - from));
        waitingBytes += part.length;
        if (waitingBytes < pieceBytes) {
          waiting.push(Buffer.from(part));
          continue;
        }
        const rest: Buffer = yield* cut(waiting.length === 0 ? part : Buffer.concat([...waiting, part]));
        waiting = rest.length > 0 ? [Buffer.from(rest)] : [];
        waitingBytes = rest.length;
      }
    },
    /** What has not been handed over. */
    left: (): Buffer => Buffer.concat(waiting),
  };
}
