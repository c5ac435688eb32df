import type { ComparedItem, Stretch } from '../../contracts/side-by-side.js';
import type { ScenarioResult } from '../../harness/results.js';
import { answerText, deadlineText, differingItems, isDoubted, matchesOf, nextSteps, policyText, reasonText, stopSentence, stopWord, verdictText, wardOf, type MatchPlace } from '../match-words.js';
import { codePoints, visibleBlanks } from '../print.js';
import { dated } from '../readable.js';
import { afterwards } from './match-afterwards.js';
import { matchAnchor, type Page } from './page.js';

/** So many of one night stand open at most; the list names them all. */
const mostOpen = 6;

/** All 突合 of a story in one table, each with the way to the place where it happened. */
export function matchList(page: Page, scenario: ScenarioResult): string {
  const places = matchesOf(scenario);
  if (places.length === 0) return '';
  const text = page.textOf(scenario);
  const rows = places.map(({ match, at, number }) => `<tr><th scope="row"><a href="#${matchAnchor(scenario.id, number)}">${text(match.name)}さん</a> <span class="quiet">${text(wardOf(match))}</span><td>${text(dated(at))}<td>${text(verdictText(match))} <code>${match.verdict}</code>`
    + `<td>${differingItems(match).join('・') || (match.items.some(({ answer }) => answer) ? 'なし' : '比べる記録がない')}<td>${badge(match)}`);
  return `<h5>${page.words.matches} <span class="count">${places.length}</span></h5><div lang="ja"><table class="given matches"><thead><tr>${['人', '突合の日時', '判定', '違いに数えた項目', '止めたもの'].map((head) => `<th scope="col">${head}`).join('')}<tbody>${rows.join('')}</table>${legend}</div>`;
}

/** What the marks of the pairs below say. */
const legend = '<p class="legend quiet">並べた値の印: <mark class="character">違う字</mark> <mark class="writing">書き方の違い</mark>(□は全角の空白、␣は半角の空白)。MN#…は個人番号の代わりの札で、同じ番号は同じ札になる。</p>';

/** The 突合 that one event of the flow is made of, each as a row below it. */
export function matchRows(page: Page, scenario: ScenarioResult, arrow: number): string {
  const places = matchesOf(scenario);
  const stopping = places.filter((place) => place.arrow === arrow && place.match.stopped !== 'none').slice(0, mostOpen);
  return places.filter((place) => place.arrow === arrow).map((place) => `<li class="m">${view(page, scenario, place, stopping.includes(place), places)}`).join('');
}

function view(page: Page, scenario: ScenarioResult, place: MatchPlace, isOpen: boolean, all: readonly MatchPlace[]): string {
  const text = page.textOf(scenario);
  const { match, number } = place;
  return `<details class="match${match.stopped === 'none' ? '' : ' stops'}" id="${matchAnchor(scenario.id, number)}"${isOpen ? ' open' : ''}><summary><h6>${text(match.name)}さんの突合: ${text(verdictText(match))} <code>${match.verdict}</code></h6> ${badge(match)}</summary>`
    + `${table(page, scenario, place)}<dl class="about">${about(page, scenario, place, all).map(([term, html]) => `<div><dt>${term}</dt><dd>${html}</dd></div>`).join('')}</dl></details>`;
}

const badge = (match: MatchPlace['match']): string => `<span class="stop ${match.stopped === 'none' ? (isDoubted(match) ? 'doubt' : 'none') : 'both'}">${stopWord(match)}</span>`;

/** Both records side by side; on a phone one below the other. */
function table(page: Page, scenario: ScenarioResult, { match }: MatchPlace): string {
  const text = page.textOf(scenario);
  const [outcome, ...besides] = answerText(match);
  const rows = match.items.map((item) => itemRow(page, scenario, item));
  const number = `<tr><th scope="row">個人番号<td>${text(match.numberToken)}<td>${text(outcome![1])}<td><span class="quiet">この番号で照会した</span>`;
  const more = besides.map(([ja, value]) => `<tr><th scope="row">${ja}<td class="absent"><td>${text(value)}<td>`);
  return `<table class="pairs"><thead><tr><th scope="col">項目<th scope="col">加入者情報(${text(wardOf(match))}の登録)<th scope="col">本人確認情報(J-LIS)<th scope="col">水準<tbody>${number}${rows.join('')}${more.join('')}</table>`;
}

