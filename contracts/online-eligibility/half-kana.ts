const full = 'ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜';
const half = new Map(Array.from(full, (kana, index) => [kana, String.fromCharCode(0xff66 + index)]));
const others = new Map([['・', '･'], ['\u3000', ' '], ['\u3099', 'ﾞ'], ['\u309a', 'ﾟ'], ['ヮ', 'ﾜ'], ['ヵ', 'ｶ'], ['ヶ', 'ｹ'], ['ヰ', 'ｲ'], ['ヱ', 'ｴ'], ['‐', '-'], ['－', '-']]);

/**
 * A kana name in half width as オンライン資格確認 shows it: ガ becomes ｶﾞ. Small ヮヵヶ and old ヰヱ have no half-width form and
 * are written with the usual kana; what is no kana stays.
 */
export const inHalfKana = (text: string): string => Array.from(text.normalize('NFD'), (character) => half.get(character) ?? others.get(character) ?? character).join('');
