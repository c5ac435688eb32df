import { createHash } from 'node:crypto';
import pako from 'pako';
import type { Day } from '../law/define.js';
import { a4, type Weight } from './define.js';
import { fontNames } from './draw.js';
import type { Face } from './face.js';
import { pointsPerMillimetre } from './fit.js';
import { trueTypeOf } from './true-type.js';

/** What is said of a document beside its pages. The day is one of the world's, never the machine's. */
export interface Imprint { readonly title: string; readonly on: Day }

/**
 * PDF 1.7: pages whose content is given, and the fonts that they use. The same pages give the same bytes: no clock, no random
 * id, and compression by a package instead of the zlib of the Node in use.
 */
export function pdfOf(pages: readonly string[], faces: Readonly<Record<Weight, Face>>, imprint: Imprint): Buffer {
  const objects: (Buffer | null)[] = [];
  const reserve = (): number => objects.push(null);
  const put = (body: string | Buffer, at = reserve()): number => {
    objects[at - 1] = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
    return at;
  };
  const [catalog, tree] = [reserve(), reserve()];
  const fonts = ([400, 700] as const).map((weight) => `/${fontNames[weight]} ${fontOf(faces[weight], weight, put)} 0 R`).join(' ');
  const size = [a4.width, a4.height].map((side) => (side * pointsPerMillimetre).toFixed(2)).join(' ');
  const kids = pages.map((content) => put(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${size}] /Resources << /Font << ${fonts} >> >> /Contents ${put(streamOf(Buffer.from(content, 'latin1')))} 0 R >>`));
  put(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`, tree);
  put(`<< /Type /Catalog /Pages ${tree} 0 R /Lang (ja-JP) /ViewerPreferences << /DisplayDocTitle true >> >>`, catalog);
  const about = put(`<< /Title <feff${utf16(imprint.title)}> /Producer (totsugo) /CreationDate (D:${imprint.on.replaceAll('-', '')}) >>`);
  return filed(objects.map((object) => object!), { catalog, about });
}

type Put = (body: string | Buffer) => number;
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

function streamOf(plain: Buffer, more = ''): Buffer {
  const packed = pako.deflate(plain);
  return Buffer.concat([Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode${more} >>\nstream\n`, 'latin1'), packed, Buffer.from('\nendstream', 'latin1')]);
}

/** A composite font: glyph numbers are the codes, and a table tells the text they stand for, so that it can be searched and read out. */
function fontOf(face: Face, weight: Weight, put: Put): number {
  const used = face.used();
  const [{ from }] = used as [(typeof used)[number]];
  const program = trueTypeOf(used);
  const thousandths = (units: number): number => Math.round((units * 1000) / from.table('head').readUInt16BE(18));
  const [box, hhea] = [[36, 38, 40, 42].map((at) => thousandths(from.table('head').readInt16BE(at))), from.table('hhea')];
  const name = `${createHash('sha256').update(program).digest('hex').slice(0, 6).replaceAll(/./g, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 16)))}+NotoSansJP-${weight === 700 ? 'Bold' : 'Regular'}`;
  const file = put(streamOf(program, ` /Length1 ${program.length}`));
  const [ascent, descent] = [hhea.readInt16BE(4), hhea.readInt16BE(6)].map(thousandths) as [number, number];
  const descriptor = put(`<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${box.join(' ')}] /ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight 733 /StemV ${weight === 700 ? 140 : 80} /FontFile2 ${file} 0 R >>`);
  const widths = used.map(({ width }) => Math.round(width * 1000)).join(' ');
  const descendant = put(`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [0 [${widths}]] >>`);
  const texts = put(streamOf(Buffer.from(textMap(used.map(({ point }) => point)), 'latin1')));
  return put(`<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${texts} 0 R >>`);
}

/** So many lines stand in one block of the table at most. */
const blockLines = 100;
function textMap(characters: readonly number[]): string {
  const lines = characters.map((point, number) => `<${number.toString(16).padStart(4, '0')}> <${utf16(String.fromCodePoint(point))}>`).slice(1);
  const blocks = Array.from({ length: Math.ceil(lines.length / blockLines) }, (_, i) => lines.slice(i * blockLines, (i + 1) * blockLines));
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap', '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def', '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange', '<0000> <ffff>', 'endcodespacerange', ...blocks.flatMap((block) => [`${block.length} beginbfchar`, ...block, 'endbfchar']), 'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

/** Objects one behind the other, and the table of where each begins. */
function filed(objects: readonly Buffer[], { catalog, about }: { readonly catalog: number; readonly about: number }): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]!.length;
  const places = objects.map((object, i) => {
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`, 'latin1'), object, Buffer.from('\nendobj\n', 'latin1')]);
    const at = length;
    parts.push(whole);
    length += whole.length;
    return at;
  });
  const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32);
  const table = [`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`, ...places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)].join('');
  parts.push(Buffer.from(`${table}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${about} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${length}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}
