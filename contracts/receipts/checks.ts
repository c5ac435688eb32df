import { isDay } from '../../law/day.js';
import type { IssueCode } from '../define.js';
import type { Trouble } from '../wire/trouble.js';
import { actRecord, materialRecord, medicineRecord } from './detail-records.js';
import { commonRecord, confirmationRecord, counterRecord, insuranceRecord, subsidyRecord } from './claim-records.js';
import { remarks, unknownInsurer, unknownNumber, wardKinds } from './codes.js';
import { widthOf } from './columns.js';
import { valuesIf, type ReceiptRecord, type ReceiptRow, type Values, type ValuesOf } from './define.js';
import { placeOf, type Cut } from './read-line.js';

/** A line that could be read, with the text it was read from. */
export interface Line { readonly row: Pick<ReceiptRow, 'line' | 'record' | 'history' | 'values'>; readonly cut: Cut }
export type At = Trouble & { readonly line: number };
const at = ({ row, cut }: Line, key: string, code: IssueCode, why: string, cure: string): At => ({ line: row.line, code, ...placeOf(cut, key), why, cure });

/** 算定日 has been recorded since care of 2012-04. */
const countedSince = '201204';
const limitsWithMultiple = ['31', '32', '33', '34', '35'];

/** What items of one line say together. */
export function lineConflicts(line: Line, careMonth: string | null): readonly At[] {
  const { record, values } = line.row;
  if (record === commonRecord) return commonConflicts(line, values as ValuesOf<typeof commonRecord>);
  if (record === insuranceRecord) return insuranceConflicts(line, values as ValuesOf<typeof insuranceRecord>);
  if (record === actRecord || record === medicineRecord || record === materialRecord) return countedConflicts(line, values as ValuesOf<typeof actRecord>, careMonth);
  return [];
}

function commonConflicts(line: Line, { receiptKind, remarks: said, wardKinds: wards, admittedOn }: ValuesOf<typeof commonRecord>): readonly At[] {
  const isOdd = (text: string | null, codes: readonly (readonly [string, string])[]) => text !== null && (text.length % 2 === 1 || text.match(/../g)!.some((one) => !codes.some(([known]) => known === one)));
  const isInpatient = '13579'.includes(receiptKind[3]!);
  return [
    ...(/^1[1-4][1-5]\d$/.test(receiptKind) ? [] : [at(line, 'receiptKind', 'E204', '医科のレセプト種別でない', '1 医科 · 1〜4 制度 · 1〜5 負担者の数 · 0〜9 本人家族と入外 の4桁で書く')]),
    ...(isOdd(said, remarks) ? [at(line, 'remarks', 'E204', 'コード表にない特記事項がある', '2桁ずつ、5つまで続けて書く')] : []),
    ...(isOdd(wards, wardKinds) ? [at(line, 'wardKinds', 'E204', 'コード表にない病棟区分がある', '01・02・07 を続けて書く')] : []),
    ...(isInpatient && admittedOn === null ? [at(line, 'admittedOn', 'E206', '入院のレセプトに入院年月日がない', '入院年月日を書く')] : []),
    ...(!isInpatient && admittedOn !== null ? [at(line, 'admittedOn', 'E206', '外来のレセプトに入院年月日がある', '入院年月日かレセプト種別を直す')] : []),
  ];
}

function insuranceConflicts(line: Line, { insurerNumber, insuredSymbol, insuredNumber, mealCount, mealYen, days }: ValuesOf<typeof insuranceRecord>): readonly At[] {
  const width = widthOf(insuredSymbol ?? '') + widthOf(insuredNumber);
  const isUnknown = insurerNumber === unknownInsurer;
  return [
    ...(width > 38 ? [at(line, 'insuredNumber', 'E803', `記号と番号が合わせて${width}バイトある`, '合わせて38バイトまでにする')] : []),
    ...(isUnknown && (insuredSymbol !== null || insuredNumber !== unknownNumber) ? [at(line, 'insuredNumber', 'E206', '不詳のレセプトに記号か番号がある', `記号を空に、番号を ${unknownNumber} にする`)] : []),
    ...((mealCount === null) === (mealYen === null) ? [] : [at(line, mealCount === null ? 'mealCount' : 'mealYen', 'E206', '食事の回数と金額の片方しかない', '両方を書くか、両方を空にする')]),
    ...(days > 31 ? [at(line, 'days', 'E206', '診療実日数が一月の日数より多い', '診療実日数を直す')] : []),
  ];
}

