import { basisText } from '../law/define.js';
import type { RunResult, ScenarioResult } from '../harness/results.js';
import { report } from './define.js';
import { escaped, maskFor } from './print.js';
import { rerun, rerunNotes } from './rerun.js';
import { areaOf, verdictWord } from './words.js';

/** JUnit XML: a test suite an area, a test case a scenario. Only 適合 and 警告 count as passed; 要確認 is skipped, never passed. */
export const junit = report({
  id: 'junit',
  ja: 'JUnit XML',
  fileName: 'junit.xml',
  render(run, { command }) {
    const areas = [...new Set(run.scenarios.map(({ id }) => areaOf(id)))];
    const suites = areas.map((area) => suiteOf(run, area, run.scenarios.filter(({ id }) => areaOf(id) === area), command));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="totsugo" ${counts(run.scenarios)}>\n${suites.join('')}</testsuites>\n`;
  },
});

const isSkipped = ({ verdict }: ScenarioResult) => verdict === 'skip' || verdict === 'omit' || verdict === 'review';
const counts = (scenarios: readonly ScenarioResult[]): string =>
  `tests="${scenarios.length}" failures="${scenarios.filter(({ verdict }) => verdict === 'fail').length}" errors="${scenarios.filter(({ verdict }) => verdict === 'error').length}" skipped="${scenarios.filter(isSkipped).length}" time="0"`;

function suiteOf(run: RunResult, area: string, scenarios: readonly ScenarioResult[], command: string | undefined): string {
  const properties = [['version', run.version], ['seed', String(run.seed)], ['sut', run.sut], ['system', run.system?.name ?? ''], ['systemVersion', run.system?.version ?? ''],
    ['municipality', run.municipality.name], ['municipalityCode', run.municipality.code], ['store', run.store], ['profile', run.profile.id], ['numberMode', run.numberMode], ...(run.ranOn ? [['ranOn', run.ranOn]] : [])]
    .map(([name, value]) => `      <property name="${name}" value="${escaped(maskFor(run)(value!))}"/>\n`).join('');
  return `  <testsuite name="${escaped(area)}" ${counts(scenarios)}>\n    <properties>\n${properties}    </properties>\n${scenarios.map((scenario) => caseOf(run, scenario, command)).join('')}  </testsuite>\n`;
}

function caseOf(run: RunResult, scenario: ScenarioResult, command: string | undefined): string {
  const mask = maskFor(run, scenario);
  const text = (value: string) => escaped(mask(value));
  const head = `    <testcase classname="${text(areaOf(scenario.id))}" name="${text(`${scenario.id} ${scenario.ja}`)}" time="0"`;
  const inside = outcomeOf(scenario, text, [rerun(scenario, run, command), ...rerunNotes(run, 'ja')].join('\n'));
  return inside === '' ? `${head}/>\n` : `${head}>\n${inside}    </testcase>\n`;
}

function outcomeOf(scenario: ScenarioResult, text: (value: string) => string, again: string): string {
  const { verdict } = scenario;
  const because = `${verdictWord(verdict, 'ja')}${scenario.cause ? `(${scenario.cause})` : ''}: ${scenario.because ?? '理由の記載なし'}`;
  if (verdict === 'error') return `      <error message="${text(because)}" type="error">${text(`再実行: ${again}`)}</error>\n`;
  if (isSkipped(scenario)) return `      <skipped message="${text(because)}"/>\n`;
  if (verdict === 'warning') return `      <system-out>${text(because)}</system-out>\n`;
  if (verdict === 'pass') return '';
  const failed = scenario.checks.filter(({ ok }) => !ok);
  if (failed.length === 0) return `      <failure message="${text(because)}" type="fail">${text(`再実行: ${again}`)}</failure>\n`;
  return failed.map(({ ja, expected, actual, basis }) =>
    `      <failure message="${text(ja)}" type="${text(scenario.cause ?? 'fail')}">${text(`期待: ${expected}\n実際: ${actual}\n根拠: ${basisText(basis)}\n再実行: ${again}`)}</failure>\n`).join('');
}
