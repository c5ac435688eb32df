import { under70Categories, type Over70Category } from '../../law/high-cost.js';
import { canStandTogether } from '../../law/high-cost-category.js';
import type { BenefitInput } from './schema.js';

type Person = BenefitInput['persons'][number];
export type Add = (pointer: string, why: string, cure: string) => void;

/** 1割 (特例措置) was for those born to 1944-04-01: the last of them turned 75 on 2019-04-01. */
const firstMonthWithoutTenth = '2019-04';

/** What no household can be at once: 区分 that exclude each other, 割合 nobody of that age pays, 特定疾病 20,000円 outside 70歳未満 ア・イ. */
export function combinationTroubles({ persons, category, careMonth }: BenefitInput, add: Add): void {
  const { under70, over70 } = category;
  pairTrouble(category, add);
  const hasTenth = careMonth === undefined || careMonth < firstMonthWithoutTenth;
  for (const [i, person] of persons.entries()) {
    shareTrouble(person, over70 ?? null, hasTenth, `/persons/${i}`, add);
    if (person.specificDiseaseCapYen === 20_000) dialysisTrouble(person, under70, `/persons/${i}/specificDiseaseCapYen`, add);
  }
}

/** 区分 of under 70 and of 70–74 that no household is in at once. */
export function pairTrouble({ under70, over70 }: BenefitInput['category'], add: Add): void {
  if (!under70 || !over70 || canStandTogether(under70, over70)) return;
  const why = (under70 === 'オ') !== isExempt(over70) ? 'オと低所得は、世帯主と被保険者の全員が住民税非課税' : `${over70}なら課税標準額が${over70 === '現役並みⅢ' ? '690万円以上で、旧ただし書き所得の合計は600万円' : '380万円以上で、旧ただし書き所得の合計は210万円'}を超える`;
  add('/category', `区分${under70}と${over70}は一つの世帯にならない(${why})`, under70 === 'オ' ? 'over70 を低所得Ⅱか低所得Ⅰにするか、under70 を直す' : `under70 を${possibleWith(over70)}にするか、over70 を直す`);
}
const possibleWith = (over70: Over70Category): string => under70Categories.filter((one) => canStandTogether(one, over70)).join('か');

function shareTrouble({ ageGroup, preschool, copayPercent }: Person, over70: Over70Category | null, hasTenth: boolean, at: string, add: Add): void {
  if (preschool && ageGroup === 'from70to74') return add(`${at}/preschool`, '70〜74歳の人は未就学児でない', 'ageGroup を under70 にするか、削る');
  if (copayPercent === undefined || (ageGroup === 'from70to74' && over70 === null)) return undefined;
  const possible = ageGroup === 'under70' ? youngShares(preschool) : over70!.startsWith('現役並み') ? [30] : hasTenth ? [20, 10] : [20];
  if (possible.includes(copayPercent)) return undefined;
  const whose = ageGroup === 'from70to74' ? `70〜74歳の${over70}` : preschool ? '未就学児' : '70歳未満';
  return add(`${at}/copayPercent`, `${whose}の一部負担金の割合に ${copayPercent} はない`, `${possible.join('か')} にするか、削る`);
}

const youngShares = (preschool: boolean | undefined): readonly number[] => (preschool === undefined ? [30, 20] : preschool ? [20] : [30]);

function dialysisTrouble({ ageGroup }: Person, under70: BenefitInput['category']['under70'], at: string, add: Add): void {
  if (ageGroup === 'under70' && (!under70 || under70 === 'ア' || under70 === 'イ')) return;
  add(at, `${ageGroup === 'under70' ? `区分${under70}` : '70〜74歳'}の特定疾病は10,000円(20,000円は70歳未満の区分ア・イだけ)`, '10000 にするか、年齢・区分を直す');
}

const isExempt = (over70: Over70Category): boolean => over70.startsWith('低所得');
