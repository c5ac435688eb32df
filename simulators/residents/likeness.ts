import { assume, type Basis } from '../../law/define.js';

export const likenessBasis: Basis = assume('宛名が一字だけ違えば自分のものの書き誤り、それより違えばよその人のものと読む');

/** One character is another one, and nothing else: a slip of whoever wrote it, not another name. */
export function isSlip(right: string, printed: string): boolean {
  const [own, other] = [[...right], [...printed]];
  return own.length === other.length && own.filter((character, at) => character !== other[at]).length === 1;
}

/** 住所 and 方書 with one space between them, however they were written. */
export const spaced = (address: string): string => address.replaceAll(/\s+/g, ' ').trim();
