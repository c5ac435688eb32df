import { cp932Bytes } from '../../contracts/wire/cp932.js';
import type { ParameterValues } from './parameters.js';

/** Lead bytes of JIS X 0208 in Shift_JIS: without the rows of NEC特殊文字 (87) and without IBM拡張文字 and 外字 (ED and above). */
const isStandardLead = (lead: number): boolean => (lead >= 0x81 && lead <= 0x84) || (lead >= 0x88 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xea);
/** Written with other code points by systems that do not follow Windows: 波ダッシュ, 双柱, 負符号, ¢£¬. */
const otherSpellings = new Set('〜‖−¢£¬—');

function isPermitted(character: string, set: ParameterValues['permittedCharacters']): boolean {
  if (set === 'any') return true;
  const unit = character.codePointAt(0)!;
  const bytes = unit > 0xffff || character.length > 1 ? 0 : cp932Bytes()[unit]!;
  if (bytes === 0) return otherSpellings.has(character);
  if (bytes <= 0xff) return true;
  return set === 'cp932' ? bytes < 0xf040 || bytes > 0xf9fc : isStandardLead(bytes >> 8);
}

const plain = /^[\u0020-\u007e\u3041-\u3093\u30a1-\u30f4\u30fc\u3000\uff61-\uff9f]*$/;
/** One character with the 字形選択子 behind it. */
const characters = /[^\ufe00-\ufe0f\u{e0100}-\u{e01ef}][\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*/gu;

/** The text with ● for each character that cannot be registered, and these characters; none = it is registrable as it stands. */
export function registrable(text: string, set: ParameterValues['permittedCharacters']): { readonly text: string; readonly unregistrable: readonly string[] } {
  if (plain.test(text)) return { text, unregistrable: [] };
  const unregistrable: string[] = [];
  const written = text.replaceAll(characters, (character) => {
    if (isPermitted(character, set)) return character;
    unregistrable.push(character);
    return '●';
  });
  return { text: written, unregistrable };
}
