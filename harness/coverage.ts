import type { CoverageRow, ScenarioResult } from './results.js';
import { steps } from './steps.js';

/** The 81 steps in the order of 別添1. A step is covered when a story that says so really exchanged something for it. */
export function coverage(results: readonly ScenarioResult[]): readonly CoverageRow[] {
  return steps.map(({ id, ja, text }) => {
    const telling = results.filter(({ covers }) => covers.includes(id))
      .map((result) => ({ id: result.id, exchanges: result.arrows.filter(({ steps: realised }) => realised.includes(id)).length }))
      .filter(({ exchanges }) => exchanges > 0);
    const exchanges = telling.reduce((sum, story) => sum + story.exchanges, 0);
    if (telling.length > 0) return { id, ja, text, status: 'covered', scenarios: telling.map((story) => story.id), exchanges };
    return { id, ja, text, status: 'notYet', scenarios: [], exchanges: 0, reason: 'not yet: この手順を通るシナリオがまだない' };
  });
}
