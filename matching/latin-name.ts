import { inOneWidth, wordsIn } from './fold/width.js';

/** Dashes of every kind (the long mark of kana too, typed for one) and apostrophes of every kind. */
const dashes = /[-\u2010-\u2015\u2212\u2500\u30fc]/g;
const apostrophes = /['’‘`\u00b4\u02b9-\u02bc\u2032]/g;
const latin = new RegExp(`^(?:[\\p{Script=Latin}\\p{M}\\s.,・·]|${dashes.source}|${apostrophes.source})+$`, 'u');
/** A name in Latin letters only (在留カードの氏名), in one width and upper case; undefined when it has other letters. */
export function latinForm(text: string): string | undefined {
  const first = text.charCodeAt(0);
  if (first > 0x2e7f && first < 0xff00) return undefined;
  const narrow = inOneWidth(text).toUpperCase();
  return latin.test(narrow) && /\p{Script=Latin}/u.test(narrow) ? narrow : undefined;
}

/** The words of a name in the form of `latinForm`, in its order. Commas, full stops, middle dots and dashes part words; apostrophes are of one kind. */
export const latinWords = (form: string): readonly string[] => wordsIn(form.replace(/[.,・·]/g, ' ').replace(dashes, ' ').replace(apostrophes, "'"));

/** How two names in the form of `latinForm` are alike; the order of words does not count, their number does. */
export type LatinLikeness = 'same' | 'otherBreaks' | 'otherMarks' | 'oneSaysMore' | 'familyDiffers' | 'givenDiffers' | 'differs';

export function latinLikeness(a: string, b: string): LatinLikeness {
  const [one, other] = [latinWords(a), latinWords(b)];
  if (sorted(one) === sorted(other)) return 'same';
  if (joined(one) === joined(other)) return 'otherBreaks';
  if (sorted(one.map(unmarked)) === sorted(other.map(unmarked))) return 'otherMarks';
  const shared = sharedWords(one, other);
  if (shared.length === 0) return 'differs';
  if (shared.length === Math.min(one.length, other.length) && shared.length >= 2) return 'oneSaysMore';
  if (shared.includes(one[0]!) || shared.includes(other[0]!)) return 'givenDiffers';
  return one.length > 1 && sorted(one.slice(1)) === sorted(other.slice(1)) ? 'familyDiffers' : 'differs';
}
/** GARCÍA as GARCIA, ĐỖ as DO: the letters of a 在留カード have no marks. */
const unmarked = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[ĐØŁ]/g, (letter) => ({ Đ: 'D', Ø: 'O', Ł: 'L' })[letter]!);
/** Nothing but the letters: MIN SU as MINSU, O'BRIEN as OBRIEN. */
const joined = (words: readonly string[]): string => words.join('').replaceAll("'", '');
const sorted = (words: readonly string[]): string => [...words].sort().join(' ');

function sharedWords(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return one.filter((word) => {
    const index = left.indexOf(word);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}
