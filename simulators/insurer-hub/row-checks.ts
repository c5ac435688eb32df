import { isIndividualNumber, type NumberMode } from '../../law/check-digits.js';
import { municipality } from '../../law/municipalities.js';
import { copayRatioOf } from '../../contracts/insurer-hub/copay-ratios.js';
import { memberChange, type MemberChange } from '../../contracts/insurer-hub/member-change.js';
import { registrable } from './characters.js';
import type { HubIssue } from './hub-issue.js';
import type { ParameterValues } from './parameters.js';

export interface RowChecks {
  readonly code: string;
  /** わざと: 障害のとき null で、検査用数字を確かめない。 */
  readonly numberMode: NumberMode | null;
  readonly parameters: Pick<ParameterValues, 'permittedCharacters' | 'onUnregistrable'>;
}
/** The row as it may be registered, or null, and what was found. */
export interface CheckedRow { readonly row: MemberChange | null; readonly issues: readonly HubIssue[] }

const written = ['name', 'nameKana', 'address', 'headName'] as const satisfies readonly (keyof MemberChange)[];

/** 5-③: what can be said of one row alone. わざと: 住所 may be missing, it is not mandatory at the hub. */
export function checkRow(row: MemberChange, line: number, { code, numberMode, parameters }: RowChecks): CheckedRow {
  const issues: HubIssue[] = [];
  const tell = (issueCode: HubIssue['code'], field: keyof MemberChange, message: string, cure: string) => void issues.push({ code: issueCode, line, fieldJa: memberChange.fields[field].ja, historyKey: row.historyKey, message, cure });
  if (row.insurerNumber !== municipality(code).insurerNumber) tell('E-PARTITION', 'insurerNumber', `保険者番号 ${row.insurerNumber} はこの委託区画のものでない`, 'その保険者の委託区画へ送る');
  if (!row.historyKey.startsWith(`${row.municipalInsuredId}/`)) tell('E-FORMAT', 'historyKey', '資格履歴の識別が市町村被保険者IDで始まらない', '市町村被保険者ID、/、適用期間の識別の順に書く');
  if (row.validTo !== null && row.validTo < row.validFrom) tell('E-FORMAT', 'validTo', '適用終了年月日が適用開始年月日より前', '日付を確かめて送り直す');
  if (overlapping(row.copayRatios)) tell('E-FORMAT', 'copayRatios', '一部負担金割合の期間が読めないか、同じ日に二つの割合がある', '期間を「開始日/終了日/割合3桁」で重ならないように書く');
  for (const field of ['name', 'nameKana'] as const) if (row[field].trim() === '') tell('E-REQUIRED', field, `${memberChange.fields[field].ja}が空白だけ`, '住民記録のとおりに書く');
  if (numberMode !== null && !isIndividualNumber(row.individualNumber, numberMode)) tell('E-CHECKDIGIT', 'individualNumber', '検査用数字が合わない', '個人番号を確かめて送り直す');
  return withCharacters(row, issues, parameters, tell);
}

/** Is one of them none of ours, or do two share a day? */
function overlapping(words: readonly string[]): boolean {
  const periods = words.map(copayRatioOf).sort((a, b) => (a && b && a.validFrom < b.validFrom ? -1 : 1));
  return periods.some((one, i) => one === null || (i > 0 && one.validFrom <= periods[i - 1]!.validThrough));
}

function withCharacters(row: MemberChange, issues: readonly HubIssue[], parameters: RowChecks['parameters'], tell: (code: HubIssue['code'], field: keyof MemberChange, message: string, cure: string) => void): CheckedRow {
  let registered = row;
  const isRejecting = parameters.onUnregistrable === 'reject';
  for (const field of written) {
    const { text, unregistrable } = registrable(row[field] ?? '', parameters.permittedCharacters);
    if (unregistrable.length === 0) continue;
    const named = unregistrable.map((character) => `${character}(U+${character.codePointAt(0)!.toString(16).toUpperCase()})`).join(' ');
    if (isRejecting) tell('E-CHAR', field, `登録できない文字 ${named}`, '登録できる字に改めるか、カタカナで送り直す');
    else tell('W-BULLET', field, `登録できない文字 ${named} を●に置き換えた`, '置き換えでよいか確かめる');
    registered = { ...registered, [field]: text };
  }
  return { row: issues.some(({ code }) => code.startsWith('E')) ? null : registered, issues };
}
