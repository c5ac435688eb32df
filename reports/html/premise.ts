import { ageOn } from '../../law/day.js';
import type { PremiseHousehold, PremisePerson, ScenarioResult } from '../../harness/results.js';
import { dated } from '../readable.js';
import type { Page } from './page.js';

/** Who the story is about, where they live, since when they are insured, and what is set otherwise than usual. */
export function premiseBlock(page: Page, scenario: ScenarioResult): string {
  const { premise } = scenario;
  if (!premise || (premise.households.length === 0 && premise.settings.length === 0)) return '';
  const text = page.textOf(scenario);
  const households = premise.households.map((household) => `<li><b>${text(household.municipality)}</b> ${text(household.address)}${household.isLater ? `(${later})` : ''}<br>${text(peopleSentence(household, scenario))}`);
  return `<h5>${page.words.premise}</h5><ul class="premise" lang="ja">${households.join('')}${premise.settings.map((setting) => `<li>${settingWord}: ${text(setting)}`).join('')}</ul>`;
}

const later = '引っ越しの後';
const settingWord = '設定';

/** 世帯主 藤田さん(1981年8月28日生、44歳、男)、妻 …。2人とも2021年4月1日から被保険者(社保離脱)。 */
function peopleSentence({ people, isLater }: PremiseHousehold, { today }: ScenarioResult): string {
  const who = people.map(({ relationship, name, bornOn, sex }) => `${relationship} ${name}(${dated(bornOn)}生、${age(bornOn, today)}${sex === '1' ? '男' : '女'})`).join('、');
  if (isLater) return `${who}。`;
  const status = [...new Set(people.map(statusOf))].map((words) => [words, people.filter((person) => statusOf(person) === words)] as const).map(([words, members]) => `${members.length === people.length ? (people.length === 1 ? '' : `${people.length}人とも`) : `${members.map(({ name }) => `${name}さん`).join('・')}は`}${words}。`);
  return `${who}。${status.join('')}`;
}

const age = (bornOn: PremisePerson['bornOn'], today: ScenarioResult['today']): string => (bornOn > today ? '' : `${ageOn(bornOn, today)}歳、`);
const statusOf = ({ isInsured, since }: PremisePerson): string => {
  if (since) return since.by === 'record' ? `${dated(since.on)}から国保の被保険者(${since.reason})` : `${dated(since.on)}から被保険者になると、始めに届け出る(${since.reason})`;
  return isInsured ? '始めはまだ被保険者でない' : '国保の被保険者でない';
};
