import type { Arrow, ScenarioResult } from '../../harness/results.js';
import { escaped, visible, visibleGaiji } from '../print.js';
import { wrap } from './measure.js';
import { exchangeAnchor, type Page } from './page.js';

const gutter = 86;
const column = 164;
const lineHeight = 16;
const textSize = 12;
const headTop = 6;

/** `plain` masks before a text is broken into lines: afterwards a number could be in two parts. */
interface Drawing { readonly page: Page; readonly scenario: ScenarioResult; readonly plain: (value: string) => string; readonly lanes: readonly string[]; readonly width: number }
interface Row { readonly svg: string; readonly height: number }

/** A sequence diagram: a lifeline a participant, an arrow a step or exchange, a box for what happens inside, bands for the clock. */
export function sequence(page: Page, scenario: ScenarioResult): string {
  const lanes = participants(scenario.arrows);
  if (lanes.length === 0) return '';
  const mask = page.maskOf(scenario);
  const drawing: Drawing = { page, scenario, plain: (value) => visible(visibleGaiji(mask(value))), lanes, width: gutter + column * lanes.length + 10 };
  const head = heads(drawing);
  const parts: string[] = [];
  let y = headTop + head.height + 14;
  let before = '';
  for (const arrow of scenario.arrows) {
    const row = rowOf(drawing, arrow, y);
    parts.push(moment(arrow.at, before, y), row.svg);
    before = arrow.at;
    y += row.height;
  }
  const height = y + 10;
  const lines = lanes.map((_, index) => `<path class="life" d="M${laneX(index)} ${headTop + head.height}V${height - 4}"/>`).join('');
  return `<div class="scroll" role="region" tabindex="0" aria-label="${page.words.sequence}: ${escaped(drawing.plain(scenario.ja))}">`
    + `<svg class="sequence" xmlns="http://www.w3.org/2000/svg" width="${drawing.width}" height="${height}" viewBox="0 0 ${drawing.width} ${height}">${lines}${head.svg}${parts.join('')}</svg></div>`;
}

const laneX = (index: number) => gutter + column * index + column / 2;
const firstLanes = ['住民等', '電子申請', '職員', '国保システム'];

/** People at the counter stand left, the ward's system beside them, the outside parties to the right in order of appearance. */
export function participants(arrows: readonly Arrow[]): readonly string[] {
  const seen = [...new Set(arrows.filter(({ kind }) => kind !== 'clock').flatMap(({ from, to }) => [from, to]))];
  return [...firstLanes.filter((name) => seen.includes(name)), ...seen.filter((name) => !firstLanes.includes(name))];
}

function heads({ lanes, plain }: Drawing): Row {
  const names = lanes.map((name) => wrap(plain(name), column - 30, 13, 3));
  const height = Math.max(...names.map(({ length }) => length)) * 18 + 14;
  return {
    height,
    svg: names.map((lines, index) => `<g class="lane"><rect x="${laneX(index) - column / 2 + 8}" y="${headTop}" width="${column - 16}" height="${height}" rx="6"/>${words(lines.map(escaped), laneX(index), headTop + height / 2 - (lines.length * 18) / 2 + 14, 18)}</g>`).join(''),
  };
}

/** Lines of text centred on x; the first base line is at y. */
const words = (lines: readonly string[], x: number, y: number, step = lineHeight, name = '') =>
  `<text${name === '' ? '' : ` class="${name}"`} x="${x}" y="${y}">${lines.map((line, index) => (index === 0 ? line : `<tspan x="${x}" dy="${step}">${line}</tspan>`)).join('')}</text>`;

/** Day and time stand in the gutter where they change. */
function moment(now: string, before: string, y: number): string {
  if (now === before) return '';
  if (now.slice(0, 10) === before.slice(0, 10)) return `<text class="at" x="4" y="${y + 18}">${now.slice(11)}</text>`;
  return `<text class="at day" x="4" y="${y + 14}">${now.slice(0, 10)}</text><text class="at" x="4" y="${y + 29}">${now.slice(11)}</text>`;
}

function rowOf(drawing: Drawing, arrow: Arrow, y: number): Row {
  if (arrow.kind === 'clock') return band(drawing, arrow, y);
  const [from, to] = [drawing.lanes.indexOf(arrow.from), drawing.lanes.indexOf(arrow.to)];
  return from === to ? box(drawing, arrow, from, y) : line(drawing, arrow, from, to, y);
}

function band({ width, plain }: Drawing, { ja }: Arrow, y: number): Row {
  const lines = wrap(plain(ja), width - gutter - 40, textSize, 2);
  const height = lines.length * lineHeight + 10;
  return { height: height + 14, svg: `<g class="clock"><rect x="${gutter + 4}" y="${y + 4}" width="${width - gutter - 8}" height="${height}" rx="3"/>${words(lines.map(escaped), (gutter + width) / 2, y + 20)}</g>` };
}

function box({ page, plain }: Drawing, { ja, kind, n }: Arrow, lane: number, y: number): Row {
  const mark = kind === 'fault' ? `${page.words.kinds.fault}: ` : kind === 'decision' ? `${page.words.kinds.decision}: ` : '';
  const lines = wrap(mark + plain(ja), column - 30, textSize, 7);
  const height = Math.max(lines.length * lineHeight + 10, 26);
  const [left, middle] = [laneX(lane) - column / 2 + 8, laneX(lane)];
  const shape = kind === 'decision'
    ? `<path d="M${left} ${y + 4 + height / 2}l8 ${-height / 2}H${left + column - 24}l8 ${height / 2}l-8 ${height / 2}H${left + 8}z"/>`
    : `<rect x="${left}" y="${y + 4}" width="${column - 16}" height="${height}" rx="4"/>`;
  return { height: height + 16, svg: `<g class="${kind === 'fault' || kind === 'decision' ? kind : 'event'}"><title>${n}</title>${shape}${words(lines.map(escaped), middle, y + 4 + height / 2 - (lines.length * lineHeight) / 2 + 12)}</g>` };
}

function line({ scenario, plain }: Drawing, { ja, kind, n, exchange }: Arrow, from: number, to: number, y: number): Row {
  const [start, end] = [laneX(from), laneX(to)];
  const toward = end > start ? 1 : -1;
  const lines = wrap(plain(ja), Math.abs(end - start) - 44, textSize, 6);
  const at = y + Math.max(lines.length * lineHeight + 8, 24);
  const label = words(lines.map(escaped), (start + end) / 2 + toward * 8, at - 6 - (lines.length - 1) * lineHeight, lineHeight, 'label');
  const drawn = `<path class="shaft" d="M${start + toward * 11} ${at}H${end - toward * 8}"/><path class="point" d="M${end} ${at}l${-toward * 10} -5v10z"/>`
    + `<circle cx="${start}" cy="${at}" r="11"/><text class="number" x="${start}" y="${at + 4}">${n}</text>`;
  const known = exchange !== null && scenario.exchanges.some((one) => one.n === exchange);
  const inside = known ? `<a href="#${exchangeAnchor(scenario.id, exchange)}" aria-label="${n} ${escaped(plain(ja))}">${drawn}${label}</a>` : drawn + label;
  return { height: at - y + 18, svg: `<g class="${kind === 'step' ? 'told' : 'wire'}">${inside}</g>` };
}
