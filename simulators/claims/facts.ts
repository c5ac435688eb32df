import type { BenefitRecord } from '../../contracts/claims/records.js';
import { commonRecord, confirmationRecord, counterRecord, insuranceRecord, subsidyRecord } from '../../contracts/receipts/claim-records.js';
import { unknownInsurer } from '../../contracts/receipts/codes.js';
import { allOf, oneOf, valuesIf, type Receipt } from '../../contracts/receipts/define.js';
import { actRecord, materialRecord, medicineRecord } from '../../contracts/receipts/detail-records.js';
import type { Day } from '../../law/define.js';
import { mealCopays, mealCopayYen } from '../../law/meal-copay.js';

/** What a receipt says of itself, before 審査 has looked. */
export interface Facts extends Omit<BenefitRecord, 'receiptKey' | 'revision' | 'recordState' | 'deliveryMonth'> {
  readonly name: string;
  readonly isUnknown: boolean;
  /** 点数 of each day of the month on which something was done. */
  readonly pointsByDay: Readonly<Record<number, number>>;
  /** What the lines add up to; the 食事 are yen and not among them. */
  readonly linePoints: number;
}

const mealCategory = '97';
/** Is 標準負担額 known for that month? Where it is not, a receipt with meals says nothing that can be paid. */
const hasMealCopay = (day: Day): boolean => day >= mealCopays.rows[0]!.from && day <= mealCopays.checkedThrough;

/** The facts of a receipt; null when whose it is or what it asks for cannot be read. */
export function factsOf(receipt: Receipt, institutionCode: string): Facts | null {
  const [common, insurance, subsidies] = [oneOf(receipt, commonRecord), oneOf(receipt, insuranceRecord), allOf(receipt, subsidyRecord)];
  const main = insurance ?? subsidies[0];
  if (!common || !main) return null;
  const { pointsByDay, linePoints } = pointsOf(receipt);
  const isInpatient = '13579'.includes(common.receiptKind[3]!);
  const firstDay = `${common.careMonth.slice(0, 4)}-${common.careMonth.slice(4)}-01` as Day;
  const mealCount = insurance?.mealCount ?? 0;
  const symbol = insurance?.insuredSymbol ?? null;
  if (mealCount > 0 && !hasMealCopay(firstDay)) return null;
  return {
    careMonth: common.careMonth, insurerNumber: insurance?.insurerNumber ?? '', householdKey: insurance ? `${symbol === null ? '' : `${symbol}-`}${insurance.insuredNumber}` : '', branchNumber: allOf(receipt, confirmationRecord).find(({ payerKind }) => payerKind === '1')?.branchNumber ?? null,
    name: common.name, nameKana: common.nameKana === null ? null : common.nameKana.replaceAll('\u3000', ' '), bornOn: common.bornOn, sex: common.sex, receiptKind: common.receiptKind, institutionCode, prescriberCode: null, setting: isInpatient ? 'inpatient' : 'outpatient', careKind: 'medical',
    days: main.days, points: main.points, benefitPercent: common.benefitPercent === null ? null : common.benefitPercent.padStart(3, '0'), copayYen: insurance?.copayYen ?? null, counterPayment: oneOf(receipt, counterRecord)?.counterPayment ?? null, remarks: common.remarks?.match(/../g) ?? [],
    subsidies: subsidies.map(({ payerNumber, points, outpatientCopayYen, inpatientCopayYen }) => `${payerNumber.padStart(8, '0')}/${points}/${outpatientCopayYen ?? inpatientCopayYen ?? 0}`),
    mealCount, mealYen: insurance?.mealYen ?? 0, mealCopayYen: mealCount === 0 ? 0 : mealCount * mealCopayYen(mealCopays.on(firstDay), common.limitCategory), isUnknown: insurance?.insurerNumber === unknownInsurer, pointsByDay, linePoints,
  };
}

/** 点数 stands on the last line of a 算定単位 and is that of one time. */
function pointsOf({ rows }: Receipt): Pick<Facts, 'pointsByDay' | 'linePoints'> {
  const byDay = new Map<number, number>();
  for (const row of rows) {
    const line = valuesIf(row, actRecord) ?? valuesIf(row, medicineRecord) ?? valuesIf(row, materialRecord);
    if (!line || line.careCategory === mealCategory) continue;
    line.countedDays.forEach((times, index) => { if (times) byDay.set(index + 1, (byDay.get(index + 1) ?? 0) + times * (line.points ?? 0)); });
  }
  return { pointsByDay: Object.fromEntries(byDay), linePoints: [...byDay.values()].reduce((sum, points) => sum + points, 0) };
}

/** The days on which something was done. */
export const careDaysOf = ({ careMonth, pointsByDay }: Pick<Facts, 'careMonth' | 'pointsByDay'>): readonly Day[] =>
  Object.keys(pointsByDay).map(Number).sort((a, b) => a - b).map((day) => `${careMonth.slice(0, 4)}-${careMonth.slice(4)}-${String(day).padStart(2, '0')}` as Day);
