import type { Day } from '../../law/define.js';
import { extraordinaryNumber } from '../../contracts/mailing/installments.js';
import { dayIn, found, yearIn } from './sheet.js';

/** A slip as it lies in the hand: what is printed on the sheet it came with. */
export interface Slip {
  /** 年度 and 期, as printed: whatever has the same is the same debt. */
  readonly matter: string;
  readonly noticeNumber: string;
  readonly fiscalYear: number;
  /** The 期, 11 for a 随時期. */
  readonly period: number;
  readonly yen: number;
  readonly dueOn: Day;
  /** 44 digits; null where the slip has no bars. */
  readonly barcode: string | null;
  /** The number of the 督促状 it came with; null for one of a notice. */
  readonly demandNumber: string | null;
}

/** The slips on one printed sheet, in the order of the 期. A sheet without any has none. */
export function slipsOn(lines: readonly string[]): readonly Slip[] {
  const heading = lines[lines.findIndex((line) => line.endsWith(' 様')) + 1] ?? '';
  const noticeNumber = found(lines, /^通知書番号 (.+)$/);
  if (noticeNumber === undefined) return [];
  return heading.endsWith('督促状') ? demandSlip(lines, noticeNumber) : noticeSlips(lines, heading, noticeNumber);
}

const barsIn = (line = ''): string | null => (/^ {2}\(91\)\d{42}$/.test(line) ? line.replaceAll(/\D/g, '') : null);
const periodOf = (label: string): number => (label === '随時期' ? extraordinaryNumber : Number(label.slice(1, -1)));
const yenOf = (said: string): number => Number(said.replaceAll(',', ''));

function noticeSlips(lines: readonly string[], heading: string, noticeNumber: string): readonly Slip[] {
  const fiscalYear = yearIn(heading);
  return fiscalYear === undefined ? [] : lines.flatMap((line, at): Slip[] => {
    const [, label, yen, day] = /^(第\d+期|随時期) ([\d,]+)円 納期限 (.+)$/.exec(line) ?? [];
    const dueOn = dayIn(day ?? '');
    return dueOn ? [{ matter: `${fiscalYear} ${label!}`, noticeNumber, fiscalYear, period: periodOf(label!), yen: yenOf(yen!), dueOn, barcode: barsIn(lines[at + 1]), demandNumber: null }] : [];
  });
}

function demandSlip(lines: readonly string[], noticeNumber: string): readonly Slip[] {
  const about = lines.find((line) => /年度 (?:第\d+期|随時期) /.test(line)) ?? '';
  const [label, fiscalYear] = [found([about], /(第\d+期|随時期)/), yearIn(about)];
  const [yen, dueOn, demandNumber] = [found(lines, /^未納の額 ([\d,]+)円/), dayIn(found(lines, / 指定期限 (.+)$/) ?? ''), found(lines, /^督促状の番号 (.+)$/)];
  if (label === undefined || fiscalYear === undefined || yen === undefined || !dueOn || demandNumber === undefined) return [];
  return [{ matter: `${fiscalYear} ${label}`, noticeNumber, fiscalYear, period: periodOf(label), yen: yenOf(yen), dueOn, barcode: barsIn(lines.at(-1)), demandNumber }];
}
