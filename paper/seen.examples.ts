import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const require = createRequire(import.meta.url);
/** The reader's program lies in its package; nothing is fetched. */
const ready = readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).then((file) => prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } }));

/** A page as a stranger's programs see it: the picture of one viewer, and what another reader finds in its bars. */
export interface SeenPage { readonly text: string; readonly png: () => Buffer; readonly codes: readonly string[]; readonly symbologies: readonly string[]; readonly width: number; readonly height: number }

/** 300 dots an inch, as an office printer. */
const scale = 300 / 72;

/** Draws every page and decodes its codes from the pixels, upper left first. */
export async function seen(pdf: Uint8Array): Promise<readonly SeenPage[]> {
  await ready;
  const loading = getDocument({ data: new Uint8Array(pdf), isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: VerbosityLevel.WARNINGS });
  const document = await loading.promise;
  const pages: SeenPage[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n);
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    await page.render({ canvas: canvas as never, viewport }).promise;
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes({ data: pixels.data, width: canvas.width, height: canvas.height, colorSpace: 'srgb' } as ImageData, { formats: ['Code128'], maxNumberOfSymbols: 20, textMode: 'Plain' });
    const codes = found.filter(({ isValid }) => isValid).toSorted((a, b) => a.position.topLeft.y - b.position.topLeft.y);
    const content = await page.getTextContent();
    pages.push({
      text: content.items.map((item) => ('str' in item ? item.str : '')).join('\n'), png: () => canvas.toBuffer('image/png'), width: page.view[2]!, height: page.view[3]!,
      codes: codes.map(({ text }) => text), symbologies: codes.map(({ symbologyIdentifier }) => symbologyIdentifier),
    });
  }
  await loading.destroy();
  return pages;
}
