/** A slip of whoever wrote it, and not another name: as long, and other in that many characters at most. */
export function isSlip(right: string, printed: string, slipCharacters: number): boolean {
  const [own, other] = [[...right], [...printed]];
  return own.length === other.length && own.filter((character, at) => character !== other[at]).length <= slipCharacters;
}

/** Whoever bears that name; when nobody does, whoever it may be a slip of. */
export const namedAs = <P extends { readonly name: string }>(people: readonly P[], name: string, slipCharacters: number): P | undefined =>
  people.find((one) => one.name === name) ?? people.find((one) => isSlip(one.name, name, slipCharacters));

/** Is that where they live? 方書 may be missing; a brother at another address is not meant. */
export const isAt = (address: string, printed: string): boolean => `${spaced(address)} `.startsWith(`${spaced(printed)} `);

/** 住所 and 方書 with one space between them, however they were written. */
export const spaced = (address: string): string => address.replaceAll(/\s+/g, ' ').trim();
