import type { RunResult } from '../harness/results.js';
import type { ReportOptions } from './define.js';
import { drawn } from './html.js';

/** The HTML report with the glyphs of exactly the characters it shows. The font is loaded only here. */
export async function htmlWithFont(run: RunResult, options: ReportOptions): Promise<string> {
  const { fontCssFor } = await import('./font.js');
  const { page, printed } = drawn(run, options);
  return page(await fontCssFor(printed));
}
