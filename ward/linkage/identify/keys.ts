import { scanAddress, withoutThirdRoom } from '../../../matching/address/scan.js';
import { kanaLarge, kanaNotation } from '../../../matching/fold/kana.js';
import { freeFold, inUsualForms } from '../../../matching/fold/kanji.js';
import { inOneWidth, withoutSpaces } from '../../../matching/fold/width.js';

/** The folded texts by which a 名寄せ finds who could be meant. Equal keys prove nothing; the comparers look at the pair. */
export function foldedKeys({ name, name_kana, address }: { readonly name: string; readonly name_kana: string; readonly address: string }) {
  const { place, numbers, lotMark } = scanAddress(address, freeFold);
  return {
    name_key: inUsualForms(withoutSpaces(inOneWidth(name)), freeFold), kana_key: kanaLarge(kanaNotation(name_kana)),
    address_key: place === '' ? '' : `${place}|${withoutThirdRoom(numbers).map(({ value }) => value).join('-')}${lotMark}`,
  };
}
