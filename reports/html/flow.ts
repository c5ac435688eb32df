import { layoutOf } from '../../contracts/layouts.js';
import type { Arrow, Check, Exchange, ScenarioResult } from '../../harness/results.js';
import { dated } from '../readable.js';
import { matchRows } from './match.js';
import { exchangeAnchor, findingAnchor, type Page } from './page.js';

/** With more participants than this there is no room for lanes; the flow is a list then, as on a phone. */
export const mostLanes = 10;

/**
 * What happened, in order: one list, which the style sheet draws as a sequence diagram where there is room for lanes. The
 * browser breaks the lines, and a screen reader reads who tells whom.
 */
export function flow(page: Page, scenario: ScenarioResult): string {
  const lanes = participants(scenario.arrows);
  if (lanes.length === 0) return '';
  const text = page.textOf(scenario);
  const exchanges = new Map(scenario.exchanges.map((exchange) => [exchange.n, exchange]));
  const looks = [...scenario.checks.entries()];
  const after = (n: number) => looks.filter(([, check]) => check.after === n).map(([index, check]) => look(page, scenario, check, index)).join('');
  let before = '';
  const rows = scenario.arrows.map((arrow) => {
    const when = moment(arrow.at, before);
    before = arrow.at;
    return `${when.day}${row(page, arrow, { lanes, text, time: when.time, exchange: arrow.exchange === null ? undefined : exchanges.get(arrow.exchange), scenario })}${arrow.matches ? matchRows(page, scenario, arrow.n) : ''}${after(arrow.n)}`;
  });
  const heads = lanes.length > mostLanes ? '' : `<li class="heads" aria-hidden="true">${lanes.map((name) => `<span>${text(name)}</span>`).join('')}`;
  return `<ol class="flow${lanes.length > mostLanes ? '' : ` lanes l${lanes.length}`}" lang="ja">${heads}${after(0)}${rows.join('')}</ol>`;
}

const firstLanes = ['住民等', '電子申請', '職員', '国保システム', 'データ連携用PC', '国保情報集約システム'];

/** People at the counter stand left, the ward's system and its way out beside them, everybody else to the right in order of appearance. */
export function participants(arrows: readonly Arrow[]): readonly string[] {
  const seen = [...new Set(arrows.filter(({ kind }) => kind !== 'clock').flatMap(({ from, to }) => [from, to]))];
  return [...firstLanes.filter((name) => seen.includes(name)), ...seen.filter((name) => !firstLanes.includes(name))];
}

/** A day has a row of its own where it changes; the time stands beside the first thing that happened then. */
function moment(now: string, before: string): { readonly day: string; readonly time: string } {
  if (now === before) return { day: '', time: '' };
  return { day: now.slice(0, 10) === before.slice(0, 10) ? '' : `<li class="day">${dated(now.slice(0, 10))}`, time: `<time>${now.slice(11)}</time>` };
}

interface Drawing { readonly lanes: readonly string[]; readonly text: (value: string) => string; readonly time: string; readonly exchange: Exchange | undefined; readonly scenario: ScenarioResult }

function row(page: Page, arrow: Arrow, { lanes, text, time, exchange, scenario }: Drawing): string {
  const { n, from, to, ja, kind } = arrow;
  if (kind === 'clock') return `<li class="k">${time}<div>${text(dated(ja))}</div>`;
  const [start, end] = [lanes.indexOf(from), lanes.indexOf(to)];
  const place = `a${Math.min(start, end) + 1} s${Math.abs(start - end) + 1}`;
  if (start === end) return `<li class="${insideWord(kind)} ${place}">${time}<div><i>${text(from)}</i> ${mark(page, kind)}${text(dated(ja))}</div>`;
  const route = `<b>${n}</b> <i>${text(from)} → ${text(to)}</i> ${label(arrow, exchange, text)}`;
  return `<li class="${kind === 'step' ? 't' : 'w'} ${end > start ? 'r' : 'l'} ${place}">${time}${exchange ? `<a href="#${exchangeAnchor(scenario.id, n)}">${route}</a>` : `<div>${route}</div>`}`;
}

const insideWord = (kind: Arrow['kind']): string => (kind === 'fault' ? 'f' : kind === 'decision' ? 'd' : 'e');
const mark = ({ words }: Page, kind: Arrow['kind']): string => (kind === 'decision' ? `${words.kinds.decision}: ` : '');

/** Files are told apart by their kind and their name; the lines say already who sends to whom. */
function label({ ja }: Arrow, exchange: Exchange | undefined, text: (value: string) => string): string {
  const layout = exchange?.layout ? layoutOf(exchange.layout) : undefined;
  const refused = exchange && exchange.status !== null && exchange.status >= 400 ? ` <em>${exchange.status}</em>` : '';
  return layout ? `<span>${text(layout.ja)}</span>${refused} <small>${text(exchange!.path)}</small>` : `<span>${text(dated(ja))}</span>${refused}`;
}

const look = ({ words, textOf }: Page, scenario: ScenarioResult, { ja, ok }: Check, index: number): string => {
  const said = `${words.look}: ${textOf(scenario)(ja)}`;
  return ok ? `<li class="c"><div>○ ${said}</div>` : `<li class="c ng"><div>× <a href="#${findingAnchor(scenario.id, index)}">${said}</a></div>`;
};
