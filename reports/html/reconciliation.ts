import type { ScenarioResult } from '../../harness/results.js';
import { booksText, exceptionAge, reconciledDays } from '../reconciliation.js';
import { dated } from '../readable.js';
import type { Page } from './page.js';

const grouped = new Intl.NumberFormat('ja-JP');

/** What a cashier lays side by side when the story ends: each day and channel, the books of each year, what is open and since when. */
export function reconciliationBlock(page: Page, scenario: ScenarioResult): string {
  const { reconciliation: found } = scenario;
  if (!found) return '';
  const { words } = page;
  const text = page.textOf(scenario);
  const yen = (value: number, isDifference = false) => `<td class="yen${isDifference && value !== 0 ? ' open' : ''}">${grouped.format(value)}`;
  const age = (days: number | null) => `<td class="yen">${days === null ? '' : words.days(days)}`;
  const head = (cells: readonly string[]) => `<thead><tr>${cells.map((cell) => `<th scope="col">${cell}`).join('')}<tbody>`;
  const days = reconciledDays(found).map((one) => `<tr><td class="step">${text(dated(one.day))}<td lang="ja">${text(one.channel)}${yen(one.toldYen)}${yen(one.depositYen)}${yen(one.ledgerYen)}${yen(one.differenceYen, one.isDue)}${yen(one.openYen, one.openDays !== null)}${one.isDue ? age(one.openDays) : `<td>${words.planned}`}`);
  const open = found.exceptions.map((one) => `<tr><td lang="ja">${text(one.ja)}<td><code>${text(one.about)}</code>${yen(one.yen)}<td lang="ja">${one.proposals.map(text).join('<br>')}${one.note === null ? '' : `<br>${text(one.note)}`}${age(exceptionAge(found, one))}`);
  return `<h5>${words.reconciliation} <span class="count">${text(dated(found.asOf))}</span></h5>`
    + (days.length === 0 ? `<p class="quiet">${words.noMoney}</p>` : `<div class="wide"><table class="cash days">${head(words.reconciliationHead)}${days.join('')}</table></div>`)
    + `<ul class="books" lang="ja">${found.years.map((year) => `<li>${year.fiscalYear}年度 ${text(booksText(year).replaceAll(/\d{4,}/g, (digits) => grouped.format(Number(digits))))}`).join('')}${found.suspenseYen === 0 ? '' : `<li>不明金 ${grouped.format(found.suspenseYen)}`}</ul>`
    + (open.length === 0 ? `<p class="quiet">${words.nothingOpen}</p>` : `<div class="wide"><table class="cash">${head(words.openHead)}${open.join('')}</table></div>`);
}
