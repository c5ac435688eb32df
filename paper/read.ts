import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A page as it was drawn: each text whole, and what its bars say, in the order of drawing. */
export interface ReadPage { readonly texts: readonly string[]; readonly barcodes: readonly string[] }

/** What is told of bars that say nothing. */
export const unreadable = '読めないバーコード';

/**
 * Reads a document of ours back: texts by the tables of its fonts, and codes by zxing from the widths of the bars that are drawn.
 * It knows no PDF but what `document.ts` makes, which is not packed; what it does not know it refuses.
 */
export async function readPdf(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objects = new Map([...file.matchAll(/^(\d+) 0 obj\n([^]*?)\nendobj$/gm)].map(([, number, body]) => [number!, body!]));
  const object = (body: string, key: string): string => found(objects.get(part(body, new RegExp(`/${key} (\\d+) 0 R`))), key);
  const pages = [...part(found([...objects.values()].find((body) => body.includes('/Type /Pages')), '頁の一覧'), /\/Kids \[([^\]]*)\]/).matchAll(/(\d+) 0 R/g)].map(([, kid]) => found(objects.get(kid!), '頁'));
  return Promise.all(pages.map(async (page) => {
    const [content, resources] = [object(page, 'Contents'), object(page, 'Resources')];
    const fonts = new Map([...resources.matchAll(/\/(F\d+) \d+ 0 R/g)].map(([, name]) => [name!, charactersOf(object(object(resources, name!), 'ToUnicode'))]));
    return { texts: textsIn(content, fonts), barcodes: await Promise.all(barsIn(content).map(decoded)) };
  }));
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`PDF に${what}がない`);
  return value;
}
const part = (text: string, pattern: RegExp): string => found(pattern.exec(text)?.[1], String(pattern));

/** The text of each glyph: the table lists them by number, a range at a time. */
function charactersOf(map: string): ReadonlyMap<number, string> {
  const ranges = [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/g)];
  return new Map(ranges.flatMap(([, first, list]) => [...list!.matchAll(/<([0-9a-f ]*)>/g)].map(([, units], i) => [Number.parseInt(first!, 16) + i, Buffer.from(units!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')] as const)));
}

/** Lines between the beginning and the end of one marked content are one text. */
const textsIn = (content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): readonly string[] => [...content.matchAll(/^\/Span BMC$([^]*?)^EMC$/gm)].map(([, block]) => {
  let font: ReadonlyMap<number, string> = new Map();
  return [...block!.matchAll(/\/(F\d+) \S+ Tf|\[(.*?)\] TJ/g)].map(([, name, shown]) => {
    if (name !== undefined) font = found(fonts.get(name), `書体 ${name}`);
    return (shown?.match(/<.*?>/g) ?? []).join('').match(/[0-9a-f]{4}/g)?.map((glyph) => found(font.get(Number.parseInt(glyph, 16)), `字形 ${glyph} の文字`)).join('') ?? '';
  }).join('');
});

interface Bar { readonly x: number; readonly width: number }
/** A path of many boxes is a code. */
const leastBars = 6;
const barsIn = (content: string): readonly (readonly Bar[])[] =>
  [...content.matchAll(/(?:^\S+ \S+ \S+ \S+ re\n){2,}/gm)].map(([path]) => [...path.matchAll(/^(\S+) \S+ (\S+) \S+ re$/gm)].map(([, x, width]) => ({ x: Number(x), width: Number(width) }))).filter((list) => list.length >= leastBars);

/** The reader's program lies in its package; nothing is fetched. */
const ready = (): Promise<unknown> => (known ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((file) => { prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } }); }));
let known: Promise<unknown> | undefined;

const [dotsOfPoint, margin, height, dotBytes, black, white] = [12, 120, 40, 4, 0, 255] as const;

/** The bars alone, drawn large in black on white, and looked at. */
async function decoded(bars: readonly Bar[]): Promise<string> {
  await ready();
  const [first, last] = [bars[0]!, bars.at(-1)!];
  const width = Math.ceil((last.x + last.width - first.x) * dotsOfPoint) + 2 * margin;
  const pixels = new Uint8ClampedArray(width * height * dotBytes).fill(white);
  for (const { x, width: wide } of bars) {
    const [from, until] = [x, x + wide].map((place) => Math.round((place - first.x) * dotsOfPoint) + margin);
    for (let row = 0; row < height; row += 1) for (let dot = from!; dot < until!; dot += 1) pixels.fill(black, (row * width + dot) * dotBytes, (row * width + dot) * dotBytes + 3);
  }
  const [code] = await readBarcodes({ data: pixels, width, height, colorSpace: 'srgb' }, { formats: ['Code128'], textMode: 'Plain' });
  return code?.isValid && code.symbologyIdentifier === ']C1' ? code.text : unreadable;
}
