import { a4, type Mark, type Place, type Sheet, type Weight } from './define.js';
import type { Face } from './face.js';
import { fitted, leading, pointsPerMillimetre } from './fit.js';

/** Names of the two fonts in the document. */
export const fontNames = { 400: 'F4', 700: 'F7' } as const satisfies Record<Weight, string>;
/** From the middle of a line to its baseline, in parts of the size. */
const baselineDrop = 0.36;

const points = (millimetres: number): string => short(millimetres * pointsPerMillimetre);
const short = (value: number): string => String(Math.round(value * 1000) / 1000);
const upward = (y: number): number => a4.height - y;
const rectangle = ({ x, y, width, height }: Place): string => `${points(x)} ${points(upward(y + height))} ${points(width)} ${points(height)} re`;

/** The content of a page in PDF's operators. */
export const drawn = (sheet: Sheet, faces: Readonly<Record<Weight, Face>>): string => sheet.map((mark) => operatorsOf(mark, faces)).join('\n');

function operatorsOf(mark: Mark, faces: Readonly<Record<Weight, Face>>): string {
  switch (mark.kind) {
    case 'text': return textOf(mark, faces[mark.weight]);
    case 'frame': return `q ${short(mark.line)} w ${mark.isDashed ? '[2 2]' : '[]'} 0 d ${rectangle(mark)} S Q`;
    case 'area': return `q ${short(mark.grey)} g ${rectangle(mark)} f Q`;
    case 'bars': return barsOf(mark);
  }
}

function textOf(mark: Extract<Mark, { kind: 'text' }>, face: Face): string {
  const { size, lines } = fitted(mark, face.widthOf);
  const pitch = (size * leading) / pointsPerMillimetre;
  const first = mark.y + mark.height / 2 - (pitch * (lines.length - 1)) / 2 + (size * baselineDrop) / pointsPerMillimetre;
  const shown = lines.map((line, i) => {
    const spare = mark.width - (face.widthOf(line) * size) / pointsPerMillimetre;
    const x = mark.x + { left: 0, center: spare / 2, right: spare }[mark.align];
    return `1 0 0 1 ${points(x)} ${points(upward(first + pitch * i))} Tm <${face.encode(line)}> Tj`;
  });
  return `BT /${fontNames[mark.weight]} ${short(size)} Tf ${shown.join(' ')} ET`;
}

/** All bars are one path, so that no reader of the document takes the bars of two codes for one. */
function barsOf({ modules, ...place }: Extract<Mark, { kind: 'bars' }>): string {
  const module = place.width / modules.reduce((sum, wide) => sum + wide, 0);
  let x = place.x;
  const bars = modules.flatMap((wide, i) => {
    const bar = { ...place, x, width: wide * module };
    x += wide * module;
    return i % 2 === 0 ? [rectangle(bar)] : [];
  });
  return `q 0 g ${bars.join(' ')} f Q`;
}
