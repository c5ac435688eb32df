import { report } from './define.js';
import { maskFor, visible } from './print.js';
import { rerun, rerunNotes } from './rerun.js';
import { causeWord, cureOf, systemText, verdictWord, verdicts, wardText } from './words.js';

/** What the console shows at the end of a run: counts a verdict, then every story that is not 適合 and why. */
export const summary = report({
  id: 'summary',
  ja: '要約',
  fileName: 'summary.txt',
  render(run, { lang, command }) {
    const ja = lang === 'ja';
    const counts = verdicts.filter((verdict) => verdict === 'pass' || run.suite[verdict] > 0).map((verdict) => `${verdictWord(verdict, lang)} ${run.suite[verdict]}`);
    const lines = [
      `totsugo ${run.version}  seed ${run.seed}  ${ja ? '試験対象' : 'SUT'} ${maskFor(run)(systemText(run, lang))}  ${wardText(run)}`,
      ...(run.ranOn ? [`${ja ? '台帳の期限と比べた日' : 'ledger compared with'} ${run.ranOn}  (--run-day ${run.ranOn})`] : []),
      `${ja ? 'シナリオ' : 'Scenarios'} ${run.scenarios.length}: ${counts.join(ja ? '・' : ', ')}`,
    ];
    for (const scenario of run.scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'omit')) {
      const mask = maskFor(run, scenario);
      const failed = scenario.checks.find(({ ok }) => !ok);
      lines.push('', `${verdictWord(scenario.verdict, lang)}${scenario.cause ? ` [${causeWord(scenario.cause, lang)}]` : ''}  ${scenario.id}  ${mask(scenario.ja)}`);
      if (scenario.because) lines.push(`  ${ja ? '理由' : 'because'}: ${mask(scenario.because)}`);
      if (failed) lines.push(`  ${mask(failed.ja)}`, `    ${ja ? '期待' : 'expected'}: ${mask(failed.expected)}`, `    ${ja ? '実際' : 'actual'}: ${mask(failed.actual)}`);
      if (scenario.cause) lines.push(`  ${ja ? '対処' : 'cure'}: ${mask(cureOf(scenario, lang))}`);
      lines.push(`  ${ja ? '再実行' : 're-run'}: ${mask(rerun(scenario, run, command))}`);
    }
    const notes = lines.length > 2 ? rerunNotes(run, lang) : [];
    if (notes.length > 0) lines.push('', ...notes);
    return `${lines.map((line) => visible(line.replaceAll('\n', ' '))).join('\n')}\n`;
  },
});
