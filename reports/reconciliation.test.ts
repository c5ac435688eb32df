import { describe, expect, it, test } from 'vitest';
import type { Reconciliation } from '../harness/results.js';
import { fixtureRun } from './fixtures/small-run.js';
import { unpacked } from './fixtures/unpacked.js';
import { html } from './html.js';
import { exceptionAge, reconciledDays, reconciliation } from './reconciliation.js';

const day = (of: string, channel: string, toldYen: number, depositYen: number, ledgerYen: number) => ({ day: of as Reconciliation['asOf'], channel, toldYen, depositYen, ledgerYen });
const found: Reconciliation = {
  asOf: '2026-09-30',
  days: [
    day('2026-07-01', '収納代行', 1_000, 1_000, 1_000), day('2026-07-02', '口座振替', 500, 500, 500), day('2026-07-11', '収納代行', 2_000, 0, 2_000), day('2026-07-21', '収納代行', 0, 2_000, 0), day('2026-08-31', '収納代行', 300, 200, 300), day('2026-09-10', '収納代行', 0, 50, 0),
  ],
  years: [{ fiscalYear: 2026, leviedYen: 100_000, lateYen: 0, collectedYen: 3_800, unpaidYen: 96_200, lateUnpaidYen: 0, overpaidYen: 0, writtenOffYen: 0 }],
  suspenseYen: 300,
  exceptions: [
    { ja: '=充てる期がない', about: 'agent|91', yen: 300, since: '2026-09-01', proposals: ['期に充てる 00000001-2026-01', '返す'], note: null },
    { ja: '過誤納がある', about: '00000001-2026-01', yen: 5, since: null, proposals: ['充当か還付'], note: '問い合わせ中, "待つ"' },
  ],
};
const run = { ...fixtureRun, scenarios: fixtureRun.scenarios.map((scenario, index) => (index === 0 ? { ...scenario, reconciliation: found } : scenario)) };
const { id } = run.scenarios[0]!;

describe('日と経路ごとの差', () => {
  test('遅れて入った額は、入った日に累計の差を閉じ、開いている日数は差の始まった日から数える', () => {
    expect(reconciledDays(found).map(({ day: on, channel, differenceYen, openYen, openDays }) => [on, channel, differenceYen, openYen, openDays])).toEqual([
      ['2026-07-01', '収納代行', 0, 0, null], ['2026-07-11', '収納代行', -2_000, -2_000, 81], ['2026-07-21', '収納代行', 2_000, 0, null], ['2026-08-31', '収納代行', -100, -100, 30], ['2026-09-10', '収納代行', 50, -50, 30],
      ['2026-07-02', '口座振替', 0, 0, null],
    ]);
  });
  test('締めた日より後に入る額は予定で、その日になるまで差の日数を数えない', () => {
    const told = reconciledDays({ ...found, days: [day('2026-09-30', '収納代行', 100, 0, 100), day('2026-10-01', '口座振替', 300, 0, 300)] });
    expect(told.map(({ day: on, differenceYen, openYen, openDays, isDue }) => [on, differenceYen, openYen, openDays, isDue])).toEqual([['2026-09-30', -100, -100, 0, true], ['2026-10-01', -300, -300, null, false]]);
    const planned = { ...run, scenarios: [{ ...run.scenarios[0]!, reconciliation: { ...found, days: [day('2026-10-14', '収納代行', 23_389, 0, 23_389)], exceptions: [] } }] };
    expect(reconciliation.render(planned, { lang: 'ja' }).split('\r\n')[1]).toBe(`${id},2026-09-30,日別,2026-10-14,収納代行,23389,0,23389,-23389,-23389,,予定`);
    expect(unpacked(html.render(planned, { lang: 'ja' }))).toContain('<td class="yen">-23,389<td class="yen">-23,389<td>予定');
  });
  test('例外は知った日から数え、知った日が一つに決まらなければ数えない', () => expect(found.exceptions.map((one) => exceptionAge(found, one))).toEqual([29, null]));
});

describe('収納の照合(CSV)', () => {
  it('表計算で開ける: BOM、CRLF、式と読まれない文字、引用', () => {
    const text = reconciliation.render(run, { lang: 'ja' });
    expect(text.startsWith('\uFEFFシナリオ,締めた日,区分,')).toBe(true);
    expect(text.slice(1).trimEnd().split('\r\n').slice(1)).toEqual([
      `${id},2026-09-30,日別,2026-07-01,収納代行,1000,1000,1000,0,0,,`, `${id},2026-09-30,日別,2026-07-11,収納代行,2000,0,2000,-2000,-2000,81,`, `${id},2026-09-30,日別,2026-07-21,収納代行,0,2000,0,2000,0,,`,
      `${id},2026-09-30,日別,2026-08-31,収納代行,300,200,300,-100,-100,30,`, `${id},2026-09-30,日別,2026-09-10,収納代行,0,50,0,50,-50,30,`, `${id},2026-09-30,日別,2026-07-02,口座振替,500,500,500,0,0,,`,
      `${id},2026-09-30,年度,2026年度,,,,3800,,,,調定 100000 + 延滞金 0 = 収納 3800 + 未納 96200 + 延滞金の未納 0 + 不納欠損 0 − 過誤納 0`, `${id},2026-09-30,不明金,,,,,300,,,,`,
      `${id},2026-09-30,例外,2026-09-01,,300,,,,,29,'=充てる期がない / agent|91 / 期に充てる 00000001-2026-01 / 返す`, `${id},2026-09-30,例外,,,5,,,,,,"過誤納がある / 00000001-2026-01 / 充当か還付 / 問い合わせ中, ""待つ"""`,
    ]);
  });
  it('お金の話のないシナリオだけなら、見出しだけになる', () => expect(reconciliation.render(fixtureRun, { lang: 'ja' }).trimEnd().split('\r\n')).toHaveLength(1));
});

test('報告のページには、差と開いている日数のある表が出る', () => {
  const page = unpacked(html.render(run, { lang: 'ja' }));
  for (const shown of ['収納の照合', '<td class="yen open">-2,000', '<td class="yen">81日', '調定 100,000', '不明金 300', '<td class="yen">29日']) expect(page).toContain(shown);
});
