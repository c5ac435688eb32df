import type { RunResult } from '../harness/results.js';
import type { ReportOptions } from './define.js';
import { drawn } from './html.js';

/** The HTML report with the glyphs of exactly the characters it prints. The font is loaded only here. */
export async function htmlWithFont(run: RunResult, options: ReportOptions): Promise<string> {
  const { fontCssFor } = await import('./font.js');
  const page = drawn(run, options);
  // Drawn with an empty style sheet in the font's place, so that the note about the font has its glyphs, too.
  return page(await fontCssFor(page('/**/')));
}
