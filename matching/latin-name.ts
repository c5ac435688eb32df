import { inOneWidth, wordsIn } from './fold/width.js';

const latin = /^[\p{Script=Latin}\s.,'’‘\-\u2010-\u2015]+$/u;
/** A name in Latin letters only (在留カードの氏名), in one width and upper case; undefined when it has other letters. */
export function latinForm(text: string): string | undefined {
  const first = text.charCodeAt(0);
  if (first > 0x2e7f && first < 0xff00) return undefined;
  const narrow = inOneWidth(text).toUpperCase();
  return latin.test(narrow) && /\p{Script=Latin}/u.test(narrow) ? narrow : undefined;
}

/** Commas and full stops part words, hyphens and apostrophes are of one kind. */
const tokensOf = (form: string): readonly string[] =>
  wordsIn(/[.,’‘\u2010-\u2015]/.test(form) ? form.replace(/[.,]/g, ' ').replace(/[\u2010-\u2015]/g, '-').replace(/[’‘]/g, "'") : form);

/** How two names in the form of `latinForm` are alike; the order of words does not count, their number does. */
export type LatinLikeness = 'same' | 'otherBreaks' | 'oneSaysMore' | 'familyDiffers' | 'givenDiffers' | 'differs';

export function latinLikeness(a: string, b: string): LatinLikeness {
  const [one, other] = [tokensOf(a), tokensOf(b)];
  if (sorted(one) === sorted(other)) return 'same';
  if (one.join('') === other.join('')) return 'otherBreaks';
  const shared = sharedWords(one, other);
  if (shared.length === 0) return 'differs';
  if (shared.length === Math.min(one.length, other.length) && shared.length >= 2) return 'oneSaysMore';
  if (shared.includes(one[0]!) || shared.includes(other[0]!)) return 'givenDiffers';
  return one.length > 1 && sorted(one.slice(1)) === sorted(other.slice(1)) ? 'familyDiffers' : 'differs';
}
const sorted = (words: readonly string[]): string => [...words].sort().join(' ');

function sharedWords(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return one.filter((word) => {
    const index = left.indexOf(word);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}
