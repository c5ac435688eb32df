/** A body read whole; null when it is longer than the limit. What is too long is read over to its end, so that the caller hears why it is refused. */
export async function bytesWithin(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= limit) parts.push(chunk);
  }
  return size <= limit ? new Uint8Array(Buffer.concat(parts)) : null;
}
