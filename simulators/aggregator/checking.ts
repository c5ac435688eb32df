import type { IssueCode } from '../../contracts/define.js';
import { qualificationRatio, type QualificationRatio } from '../../contracts/aggregator/qualification-ratio.js';
import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { isIndividualNumber, type NumberMode } from '../../law/check-digits.js';
import type { Finding } from './findings.js';

export interface Sender {
  readonly municipalityCode: string;
  readonly insurerNumber: string;
  /** わざと: 障害のとき null で、検査用数字を確かめない。 */
  readonly numberMode: NumberMode | null;
}
interface Trouble { readonly code: IssueCode; readonly field: string; readonly why: string; readonly cure: string }

/** What is wrong with one 世帯 record by itself. */
export const householdTroubles = (record: QualificationHousehold, sender: Sender): Trouble[] => insurerTroubles(record.insurerNumber, sender);

/** What is wrong with one row of 負担割合 by itself. */
export const ratioTroubles = ({ insurerNumber, validFrom, validThrough }: QualificationRatio, sender: Sender): Trouble[] => [
  ...insurerTroubles(insurerNumber, sender),
  ...(validFrom <= validThrough ? [] : [{ code: 'E206' as const, field: 'validThrough', why: `適用開始 ${validFrom} より前の ${validThrough} で終わる`, cure: '正しい日付で送り直す。行そのものが誤りなら無効化する' }]),
];

/** What is wrong with one 個人 record by itself. Never repaired, always all of it. */
export function personTroubles(record: QualificationPerson, sender: Sender): Trouble[] {
  return [
    ...insurerTroubles(record.insurerNumber, sender),
    ...(sender.numberMode === null || isIndividualNumber(record.individualNumber, sender.numberMode) ? [] : [{ code: 'E401' as const, field: 'individualNumber', why: '個人番号の検査用数字が合わない', cure: '住民票の個人番号を確かめ、正しい番号で送り直す' }]),
    ...periodTroubles(record),
  ];
}

const insurerTroubles = (insurerNumber: string, sender: Sender): Trouble[] => (insurerNumber === sender.insurerNumber ? []
  : [{ code: 'E305', field: 'insurerNumber', why: `送信者の保険者番号は ${sender.insurerNumber} である`, cure: '自分の保険者番号で作り直す' }]);

function periodTroubles({ memberKind, applicationStartOn: start, applicationStartReason, applicationEndOn: end, applicationEndReason }: QualificationPerson): Trouble[] {
  const troubles: Trouble[] = [];
  const missing = (field: string, why: string) => troubles.push({ code: 'E201', field, why, cure: '必ず値を入れる' });
  if (start === null && memberKind !== 'nominalHead') missing('applicationStartOn', '被保険者なのに適用開始年月日がない');
  if (start !== null && applicationStartReason === null) missing('applicationStartReason', '適用開始年月日があるのに事由がない');
  if (start === null && end !== null) missing('applicationStartOn', '適用終了年月日があるのに適用開始年月日がない');
  if (end !== null && applicationEndReason === null) missing('applicationEndReason', '適用終了年月日があるのに事由がない');
  if (end === null && applicationEndReason !== null) missing('applicationEndOn', '適用終了事由があるのに年月日がない');
  if (memberKind === 'nominalHead' && start !== null && end === null) troubles.push({ code: 'E202', field: 'memberKind', why: '擬制世帯主に終わっていない適用期間がある', cure: '被保険者なら世帯主か世帯員とし、そうでなければ適用期間を閉じる' });
  if (start !== null && end !== null && end < start) troubles.push({ code: 'E501', field: 'applicationEndOn', why: `適用開始 ${start} より前の ${end} で終わる`, cure: '正しい日付で送り直す。期間そのものが誤りなら無効化する' });
  return troubles;
}

const fields = { qualificationHousehold: qualificationHousehold.fields, qualificationPerson: qualificationPerson.fields, qualificationRatio: qualificationRatio.fields } as const;

/** A trouble with its place. A 個人番号 is shown as its token, other values as they are. */
export function findingOf({ code, field, why, cure }: Trouble, place: { readonly layout: keyof typeof fields; readonly fileName: string; readonly line: number; readonly record: object; readonly masked: (number: string) => string }): Finding {
  const definition = (fields[place.layout] as Readonly<Record<string, { readonly ja: string; readonly secret: boolean }>>)[field];
  const record = place.record as Readonly<Record<string, string | number | boolean | null | undefined>>;
  const value = record[field];
  const raw = value === null || value === undefined ? '' : definition?.secret ? place.masked(String(value)) : String(value).slice(0, 60);
  return { code, line: place.line, byte: 0, field, ja: definition?.ja ?? '記録', raw, why, cure, fileName: place.fileName, personKey: typeof record['personKey'] === 'string' ? record['personKey'] : null };
}
