/** The lines of a file, as far as it can be read as text, one after the other. */
export function* linesOf(bytes: Uint8Array, encoding: 'utf-8' | 'shift_jis'): Generator<{ readonly line: number; readonly text: string }> {
  const decoder = new TextDecoder(encoding);
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    yield { line, text: decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end)) };
    start = end < 0 ? bytes.length : end + 1;
  }
}
