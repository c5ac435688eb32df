import type { DeliveredLetter, RunResult, ScenarioResult } from '../harness/results.js';
import { maskFor } from './print.js';
import { dated } from './readable.js';

/** A letter that reached somebody, as its text lies in the evidence of its story. */
export interface LetterText { readonly letter: DeliveredLetter; readonly name: string; readonly text: string }

/** The letters of a story, in the order in which they were posted. */
export function lettersOf(run: RunResult, scenario: ScenarioResult): readonly LetterText[] {
  const mask = maskFor(run, scenario);
  return (scenario.letters ?? []).map((letter, index) => ({ letter, name: `letters/${index + 1}-${letter.deliveredOn}.txt`, text: mask(textOf(letter)) }));
}

/** One sheet after the other, as they lie in the envelope. */
const textOf = ({ deliveredOn, address, sheets }: DeliveredLetter): string =>
  `${dated(deliveredOn)} ${address} に届いた封書\n${sheets.map(({ lines }) => `\n${lines.join('\n')}\n`).join('\n――――\n')}`;
