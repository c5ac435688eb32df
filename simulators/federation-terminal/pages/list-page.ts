import { candidateScreenStates } from '../../../contracts/aggregator/continuity-codes.js';
import type { Case } from '../cases.js';
import { html, type Markup } from './page.js';
import { dayWord, monthsWord, municipalityWord, outcomeWord, reasonWord, stateWord } from './words.js';

export interface Filter { readonly state: string; readonly from: string; readonly word: string }

export const chosen = (cases: readonly Case[], { state, from, word }: Filter): readonly Case[] => cases.filter((one) =>
  (state === '' || one.state === state) && (from === '' || one.candidate.fromMunicipalityCode === from) && (word === '' || [one.candidate.headName, one.candidate.fromHeadName, one.candidate.householdKey, one.candidate.fromHouseholdKey].some((text) => text.includes(word))));

/** 3-⑥: the candidates of one municipality, those that wait first to be seen by their state. */
export function listBody(base: string, code: string, cases: readonly Case[], filter: Filter): Markup {
  const shown = chosen(cases, filter);
  const origins = [...new Set(cases.map(({ candidate }) => candidate.fromMunicipalityCode))].sort();
  const option = (value: string, text: string, now: string) => (value === now ? html`<option value="${value}" selected>${text}</option>` : html`<option value="${value}">${text}</option>`);
  return html`<form class="filter" method="get" action="${base}/${code}" role="search" aria-label="候補を絞り込む">
<p><label for="state">状態</label><select id="state" name="state">${option('', 'すべて', filter.state)}${candidateScreenStates.map(([value, text]) => option(value, text, filter.state))}</select></p>
<p><label for="from">転出元</label><select id="from" name="from">${option('', 'すべて', filter.from)}${origins.map((value) => option(value, municipalityWord(value), filter.from))}</select></p>
<p><label for="word">氏名・世帯の識別</label><input type="text" id="word" name="word" value="${filter.word}"></p><p><button type="submit">絞り込む</button></p></form>
<p role="status">${cases.length}件のうち${shown.length}件を表示。判断を待つもの${cases.filter(({ state }) => state === 'toDecide').length}件</p>
${shown.length === 0 ? html`<p>当てはまる候補はない。</p>` : table(base, code, shown, true)}`;
}

/** The list on paper: every candidate, with what was decided and what came of it (3-⑥, 4-⑥). */
export const printBody = (base: string, code: string, cases: readonly Case[]): Markup =>
  html`<p class="noprint">ブラウザの印刷で、A4横の紙に出る。</p>${cases.length === 0 ? html`<p>候補はない。</p>` : table(base, code, cases, false)}`;

const table = (base: string, code: string, cases: readonly Case[], linked: boolean): Markup => html`<div class="scroll" tabindex="0" role="region" aria-label="継続候補世帯リスト"><table role="table"><caption>一行が転出元の一世帯。一つの世帯に複数の行があれば、引き継げるのは多くて一つ</caption>
<thead><tr><th scope="col">異動日</th><th scope="col">転入後の世帯</th><th scope="col">転出元の世帯</th><th scope="col">判断の材料</th><th scope="col">引き継げる月</th><th scope="col">状態と結果</th></tr></thead>
<tbody>${cases.map(({ candidate: one, state, result, instructions }) => html`<tr role="row"><th scope="row" role="rowheader" data-label="異動日">${dayWord(one.movedOn)}</th>
<td role="cell" data-label="転入後の世帯">${linked ? html`<a href="${base}/${code}/candidates/${one.candidateKey}">${one.headName}の世帯(${one.householdKey})</a>` : html`${one.headName}の世帯(${one.householdKey})`}</td>
<td role="cell" data-label="転出元の世帯">${municipalityWord(one.fromMunicipalityCode)} ${one.fromHeadName}の世帯(${one.fromHouseholdKey})</td><td role="cell" data-label="判断の材料">${one.reasons.map(reasonWord).join('。')}</td><td role="cell" data-label="引き継げる月">${monthsWord(one.availableMonths)}</td>
<td role="cell" data-label="状態と結果"><span class="state">${stateWord(state)}</span>${result ? html` ${outcomeWord(result.continuityOutcome)}(${monthsWord(result.inheritedMonths)})` : null}${linked || !instructions.at(-1) ? null : html` 指示: ${instructions.at(-1)!.decidedBy} ${instructions.at(-1)!.decisionReason}`}</td></tr>`)}</tbody></table></div>`;
