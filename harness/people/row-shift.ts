import type { Faker } from '@faker-js/faker';
import { cite } from '../../law/define.js';
import type { Copy } from './corrupt.js';

export const rowShiftBasis = cite('新聞報道(手作業の名簿)', '2,336人分の番号がずれた例。長さと割合は仮定');

const rowShift = { kind: 'rowShift', ja: '個人番号の行ずれ', effect: 'wrongNumber', verdicts: ['H1'], levels: '' } as const;
const [shortest, longest] = [3, 12];
/** Rows in a run, of the rate of defects. */
const share = 0.02;

/** Places tried before a file of many defects is left alone. */
const attempts = 30;

/**
 * Now and then lets a run of rows of a file carry the number of the row below (or above) each. The neighbour keeps its own, so
 * the number of the row at the other end is lost. Only whole runs of sound records whose neighbours differ in 生年月日 or 性別.
 */
export function slid(rows: readonly Copy[], rate: number, faker: Faker): readonly Copy[] {
  const probability = Math.min(1, (rows.length * rate * share * 2) / (shortest + longest));
  if (rows.length < longest + 2 || !faker.datatype.boolean({ probability })) return rows;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [length, step] = [faker.number.int({ min: shortest, max: longest }), faker.helpers.arrayElement([1, -1])];
    const start = faker.number.int({ min: 1, max: rows.length - length - 1 });
    const isInRun = (at: number) => at >= start && at < start + length;
    if (!rows.every((row, at) => !isInRun(at) || mayCarry(row, rows[at + step]!))) continue;
    return rows.map((row, at) => (isInRun(at) ? { ...row, resident: { ...row.resident!, individualNumber: rows[at + step]!.resident!.individualNumber }, ...rowShift } : row));
  }
  return rows;
}

const mayCarry = (row: Copy, neighbour: Copy): boolean => row.kind === 'exact' && neighbour.kind === 'exact'
  && (row.resident!.bornOn !== neighbour.resident!.bornOn || row.resident!.sex !== neighbour.resident!.sex);
