import { basisText } from '../../law/define.js';
import type { Check, ScenarioResult } from '../../harness/results.js';
import type { Page } from './page.js';

/** Expected beside actual; where they differ, the part that differs is marked. */
export function checksTable(page: Page, scenario: ScenarioResult): string {
  const { words } = page;
  if (scenario.checks.length === 0) return `<p class="quiet">${words.noChecks}</p>`;
  const text = page.textOf(scenario);
  const mask = page.maskOf(scenario);
  const rows = scenario.checks.map((check) => row(page, check, text, mask));
  return `<div class="scroll"><table class="checks"><thead><tr>${words.checkHead.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function row({ words }: Page, check: Check, text: (value: string) => string, mask: (value: string) => string): string {
  const { ja, ok, basis } = check;
  const same = check.expected === check.actual;
  const [expected, actual] = ok && same ? [text(check.expected), `<span class="quiet">${words.asExpected}</span>`] : marked(mask(check.expected), mask(check.actual), text);
  return `<tr class="${ok ? 'ok' : 'ng'}"><td><span class="sign" role="img" aria-label="${ok ? words.ok : words.ng}">${ok ? '○' : '×'}</span></td><th scope="row">${text(ja)}</th>`
    + `<td class="value">${expected || words.empty}</td><td class="value">${actual || words.empty}</td><td class="basis">${text(basisText(basis))}</td></tr>`;
}

/** Both texts with what lies between their common beginning and common end marked. */
export function marked(expected: string, actual: string, text: (value: string) => string): readonly [expected: string, actual: string] {
  const [a, b] = [[...expected], [...actual]];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const show = (characters: readonly string[]) => {
    const middle = characters.slice(head, characters.length - tail).join('');
    return text(characters.slice(0, head).join('')) + (middle === '' ? '' : `<mark>${text(middle)}</mark>`) + text(characters.slice(characters.length - tail).join(''));
  };
  return [show(a), show(b)];
}
