import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { woffOf } from './woff.js';

/** An sfnt of these tables, in the order given, each at a multiple of four. */
function sfntOf(tables: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tables);
  const directory = Buffer.alloc(12 + 16 * names.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(names.length, 4);
  const parts: Buffer[] = [];
  let offset = directory.length;
  names.forEach((name, i) => {
    const table = tables[name]!;
    directory.write(name, 12 + 16 * i, 'ascii');
    [0xabcd0000 + i, offset, table.length].forEach((value, n) => directory.writeUInt32BE(value, 16 + 16 * i + 4 * n));
    parts.push(Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]));
    offset += parts.at(-1)!.length;
  });
  return Buffer.concat([directory, ...parts]);
}

const tables = { glyf: Buffer.from('字形'.repeat(400)), head: Buffer.from('small'), loca: Buffer.concat(Array.from({ length: 20 }, (_, i) => createHash('sha256').update(String(i)).digest())) };
const sfnt = sfntOf(tables);
const woff = woffOf(sfnt);
const entryAt = (i: number) => ({ tag: woff.toString('ascii', 44 + 20 * i, 48 + 20 * i), numbers: [0, 1, 2, 3].map((n) => woff.readUInt32BE(48 + 20 * i + 4 * n)) as [number, number, number, number] });

test('見出しは、元の形・全体の長さ・表の数・解いた後の長さを言う', () => {
  expect([woff.toString('ascii', 0, 4), woff.readUInt32BE(4), woff.readUInt32BE(8), woff.readUInt16BE(12), woff.readUInt32BE(16)]).toEqual(['wOFF', 0x00010000, woff.length, 3, sfnt.length]);
});

test('どの表も、検査の値ごと元どおりに取り出せ、小さな表と縮まない表はそのまま入る', () => {
  const found = Object.keys(tables).map((_, i) => {
    const { tag, numbers: [offset, stored, length, checksum] } = entryAt(i);
    const bytes = woff.subarray(offset, offset + stored);
    return { tag, isAligned: offset % 4 === 0, isDeflated: stored < length, checksum, bytes: (stored < length ? inflateSync(bytes) : bytes).toString('hex') };
  });
  expect(found).toEqual(Object.entries(tables).map(([tag, table], i) => ({ tag, isAligned: true, isDeflated: tag === 'glyf', checksum: 0xabcd0000 + i, bytes: table.toString('hex') })));
});

test('同じ書体からは同じバイトになる', () => expect(woffOf(Buffer.from(sfnt)).equals(woff)).toBe(true));
