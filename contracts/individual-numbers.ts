import { isIndividualNumber, type NumberMode } from '../law/check-digits.js';

/** Twelve digits by themselves, half or full width, also in the three groups of four in which a card prints them. */
const candidates = /(?<!\p{Nd})\p{Nd}{4}([ \u3000\-‐－]?)\p{Nd}{4}\1\p{Nd}{4}(?!\p{Nd})/gu;

/** The runs of a text that can be a 個人番号 in this world. Who holds a text of ours may hold none, whatever it is about. */
export function numbersIn(text: string, mode: NumberMode): readonly string[] {
  return [...text.matchAll(candidates)].map(([run]) => run.normalize('NFKC').replaceAll(/\D/g, '')).filter((digits) => isIndividualNumber(digits, mode));
}
