let scratch = new Uint16Array(70_000);

/** Bytes of JIS X 0201 as characters, one for one. */
export function textBlock(bytes: Buffer): string {
  if (scratch.length < bytes.length) scratch = new Uint16Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]!;
    scratch[index] = byte >= 0xa1 && byte <= 0xdf ? byte + 0xfec0 : byte;
  }
  return Buffer.from(scratch.buffer, 0, bytes.length * 2).toString('utf16le');
}
