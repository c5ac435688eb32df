import { basisText } from '../law/define.js';
import { report } from './define.js';
import { maskFor } from './print.js';

/** out/results.json, the form that programs depend on. Keys are only ever added; timings are in another file. */
export const resultsJson = report({
  id: 'json',
  ja: '結果(機械可読)',
  fileName: 'results.json',
  render(run) {
    const { tool, version, seed, sut, store, suite, numberMode, municipality, ranOn } = run;
    const system = run.system && { name: maskFor(run)(run.system.name), version: maskFor(run)(run.system.version) };
    const profile = { id: run.profile.id, sha256: run.profile.sha256, official: run.profile.official };
    const scenarios = run.scenarios.map((scenario) => {
      const mask = maskFor(run, scenario);
      return {
        id: scenario.id, ja: mask(scenario.ja), level: scenario.level, covers: scenario.covers, verdict: scenario.verdict,
        checks: scenario.checks.map(({ ja, ok, expected, actual, basis }) => ({
          ja: mask(ja), ok, expected: mask(expected), actual: mask(actual), basis: mask(basisText(basis)),
        })),
        ...(scenario.because === undefined ? {} : { because: mask(scenario.because) }),
        ...(scenario.cause === undefined ? {} : { cause: scenario.cause }),
        ...(scenario.cure === undefined ? {} : { cure: mask(scenario.cure) }),
      };
    });
    return `${JSON.stringify({ tool, version, seed, sut, system, municipality, store, profile, numberMode, ...(ranOn && { ranOn }), suite, scenarios }, null, 2)}\n`;
  },
});
