import { basisText } from '../../law/define.js';
import type { ScenarioResult } from '../../harness/results.js';
import { evidenceFolderOf } from '../manifest.js';
import { dated } from '../readable.js';
import { rerun, rerunNotes } from '../rerun.js';
import { causeWord, cureOf, levelWord, verdictWord } from '../words.js';
import { checksTable, findings } from './checks.js';
import { exchangeList } from './exchange.js';
import { flow } from './flow.js';
import { letterList } from './letters.js';
import { matchList } from './match.js';
import { packed } from './pack.js';
import { scenarioAnchor, stepLinks, type Page } from './page.js';
import { premiseBlock } from './premise.js';
import { reconciliationBlock } from './reconciliation.js';

/** `waiting`: what went over the wires; it stands in `html` deflated and is shown when the story is opened. */
export interface Card { readonly html: string; readonly waiting: string }

/** One story: what was asked, what was found, how to see it again, and what went over the wires. */
export function scenarioCard(page: Page, scenario: ScenarioResult): Card {
  const { words, options } = page;
  const text = page.textOf(scenario);
  const { id, ja, level, verdict, covers, checks } = scenario;
  const good = checks.filter(({ ok }) => ok).length;
  const waiting = scenario.arrows.length + scenario.exchanges.length === 0 ? '' : rest(page, scenario);
  return {
    waiting,
    html: `<details class="card" id="${scenarioAnchor(id)}" data-verdict="${verdict}"><summary>`
      + `${verdictBadge(page, scenario)}<h4 lang="ja">${text(ja)}</h4><span class="level ${level}">${levelWord(level, options.lang)}</span>`
      + `<span class="meta"><code>${text(id)}</code> <span>${words.checks} ${good}/${checks.length}</span> <span class="covers">${covers.map(text).join(' ')}</span></span></summary>`
      + `<div class="inside">${reason(page, scenario)}${findings(page, scenario)}${premiseBlock(page, scenario)}${checksTable(page, scenario)}${checks.length === 0 ? `<p class="quiet">${words.noChecks}</p>` : ''}${facts(page, scenario)}${again(page, scenario)}${waiting === '' ? '' : `<div class="rest"><p class="quiet">${words.waits(text(evidenceFolderOf(page.run, scenario)))}</p>${packed(waiting)}</div>`}</div></details>`,
  };
}

/** The letters people got, the flow and the exchanges, each with its content. */
function rest(page: Page, scenario: ScenarioResult): string {
  const { words } = page;
  const { exchanges, arrows } = scenario;
  return reconciliationBlock(page, scenario) + letterList(page, scenario) + matchList(page, scenario) + (arrows.length === 0 ? '' : `<h5>${words.flow}</h5><p class="quiet">${words.flowHint}</p>${flow(page, scenario)}`)
    + `<h5>${words.exchanges} <span class="count">${exchanges.length}</span></h5>${exchanges.some(({ layout }) => layout !== null) ? `<p class="quiet">${words.rawNote}</p>` : ''}${exchanges.length === 0 ? `<p class="quiet">${words.noExchanges}</p>` : exchangeList(page, scenario)}`;
}

const signs = { pass: '○', fail: '×', warning: '△', skip: '−', omit: '／', review: '？', error: '！' } as const;
/** Sign, colour and word: nobody has to tell verdicts apart by colour. */
export const verdictBadge = ({ options }: Page, { verdict }: Pick<ScenarioResult, 'verdict'>): string =>
  `<span class="verdict ${verdict}"><span aria-hidden="true">${signs[verdict]}</span> ${verdictWord(verdict, options.lang)}</span>`;

function reason({ words, options, ...page }: Page, scenario: ScenarioResult): string {
  const { verdict, because, cause } = scenario;
  if (verdict === 'pass') return '';
  const text = page.textOf(scenario);
  return `<div class="reason ${verdict}"><p><strong>${words.because}:</strong> ${because ? text(because) : words.noReason}</p>`
    + (cause ? `<p><strong>${words.cause}:</strong> ${causeWord(cause, options.lang)} — ${text(cureOf(scenario, options.lang))}</p>` : '') + '</div>';
}

function facts(page: Page, scenario: ScenarioResult): string {
  const { words } = page;
  const text = page.textOf(scenario);
  return `<dl class="facts"><div><dt>${words.covers}</dt><dd>${stepLinks(page, scenario.covers)}</dd></div><div><dt>${words.business}</dt><dd>${text(dated(scenario.today))} ${words.until} ${text(dated(scenario.endedAt))}</dd></div>`
    + `<div><dt>${words.basis}</dt><dd lang="ja">${scenario.basis.map((basis) => text(basisText(basis))).join('<br>')}</dd></div></dl>`;
}

function again(page: Page, scenario: ScenarioResult): string {
  const { words, run, options } = page;
  const text = page.textOf(scenario);
  const line = (label: string, command: string) => `<div class="command"><span>${label}</span><code>${text(command)}</code><button type="button" class="needs-script copy">${words.copy}</button></div>`;
  return `<h5>${words.rerun}</h5>${line(words.installed, rerun(scenario, run))}${line(words.checkout, rerun(scenario, run, 'node bin/totsugo.js'))}${rerunNotes(run, options.lang).map((note) => `<p class="quiet">${note}</p>`).join('')}`;
}