function countedConflicts(line: Line, { times, countedDays }: ValuesOf<typeof actRecord>, careMonth: string | null): readonly At[] {
  const sum = countedDays.reduce<number>((all, one) => all + (one ?? 0), 0);
  if (careMonth === null || (careMonth < countedSince && countedDays.every((one) => one === null))) return [];
  const days = daysOf(careMonth);
  const beyond = countedDays.findIndex((one, index) => index >= days && (one ?? 0) > 0);
  return [
    ...(sum === times ? [] : [at(line, 'times', 'E806', `回数 ${times} のところ、算定日を足すと ${sum} になる`, '算定日か回数を直す')]),
    ...(beyond >= 0 ? [at(line, 'countedDays', 'E806', `${Number(careMonth.slice(4))}月にない${beyond + 1}日に算定している`, '算定日を直す')] : []),
  ];
}

const daysOf = (month: string): number => [31, 30, 29, 28].find((last) => isDay(`${month.slice(0, 4)}-${month.slice(4)}-${last}`))!;

const find = (lines: readonly Line[], record: ReceiptRecord): readonly Line[] => lines.filter(({ row }) => row.record === record);

/** What the lines of one receipt say together; asked only when every line of it could be read. */
export function receiptConflicts(lines: readonly Line[]): readonly At[] {
  const [common, insurance, subsidies] = [find(lines, commonRecord)[0], find(lines, insuranceRecord)[0], find(lines, subsidyRecord)];
  const first = lines[0];
  if (!common) return first ? [{ line: first.row.line, code: 'E802', byte: first.cut.before + 1, field: 'recordMark', ja: 'レコード識別', raw: first.row.record.mark, why: 'レセプトに RE がない', cure: 'レセプトは RE で始める' }] : [];
  const { receiptKind, remarks: said } = common.row.values as ValuesOf<typeof commonRecord>;
  const payers = subsidies.length + (insurance ? 1 : 0);
  const isSubsidyOnly = receiptKind[1] === '2';
  const counter = find(lines, counterRecord)[0];
  const hasMultiple = (said?.match(/../g) ?? []).some((one) => limitsWithMultiple.includes(one));
  return [
    ...(payers === 0 ? [at(common, 'receiptKind', 'E206', '保険者も公費もないレセプト', 'HO か KO を書く')] : []),
    ...(payers > 0 && isSubsidyOnly === Boolean(insurance) ? [at(common, 'receiptKind', 'E206', isSubsidyOnly ? '公費だけの種別なのに HO がある' : 'HO がないのに公費だけの種別でない', '種別の2桁目か HO を直す')] : []),
    ...(payers > 0 && payers !== Number(receiptKind[2]) ? [at(common, 'receiptKind', 'E206', `種別は負担者が${receiptKind[2]!}つと言うが、HO と KO は${payers}つある`, '種別の3桁目か、KO の数を直す')] : []),
    ...(counter && hasMultiple && (counter.row.values as ValuesOf<typeof counterRecord>).counterPayment === '01' ? [at(counter, 'counterPayment', 'E206', '特記事項は多数回と言うのに、窓口負担額区分は多数回を除くと言う', '特記事項か窓口負担額区分を直す')] : []),
    ...find(lines, confirmationRecord).filter(({ row }) => Number((row.values as ValuesOf<typeof confirmationRecord>).payerKind) > 1 + subsidies.length).map((line) => at(line, 'payerKind', 'E206', '資格確認の負担者が、このレセプトにない', '負担者種別を直す')),
  ];
}

/** 合計点数 of whoever pays first: HO, else the first 公費. */
export const mainPoints = (lines: readonly { readonly record: ReceiptRecord; readonly values: Values }[]): number | null => {
  for (const record of [insuranceRecord, subsidyRecord] as const) {
    const found = lines.map((row) => valuesIf(row, record)).find((one) => one !== null);
    if (found) return (found as { readonly points: number }).points;
  }
  return null;
};
