import type { RunResult, ScenarioResult } from '../../harness/results.js';
import type { ReportOptions } from '../define.js';
import { escaped, maskFor, visibleGaiji, type Mask } from '../print.js';
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
}

export function pageOf(run: RunResult, options: ReportOptions): Page {
  const printer = (mask: Mask) => (value: string) => escaped(visibleGaiji(mask(value)));
  return {
    run, options, words: wordsOf(options.lang), text: printer(maskFor(run)),
    textOf: (scenario) => printer(maskFor(run, scenario)), maskOf: (scenario) => maskFor(run, scenario),
  };
}

/** An id for anchors: nothing but letters, digits, dots and hyphens. */
const anchor = (text: string) => text.replace(/[^0-9A-Za-z.-]/g, '-');
export const scenarioAnchor = (id: string): string => `s-${anchor(id)}`;
export const exchangeAnchor = (scenarioId: string, n: number): string => `x-${anchor(scenarioId)}-${n}`;
export const stepAnchor = (id: string): string => `step-${anchor(id)}`;

/** Step ids as links into the coverage table, where the table has them. */
export function stepLinks({ run, text }: Page, ids: readonly string[]): string {
  const known = new Set(run.steps.map(({ id }) => id));
  return ids.map((id) => (known.has(id) ? `<a class="step" href="#${stepAnchor(id)}">${text(id)}</a>` : `<span class="step">${text(id)}</span>`)).join(' ');
}
