import { derive } from '../../law/define.js';
import type { At, Line } from './checks.js';
import { commonRecord, insuranceRecord } from './claim-records.js';
import { burdenClasses } from './codes.js';
import type { ValuesOf } from './define.js';
import { actRecord, medicineRecord, materialRecord } from './detail-records.js';
import { placeOf } from './read-line.js';

export const pointSumBasis = derive('点数は一つの算定単位の最後の行にだけあり、回数を掛けて足せば医保の合計点数になる。記録条件仕様が求める検査ではないので、合わなくても注意にとどめる');

/** Lines of these 診療識別 do not simply add up: 全体, 薬剤料減点, 食事・生活療養 (yen, not points). */
const notSummed = ['01', '39', '97', '99'];
const mainInsurance = new Set<string>(burdenClasses.filter(([, ja]) => ja.startsWith('医保')).map(([code]) => code));
const isDetail = ({ row: { record } }: Line): boolean => record === actRecord || record === medicineRecord || record === materialRecord;
type Detail = ValuesOf<typeof actRecord>;

/**
 * Does 合計点数 of HO follow from the lines of the receipt? A warning, and only where the lines leave no doubt: all of them are the
 * main insurance's, none is of a kind that does not add up, and there is no discount and no correction.
 */
export function pointSumConflicts(lines: readonly Line[]): readonly At[] {
  const insurance = lines.find(({ row }) => row.record === insuranceRecord);
  const common = lines.find(({ row }) => row.record === commonRecord);
  const sum = insurance && common && (common.row.values as ValuesOf<typeof commonRecord>).pointDiscount === null ? sumOf(lines) : null;
  if (!insurance || sum === null) return [];
  const { points } = insurance.row.values as ValuesOf<typeof insuranceRecord>;
  if (points === sum) return [];
  return [{ line: insurance.row.line, code: 'W814', ...placeOf(insurance.cut, 'points'), why: `合計点数は ${points} 点だが、明細の点数×回数を足すと ${sum} 点になる`, cure: '合計点数か明細の点数・回数を確かめる' }];
}

/** Points × times of all lines; null when anything leaves a doubt. */
function sumOf(lines: readonly Line[]): number | null {
  let [sum, category, isClosed]: [number, string | null, boolean] = [0, null, false];
  for (const line of lines) {
    const { values, history } = line.row;
    const { burdenClass, careCategory, points, times } = values as Detail;
    if (burdenClass === undefined) continue;
    category = careCategory ?? category;
    if (!mainInsurance.has(burdenClass) || (history !== null && history.versionKind !== '1')) return null;
    if (!isDetail(line)) continue;
    if (category !== null && notSummed.includes(category)) return null;
    isClosed = points !== null;
    if (points !== null) sum += points * times;
  }
  return isClosed ? sum : null;
}
