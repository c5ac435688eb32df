import type { RunResult, ScenarioResult } from '../../harness/results.js';
import type { ReportOptions } from '../define.js';
import { escaped, maskFor, visibleGaiji, type Mask } from '../print.js';
import type { Names } from '../readable.js';
import { wordsOf, type Words } from './words.js';

/** What every part of the page needs: the run, the reader's language and the way to print a text safely. */
export interface Page {
  readonly run: RunResult;
  readonly options: ReportOptions;
  readonly words: Words;
  /** Text as HTML: 個人番号 masked, 外字 and control characters visible, markup escaped. */
  readonly text: (value: string) => string;
  /** As `text`, but with tokens keyed by the world of one story. */
  readonly textOf: (scenario: ScenarioResult) => (value: string) => string;
  readonly maskOf: (scenario: ScenarioResult) => Mask;
  /** Who is meant by which 宛名番号 in one story. */
  readonly namesOf: (scenario: ScenarioResult) => Names;
}

export function pageOf(run: RunResult, options: ReportOptions): Page {
  const maskOf = once((scenario) => maskFor(run, scenario));
  return {
    run, options, words: wordsOf(options.lang), text: printer(maskFor(run)), maskOf, textOf: once((scenario) => printer(maskOf(scenario))),
    namesOf: once(({ premise }) => new Map(premise?.households.flatMap(({ people }) => people.map(({ personKey, name }) => [personKey, name] as const)))),
  };
}

/** Remembers the answer for each story: a page asks thousands of times. */
function once<T>(make: (scenario: ScenarioResult) => T): (scenario: ScenarioResult) => T {
  const made = new Map<ScenarioResult, T>();
  return (scenario) => {
    if (!made.has(scenario)) made.set(scenario, make(scenario));
    return made.get(scenario)!;
  };
}

/** Nearly every text is plain: no markup, nothing invisible, no run of digits that could be a 個人番号. */
const special = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\uf8ff\ufffe\uffff]|[0-9０-９]{12}/;
const printer = (mask: Mask) => (value: string): string => (special.test(value) ? escaped(visibleGaiji(mask(value))) : value);

/** An id for anchors: nothing but letters, digits, dots and hyphens. */
const anchor = (text: string) => text.replace(/[^0-9A-Za-z.-]/g, '-');
export const scenarioAnchor = (id: string): string => `s-${anchor(id)}`;
export const exchangeAnchor = (scenarioId: string, n: number): string => `x-${anchor(scenarioId)}-${n}`;
export const matchAnchor = (scenarioId: string, number: number): string => `m-${anchor(scenarioId)}-${number}`;
export const findingAnchor = (scenarioId: string, index: number): string => `f-${anchor(scenarioId)}-${index + 1}`;
export const stepAnchor = (id: string): string => `step-${anchor(id)}`;

/** Step ids as links into the coverage table, where the table has them. */
export function stepLinks({ run, text }: Page, ids: readonly string[]): string {
  const known = new Set(run.steps.map(({ id }) => id));
  return ids.map((id) => (known.has(id) ? `<a class="step" href="#${stepAnchor(id)}">${text(id)}</a>` : `<span class="step">${text(id)}</span>`)).join(' ');
}
