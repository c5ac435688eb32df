import { inflateSync } from 'node:zlib';
import { readGs1Modules } from './code-128.js';

/** A page as it was drawn: each text whole, and what its bars say (digits, or why they say none), in the order of drawing. */
export interface ReadPage { readonly texts: readonly string[]; readonly barcodes: readonly string[] }

/**
 * Reads a document of ours back from its bytes: pages, texts by the fonts' own tables, and codes from the widths of the bars that
 * are drawn. It knows no PDF but that of `pdf.ts`; what it does not know it refuses.
 */
export function readPdf(bytes: Uint8Array): readonly ReadPage[] {
  const objects = objectsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const object = (number: string): PdfObject => found(objects.get(number), `番号 ${number} のもの`);
  const root = object(part(objects.get('trailer')!.text, /\/Root (\d+) 0 R/));
  const kids = part(object(part(root.text, /\/Pages (\d+) 0 R/)).text, /\/Kids \[([^\]]*)\]/);
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => {
    const page = object(kid!).text;
    const fonts = new Map([...part(page, /\/Font << (.*?) >>/).matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, font]) => [name!, charactersOf(contentOf(object(part(object(font!).text, /\/ToUnicode (\d+) 0 R/))))]));
    const content = contentOf(object(part(page, /\/Contents (\d+) 0 R/)));
    return { texts: textsIn(content, fonts), barcodes: barcodesIn(content) };
  });
}

interface PdfObject { readonly text: string; readonly stream: Buffer | null }

function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new RangeError(`PDF に${what}がない`);
  return value;
}
const part = (text: string, pattern: RegExp): string => found(pattern.exec(text)?.[1], String(pattern));

/** Every object by its number, found by the table at the end; the trailer is one of them. */
function objectsOf(file: Buffer): ReadonlyMap<string, PdfObject> {
  const end = file.toString('latin1');
  const table = end.slice(Number(part(end, /startxref\n(\d+)\n%%EOF\n$/)));
  const places = [...table.matchAll(/^(\d{10}) \d{5} n $/gm)].map(([, offset]) => Number(offset));
  const objects = new Map(places.map((offset, i): [string, PdfObject] => [String(i + 1), objectAt(file, offset, String(i + 1))]));
  return objects.set('trailer', { text: part(table, /trailer\n(.*)\n/), stream: null });
}

function objectAt(file: Buffer, offset: number, number: string): PdfObject {
  const head = file.toString('latin1', offset, file.indexOf('\n', file.indexOf('\n', offset) + 1));
  if (!head.startsWith(`${number} 0 obj\n`)) throw new RangeError(`PDF の表の指す所に ${number} がない`);
  const [text, begin] = [head.slice(head.indexOf('\n') + 1), offset + head.length + '\nstream\n'.length];
  const length = /\/Length (\d+)/.exec(text)?.[1];
  return { text, stream: length === undefined ? null : file.subarray(begin, begin + Number(length)) };
}
const contentOf = ({ stream }: PdfObject): string => inflateSync(found(stream, '中身')).toString('latin1');

/** Glyph numbers and the text they stand for. */
const charactersOf = (map: string): ReadonlyMap<string, string> =>
  new Map([...map.matchAll(/^<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>$/gm)].map(([, glyph, text]) => [glyph!, Buffer.from(text!, 'hex').swap16().toString('utf16le')]));

const textsIn = (content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly string[] =>
  [...content.matchAll(/^BT \/(\w+) \S+ Tf (.*) ET$/gm)].map(([, name, lines]) => {
    const characters = found(fonts.get(name!), `書体 ${name}`);
    return [...lines!.matchAll(/<([0-9a-f]*)> Tj/g)].map(([, glyphs]) => glyphs!.replaceAll(/.{4}/g, (glyph) => found(characters.get(glyph), `字形 ${glyph} の文字`))).join('');
  });

/** A path of many boxes of one height is a code; its first symbol character tells how wide a module is. */
const firstCharacter = { boxes: 3, modules: 11 } as const;
function barcodesIn(content: string): readonly string[] {
  return [...content.matchAll(/^q 0 g (.*) f Q$/gm)].map(([, path]) => {
    const bars = [...path!.matchAll(/(\S+) \S+ (\S+) \S+ re/g)].map(([, x, width]) => ({ x: Number(x), width: Number(width) }));
    const [first, second] = [found(bars[0], '棒'), found(bars[firstCharacter.boxes], '棒')];
    const module = (second.x - first.x) / firstCharacter.modules;
    const modules = bars.flatMap(({ x, width }, i) => [width, ...(i + 1 < bars.length ? [bars[i + 1]!.x - x - width] : [])]).map((wide) => Math.round(wide / module));
    const read = readGs1Modules(modules);
    return 'digits' in read ? read.digits : read.why;
  });
}
