import { commonRecord, confirmationRecord, counterRecord, insuranceRecord, subsidyRecord } from '../../contracts/receipts/claim-records.js';
import { unknownInsurer, unknownNumber } from '../../contracts/receipts/codes.js';
import { actRecord, commentRecord, diseaseRecord } from '../../contracts/receipts/detail-records.js';
import { say, type SaidLine } from '../../contracts/receipts/format.js';
import { encode } from '../../contracts/wire/encoding.js';
import { ageOn } from '../../law/day.js';
import { assume } from '../../law/define.js';
import { firstDayOf, monthOf } from '../../law/fiscal-year.js';
import { atCounter } from './limit-at-counter.js';
import type { Visit } from './visits.js';

/** The services are ours: what a 点数 is for is not looked at, only that the lines add up. */
export const servicesBasis = assume('診療行為は見本で、点数表とは結び付かない。初めての日は初診、その後は再診、残りは検査(入院は入院料)とし、点数の和が合計点数になる');
const codes = { first: '111000110', again: '112007410', test: '160000310', bed: '190117710', meal: '197000110' } as const;
const [firstPoints, againPoints] = [291, 75];

interface Service { readonly careCategory: '11' | '12' | '60' | '90' | '97'; readonly actCode: string; readonly points: number; readonly times: number; readonly day: number }
/** What was done on each day. */
function servicesOf(visits: readonly Visit[], mealUnitYen: number): readonly Service[] {
  return visits.flatMap((visit, index): Service[] => {
    const day = Number(visit.careOn.slice(8));
    const meals: Service[] = visit.mealCount === 0 ? [] : [{ careCategory: '97', actCode: codes.meal, points: mealUnitYen, times: visit.mealCount, day }];
    if (visit.setting === 'inpatient') return [{ careCategory: '90', actCode: codes.bed, points: visit.points, times: 1, day }, ...meals];
    const least = index === 0 ? firstPoints : againPoints;
    const consultation = Math.min(visit.points, least);
    const rest = visit.points - consultation;
    return [{ careCategory: index === 0 ? '11' : '12', actCode: index === 0 ? codes.first : codes.again, points: consultation, times: 1, day }, ...(rest > 0 ? [{ careCategory: '60', actCode: codes.test, points: rest, times: 1, day } as const] : [])];
  });
}

/** The same service with the same 点数 on several days is one line. */
function serviceLines(services: readonly Service[], burdenClass: Burden): readonly SaidLine[] {
  const groups = new Map<string, Service[]>();
  for (const service of services) groups.set(`${service.careCategory} ${service.actCode} ${service.points}`, [...groups.get(`${service.careCategory} ${service.actCode} ${service.points}`) ?? [], service]);
  return [...groups.values()].toSorted((a, b) => a[0]!.careCategory.localeCompare(b[0]!.careCategory)).map((group) => {
    const countedDays = Array.from({ length: 31 }, (_, index): number | null => group.filter(({ day }) => day === index + 1).reduce((sum, { times }) => sum + times, 0) || null);
    return say(actRecord, { careCategory: group[0]!.careCategory, burdenClass, actCode: group[0]!.actCode, points: group[0]!.points, times: group.reduce((sum, { times }) => sum + times, 0), countedDays });
  });
}
type Burden = '1' | '2' | '4' | 'V' | '9';
const burdens: readonly Burden[] = ['1', '2', '4', 'V', '9'];

/** 医科 · 国保 · how many payers · who and where. */
function kindOf({ bornOn, careOn, setting, isHouseholder, copayPercent, subsidies }: Visit): string {
  const month = firstDayOf(monthOf(careOn));
  const pair = ageOn(bornOn, month) >= 70 ? (copayPercent === 30 ? '90' : '78') : ageOn(bornOn, month) < 6 ? '34' : isHouseholder ? '12' : '56';
  return `11${1 + subsidies.length}${pair[setting === 'inpatient' ? 0 : 1]!}`;
}

