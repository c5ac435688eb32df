import { basisText } from '../../law/define.js';
import type { Check, ScenarioResult } from '../../harness/results.js';
import { codesNamed, dated, readable } from '../readable.js';
import { marked } from './diff.js';
import { exchangeAnchor, findingAnchor, type Page } from './page.js';

/** What was not as expected, each at full length: expected beside actual, the clause, when it was seen and after what. */
export function findings(page: Page, scenario: ScenarioResult): string {
  const { words } = page;
  const blocks = scenario.checks.flatMap((check, index) => (check.ok ? [] : [finding(page, scenario, check, findingAnchor(scenario.id, index))]));
  return blocks.length === 0 ? '' : `<h5>${words.findings} <span class="count">${blocks.length}</span></h5>${blocks.join('')}`;
}

function finding(page: Page, scenario: ScenarioResult, check: Check, anchor: string): string {
  const { words } = page;
  const text = page.textOf(scenario);
  const [expected, actual] = sides(page, scenario, check);
  const side = (name: string, html: string) => `<div><dt>${name}</dt><dd>${html || words.empty}</dd></div>`;
  return `<div class="finding" id="${anchor}"><p class="what"><span class="sign" role="img" aria-label="${words.ng}">×</span> <b lang="ja">${text(check.ja)}</b></p>`
    + `<dl class="pair">${side(words.expected, expected)}${side(words.actual, actual)}</dl>${meanings(page, check)}`
    + `<p><span class="term">${words.basis}</span> <span lang="ja">${text(basisText(check.basis))}</span></p>${seen(page, scenario, check)}`
    + `${raw(page, `${words.expected}: ${check.expected}\n${words.actual}: ${check.actual}`, text)}</div>`;
}

/** When the check looked, and the last thing that crossed a wire before. */
function seen({ words, textOf }: Page, scenario: ScenarioResult, { at, after }: Check): string {
  const text = textOf(scenario);
  const last = scenario.exchanges.findLast(({ n }) => n <= after);
  const link = last ? ` <span class="term">${words.seenAfter}</span> <a href="#${exchangeAnchor(scenario.id, last.n)}">${last.n} ${text(dated(last.what))}</a>` : '';
  return `<p><span class="term">${words.seen}</span> ${text(dated(at))}${link}</p>`;
}

/** Both sides in a clerk's words with the difference marked; word for word where the words would hide it. */
function sides(page: Page, scenario: ScenarioResult, check: Check): readonly [expected: string, actual: string] {
  const mask = page.maskOf(scenario);
  const [a, b] = [check.expected, check.actual].map((shown) => readable(shown, page.namesOf(scenario))) as [string, string];
  const [expected, actual] = a === b ? [check.expected, check.actual] : [a, b];
  return marked(mask(expected), mask(actual), page.textOf(scenario));
}

/** What was as expected: one row each. */
export function checksTable(page: Page, scenario: ScenarioResult): string {
  const { words } = page;
  const text = page.textOf(scenario);
  const good = scenario.checks.filter(({ ok }) => ok);
  if (good.length === 0) return '';
  const rows = good.map((check) => {
    const shown = shortened(readable(check.expected, page.namesOf(scenario)));
    const hint = shown === dated(check.expected) ? '' : raw(page, check.expected, text);
    return `<tr><td class="ok"><span class="sign" role="img" aria-label="${words.ok}">○</span><th scope="row" lang="ja">${text(check.ja)}<td class="value" lang="ja">${text(shown) || words.empty}${meanings(page, check)}${hint}<td class="basis" lang="ja">${text(basisText(check.basis))}`;
  });
  return `<h5>${words.checks} <span class="count">${good.length}</span></h5><table class="checks"><thead><tr>${words.checkHead.map((head) => `<th scope="col">${head}`).join('')}<tbody>${rows.join('')}</table>`;
}

/** A whole state that stayed as it was is told by its beginning; the rest is behind the raw value. */
const shortened = (text: string): string => (text.length > 240 ? `${text.slice(0, 200).replace(/[\ud800-\udbff]$/, '')}…` : text);

const meanings = ({ text }: Page, { expected, actual }: Check): string =>
  codesNamed(expected, actual).map(([code, ja]) => `<p class="quiet" lang="ja">${code}: ${text(ja)}</p>`).join('');

/** The value as the result file holds it, for those who want to be exact. */
const raw = ({ words }: Page, value: string, text: (value: string) => string): string => `<details class="raw"><summary>${words.raw}</summary><pre tabindex="0">${text(value)}</pre></details>`;
