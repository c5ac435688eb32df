import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TotsugoProblem } from '../harness/problem.js';
import { verdictWords, type RunResult, type ScenarioResult, type Verdict } from '../harness/results.js';
import { jsonFaultJa } from '../contracts/json-syntax.js';
import { daySchema } from '../contracts/resident.js';
import type { Day } from '../law/define.js';

const ledgerSchema = z.object({
  issues: z.array(z.object({
    scenario: z.string().describe('シナリオの id'), owner: z.string().min(1).describe('担当'), reason: z.string().min(1).describe('理由'), until: daySchema.describe('この日までに直す'),
  })),
});
export type KnownIssue = z.infer<typeof ledgerSchema>['issues'][number];

export async function readLedger(file: string, scenarioIds: readonly string[]): Promise<readonly KnownIssue[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new TotsugoProblem('TSG-U10', `台帳 ${file} が読めない`, '--known-issues の場所を確かめる');
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TotsugoProblem('TSG-U11', `台帳 ${file} がJSONとして読めない(${jsonFaultJa(text)})`, '構文を直す');
  }
  const parsed = ledgerSchema.safeParse(value);
  if (parsed.success) {
    const unknown = parsed.data.issues.map(({ scenario }) => scenario).filter((id) => !scenarioIds.includes(id));
    if (unknown.length > 0) throw new TotsugoProblem('TSG-U15', `台帳 ${file} にないシナリオがある: ${unknown.join(' ')}`, 'totsugo list で名前を確かめて直すか、台帳から消す');
    return parsed.data.issues;
  }
  throw new TotsugoProblem('TSG-U12', `台帳 ${file} に誤りがある: ${parsed.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`).join(' / ')}`, '{"issues":[{"scenario","owner","reason","until"}]} の形で書く');
}

/**
 * A known 不適合 becomes 警告 until its day has passed; the day of the run counts, because that of a story stands still. A story in
 * the ledger that passes is a 不適合 of the ledger: the entry must go.
 */
export function withLedger(run: RunResult, ledger: readonly KnownIssue[], ranOn: Day): RunResult {
  const known = new Map(ledger.map((issue) => [issue.scenario, issue]));
  const scenarios = run.scenarios.map((result): ScenarioResult => {
    const issue = known.get(result.id);
    if (!issue) return result;
    if (result.verdict === 'pass') return { ...result, verdict: 'fail', cause: '台帳', because: `台帳が古い: 既知の不適合(${issue.reason}、担当 ${issue.owner})のはずが適合した。台帳から消す` };
    if (result.verdict !== 'fail') return result;
    if (ranOn <= issue.until) return { ...result, verdict: 'warning', because: `既知: ${issue.reason}(担当 ${issue.owner}、${issue.until} まで)。${result.because ?? ''}` };
    return { ...result, because: `台帳の期限 ${issue.until} を過ぎた: ${issue.reason}(担当 ${issue.owner})。${result.because ?? ''}` };
  });
  return { ...run, ranOn, scenarios, suite: Object.fromEntries(verdictWords.map(([verdict]) => [verdict, scenarios.filter((result) => result.verdict === verdict).length])) as Record<Verdict, number> };
}
