import type { RunResult } from '../../harness/results.js';
import { dated } from '../readable.js';
import { verdictWord, verdicts } from '../words.js';
import type { Page } from './page.js';

/** Title, outcome at a glance and what was run against what. */
export function masthead(page: Page): string {
  const { run, words } = page;
  const asked = run.scenarios.length - run.suite.omit;
  return `<header class="top"><p class="brand" lang="ja"><span>突合</span> totsugo</p><h1>${words.title}</h1>`
    + `<p class="outcome"><strong>${words.passedOf(run.suite.pass, asked)}</strong>${run.suite.omit > 0 ? ` <span>${words.notAsked(run.suite.omit)}</span>` : ''}</p>${bar(page)}${facts(page)}</header>`;
}

/** The counts as one bar; the same numbers stand in the filter buttons. */
function bar({ run, options }: Page): string {
  const all = Math.max(1, run.scenarios.length);
  let x = 0;
  const parts = verdicts.filter((verdict) => run.suite[verdict] > 0).map((verdict) => {
    const width = (run.suite[verdict] / all) * 1000;
    const part = `<rect class="${verdict}" x="${x.toFixed(1)}" width="${Math.max(width - 2, 1).toFixed(1)}" height="10"/>`;
    x += width;
    return part;
  });
  const label = verdicts.filter((verdict) => run.suite[verdict] > 0).map((verdict) => `${verdictWord(verdict, options.lang)} ${run.suite[verdict]}`).join(', ');
  return `<svg class="bar" role="img" aria-label="${label}" viewBox="0 0 1000 10" preserveAspectRatio="none" xmlns="http://www.w3.org/2000/svg">${parts.join('')}</svg>`;
}

function facts({ run, words, text }: Page): string {
  const rows: readonly (readonly [term: string, html: string, columns: 2 | 4])[] = [
    [words.sut, `${run.system ? `${text(run.system.name)} ${text(run.system.version)}` : words.nameless} <span class="quiet">${text(run.sut)}</span>`, 4],
    [words.ward, `${text(run.municipality.name)} <span class="quiet">${text(run.municipality.code)}</span>`, 2],
    [words.business, businessTime(run, words.until, text), 4], [words.seed, text(String(run.seed)), 2], [words.version, `totsugo ${text(run.version)}`, 2], [words.store, text(run.store), 2],
    [words.profile, `<code>${text(run.profile.id)}</code> <span class="quiet">${words.digest} ${text(run.profile.sha256.slice(0, 8))}…</span><br><span lang="ja">${profileNote(run, words.unofficial, text)}</span>`, 4],
    [words.numberMode, `<code>${text(run.numberMode)}</code> ${/valid/.test(run.numberMode) ? words.valid : words.shifted}`, 4],
    ...(run.ranOn ? [[words.ranOn, `<code>--run-day ${text(run.ranOn)}</code>`, 4] as const] : []),
  ];
  return `<dl class="run">${rows.map(([term, html, columns]) => `<div class="c${columns}"><dt>${term}</dt><dd>${html}</dd></div>`).join('')}</dl>`;
}

/** A holder's own profile does not rest on public information; its own note speaks then. */
const profileNote = ({ profile }: RunResult, unofficial: string, text: (value: string) => string): string =>
  (profile.id.startsWith('public-knowledge') ? unofficial : text(profile.note));

function businessTime({ scenarios }: RunResult, until: string, text: (value: string) => string): string {
  const first = scenarios.map(({ today }) => today).sort()[0];
  const last = scenarios.map(({ endedAt }) => endedAt).sort().at(-1);
  return first && last ? `${text(dated(first))} ${until} ${text(dated(last))}` : '–';
}
