import { individualNumberDigit } from '../../law/check-digits.js';
import { uncheckedDigit, type CheckMode } from '../../matching/bulk/columns.js';

/**
 * Why a number cannot be asked for, and the cure; the value itself is never told. Nothing is repaired: a number that somebody
 * has to put right is put right where it comes from.
 */
export function numberFault(written: string, mode: CheckMode): string {
  const text = written.normalize('NFKC').trim();
  if (text === '') return '個人番号が空。番号を書く(番号がなければ totsugo link で名寄せする)';
  if (/^\d+(\.\d+)?E\+?\d+$/i.test(text)) return '指数の形に変わり(表計算ソフトが数とみなした)、下の桁が失われている。元の表で番号の列を文字列にして書き出し直す';
  const marks = signs.filter(({ form }) => form.test(written));
  const digits = signs.reduce((rest, { form }) => rest.replace(form, ''), text);
  const sums = /\D/.test(digits) ? [{ why: '数字でない字がある', cure: '数字12桁だけを書く' }] : lengthFault(digits, mode);
  const faults = [...marks, ...sums];
  const fits = marks.length > 0 && sums.length === 0 && mode !== uncheckedDigit ? '(そうすれば検査用数字が合う)' : '';
  return `${faults.map(({ why }) => why).join('、')}。${[...new Set(faults.map(({ cure }) => cure))].join('。')}${fits}`;
}

interface Fault { readonly why: string; readonly cure: string }
/** What people and spreadsheets put around the digits. */
const signs: readonly (Fault & { readonly form: RegExp })[] = [
  { form: /[０-９]/, why: '全角の数字で書いてある', cure: '半角の数字で書く' },
  { form: /^\s*['’‘`]/, why: '先頭に引用符が付いている(表計算ソフトの文字列の印)', cure: '引用符を除く' },
  { form: /\.0+\s*$/, why: '小数点が付いている(数として書き出された)', cure: '番号の列を文字列にして書き出し直す' },
  { form: /\s/g, why: '空白がある', cure: '区切りを除き、12桁を続けて書く' },
  { form: /[-‐‑‒–—―−－ー]/g, why: 'ハイフンがある', cure: '区切りを除き、12桁を続けて書く' },
];

function lengthFault(digits: string, mode: CheckMode): readonly Fault[] {
  if (digits.length > 12) return [{ why: `${digits.length}桁ある`, cure: '12桁の個人番号か、別の番号(法人番号は13桁)でないか確かめる' }];
  if (digits.length === 12) return carries(digits, mode) ? [] : [{ why: '検査用数字が合わない', cure: '打ち間違いでないか元の書類で確かめる(検査用数字の付け方が違うなら --number-mode)' }];
  const isZeroLost = digits.length >= 9 && mode !== uncheckedDigit && carries(digits.padStart(12, '0'), mode);
  return [{ why: `${digits.length}桁しかない(先頭の0が落ちた${isZeroLost ? '。補えば検査用数字が合う)' : '?)'}`, cure: '番号の列を文字列にして書き出し直すか、欠けた桁を元の書類で確かめる' }];
}

const carries = (digits: string, mode: CheckMode): boolean => mode === uncheckedDigit || (individualNumberDigit(digits.slice(0, 11)) + mode) % 10 === Number(digits[11]);
