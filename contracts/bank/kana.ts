import { faultInText } from './characters.js';
import type { CharacterClass } from './define.js';
import type { CharacterProfile } from './dialect.js';
import { inHalfKana } from '../online-eligibility/half-kana.js';

const [small, large] = ['ｧｨｩｪｫｬｭｮｯ', 'ｱｲｳｴｵﾔﾕﾖﾂ'];

/** A name as banks write it: half-width kana, small kana large, a long vowel as `-`, Latin letters in capitals. What no bank can write stays, and is refused where it is written. */
export const inBankKana = (text: string): string => Array.from(inHalfKana(text).toUpperCase(), (character) => (character === 'ｰ' ? '-' : (large[small.indexOf(character)] ?? character))).join('');

/** Why a text cannot stand in such an item of so many bytes; null when it can. */
export function misfitInItem(text: string, bytes: number, characters: CharacterClass, profile: CharacterProfile): string | null {
  if (text.length > bytes) return `${bytes}バイトのところ${text.length}バイトある`;
  if (text.endsWith(' ')) return '空白で終わる';
  return faultInText(text, characters, profile)?.why ?? null;
}
