import PdfKit from 'pdfkit';
import type { Day } from '../law/define.js';
import type { Sheet, Weight } from './define.js';
import { draw, fontNames } from './draw.js';
import type { Typeface } from './typeface.js';

/** What is said of a document beside its pages. The day is one of the world's, never the machine's. */
export interface Imprint { readonly title: string; readonly on: Day }

/**
 * Sheets as PDF. The same sheets give the same bytes: the id comes from the title and the day, and nothing is packed by the
 * zlib of the Node in use.
 */
export async function pdfOf(sheets: readonly Sheet[], faces: Readonly<Record<Weight, Typeface>>, { title, on }: Imprint): Promise<Buffer> {
  const document = new PdfKit({ autoFirstPage: false, font: '', size: 'A4', margin: 0, compress: false, pdfVersion: '1.7', lang: 'ja-JP', displayTitle: true, info: { Title: title, Producer: 'totsugo', Creator: 'totsugo', CreationDate: new Date(`${on}T00:00:00Z`) } });
  for (const weight of [400, 700] as const) document.registerFont(fontNames[weight], faces[weight].font as unknown as Buffer);
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject));
  for (const sheet of sheets) draw(document.addPage(), sheet, faces);
  document.end();
  await done;
  return Buffer.concat(parts);
}
