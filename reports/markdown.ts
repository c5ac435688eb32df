import { basisText } from '../law/define.js';
import type { RunResult, ScenarioResult } from '../harness/results.js';
import { report } from './define.js';
import { cell, code, prose } from './markdown/text.js';
import { deadlineText, differingItems, matchesOf, stopWord, verdictText, wardOf } from './match-words.js';
import { maskFor } from './print.js';
import { dated } from './readable.js';
import { rerun, rerunNotes } from './rerun.js';
import { causeWord, cureOf, levelWord, systemText, verdictWord, verdicts, wardText } from './words.js';

/** For a pull request: counts, what is not 適合 with expected, actual, basis and the way to see it again, and the coverage. */
export const markdown = report({
  id: 'markdown',
  ja: 'プルリクエスト用の要約',
  fileName: 'report.md',
  render(run, { lang, command }) {
    const open = run.scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'omit');
    return [
      heading(run, lang), table(run, lang),
      ...open.map((scenario) => detail(run, scenario, lang, command)),
      coverage(run, lang),
    ].join('\n\n').concat('\n');
  },
});

type Lang = 'ja' | 'en';

function heading(run: RunResult, lang: Lang): string {
  const clean = run.scenarios.every(({ verdict }) => verdict === 'pass' || verdict === 'omit');
  const asked = run.scenarios.length - run.suite.omit;
  const title = lang === 'ja' ? `突合 — ${asked}件中 ${run.suite.pass}件 適合` : `totsugo — ${run.suite.pass} of ${asked} pass`;
  const mask = maskFor(run);
  return `## ${clean ? '✅' : '❌'} ${title}\n\n${lang === 'ja' ? '試験対象' : 'System under test'} ${prose(mask(systemText(run, lang)))} · ${prose(wardText(run))} · totsugo ${prose(run.version)} · seed ${run.seed} · ${code(mask(run.store))} · ${lang === 'ja' ? 'プロファイル' : 'profile'} ${code(run.profile.id)}${run.ranOn ? ` · ${lang === 'ja' ? '台帳の期限と比べた日' : 'ledger compared with'} ${code(`--run-day ${run.ranOn}`)}` : ''}`;
}

const table = (run: RunResult, lang: Lang): string => {
  const shown = verdicts.filter((verdict) => verdict === 'pass' || verdict === 'fail' || run.suite[verdict] > 0);
  return [shown.map((verdict) => ` ${verdictWord(verdict, lang)} `), shown.map(() => '--:'), shown.map((verdict) => ` ${run.suite[verdict]} `)].map((row) => `|${row.join('|')}|`).join('\n');
};

function detail(run: RunResult, scenario: ScenarioResult, lang: Lang, command: string | undefined): string {
  const mask = maskFor(run, scenario);
  const ja = lang === 'ja';
  const { cause } = scenario;
  const failed = scenario.checks.filter(({ ok }) => !ok);
  const rows = failed.map((check) => `| ${[check.ja, check.expected, check.actual, basisText(check.basis)].map((text) => cell(mask(text))).join(' | ')} |`);
  return [
    `### ${verdictWord(scenario.verdict, lang)}: ${prose(mask(scenario.ja))}`,
    `${code(scenario.id)} · ${levelWord(scenario.level, lang)} · ${scenario.covers.map(code).join(' ')}${cause ? ` · ${ja ? '原因' : 'cause'}: **${causeWord(cause, lang)}**` : ''}`,
    ...(scenario.because ? [prose(mask(scenario.because))] : []),
    ...(rows.length > 0 ? [[ja ? '| 確認 | 期待 | 実際 | 根拠 |' : '| check | expected | actual | basis |', '|--|--|--|--|', ...rows].join('\n')] : []),
    ...matchTable(scenario, mask, lang),
    ...(cause ? [`${ja ? '対処' : 'Cure'}: ${prose(mask(cureOf(scenario, lang)))}`] : []),
    `\`\`\`sh\n${[mask(rerun(scenario, run, command)), ...rerunNotes(run, lang).map((note) => `# ${note}`)].join('\n')}\n\`\`\``,
  ].join('\n\n');
}

/** The first of the 突合 of a story, those that stop something before the others. */
function matchTable(scenario: ScenarioResult, mask: (text: string) => string, lang: Lang): readonly string[] {
  const places = matchesOf(scenario);
  if (places.length === 0) return [];
  const told = places.toSorted((a, b) => Number(b.match.stopped !== 'none') - Number(a.match.stopped !== 'none')).slice(0, mostMatches);
  const rows = told.map(({ match, at }) => `| ${[dated(at), `${match.name}さん(${wardOf(match)})`, `${verdictText(match)} ${match.verdict}`, differingItems(match).join('・') || '–', stopWord(match), deadlineText(match) || '–'].map((text) => cell(mask(text))).join(' | ')} |`);
  const rest = places.length - told.length;
  return [[lang === 'ja' ? '| 突合 | 人 | 判定 | 違い | 止めたもの | 期限 |' : '| 突合 | person | verdict | differences | stopped | deadline |', '|--|--|--|--|--|--|', ...rows, ...(rest > 0 ? [`| … | ${rest} | | | | |`] : [])].join('\n')];
}
const mostMatches = 10;

function coverage(run: RunResult, lang: Lang): string {
  const number = (status: string) => run.steps.filter((row) => row.status === status).length;
  return lang === 'ja'
    ? `別添1の${run.steps.length}工程のうち ${number('covered')} を実施、${number('excused')} は理由を付けて対象外、${number('notYet')} は未実施。`
    : `Of the ${run.steps.length} steps of 別添1, ${number('covered')} covered, ${number('excused')} excused with a reason, ${number('notYet')} not yet.`;
}
