import { gs1Modules } from './bars.js';
import { quietModules, type Mark, type Sheet, type Weight } from './define.js';
import { fitted, leading, pointsPerMillimetre } from './fit.js';
import type { Typeface } from './typeface.js';

/** Names of the two fonts in the document. */
export const fontNames = { 400: 'regular', 700: 'bold' } as const satisfies Record<Weight, string>;
/** From the middle of a line to its baseline, in parts of the size. */
const baselineDrop = 0.36;

const points = (millimetres: number): number => millimetres * pointsPerMillimetre;
type Faces = Readonly<Record<Weight, Typeface>>;

/** Puts the marks of a sheet on the page of the document that is open. */
export function draw(page: PDFKit.PDFDocument, sheet: Sheet, faces: Faces): void {
  for (const mark of sheet) drawMark(page, mark, faces);
}

function drawMark(page: PDFKit.PDFDocument, mark: Mark, faces: Faces): void {
  switch (mark.kind) {
    case 'text': drawText(page, mark, faces[mark.weight]); break;
    case 'frame': boxOf(mark.isDashed ? page.dash(dash, { space: dash }) : page.undash(), mark).lineWidth(mark.line).stroke('black'); break;
    case 'area': boxOf(page.fillColor([mark.grey * whitest, mark.grey * whitest, mark.grey * whitest]), mark).fill(); break;
    case 'bars': drawBars(page, mark); break;
  }
}

const [whitest, dash] = [255, 2] as const;
const boxOf = (page: PDFKit.PDFDocument, { x, y, width, height }: Mark) => page.rect(points(x), points(y), points(width), points(height));

/** Each text is a marked content of its own, so that a reader knows which lines belong together. */
function drawText(page: PDFKit.PDFDocument, mark: Extract<Mark, { kind: 'text' }>, face: Typeface): void {
  const { size, lines } = fitted(mark, face.widthOf);
  const pitch = (size * leading) / pointsPerMillimetre;
  const first = mark.y + mark.height / 2 - (pitch * (lines.length - 1)) / 2 + (size * baselineDrop) / pointsPerMillimetre;
  page.font(fontNames[mark.weight], size).fillColor('black').markContent('Span');
  lines.forEach((line, i) => {
    const spare = mark.width - (face.widthOf(line) * size) / pointsPerMillimetre;
    const x = mark.x + { left: 0, center: spare / 2, right: spare }[mark.align];
    page.text(line, points(x), points(first + pitch * i), { lineBreak: false, baseline: 'alphabetic' });
  });
  page.endMarkedContent();
}

/** All bars are one path, so that no reader of the document takes the bars of two codes for one. */
function drawBars(page: PDFKit.PDFDocument, { digits, ...place }: Extract<Mark, { kind: 'bars' }>): void {
  const modules = gs1Modules(digits);
  const module = place.width / modules.reduce((sum, wide) => sum + wide, 2 * quietModules);
  let x = place.x + quietModules * module;
  modules.forEach((wide, i) => {
    if (i % 2 === 0) page.rect(points(x), points(place.y), points(wide * module), points(place.height));
    x += wide * module;
  });
  page.fill('black');
}
