import { createHash } from 'node:crypto';
import type { RunResult } from '../harness/results.js';
import { report, type ReportOptions } from './define.js';
import { details } from './html/body.js';
import { coverageTable } from './html/coverage.js';
import { masthead } from './html/head.js';
import { attention, filters, scenarioAreas } from './html/overview.js';
import { pageOf, type Page } from './html/page.js';
import { partyList } from './html/parties.js';
import { script } from './html/script.js';
import { style } from './html/style.js';

/** Above this a mail server or a browser tab begins to suffer; bodies are then printed more sparingly. */
const storiesMayWeigh = 3_400_000;

/** One HTML file without framework or network: the result, every story, every file field by field, the coverage, the parties. */
export const html = report({
  id: 'html',
  ja: 'HTML 報告書',
  fileName: 'report.html',
  render: (run, options) => drawn(run, options)(options.fontCss ?? ''),
});

/** The page drawn once, waiting for its font: which glyphs it needs is known only now. */
export function drawn(run: RunResult, options: ReportOptions): (fontCss: string) => string {
  const page = pageOf(run, options);
  const areas = stories(page);
  return (fontCss) => documentOf(page, areas, fontCss);
}

/** The most generous detail that keeps the file small; the sparest when none does. */
function stories(page: Page): string {
  let [low, high] = [0, details.length - 1];
  let fitting: string | undefined;
  for (let middle = 0; low <= high; middle = Math.floor((low + high) / 2)) {
    const areas = scenarioAreas(page, details[middle]!);
    if (Buffer.byteLength(areas) <= storiesMayWeigh) [fitting, high] = [areas, middle - 1];
    else low = middle + 1;
  }
  return fitting ?? scenarioAreas(page, details.at(-1)!);
}

function documentOf(page: Page, areas: string, fontCss: string): string {
  const { words, options, text, run } = page;
  const tested = run.system ? `${text(run.system.name)} ${text(run.system.version)}` : text(run.sut);
  const title = `${words.title} — ${tested} · ${text(run.municipality.name)} · totsugo ${text(run.version)}`;
  return `<!doctype html><html lang="${options.lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(fontCss)}">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${title}</title><link rel="icon" href="data:,">`
    + `${fontCss === '' ? '' : `<style>${fontCss}</style>`}<style>${style}</style></head><body><a class="to-main" href="#main">${words.skip}</a>${masthead(page)}${contents(page)}<main id="main" tabindex="-1">`
    + section('overview', words.overview, attention(page)) + section('scenarios', words.scenarios, filters(page) + areas)
    + section('coverage', words.coverage, coverageTable(page)) + section('parties', words.parties, partyList(page)) + section('about', words.about, about(page, fontCss !== ''))
    + `</main><script>${script}</script></body></html>\n`;
}

const section = (id: string, heading: string, inside: string) => `<section id="${id}" tabindex="-1"><h2>${heading}</h2>${inside}</section>`;
const contents = ({ words }: Page) =>
  `<nav aria-label="${words.contents}"><ul>${(['overview', 'scenarios', 'coverage', 'parties', 'about'] as const).map((id) => `<li><a href="#${id}">${words[id]}</a></li>`).join('')}</ul></nav>`;
const about = ({ words }: Page, hasFont: boolean) =>
  `<ul>${[...words.aboutText, ...(hasFont ? [words.fontNote] : [])].map((line) => `<li>${line}</li>`).join('')}</ul><noscript><p>${words.noJs}</p></noscript>`;

/** Only this page's own styles and script, named by digest; nothing may be fetched, sent or framed in. */
function policy(fontCss: string): string {
  const digest = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
  const styles = [style, ...(fontCss === '' ? [] : [fontCss])].map(digest).join(' ');
  return `default-src 'none'; style-src ${styles}; script-src ${digest(script)}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
}
