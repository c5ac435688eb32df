import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getDocumentProxy } from 'unpdf';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A page as it was drawn: each text whole, and what its bars say, in the order of drawing. */
export interface ReadPage { readonly texts: readonly string[]; readonly barcodes: readonly string[] }

/** What is told of bars that say nothing. */
export const unreadable = '読めないバーコード';

/** Reads a document of ours back with programs that are not ours: texts by pdf.js, and the widths of the bars by zxing. */
export async function readPdf(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  const bars = barsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: ReadPage[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    pages.push({ texts: textsIn(items), barcodes: await Promise.all(bars[n - 1]!.map(decoded)) });
  }
  await document.destroy();
  return pages;
}

type Item = { readonly str: string } | { readonly type: string };
/** Lines between the beginning and the end of one marked content are one text. */
function textsIn(items: readonly Item[]): readonly string[] {
  const texts: string[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type.startsWith('begin')) texts.push('');
    } else texts[texts.length - 1] += item.str;
  }
  return texts;
}

interface Bar { readonly x: number; readonly width: number }
/** A path of many boxes is a code. Content is not packed, and stands in the order of the pages. */
const leastBars = 6;
const barsOf = (file: string): readonly (readonly (readonly Bar[])[])[] => [...file.matchAll(/stream\n(1 0 0 -1 0 [^]*?)\nendstream/g)].map(([, content]) =>
  [...content!.matchAll(/(?:^\S+ \S+ \S+ \S+ re\n){2,}/gm)].map(([path]) => [...path.matchAll(/^(\S+) \S+ (\S+) \S+ re$/gm)].map(([, x, width]) => ({ x: Number(x), width: Number(width) }))).filter((list) => list.length >= leastBars));

/** The reader's program lies in its package; nothing is fetched. */
const ready = (): Promise<unknown> => (known ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((file) => { prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } }); }));
let known: Promise<unknown> | undefined;

const [dotsOfPoint, margin, height, dotBytes, black, white] = [12, 120, 40, 4, 0, 255] as const;

/** The bars alone, drawn large in black on white, and looked at. */
async function decoded(bars: readonly Bar[]): Promise<string> {
  await ready();
  const [first, last] = [bars[0]!, bars.at(-1)!];
  const width = Math.ceil((last.x + last.width - first.x) * dotsOfPoint) + 2 * margin;
  const data = new Uint8ClampedArray(width * height * dotBytes).fill(white);
  for (const { x, width: wide } of bars) {
    const [from, until] = [x, x + wide].map((place) => Math.round((place - first.x) * dotsOfPoint) + margin);
    for (let row = 0; row < height; row += 1) for (let dot = from!; dot < until!; dot += 1) data.fill(black, (row * width + dot) * dotBytes, (row * width + dot) * dotBytes + 3);
  }
  const [code] = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, { formats: ['Code128'], textMode: 'Plain' });
  return code?.isValid && code.symbologyIdentifier === ']C1' ? code.text : unreadable;
}
