import { wordOf } from '../../contracts/codes.js';
import { hubIssueCodes } from '../../contracts/insurer-hub/codes.js';
import { oneByOneAt } from '../../contracts/insurer-hub/terminal.js';
import { layoutOf } from '../../contracts/layouts.js';
import type { Exchange, ScenarioResult } from '../../harness/results.js';
import type { DecodedLine } from '../decoded.js';
import { stopWord, verdictText, type MatchPlace } from '../match-words.js';
import { dated } from '../readable.js';
import { exchangeAnchor, matchAnchor, type Page } from './page.js';

/** What came of a 突合 in the same story: what was sent about its record until the next 突合 of it, by whom, what was answered; and that next one. */
export function afterwards(page: Page, scenario: ScenarioResult, { match, number, arrow }: MatchPlace, all: readonly MatchPlace[]): string {
  const text = page.textOf(scenario);
  const next = all.find((other) => other.number > number && other.match.code === match.code && other.match.historyKey === match.historyKey);
  const later = scenario.exchanges.filter((exchange) => exchange.n > arrow);
  const told = later.filter((exchange) => !next || exchange.n < next.arrow).flatMap((exchange) => {
    const said = toldIn(page, exchange, match);
    return said ? [`${dated(exchange.at)} <a href="#${exchangeAnchor(scenario.id, exchange.n)}">${exchange.n} ${said.ja}</a>を${said.how}${text(exchange.to)}へ${outcomeOf(page, exchange, said, later)}`] : [];
  });
  const again = next ? [`${dated(next.at)} <a href="#${matchAnchor(scenario.id, next.number)}">次の突合</a>で${text(verdictText(next.match))}、${stopWord(next.match)}。`] : [];
  return [...told, ...again].join('<br>');
}

/** What one exchange tells about a record. `itemId` names the row for the terminal's answer. */
interface Told { readonly ja: string; readonly how: string; readonly itemId: string | null }

/** Files that tell of a record: the ward's answers, what 集約 hands on, and what the ward is told afterwards. */
const tellingFiles = new Set(['memberUpdate', 'clearance', 'memberChange', 'memberHistory']);
const inBulk = new Set(['memberUpdate', 'clearance']);

function toldIn(page: Page, exchange: Exchange, { code, historyKey }: MatchPlace['match']): Told | null {
  const { layout, path, body } = exchange;
  const single = oneByOneAt(path);
  if (single) return single.code === code && keyIn(body) === historyKey ? { ja: single.record.ja, how: '一件ずつ', itemId: null } : null;
  if (layout === null || !tellingFiles.has(layout)) return null;
  const line = linesOf(page, exchange).find((one) => valueOf(one, 'historyKey') === historyKey);
  return line ? { ja: layoutOf(layout)!.ja, how: inBulk.has(layout) ? '一括で' : '', itemId: valueOf(line, 'updateId') ?? valueOf(line, 'clearanceId') } : null;
}

/** Was it taken? One by one the answer says so; of a bulk file the result of its row does. */
function outcomeOf(page: Page, { layout, path, status }: Exchange, { how, itemId }: Told, later: readonly Exchange[]): string {
  if (status !== null && status >= 400) return '送ったが、断られた。';
  if (layout === null) return '送り、受理された。';
  if (how === '') return '送った。';
  const answer = later.filter((one) => one.layout === 'terminalResult').flatMap((one) => linesOf(page, one)).find((line) => valueOf(line, 'fileName') === path && (valueOf(line, 'itemId') === itemId || valueOf(line, 'line') === '0'));
  if (!answer) return '送った。';
  const refusal = valueOf(answer, 'code');
  return valueOf(answer, 'outcome') === 'accepted' ? '送り、受理された。' : `送ったが、断られた${refusal ? `(${refusal} ${wordOf(hubIssueCodes, refusal)})` : ''}。`;
}

const linesOf = (page: Page, { layout, path, body }: Exchange): readonly DecodedLine[] => page.options.decode?.(layout!, { name: path, bytes: body }, 500)?.lines ?? [];
const valueOf = ({ fields }: DecodedLine, id: string): string | null => fields.find((field) => field.id === id)?.value ?? null;

/** The record a JSON body is about. What is no JSON was refused by the terminal, and is about none. */
function keyIn(body: Uint8Array): string | null {
  try {
    const said = JSON.parse(Buffer.from(body).toString()) as unknown;
    return typeof said === 'object' && said !== null && 'historyKey' in said && typeof said.historyKey === 'string' ? said.historyKey : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
