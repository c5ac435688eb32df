import { basisText } from '../law/define.js';
import type { ScenarioResult, Verdict } from '../harness/results.js';
import { report } from './define.js';
import { maskFor } from './print.js';
import { rerun, rerunNotes } from './rerun.js';
import { areaOf, levelWord, verdictWord } from './words.js';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';
const statusOf: Readonly<Record<Verdict, Status>> = {
  pass: 'passed', fail: 'failed', warning: 'other', skip: 'skipped', omit: 'skipped', review: 'pending', error: 'failed',
};

/** Common Test Report Format (ctrf.io). Times are 0 because they would differ between runs; out/timings.json has them. */
export const ctrf = report({
  id: 'ctrf',
  ja: 'CTRF',
  fileName: 'ctrf.json',
  render(run, { command }) {
    const notes = rerunNotes(run, 'ja');
    const again = (scenario: ScenarioResult) => ({ rerun: maskFor(run, scenario)(rerun(scenario, run, command)), ...(notes.length > 0 ? { rerunNotes: notes } : {}) });
    const tests = run.scenarios.map((scenario) => testOf(scenario, maskFor(run, scenario), again(scenario)));
    const number = (status: Status) => tests.filter((test) => test.status === status).length;
    return `${JSON.stringify({
      reportFormat: 'CTRF', specVersion: '0.1.0', generatedBy: `totsugo ${run.version}`,
      results: {
        tool: { name: run.tool, version: run.version },
        summary: {
          tests: tests.length, passed: number('passed'), failed: number('failed'), pending: number('pending'), skipped: number('skipped'), other: number('other'),
          suites: new Set(run.scenarios.map(({ id }) => areaOf(id))).size, start: 0, stop: 0, extra: { verdicts: run.suite },
        },
        tests,
        environment: {
          appName: maskFor(run)(run.system?.name ?? run.sut), ...(run.system ? { appVersion: maskFor(run)(run.system.version) } : {}),
          extra: { sut: run.sut, municipality: run.municipality, seed: run.seed, store: maskFor(run)(run.store), profile: run.profile.id, numberMode: run.numberMode, ...(run.ranOn && { ranOn: run.ranOn }) },
        },
      },
    }, null, 2)}\n`;
  },
});

function testOf(scenario: ScenarioResult, mask: (text: string) => string, extra: object) {
  const failed = scenario.checks.filter(({ ok }) => !ok);
  const { verdict } = scenario;
  return {
    name: mask(`${scenario.id} ${scenario.ja}`), status: statusOf[verdict], rawStatus: verdict, duration: 0, suite: [areaOf(scenario.id)], type: 'conformance',
    tags: [levelWord(scenario.level, 'ja'), ...scenario.covers],
    ...(verdict === 'pass' ? {} : { message: mask(`${verdictWord(verdict, 'ja')}${scenario.cause ? `(${scenario.cause})` : ''}: ${scenario.because ?? '理由の記載なし'}`) }),
    ...(failed.length === 0 ? {} : { trace: mask(failed.map(({ ja, expected, actual, basis }) => `${ja}\n期待: ${expected}\n実際: ${actual}\n根拠: ${basisText(basis)}`).join('\n\n')) }),
    steps: scenario.checks.map(({ ja, ok }) => ({ name: mask(ja), status: ok ? 'passed' as const : 'failed' as const })),
    extra,
  };
}
