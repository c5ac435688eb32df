import type { ScenarioResult } from '../../harness/results.js';
import { codeWord, keyWord } from '../field-words.js';
import { linesOf } from '../readable.js';
import type { Page } from './page.js';

/** Deeper than any message of ours; what lies below is printed as JSON. */
const deepest = 12;

/**
 * A message laid out as nested lists: keys and codes in Japanese, and beside them as they stand in the JSON, so that nothing
 * of it is lost.
 */
export function tree(page: Page, scenario: ScenarioResult, message: object): string {
  const text = page.textOf(scenario);
  const names = page.namesOf(scenario);
  const branch = (value: object, depth: number): string =>
    `<ul>${(Array.isArray(value) ? value.map((one, index) => leaf(String(index + 1), null, one, depth)) : Object.entries(value).map(([key, one]) => leaf(nameOf(key, value), key, one, depth))).join('')}</ul>`;
  const nameOf = (key: string, among: object): string => {
    const ja = keyWord(key, among);
    return ja === undefined ? `<code>${text(key)}</code>` : `${text(ja)} <code>${text(key)}</code>`;
  };
  const leaf = (name: string, key: string | null, value: unknown, depth: number): string => {
    if (isDeep(value)) return depth < deepest ? `<li>${name}${branch(value, depth + 1)}` : `<li>${name} ${text(JSON.stringify(value))}`;
    const code = typeof value === 'string' && codeWord(key, value) !== undefined ? ` <code>${text(value)}</code>` : '';
    return `<li>${name} <b>${Array.isArray(value) && value.length === 0 ? '0件' : text(linesOf(value, key, names).join(' '))}</b>${code}`;
  };
  return `<div class="tree" lang="ja">${branch(message, 1)}</div>`;
}

/** Lists of plain values stay on one line. */
const isDeep = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && (Array.isArray(value) ? value.some((one) => typeof one === 'object' && one !== null) : Object.keys(value).length > 0);
