import { sourceMemberIn } from '../../../contracts/aggregator/high-cost.js';
import type { Case } from '../cases.js';
import { html, type Markup } from './page.js';
import { dayWord, fateWord, instructionWord, issueWord, momentWord, monthsWord, municipalityWord, outcomeWord, reasonWord, stateWord } from './words.js';

/** What came of the last instruction, told on the page that follows it. */
export interface Told { readonly kind: 'done' | 'warn' | 'fail'; readonly text: string }

/** 4-①: both households side by side, what the list says about them, and the form of the 確定指示. */
export function detailBody(at: string, one: Case, formToken: string, told: Told | null): Markup {
  const { candidate, state } = one;
  return html`${told ? html`<p class="told ${told.kind}" role="${told.kind === 'fail' ? 'alert' : 'status'}" tabindex="-1" autofocus>${told.text}</p>` : null}
<p>異動日 ${dayWord(candidate.movedOn)} <span class="state">${stateWord(state)}</span></p>
<div class="sides">${beforeSide(one)}${afterSide(one)}</div>
<h2>判断の材料</h2><ul>${candidate.reasons.map((reason) => html`<li>${reasonWord(reason)}</li>`)}</ul><p class="hint">集約が資格の記録から示すもので、決めるのは転入先の区市町村である。</p>
<h2>引き継げる月</h2><p>${monthsWord(candidate.availableMonths)}</p>
${resultPart(one)}${historyPart(one)}${state === 'closed' ? null : formPart(at, one, formToken)}`;
}

const beforeSide = ({ candidate: { fromMunicipalityCode, fromHouseholdKey, fromHeadName, fromHeadId, fromMembers } }: Case): Markup => html`<section class="side" aria-labelledby="before"><h2 id="before">転出元の世帯(${municipalityWord(fromMunicipalityCode)})</h2>
<dl><dt>世帯の識別</dt><dd>${fromHouseholdKey}</dd><dt>世帯主</dt><dd>${fromHeadName}(${fromHeadId})</dd></dl>
<h3>世帯にいた人と、異動の日にどうなったか</h3><ul>${fromMembers.map(sourceMemberIn).map(({ fromId, id, fate }) => html`<li>${fromId}${fromId === fromHeadId ? '(世帯主)' : ''}: ${fateWord(fate)}${id ? `(ここでは ${id})` : ''}</li>`)}</ul></section>`;

const afterSide = ({ candidate: { householdKey, headName, headId, headBeforeId, memberIds } }: Case): Markup => html`<section class="side" aria-labelledby="after"><h2 id="after">転入後の世帯</h2>
<dl><dt>世帯の識別</dt><dd>${householdKey}</dd><dt>世帯主</dt><dd>${headName}(${headId})</dd><dt>前からの世帯</dt><dd>${headBeforeId ? `あり(世帯主は ${headBeforeId})` : 'なし(新しい世帯)'}</dd></dl>
<h3>被保険者</h3><ul>${memberIds.map((id) => html`<li>${id}${id === headId ? '(世帯主)' : ''}</li>`)}</ul></section>`;

const resultPart = ({ result, resultAt }: Case): Markup => (result === null ? html`` : html`<h2>確定結果</h2><dl><dt>結果</dt><dd>${outcomeWord(result.continuityOutcome)}</dd><dt>引き継いだ月</dt><dd>${monthsWord(result.inheritedMonths)}</dd><dt>受信</dt><dd>${momentWord(resultAt!)}</dd>
${result.issueCodes.length > 0 ? html`<dt>指摘</dt><dd>${result.issueCodes.map(issueWord).join('、')}</dd>` : null}${result.message ? html`<dt>内容</dt><dd>${result.message}</dd>` : null}</dl>`);

const historyPart = ({ instructions }: Case): Markup => (instructions.length === 0 ? html`` : html`<h2>確定指示の履歴</h2><ol>${instructions.map(({ instruction, decidedAt, decidedBy, decisionReason, state, answer }) =>
  html`<li>${momentWord(decidedAt)} ${decidedBy}: ${instructionWord(instruction)}(${decisionReason})${state === 'refused' ? ` — 集約が受け付けなかった: ${answer}` : state === 'waiting' ? ' — 送信待ち' : ''}</li>`)}</ol>`);

/** Only what can be done now is offered: an instruction that stands is taken back before another is given. */
function formPart(at: string, { state }: Case, formToken: string): Markup {
  const choices = state === 'toDecide' ? ['continue', 'notContinue'] : ['cancel'];
  return html`<h2>確定指示</h2><form method="post" action="${at}"><input type="hidden" name="formToken" value="${formToken}">
<fieldset><legend>指示(必須)</legend>${choices.map((choice, i) => html`<p><label><input type="radio" name="instruction" value="${choice}" required id="instruction-${i}">${instructionWord(choice)}</label></p>`)}</fieldset>
<p><label for="reason">理由(必須)</label><textarea id="reason" name="decisionReason" required maxlength="300" aria-describedby="reason-hint"></textarea></p><p class="hint" id="reason-hint">300字まで。なぜそう判断したかを、後の人に分かるように書く。</p>
<p><button type="submit">集約へ指示を送る</button></p></form>`;
}
