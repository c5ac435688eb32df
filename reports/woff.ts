import pako from 'pako';

/** Below this a table is stored as it is: beginning to deflate costs more than it saves. */
const worthDeflating = 512;
const head = { sfnt: 12, woff: 44 } as const;
const entry = { sfnt: 16, woff: 20 } as const;

/** A TrueType font as WOFF 1.0 (W3C Recommendation 2012): the same tables, the large ones deflated. The same font gives the same bytes. */
export function woffOf(sfnt: Buffer): Buffer {
  const tables = Array.from({ length: sfnt.readUInt16BE(4) }, (_, i) => {
    const at = head.sfnt + entry.sfnt * i;
    const [offset, length] = [sfnt.readUInt32BE(at + 8), sfnt.readUInt32BE(at + 12)];
    const plain = sfnt.subarray(offset, offset + length);
    const deflated = length < worthDeflating ? plain : Buffer.from(pako.deflate(plain));
    return { tag: sfnt.subarray(at, at + 4), checksum: sfnt.readUInt32BE(at + 4), length, stored: deflated.length < length ? deflated : plain };
  });
  const directory = Buffer.alloc(entry.woff * tables.length);
  let offset = head.woff + directory.length;
  tables.forEach(({ tag, checksum, length, stored }, i) => {
    tag.copy(directory, entry.woff * i);
    [offset, stored.length, length, checksum].forEach((value, n) => directory.writeUInt32BE(value, entry.woff * i + 4 + 4 * n));
    offset += padded(stored.length);
  });
  const header = Buffer.alloc(head.woff);
  header.write('wOFF', 'ascii');
  sfnt.copy(header, 4, 0, 4);
  header.writeUInt32BE(offset, 8);
  header.writeUInt16BE(tables.length, 12);
  header.writeUInt32BE(tables.reduce((sum, { length }) => sum + padded(length), head.sfnt + entry.sfnt * tables.length), 16);
  return Buffer.concat([header, directory, ...tables.flatMap(({ stored }) => [stored, Buffer.alloc(padded(stored.length) - stored.length)])]);
}

const padded = (length: number): number => (length + 3) & ~3;
