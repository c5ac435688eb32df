import { createHash } from 'node:crypto';
import type { RunResult } from '../harness/results.js';
import { report, type ReportOptions } from './define.js';
import { coverageTable } from './html/coverage.js';
import { masthead } from './html/head.js';
import { attention, filters, scenarioAreas } from './html/overview.js';
import { pageOf, type Page } from './html/page.js';
import { partyList } from './html/parties.js';
import { script } from './html/script.js';
import { style } from './html/style.js';

/** One HTML file without framework or network: the result, every story, every file field by field, the coverage, the parties. */
export const html = report({
  id: 'html',
  ja: 'HTML 報告書',
  fileName: 'report.html',
  render: (run, options) => drawn(run, options).page(options.fontCss ?? ''),
});

export interface Drawn {
  /** The page with its font, of which `fontCss` is the style sheet. */
  readonly page: (fontCss: string) => string;
  /** What the page shows once everything in it is open. */
  readonly printed: string;
}

/** The page drawn once, waiting for its font: which glyphs it needs is known only now. */
export function drawn(run: RunResult, options: ReportOptions): Drawn {
  const page = pageOf(run, options);
  const parts = { areas: scenarioAreas(page), coverage: coverageTable(page) };
  const document = (fontCss: string) => documentOf(page, parts, fontCss);
  return {
    page: document,
    // With an empty style sheet in the font's place, so that the note about the font has its glyphs, too.
    get printed() { return document('/**/') + parts.areas.waiting + parts.coverage.waiting; },
  };
}

/** Something drawn: what stands in the page, and what it shows when it is opened. */
interface Part { readonly html: string; readonly waiting: string }

function documentOf(page: Page, { areas, coverage }: { readonly areas: Part; readonly coverage: Part }, fontCss: string): string {
  const { words, options, text, run } = page;
  const tested = run.system ? `${text(run.system.name)} ${text(run.system.version)}` : text(run.sut);
  const title = `${words.title} — ${tested} · ${text(run.municipality.name)} · totsugo ${text(run.version)}`;
  return `<!doctype html><html lang="${options.lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(fontCss)}">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${title}</title><link rel="icon" href="data:,">`
    + `${fontCss === '' ? '' : `<style>${fontCss}</style>`}<style>${style}</style></head><body><a class="to-main" href="#main">${words.skip}</a>${masthead(page)}${contents(page)}<main id="main" tabindex="-1">`
    + section('overview', words.overview, attention(page)) + section('scenarios', words.scenarios, filters(page) + areas.html)
    + section('coverage', words.coverage, coverage.html) + section('parties', words.parties, partyList(page)) + section('about', words.about, about(page, fontCss !== ''))
    + `</main><script>${script}</script></body></html>\n`;
}

const section = (id: string, heading: string, inside: string) => `<section id="${id}" tabindex="-1"><h2>${heading}</h2>${inside}</section>`;
const contents = ({ words }: Page) =>
  `<nav aria-label="${words.contents}"><ul>${(['overview', 'scenarios', 'coverage', 'parties', 'about'] as const).map((id) => `<li><a href="#${id}">${words.short[id] ?? words[id]}</a></li>`).join('')}</ul></nav>`;
const about = ({ words }: Page, hasFont: boolean) =>
  `<ul>${[...words.aboutText, ...(hasFont ? [words.fontNote] : [])].map((line) => `<li>${line}</li>`).join('')}</ul><noscript><p>${words.noJs}</p></noscript>`;

/** Only this page's own styles and script, named by digest; nothing may be fetched, sent or framed in. */
function policy(fontCss: string): string {
  const digest = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
  const styles = [style, ...(fontCss === '' ? [] : [fontCss])].map(digest).join(' ');
  return `default-src 'none'; style-src ${styles}; script-src ${digest(script)}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
}