const countWords = { equal: '同じに数える', review: '違いに数え、人が確かめる', differs: '違いに数える' } as const;

function itemRow(page: Page, scenario: ScenarioResult, { ja, member, resident, pairs, answer, isWithheld }: ComparedItem): string {
  const text = page.textOf(scenario);
  const side = (stretches: readonly Stretch[]) => (isWithheld ? '<span class="quiet">支援措置のため示さない</span>' : marked(page, scenario, stretches) || `<span class="quiet">${answer ? '(空)' : '記録がない'}</span>`);
  const codes = pairs.length === 0 ? '' : `<br><small>${pairs.map(([a, b]) => `${text(a)} ${codePoints(a)} ⇔ ${text(b)} ${codePoints(b)}`).join('、')}</small>`;
  const level = answer ? `<b>${text(answer.word)}</b> <code>${text(answer.level)}</code>${answer.level.endsWith('0') ? '' : `<br><small>${text(dated(answer.because))}。${countWords[answer.counts]}</small>`}` : '<span class="quiet">比べていない</span>';
  return `<tr class="${answer?.counts ?? ''}"><th scope="row">${ja}<td>${side(member)}<td>${side(resident)}<td>${level}${codes}`;
}

/** Said to a screen reader before what is marked for the eye. */
const spoken = { character: '違う字', writing: '書き方の違い' } as const;

/** A value with its differences marked. Where a 個人番号 hides in it, it is masked as a whole. */
function marked(page: Page, scenario: ScenarioResult, stretches: readonly Stretch[]): string {
  const text = page.textOf(scenario);
  const value = stretches.map((one) => one.text).join('');
  if (page.maskOf(scenario)(value) !== value) return text(value);
  return stretches.map(({ text: run, difference }) => (difference ? `<mark class="${difference}"><span class="spoken">〔${spoken[difference]}〕</span>${text(visibleBlanks(run))}</mark>` : text(run))).join('');
}

function about(page: Page, scenario: ScenarioResult, place: MatchPlace, all: readonly MatchPlace[]): readonly (readonly [term: string, html: string])[] {
  const { match } = place;
  const text = page.textOf(scenario);
  const steps = nextSteps(match);
  const [deadline, later] = [deadlineText(match), afterwards(page, scenario, place, all)];
  const rows: readonly (readonly [string, string])[] = [
    ['判定の理由', text(reasonText(match))],
    ['考えられること', match.hints.map(([, ja]) => text(ja)).join('、')],
    ['ほかに分かったこと', match.findings.map(([code, ja]) => `${text(ja)}${code.startsWith('X') ? ` <code>${code}</code>` : ''}`).join('、')],
    ['番号の持ち主', match.proposal ? `${text(match.proposal.ja)} — ${text(match.proposal.because)}` : ''],
    ['止めるもの', stopSentence(match)],
    ['次にすること', steps.length + deadline.length === 0 ? 'なし。' : `${deadline}${steps.length === 0 ? '' : `<ul>${steps.map((step) => `<li>${text(step)}`).join('')}</ul>`}`],
    ['その後', later],
    ['区に届くもの', match.notice ? `判定・水準・理由。${match.notice.showsResident ? '住基の値も載る(設定 discloseJlisValues)。' : '住基の値は載らない。この並びは、試験の観察者だけが見る。'}` : ''],
    ['規則', `<code>${text(match.ruleSetId)}</code> <span class="quiet">閲覧停止の方針</span> ${text(policyText(match))} <code>${text(match.policyId)}</code>`],
  ];
  return rows.filter(([, html]) => html !== '');
}
