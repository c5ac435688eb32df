import type { ScenarioResult } from '../../harness/results.js';
import { lettersOf } from '../letters.js';
import { evidenceFolderOf } from '../manifest.js';
import { dated } from '../readable.js';
import type { Page } from './page.js';

/** What people found in their letter boxes: each envelope folded, with the lines of its sheets. */
export function letterList(page: Page, scenario: ScenarioResult): string {
  const letters = lettersOf(page.run, scenario);
  if (letters.length === 0) return '';
  const { words } = page;
  const text = page.textOf(scenario);
  const folder = evidenceFolderOf(page.run, scenario);
  const list = letters.map(({ letter: { deliveredOn, address, sheets }, name }, index) =>
    `<details class="exchange letter"><summary><span class="n">${index + 1}</span> <span class="route">${text(dated(deliveredOn))}</span> <span class="what" lang="ja">${text(address)}</span></summary>`
    + `<p class="facts">${sheets.map(({ noticeId }) => `<code>${text(noticeId)}</code>`).join(' · ')} · <a href="evidence/${text(`${folder}/${name}`)}">${words.asText}</a></p>`
    + `${sheets.map(({ lines }) => `<pre tabindex="0" lang="ja">${lines.map(text).join('\n')}</pre>`).join('')}</details>`);
  return `<h5>${words.letters} <span class="count">${letters.length}</span></h5>${list.join('')}`;
}
