import { daysBetween } from '../law/day.js';
import type { Day } from '../law/define.js';
import type { Reconciliation, RunResult, ScenarioResult } from '../harness/results.js';
import { report } from './define.js';
import { maskFor } from './print.js';

/** One day and channel, with what has been open in that channel since when. */
export interface ReconciledDay {
  readonly day: Day; readonly channel: string; readonly toldYen: number; readonly depositYen: number; readonly ledgerYen: number;
  /** 予定: the money is to come on a day after the story's end; until then nothing is missing. */
  readonly isDue: boolean;
  /** 入金 less 台帳 of that day, and of all days of the channel up to it: money that came on another day closes what it left open. */
  readonly differenceYen: number; readonly openYen: number;
  /** Days from the one on which the channel began to differ until the story ended; null while nothing is open. */
  readonly openDays: number | null;
}

/** The days of a story in their order, channel by channel. Told or counted twice, late or not at all: each shows in one of the two differences. */
export function reconciledDays({ days, asOf }: Reconciliation): readonly ReconciledDay[] {
  const open = new Map<string, { readonly yen: number; readonly since: Day }>();
  const channels = [...new Set(days.map(({ channel }) => channel))];
  const ordered = channels.flatMap((channel) => days.filter((one) => one.channel === channel).toSorted((a, b) => (a.day < b.day ? -1 : 1)));
  return ordered.map(({ day, channel, toldYen, depositYen, ledgerYen }) => {
    const before = open.get(channel) ?? { yen: 0, since: day };
    const yen = before.yen + depositYen - ledgerYen;
    open.set(channel, { yen, since: before.yen === 0 ? day : before.since });
    return { day, channel, toldYen, depositYen, ledgerYen, differenceYen: depositYen - ledgerYen, openYen: yen, openDays: yen === 0 || open.get(channel)!.since > asOf ? null : daysBetween(open.get(channel)!.since, asOf), isDue: day <= asOf };
  });
}

/** How many days somebody has known of an exception; null where it follows from more than one fact. */
export const exceptionAge = ({ asOf }: Reconciliation, { since }: Reconciliation['exceptions'][number]): number | null => (since === null ? null : daysBetween(since, asOf));

const head = ['シナリオ', '締めた日', '区分', '日', '経路', 'ファイルの額', '明細の入金', '台帳の収納', '差', '経路の累計の差', '経過日数', '内容'];

/** 収納の照合 as a cashier opens it in a spreadsheet: UTF-8 with a byte order mark, one line a day and channel, then the books and what is open. */
export const reconciliation = report({
  id: 'reconciliation',
  ja: '収納の照合(CSV)',
  fileName: 'reconciliation.csv',
  render: (run: RunResult) => `\uFEFF${[head, ...run.scenarios.flatMap((scenario) => linesOf(run, scenario))].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`,
});

type Cell = string | number | null;
function linesOf(run: RunResult, scenario: ScenarioResult): readonly (readonly Cell[])[] {
  const { id, reconciliation: found } = scenario;
  if (!found) return [];
  const mask = maskFor(run, scenario);
  const line = (kind: string, ...cells: readonly Cell[]): readonly Cell[] => [id, found.asOf, kind, ...cells.map((cell) => (typeof cell === 'string' ? mask(cell) : cell))];
  return [
    ...reconciledDays(found).map((one) => line('日別', one.day, one.channel, one.toldYen, one.depositYen, one.ledgerYen, one.differenceYen, one.openYen, one.openDays, one.isDue ? null : '予定')),
    ...found.years.map((year) => line('年度', `${year.fiscalYear}年度`, null, null, null, year.collectedYen, null, null, null, booksText(year))),
    ...(found.suspenseYen === 0 ? [] : [line('不明金', null, null, null, null, found.suspenseYen, null, null, null, null)]),
    ...found.exceptions.map((one) => line('例外', one.since, null, one.yen, null, null, null, null, exceptionAge(found, one), [one.ja, one.about, ...one.proposals, ...(one.note === null ? [] : [one.note])].join(' / '))),
  ];
}

export const booksText = ({ leviedYen, lateYen, collectedYen, unpaidYen, lateUnpaidYen, overpaidYen, writtenOffYen }: Reconciliation['years'][number]): string =>
  `調定 ${leviedYen} + 延滞金 ${lateYen} = 収納 ${collectedYen} + 未納 ${unpaidYen} + 延滞金の未納 ${lateUnpaidYen} + 不納欠損 ${writtenOffYen} − 過誤納 ${overpaidYen}`;

/** A cell that a spreadsheet would take for a formula is kept a text. */
const quoted = (cell: Cell): string => {
  const text = cell === null ? '' : typeof cell === 'string' && /^[=+@\t\r-]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
