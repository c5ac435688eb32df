import type { AddressLevel } from '../../../matching/address.js';
import { bornOn, type BornOnLevel } from '../../../matching/born-on.js';
import { kanaName, type KanaNameLevel } from '../../../matching/kana-name.js';
import { address } from '../../../matching/address.js';
import { kanjiName, type KanjiNameLevel } from '../../../matching/kanji-name.js';
import { sex, type SexLevel } from '../../../matching/sex.js';

/** One level for each of the five items, as `matching/` compares them. */
export interface ItemLevels {
  readonly name: KanjiNameLevel;
  readonly nameKana: KanaNameLevel;
  readonly bornOn: BornOnLevel;
  readonly sex: SexLevel;
  readonly address: AddressLevel;
}
export interface Agreement { readonly name: boolean; readonly nameKana: boolean; readonly bornOn: boolean; readonly sex: boolean; readonly address: boolean }

/** Which items agree in the eyes of the ward. 前住所 (A8) counts as agreeing here: the ward knows its own 転居. */
export const agreementOf = (levels: ItemLevels): Agreement => ({
  name: kanjiName.agrees(levels.name), nameKana: kanaName.agrees(levels.nameKana), bornOn: bornOn.agrees(levels.bornOn), sex: sex.agrees(levels.sex),
  address: address.agrees(levels.address) || levels.address === 'A8',
});
export const countOf = (agreement: Agreement): number => Object.values(agreement).filter(Boolean).length;
export const levelsText = ({ name, nameKana, bornOn: born, sex: gender, address: place }: ItemLevels): string => [name, nameKana, born, gender, place].join(' ');
