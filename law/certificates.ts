import { addDays, ageReachedOn, previousDay } from './day.js';
import { cite, derive, type Basis, type Day } from './define.js';
import { koukiLossDay, type KoukiLossRule } from './acquisition-and-loss.js';

/** From this day no 被保険者証 is issued; 資格確認書 or 資格情報のお知らせ takes its place. */
export const insuranceCardEndedOn: Day = '2024-12-02';
export const insuranceCardEndedBasis: Basis = cite('厚労省 2025-03・和歌山市・白石市', '2024-12-02 以後の証類');
/** A 被保険者証 issued before keeps its printed validity, at most to this day. */
export const insuranceCardUsableThrough: Day = '2025-12-01';
export const insuranceCardUsableBasis: Basis = derive('2024-12-02 施行の改正法の経過措置(発行済みの証は最長1年)');

/** What proves the status at a 医療機関 when it is written on `day`. */
export function mainDocumentOn(day: Day, cardUsable: boolean): 'insuranceCard' | 'eligibilityCertificate' | 'eligibilityInformation' {
  if (day < insuranceCardEndedOn) return 'insuranceCard';
  return cardUsable ? 'eligibilityInformation' : 'eligibilityCertificate';
}

/** 70–74歳の負担区分: from the month after the 70th birthday (born on the 1st: that month) to the day before the 75th. */
export const elderlyBandBasis: Basis = cite('印西市・横須賀市・葉山町', '一部負担金の割合');
export const elderlyBandFrom = (bornOn: Day): Day => firstOfNextMonth(ageReachedOn(bornOn, 70));
export const isElderly = (bornOn: Day, on: Day, rule: KoukiLossRule): boolean => elderlyBandFrom(bornOn) <= on && on < koukiLossDay(bornOn, rule);

export type RenewalDay = '07-31' | '09-30';
export interface ValidityRules { readonly certificateValidity: RenewalDay; readonly koukiLossRule: KoukiLossRule }
export const certificateValidityBasis: Basis = cite('厚労省 2025-03・知立市・港区', '有効期限は保険者が定める(5年以内)。区は一年ほど(7月31日または9月30日)');

/** 有効期限 of a document that begins on `from`; null = none is printed (資格情報のお知らせ under 70). */
export function validThrough(kind: 'insuranceCard' | 'eligibilityCertificate' | 'eligibilityInformation' | 'elderlyCertificate', bornOn: Day, from: Day, rules: ValidityRules): Day | null {
  const elderly = isElderly(bornOn, from, rules.koukiLossRule);
  if (kind === 'eligibilityInformation' && !elderly) return null;
  const yearly = nextRenewal(from, kind === 'elderlyCertificate' || kind === 'eligibilityInformation' ? '07-31' : rules.certificateValidity);
  const ends = [yearly, previousDay(koukiLossDay(bornOn, rules.koukiLossRule))];
  if (kind === 'insuranceCard') ends.push(insuranceCardUsableThrough);
  return ends.reduce((first, end) => (end < first ? end : first));
}

/** 利用登録解除 takes effect at the end of the following month. */
export const cardUseCancellationBasis: Basis = cite('報道(2024-10-28 受付開始)', '翌月末に反映');
export const cardUnusableFrom = (appliedOn: Day): Day => firstOfNextMonth(firstOfNextMonth(appliedOn));

const nextRenewal = (from: Day, renewal: RenewalDay): Day => {
  const same = `${from.slice(0, 4)}-${renewal}` as Day;
  return same >= from ? same : (`${Number(from.slice(0, 4)) + 1}-${renewal}` as Day);
};
const firstOfNextMonth = (day: Day): Day => `${addDays(`${day.slice(0, 7)}-01` as Day, 31).slice(0, 7)}-01` as Day;
