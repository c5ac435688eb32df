import { address, type KnownAddress } from './address.js';
import { bornOn } from './born-on.js';
import { kanaName } from './kana-name.js';
import { kanjiName } from './kanji-name.js';
import { latinForm } from './latin-name.js';
import type { NamedOtherwise, OtherName } from './name-parts.js';
import { sex } from './sex.js';

/** What a register says of one person; an item it does not hold is empty or left out. */
export interface PersonItems {
  readonly name?: string | undefined;
  readonly nameKana?: string | undefined;
  readonly bornOn?: string | undefined;
  readonly sex?: string | undefined;
  readonly address?: string | undefined;
  /** 通称・旧氏・併記漢字・ローマ字 of the same person in the same register. */
  readonly otherNames?: readonly OtherName[] | undefined;
  readonly previousAddresses?: KnownAddress['previous'];
  readonly townCode?: string | undefined;
  /** 姓 of the household, in kanji and in kana: they part a name written without a space. */
  readonly familyNames?: readonly string[] | undefined;
}

/** The five items (漢字氏名, カナ氏名, 生年月日, 性別, 住所) with the comparer of each, in the order they are shown. */
export const fiveItems = { name: kanjiName, nameKana: kanaName, bornOn, sex, address } as const;
export type FiveItems = keyof typeof fiveItems;

/**
 * Levels of the five items with their reasons. No verdict: whether two records are one person is decided by the ward and by
 * the parties, each for itself.
 */
export const comparePerson = (a: PersonItems, b: PersonItems) => ({
  name: kanjiName.compare(nameOf(a), nameOf(b)),
  nameKana: kanaName.compare(kanaOf(a), kanaOf(b)),
  bornOn: bornOn.compare(a.bornOn ?? '', b.bornOn ?? ''),
  sex: sex.compare(a.sex ?? '', b.sex ?? ''),
  address: address.compare(addressOf(a), addressOf(b)),
});
export type PersonComparison = ReturnType<typeof comparePerson>;

const nameOf = ({ name, otherNames, familyNames }: PersonItems) => ({ text: name ?? '', others: otherNames, familyNames });
/** カナ氏名 as its comparer takes it. */
export const kanaOf = ({ name, nameKana, otherNames, familyNames }: PersonItems): NamedOtherwise => ({ text: nameKana ?? '', others: otherNames, familyNames, isLatinNamed: name !== undefined && latinForm(name) !== undefined });
const addressOf = ({ address: text, townCode, previousAddresses }: PersonItems): KnownAddress => ({ text: text ?? '', townCode, previous: previousAddresses });
