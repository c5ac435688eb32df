/** A CR that no LF follows becomes one. One at the end of a chunk waits for what follows. */
export async function* withLineFeeds(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = Buffer.concat([held, chunk]);
    held = Buffer.alloc(bytes.at(-1) === 13 ? 1 : 0, 13);
    for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] !== 10) bytes[at] = 10;
    yield bytes.subarray(0, bytes.length - held.length);
  }
  if (held.length > 0) yield Buffer.from('\n');
}
