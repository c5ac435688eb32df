import { assume, type Basis } from '../../law/define.js';

export const likenessBasis: Basis = assume('住所が自分の所で、宛名が一字だけ違えば自分のものの書き誤り、それより違うか、住所が違えば、よその人のものと読む');

/** One character is another one, and nothing else: a slip of whoever wrote it, not another name. */
export function isSlip(right: string, printed: string): boolean {
  const [own, other] = [[...right], [...printed]];
  return own.length === other.length && own.filter((character, at) => character !== other[at]).length === 1;
}

/** Whoever bears that name; when nobody does, whoever it may be a slip of. */
export const namedAs = <P extends { readonly name: string }>(people: readonly P[], name: string): P | undefined => people.find((one) => one.name === name) ?? people.find((one) => isSlip(one.name, name));

/** Is that where they live? 方書 may be missing; a brother at another address is not meant. */
export const isAt = (address: string, printed: string): boolean => `${spaced(address)} `.startsWith(`${spaced(printed)} `);

/** 住所 and 方書 with one space between them, however they were written. */
export const spaced = (address: string): string => address.replaceAll(/\s+/g, ' ').trim();
