import type { Check, ScenarioResult } from '../../harness/results.js';
import { readable } from '../readable.js';
import { areaOf, areaWord, causeWord, verdictWord, verdicts } from '../words.js';
import { scenarioAnchor, type Page } from './page.js';
import { scenarioCard, verdictBadge } from './scenario.js';

/** What is not 適合, first: one line each, with the cause. */
export function attention(page: Page): string {
  const { run, words, options } = page;
  const open = run.scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'omit');
  if (open.length === 0) return `<p class="clean">${words.clean}</p>`;
  const line = (scenario: ScenarioResult) => {
    const text = page.textOf(scenario);
    const failed = scenario.checks.find(({ ok }) => !ok);
    return `<li>${verdictBadge(page, scenario)} <a href="#${scenarioAnchor(scenario.id)}" lang="ja">${text(scenario.ja)}</a>${scenario.cause ? ` <span class="cause">${words.cause}: ${causeWord(scenario.cause, options.lang)}</span>` : ''}`
      + `<br><span class="quiet" lang="ja">${failed ? firstFinding(page, scenario, failed) : text(scenario.because ?? '')}</span></li>`;
  };
  return `<h3>${words.attention}</h3><ul class="attention">${open.map(line).join('')}</ul>`;
}

/** The first thing that was not as expected, in one line. */
function firstFinding(page: Page, scenario: ScenarioResult, { ja, expected, actual }: Check): string {
  const text = page.textOf(scenario);
  const [wanted, found] = [expected, actual].map((shown) => text(shortened(page.maskOf(scenario)(readable(shown, page.namesOf(scenario)))))) as [string, string];
  return `${text(ja)}${wanted === found ? '' : `<br>${page.words.expected}: ${wanted} / ${page.words.actual}: ${found}`}`;
}
const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80).replace(/[\ud800-\udbff]$/, '')}…` : text);

export function filters({ run, words, options }: Page): string {
  const button = (value: string, label: string, count: number, pressed: boolean) =>
    `<button type="button" data-filter="${value}" aria-pressed="${pressed}" class="${value}">${label} <b>${count}</b></button>`;
  const buttons = verdicts.filter((verdict) => run.suite[verdict] > 0).map((verdict) => button(verdict, verdictWord(verdict, options.lang), run.suite[verdict], false));
  return `<div class="filters needs-script"><div role="group" aria-label="${words.filter}" class="buttons">${button('all', words.all, run.scenarios.length, true)}${buttons.join('')}</div>`
    + `<label class="search">${words.search} <input type="search" id="search" placeholder="${words.searchHint}" autocomplete="off"></label>`
    + `<div class="buttons"><button type="button" data-open="true">${words.open}</button><button type="button" data-open="false">${words.close}</button></div></div>`
    + `<p class="live" role="status" data-shown="${words.shown}" data-none="${words.none}" data-copied="${words.copied}" data-failed="${words.copyFailed}"></p>`;
}

/** The stories by area, in the order in which they were told; and what they show when they are opened. */
export function scenarioAreas(page: Page): { readonly html: string; readonly waiting: string } {
  const { run, text, options } = page;
  const cards = new Map(run.scenarios.map((scenario) => [scenario.id, scenarioCard(page, scenario)]));
  const areas = [...new Set(run.scenarios.map(({ id }) => areaOf(id)))].map((area) => {
    const ids = run.scenarios.map(({ id }) => id).filter((id) => areaOf(id) === area);
    return `<section class="area"><h3>${text(areaWord(area, options.lang))} <span class="count">${ids.length}</span></h3>${ids.map((id) => cards.get(id)!.html).join('')}</section>`;
  });
  return { html: areas.join(''), waiting: [...cards.values()].map(({ waiting }) => waiting).join('') };
}
