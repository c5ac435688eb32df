import { basisText } from '../../law/define.js';
import type { PartyCard } from '../../harness/results.js';
import type { Page } from './page.js';

/** Who was played, what the real one does that ours does not, how it can misbehave and what we assumed about it. */
export const partyList = (page: Page): string => page.run.parties.map((party) => card(page, party)).join('');

function card({ words, text }: Page, { id, ja, basis, limitations, faults, parameters }: PartyCard): string {
  const list = (items: readonly string[]) => (items.length === 0 ? `<p class="quiet">${words.nothing}</p>` : `<ul>${items.join('')}</ul>`);
  const rows = parameters.map((parameter) => `<tr><th scope="row"><span lang="ja">${text(parameter.ja)}</span> <code>${text(parameter.name)}</code></th><td><code>${text(parameter.value)}</code></td><td lang="ja">${text(basisText(parameter.basis))}</td></tr>`);
  return `<details class="party"><summary><h3 lang="ja">${text(ja)}</h3> <code>${text(id)}</code></summary><p class="quiet" lang="ja">${text(basisText(basis))}</p>`
    + `<h4>${words.limitations}</h4><div lang="ja">${list(limitations.map((one) => `<li>${text(one)}</li>`))}</div>`
    + `<h4>${words.faults}</h4>${list(faults.map(([name, fault]) => `<li><code>${text(name)}</code> <span lang="ja">${text(fault)}</span></li>`))}`
    + `<h4>${words.parameters}</h4>${rows.length === 0 ? `<p class="quiet">${words.nothing}</p>` : `<div class="scroll"><table class="given"><thead><tr>${words.parameterHead.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`}</details>`;
}
