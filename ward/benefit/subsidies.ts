import { assume, type Basis } from '../../law/define.js';
import type { SubsidyProgram } from '../../law/high-cost.js';
import type { CareSubsidy } from './month.js';

/** 法別番号, the first two digits of a 負担者番号, with the patient's percent of the cost. */
const programs: readonly (readonly [number: string, program: SubsidyProgram, percent: number])[] = [
  ['54', 'intractableDisease', 20], ['52', 'chronicChildhoodDisease', 20], ['10', 'tuberculosis', 5], ['15', 'rehabilitation', 10], ['21', 'psychiatricOutpatient', 10], ['12', 'publicAssistance', 0],
];
export const subsidyNumbersBasis: Basis = assume('公費の制度は負担者番号の法別番号で見分ける(54 難病、52 小児慢性、10 結核、15 更生、21 精神通院、12 生活保護)。患者負担額は給付記録の額を、その公費の月の自己負担上限とする。ほかの公費(区の医療費助成など)は計算の決まりが公開されていないので、その月を止めて人が見る');

/** One 公費 of a receipt: `負担者番号/点数/患者負担額`. */
export interface ToldSubsidy { readonly payerNumber: string; readonly points: number; readonly patientYen: number; readonly program: SubsidyProgram | null; readonly percent: number }

/** Reads the words of a 給付記録; null for one that cannot be read. */
export function toldSubsidy(word: string): ToldSubsidy | null {
  const found = /^(\d{8})\/(\d+)\/(\d+)$/.exec(word);
  if (!found) return null;
  const [, payerNumber, points, patientYen] = found as unknown as readonly [string, string, string, string];
  const known = programs.find(([number]) => payerNumber.startsWith(number));
  return { payerNumber, points: Number(points), patientYen: Number(patientYen), program: known?.[1] ?? null, percent: known?.[2] ?? 0 };
}

export const careSubsidyOf = (told: ToldSubsidy, ref: string, person: string): CareSubsidy => ({ ref, person, program: told.program!, patientPercentOfCost: told.percent, patientMonthlyLimitYen: told.patientYen });
