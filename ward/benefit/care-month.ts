import { isPreschoolIn } from '../../law/premium-ages.js';
import { firstDayOf, fiscalYearOf, type Month } from '../../law/fiscal-year.js';
import { assume, type Basis } from '../../law/define.js';
import type { HouseholdMonthJudged, MonthMember } from './category/judge.js';
import type { CareMonth, CarePerson, CareService, CareSubsidy } from './month.js';
import { careSubsidyOf, toldSubsidy, type ToldSubsidy } from './subsidies.js';
import type { CareReceiptRow } from './tables.js';

const yenPerPoint = 10;
const specificDisease = [['02', 10_000], ['16', 20_000]] as const;
/** 特記事項 that keep a month from being paid by itself. */
const thirdParty = '10';
/** 長2, the 20,000 of 人工透析, is of 70歳未満 in ア and イ alone; elsewhere the receipt or the 区分 is wrong. */
const higherDisease = '16';
const higherCategories: readonly string[] = ['ア', 'イ'];
export const prescriptionBasis: Basis = assume('調剤の記録に処方した医療機関がなければ、薬局を一つの医療機関として数える。推測しない');

export type ReceiptFact = Pick<CareReceiptRow, 'receipt_key' | 'person_key' | 'institution_code' | 'prescriber_code' | 'setting' | 'care_kind' | 'points' | 'benefit_percent' | 'copay_yen' | 'counter_payment' | 'remarks' | 'subsidies'>;
export interface MonthAsked { readonly careMonth: Month; readonly judged: HouseholdMonthJudged; readonly receipts: readonly ReceiptFact[]; readonly isMultipleMonth: boolean; readonly hasMovedWithinPrefecture: boolean }
/** The month as the arithmetic wants it, and why a person must look before it is paid. */
export interface BuiltMonth { readonly month: CareMonth; readonly holds: readonly string[] }

/** A household's month of receipts. The order of receipts is that of their keys, so that the same receipts are the same month. */
export function careMonthOf({ careMonth, judged, receipts, isMultipleMonth, hasMovedWithinPrefecture }: MonthAsked): BuiltMonth {
  const ordered = receipts.toSorted((a, b) => (a.receipt_key < b.receipt_key ? -1 : 1));
  const subsidies: CareSubsidy[] = [];
  const holds: string[] = [];
  const members = new Map(judged.members.map((member) => [member.personKey, member]));
  const services = ordered.flatMap((row): readonly CareService[] => {
    const member = members.get(row.person_key ?? '');
    if (!member) return [];
    if (row.remarks.split(' ').includes(thirdParty)) holds.push(`${row.receipt_key}: 特記事項10(第三者行為)`);
    if (row.remarks.split(' ').includes(higherDisease) && (member.isElderly || !higherCategories.includes(judged.under70))) holds.push(`${row.receipt_key}: 特記事項16(特定疾病2万円)だが、${member.isElderly ? '70歳以上' : `区分${judged.under70}`}である`);
    return servicesOf(row, refOf(member), subsidies, holds);
  });
  const persons = judged.members.map((member) => personOf(member, careMonth, ordered.filter(({ person_key }) => person_key === member.personKey)));
  return {
    holds,
    month: { careMonth, category: { under70: judged.under70, over70: judged.over70 }, isMultipleMonth, hasMovedWithinPrefecture, persons, subsidies, services },
  };
}

export const refOf = ({ branchNumber, personKey }: Pick<MonthMember, 'branchNumber' | 'personKey'>): string => (branchNumber === '' ? personKey : `枝番${branchNumber}`);

function personOf(member: MonthMember, careMonth: Month, own: readonly ReceiptFact[]): CarePerson {
  const remarks = own.flatMap((row) => row.remarks.split(' '));
  return {
    ref: refOf(member), ageGroup: member.isElderly ? 'from70to74' : 'under70', copayPercent: copayPercentOf(member, careMonth), turns75InMonth: member.turns75, isFormerDependentOf75: member.isFormerDependentOf75,
    specificDiseaseCapYen: specificDisease.findLast(([remark]) => remarks.includes(remark))?.[1] ?? null,
  };
}

/** 未就学児 2割, 70–74 by 負担割合の判定, everybody else 3割. */
export const copayPercentOf = ({ isElderly, burdenRatio, bornOn }: Pick<MonthMember, 'isElderly' | 'burdenRatio' | 'bornOn'>, careMonth: Month): number =>
  (isElderly ? (burdenRatio === '030' ? 30 : 20) : isPreschoolIn(bornOn, fiscalYearOf(firstDayOf(careMonth))) ? 20 : 30);

function servicesOf(row: ReceiptFact, person: string, subsidies: CareSubsidy[], holds: string[]): readonly CareService[] {
  const told = row.subsidies === '' ? [] : row.subsidies.split(' ').map(toldSubsidy);
  if (told.some((one) => one === null || one.program === null)) {
    holds.push(`${row.receipt_key}: 公費 ${row.subsidies} の扱いを決められない`);
    return [];
  }
  const known = told as readonly ToldSubsidy[];
  const isPharmacy = row.care_kind === 'pharmacy';
  const institution = isPharmacy && row.prescriber_code !== null ? row.prescriber_code : row.institution_code;
  const isDental = isPharmacy && row.prescriber_code !== null ? row.prescriber_code.charAt(2) === '3' : row.care_kind === 'dental';
  const isCapped = row.counter_payment === '01' || row.counter_payment === '02';
  const base = { person, institution, setting: isPharmacy ? 'outpatient' as const : row.setting as CareService['setting'], department: isDental ? 'dental' as const : 'medical' as const, isSettledAtCounter: isCapped, isSpecificDisease: specificDisease.some(([remark]) => row.remarks.split(' ').includes(remark)) };
  const covered = known.map((one, i): CareService => {
    const ref = `${row.receipt_key} 公費${i + 1}`;
    subsidies.push(careSubsidyOf(one, ref, person));
    // Settled at the counter, the arithmetic knows what is left to the patient; else the patient has paid what the 公費 leaves.
    return { ...base, ref, medicalCostYen: one.points * yenPerPoint, subsidy: ref, copayYen: isCapped ? null : one.patientYen };
  });
  const restPoints = row.points - known.reduce((sum, { points }) => sum + points, 0);
  if (known.length > 0 && restPoints <= 0) return covered;
  // Of a receipt with 公費 the 一部負担金 is the insurance's, not what the patient paid.
  return [...covered, { ...base, ref: row.receipt_key, medicalCostYen: restPoints * yenPerPoint, subsidy: null, copayYen: known.length > 0 ? null : row.copay_yen }];
}
