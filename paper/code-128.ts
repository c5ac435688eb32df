import { derive, type Basis } from '../law/define.js';

export const code128Basis: Basis = derive('ISO/IEC 15417(Code 128)の符号表。別に作られた読取り機で、印刷した絵から読み戻して確かめる');

/** Widths of bar, space, bar, space, bar, space of the symbol characters 0 to 105; the last is 106, the stop, which ends in a bar. */
const widths = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 '
  + '322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 '
  + '331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 '
  + '124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
const [startC, functionOne, stop] = [105, 102, 106] as const;
const checkBase = 103;

/** White that must stay on both sides of the bars, in modules. */
export const quietModules = 10;

/** Digits as GS1-128: bar and space widths in modules by turns, from the first bar to the last. Two digits make one symbol character, so there is an even number of them. */
export function gs1Modules(digits: string): readonly number[] {
  if (!/^(\d\d)+$/.test(digits)) throw new RangeError(`GS1-128 は偶数桁の数字だけを表す(${digits.length}字)`);
  const values = [functionOne, ...digits.match(/\d\d/g)!.map(Number)];
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), startC as number) % checkBase;
  return [startC, ...values, check, stop].flatMap((value) => Array.from(widths[value]!, Number));
}

/** The digits that bars and spaces say, or why they say none. */
export function readGs1Modules(modules: readonly number[]): { readonly digits: string } | { readonly why: string } {
  const text = modules.join('');
  if (!/^\d*$/.test(text) || text.length < 31 || (text.length - 7) % 6 !== 0) return { why: '棒の数が Code 128 のものでない' };
  const values = [...text.slice(0, -7).match(/.{6}/g)!, text.slice(-7)].map((one) => widths.indexOf(one));
  if (values.includes(-1)) return { why: '符号表にない棒の並びがある' };
  const [first, gs1, ...rest] = values;
  const [check, last] = rest.splice(-2);
  if (first !== startC || gs1 !== functionOne || last !== stop) return { why: 'GS1-128(コードC)で始まり、停止の符号で終わっていない' };
  const pairs = [functionOne, ...rest];
  if (pairs.reduce<number>((sum, value, index) => sum + value * (index + 1), startC) % checkBase !== check) return { why: '記号の検査文字が合わない' };
  return rest.every((value) => value < 100) ? { digits: rest.map((value) => String(value).padStart(2, '0')).join('') } : { why: '数字でない符号がある' };
}
