import type { Day } from '../law/define.js';
import { a4, type Mark, type Printed, type Sheet, type Weight } from './define.js';
import { drawn } from './draw.js';
import { asCode, faceFor, type Face } from './face.js';
import { pdfOf } from './pdf.js';

/** A document as PDF. What the typeface lacks is shown by its code, and the foot of the sheet says so. */
export async function print<T>(document: Printed<T>, of: T, on: Day): Promise<Buffer> {
  const sheets = document.sheets(of);
  const [regular, bold] = await Promise.all([facing(sheets, 400), facing(sheets, 700)]);
  const faces = { 400: regular, 700: bold };
  return pdfOf(sheets.map((sheet) => drawn(withCodes(sheet, faces), faces)), faces, { title: document.title(of), on });
}

const footnote = 'は、この書体に字形のない文字の符号です。';
const textsOf = (sheets: readonly Sheet[], weight: Weight): string => sheets.flat().flatMap((mark) => (mark.kind === 'text' && mark.weight === weight ? [mark.text] : [])).join('');
const facing = (sheets: readonly Sheet[], weight: Weight): Promise<Face> => faceFor(textsOf(sheets, weight) + (weight === 400 ? `${footnote}・` : ''), weight);

function withCodes(sheet: Sheet, faces: Readonly<Record<Weight, Face>>): Sheet {
  const missing = new Set<string>();
  const marks = sheet.map((mark): Mark => {
    if (mark.kind !== 'text') return mark;
    const text = Array.from(mark.text, (character) => {
      const point = character.codePointAt(0)!;
      if (faces[mark.weight].has(point)) return character;
      missing.add(asCode(point));
      return asCode(point);
    }).join('');
    return { ...mark, text };
  });
  const place = { x: 15, y: a4.height - 4.5, width: a4.width - 30, height: 3.5 };
  return missing.size === 0 ? marks : [...marks, { kind: 'text', text: `${[...missing].join('・')}${footnote}`, size: 6.5, weight: 400, align: 'left', ...place }];
}
