import { expect, test } from 'vitest';
import { fixtureRun } from '../reports/fixtures/small-run.js';
import { junit } from '../reports/junit.js';
import { markdown } from '../reports/markdown.js';
import { resultsJson } from '../reports/results-json.js';
import { summary } from '../reports/summary.js';
import { html } from '../reports/html.js';
import { ctrf } from '../reports/ctrf.js';
import type { Day } from '../law/define.js';
import { withLedger, type KnownIssue } from './known-issues.js';

const issue = (scenario: string): KnownIssue => ({ scenario, owner: '資格担当', reason: '課題 123', until: '2026-09-30' });
const [failing, passing, skipped] = ['eligibility.leave-without-notice', 'eligibility.move-in', 'collection.direct-debit'];
const onDay = (day: Day, ...scenarios: readonly string[]) => withLedger(fixtureRun, scenarios.map(issue), day);
const resultOf = (run: ReturnType<typeof onDay>, id: string) => run.scenarios.find((scenario) => scenario.id === id)!;

test('既知の不適合は、実行の日が期限の日までなら警告、次の日からは期限を過ぎたと告げて不適合', () => {
  const [inTime, over] = [onDay('2026-09-30', failing), onDay('2026-10-01', failing)];
  expect(resultOf(inTime, failing)).toMatchObject({ verdict: 'warning', because: '既知: 課題 123(担当 資格担当、2026-09-30 まで)。1件の確認が期待と違う' });
  expect(resultOf(over, failing)).toMatchObject({ verdict: 'fail', cause: '実装', because: '台帳の期限 2026-09-30 を過ぎた: 課題 123(担当 資格担当)。1件の確認が期待と違う' });
  expect([inTime.suite.warning, inTime.suite.fail, over.suite.warning, over.suite.fail]).toEqual([1, 0, 0, 1]);
});

test('適合した既知の不適合は、台帳が古いという不適合', () => {
  expect(resultOf(onDay('2026-09-30', passing), passing)).toMatchObject({ verdict: 'fail', cause: '台帳', because: '台帳が古い: 既知の不適合(課題 123、担当 資格担当)のはずが適合した。台帳から消す' });
});

test('試せなかった既知の不適合は、台帳では変わらない', () => {
  expect(resultOf(onDay('2026-09-30', skipped), skipped)).toEqual(resultOf(onDay('2026-09-30'), skipped));
});

test.each([summary, markdown, junit, resultsJson, ctrf, html])('台帳と比べた日は報告に書かれ、台帳がなければ書かれない($id)', (report) => {
  const options = { lang: 'ja', decode: () => null } as never;
  expect(report.render(onDay('2026-09-30', failing), options)).toContain('2026-09-30');
  expect(report.render(fixtureRun, options)).not.toMatch(/ranOn|--run-day|台帳の期限/);
});
