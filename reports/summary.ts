import { report } from './define.js';
import { maskFor, visible } from './print.js';
import { causeWord, cureOf, rerun, verdictWord, verdicts } from './words.js';

/** What the console shows at the end of a run: counts a verdict, then every story that is not 適合 and why. */
export const summary = report({
  id: 'summary',
  ja: '要約',
  fileName: 'summary.txt',
  render(run, { lang, command }) {
    const ja = lang === 'ja';
    const counts = verdicts.filter((verdict) => verdict === 'pass' || run.suite[verdict] > 0).map((verdict) => `${verdictWord(verdict, lang)} ${run.suite[verdict]}`);
    const lines = [
      `totsugo ${run.version}  seed ${run.seed}  ${ja ? '試験対象' : 'SUT'} ${maskFor(run)(run.sut)}`,
      ...(run.ranOn ? [`${ja ? '台帳の期限と比べた日' : 'ledger compared with'} ${run.ranOn}  (--run-day ${run.ranOn})`] : []),
      `${ja ? 'シナリオ' : 'Scenarios'} ${run.scenarios.length}: ${counts.join(ja ? '・' : ', ')}`,
    ];
    for (const scenario of run.scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'omit')) {
      const mask = maskFor(run, scenario);
      const failed = scenario.checks.find(({ ok }) => !ok);
      lines.push('', `${verdictWord(scenario.verdict, lang)}${scenario.cause ? ` [${causeWord(scenario.cause, lang)}]` : ''}  ${scenario.id}  ${mask(scenario.ja)}`);
      if (scenario.because) lines.push(`  ${ja ? '理由' : 'because'}: ${mask(scenario.because)}`);
      if (failed) lines.push(`  ${mask(failed.ja)}`, `    ${ja ? '期待' : 'expected'}: ${mask(failed.expected)}`, `    ${ja ? '実際' : 'actual'}: ${mask(failed.actual)}`);
      if (scenario.cause) lines.push(`  ${ja ? '対処' : 'cure'}: ${cureOf(scenario.cause, lang)}`);
      lines.push(`  ${ja ? '再実行' : 're-run'}: ${rerun(scenario, run.seed, command)}`);
    }
    return `${lines.map((line) => visible(line.replaceAll('\n', ' '))).join('\n')}\n`;
  },
});