/** A name as Shift_JIS can write it; where it cannot, the kana. わざと: no character is ever put in the place of another. */
function writtenName({ name, nameKana }: Visit): string {
  const full = name.replaceAll(/[ \u3000]/g, '\u3000');
  const isWritable = typeof encode(full, 'cp932') !== 'number' && !/[\ue000-\uf8ff]/.test(full);
  const widths = new Set([...full].map((one) => one <= '~'));
  return isWritable && full.length <= 20 && widths.size === 1 ? full : wideKana(nameKana);
}
const wideKana = (kana: string): string => kana.replaceAll(/[ \u3000]/g, '\u3000').slice(0, 20);
const sum = (visits: readonly Visit[], of: (visit: Visit) => number): number => visits.reduce((all, visit) => all + of(visit), 0);

/** The receipt of one person at one institution in one month, 入院 or 外来, from what was seen on each day. */
export function linesOf(visits: readonly Visit[], mealUnitYen: number): readonly SaidLine[] {
  const last = visits.at(-1)!;
  const careMonth = last.careOn.slice(0, 7).replace('-', '');
  const [points, mealCount, days] = [sum(visits, (visit) => visit.points), sum(visits, (visit) => visit.mealCount), new Set(visits.map(({ careOn }) => careOn)).size];
  const limited = atCounter(visits, points);
  const copays = visits.map(({ copayYen }) => copayYen).filter((yen) => yen !== null);
  const at = last.householdKey?.indexOf('-') ?? -1;
  const meals = mealCount > 0 ? { mealCount, mealYen: mealCount * mealUnitYen } : {};
  const counter = limited?.counterPayment ?? visits.map(({ counterPayment }) => counterPayment).findLast((one) => one !== null);
  const copayYen = limited ? limited.copayYen : copays.length === 0 ? null : copays.reduce((all, yen) => all + yen, 0);
  return [
    say(commonRecord, {
      receiptKind: kindOf(last), careMonth, name: writtenName(last), sex: last.sex, bornOn: last.bornOn, benefitPercent: String(100 - last.copayPercent).padStart(3, '0'), admittedOn: last.admittedOn, limitCategory: limited?.mealCategory ?? last.limitCategory,
      remarks: [...new Set([...visits.flatMap(({ remarks }) => remarks), ...(limited ? [limited.remark] : [])])].sort().slice(0, 5).join('') || null, nameKana: wideKana(last.nameKana),
    }),
    say(insuranceRecord, {
      ...(last.insurerNumber === null ? { insurerNumber: unknownInsurer, insuredNumber: unknownNumber } : { insurerNumber: last.insurerNumber, insuredSymbol: at < 0 ? null : last.householdKey!.slice(0, at), insuredNumber: last.householdKey!.slice(at + 1) }),
      days, points, ...meals, copayYen,
    }),
    ...last.subsidies.map(({ payerNumber, recipientNumber }, index) => {
      const patientYen = sum(visits, ({ subsidies }) => subsidies[index]?.patientYen ?? 0);
      return say(subsidyRecord, { payerNumber, recipientNumber, days, points, ...(last.setting === 'inpatient' ? { inpatientCopayYen: patientYen } : { outpatientCopayYen: patientYen }) });
    }),
    say(confirmationRecord, { payerKind: '1', confirmation: last.insurerNumber === null ? '03' : '01', branchNumber: last.branchNumber }),
    ...(counter ? [say(counterRecord, { counterPayment: counter })] : []),
    say(diseaseRecord, { diseaseCode: '0000999', startedOn: visits[0]!.careOn, careOutcome: '1', diseaseName: '架空の傷病', mainDisease: '01' }),
    ...serviceLines(servicesOf(visits, mealUnitYen), burdens[last.subsidies.length]!),
    ...(last.insurerNumber === null ? [say(commentRecord, { careCategory: '99', burdenClass: burdens[last.subsidies.length]!, commentCode: '810000001', commentText: `不詳　${last.address.replaceAll(/[ -~]/g, wide)}` })] : []),
  ];
}
const wide = (one: string): string => (one === ' ' ? '\u3000' : String.fromCodePoint(one.codePointAt(0)! + 0xfee0));
