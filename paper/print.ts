import type { Day } from '../law/define.js';
import { a4, type Mark, type Printed, type Sheet, type Weight } from './define.js';
import type { Typeface } from './typeface.js';

/** Pieces in one envelope as PDF. What the typeface lacks is shown by its code, and the foot of the sheet says so. Nothing that draws is loaded before. */
export async function print<T>(document: Printed<T>, pieces: readonly [T, ...T[]], on: Day): Promise<Buffer> {
  const [{ pdfOf }, { typefaces }] = await Promise.all([import('./document.js'), import('./typeface.js')]);
  const faces = await typefaces();
  return pdfOf(pieces.flatMap(document.sheets).map((sheet) => withCodes(sheet, faces)), faces, { title: document.title(pieces[0]), on });
}

/** How a character without a glyph is shown: a box would hide which one it was. */
const asCode = (point: number): string => `〔U+${point.toString(16).toUpperCase().padStart(4, '0')}〕`;

function withCodes(sheet: Sheet, faces: Readonly<Record<Weight, Typeface>>): Sheet {
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
  return missing.size === 0 ? marks : [...marks, { kind: 'text', text: `${[...missing].join('・')}は、この書体に字形のない文字の符号です。`, size: 6.5, weight: 400, align: 'left', ...place }];
}
