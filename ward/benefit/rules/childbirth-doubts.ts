import { motherAges } from '../../../law/benefit-amounts.js';
import { ageOn } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';

export interface Childbirth { readonly bornOn: Day; readonly pregnancyDays: number; readonly mother: { readonly sex: string; readonly bornOn: Day }; /** Other 出産 of hers that this one cannot stand beside. */ readonly beside: readonly { readonly caseId: string; readonly bornOn: Day }[] }

/** Why somebody should look at a 出産 before it is paid: the record or the form may be wrong, or both right. */
export function childbirthDoubts({ bornOn, pregnancyDays, mother, beside }: Childbirth): readonly string[] {
  const age = ageOn(mother.bornOn, bornOn);
  return [
    ...(mother.sex === '2' ? [] : ['母の性別が女と記録されていない']),
    ...(age >= motherAges.from && age <= motherAges.through ? [] : [`母は出産の日に${age}歳`]),
    ...beside.map((one) => `${one.caseId} の ${one.bornOn} の出産と、妊娠${pregnancyDays}日の ${bornOn} の出産は、妊娠の期間が重なる`),
  ];
}
