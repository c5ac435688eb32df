import type { CoverageRow } from '../../harness/results.js';
import { groupOf, groups } from '../steps.js';
import { packed } from './pack.js';
import { scenarioAnchor, stepAnchor, type Page } from './page.js';

/**
 * The steps of 別添1, each with the stories that cover it, the exchanges that really happened, or the reason why not. What is
 * covered is seen at once; the tables wait until they are opened.
 */
export function coverageTable(page: Page): { readonly html: string; readonly waiting: string } {
  const { run, words } = page;
  const covered = run.steps.filter(({ status }) => status === 'covered').length;
  const present = groups.filter(([id]) => run.steps.some((row) => groupOf(row.id) === id));
  const strips = present.map(([id, ja]) => `<div class="strip"><span lang="ja"><b>${id}</b> ${ja}</span><ol>${run.steps.filter((row) => groupOf(row.id) === id).map((row) => chip(page, row)).join('')}</ol></div>`);
  const tables = present.map(([id]) => table(page, run.steps.filter((row) => groupOf(row.id) === id)));
  const groupsShown = present.map(([id, ja], index) => group(page, id, ja, packed(tables[index]!)));
  return { html: `<p class="lead">${words.coverageOf(covered, run.steps.length)}</p><div class="strips">${strips.join('')}</div>${groupsShown.join('')}`, waiting: tables.join('') };
}

const signs = { covered: '○', notYet: '−', excused: '／' } as const;
const chip = ({ words, text }: Page, { id, status }: CoverageRow): string =>
  `<li><a class="chip ${status}" href="#${stepAnchor(id)}" aria-label="${text(id)} ${words[status]}"><span aria-hidden="true">${signs[status]}</span>${text(id.slice(2))}</a></li>`;

function group(page: Page, id: string, ja: string, inside: string): string {
  const { run, words } = page;
  const rows = run.steps.filter((row) => groupOf(row.id) === id);
  return `<details class="group" id="group-${id}"><summary><h3 lang="ja">${id} ${ja}</h3> <span class="count">${words.coverageOf(rows.filter(({ status }) => status === 'covered').length, rows.length)}</span></summary>`
    + `<div class="rows"><p class="quiet">${words.packed}</p>${inside}</div></details>`;
}

const table = (page: Page, rows: readonly CoverageRow[]): string =>
  `<table class="coverage"><thead><tr>${page.words.coverageHead.map((head) => `<th scope="col">${head}`).join('')}<tbody>${rows.map((row) => line(page, row)).join('')}</table>`;

function line({ run, words, text }: Page, row: CoverageRow): string {
  const known = new Set(run.scenarios.map(({ id }) => id));
  const links = row.scenarios.map((id) => (known.has(id) ? `<a href="#${scenarioAnchor(id)}">${text(id)}</a>` : text(id))).join('<br>');
  return `<tr id="${stepAnchor(row.id)}" tabindex="-1"><th scope="row">${text(row.id)}<br><span lang="ja">${text(row.ja)}</span></th><td lang="ja">${text(row.text)}</td>`
    + `<td><span class="state ${row.status}"><span aria-hidden="true">${signs[row.status]}</span> ${words[row.status]}</span></td><td class="number">${row.exchanges}</td><td>${links}${row.reason ? `${links ? '<br>' : ''}<span lang="ja">${text(row.reason)}</span>` : ''}</td></tr>`;
}
