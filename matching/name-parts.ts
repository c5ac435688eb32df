import { inOneWidth, withoutSpaces, wordsIn } from './fold/width.js';

/** Another name the register holds for the same person, and its 振り仮名 where the register holds that as well. */
export interface OtherName { readonly kind: 'commonName' | 'formerFamilyName' | 'kanjiForm' | 'latin'; readonly text: string; readonly kana?: string | undefined }
export const otherNameKinds = [['commonName', '通称'], ['formerFamilyName', '旧氏'], ['kanjiForm', '併記漢字'], ['latin', 'ローマ字']] as const;
export const otherNameJa = new Map<string, string>(otherNameKinds);

/** A name with what the register knows besides. */
export interface NamedOtherwise extends PartedName {
  readonly others?: readonly OtherName[] | undefined;
  /** 氏名 of the person is in Latin letters, as on a 在留カード: the order of its words says nothing, in カナ neither. */
  readonly isLatinNamed?: boolean | undefined;
}

export interface NameParts { readonly family: string; readonly given: string }

/** A name as one side holds it: with a space between 姓 and 名, or with the 姓 known in the household. */
export interface PartedName { readonly text: string; readonly familyNames?: readonly string[] | undefined }

/**
 * 姓 and 名 of both names in the form that `fold` gives, or undefined when nobody says where a name parts. One side may show
 * it to the other: 山田 太郎 tells that 山田次郎 begins with the same 姓.
 */
export function partsOfBoth(a: PartedName, b: PartedName, fold: (text: string) => string, [wholeOfA, wholeOfB] = [fold(a.text), fold(b.text)]): readonly [NameParts, NameParts] | undefined {
  const [one, other] = [ownParts(a, wholeOfA, fold), ownParts(b, wholeOfB, fold)];
  if (one && other) return [one, other];
  if (one) { const seen = partsSeenFrom(one, wholeOfB); return seen && [one, seen]; }
  if (other) { const seen = partsSeenFrom(other, wholeOfA); return seen && [seen, other]; }
  return undefined;
}

/** 旧氏 is registered as a 姓 alone; the 名 is that of its holder. */
export function withGivenOf(holder: PartedName, family: string): string {
  const parts = partsOfBoth(holder, holder, (text) => withoutSpaces(inOneWidth(text)));
  return parts ? `${family} ${parts[0].given}` : family;
}

function ownParts({ text, familyNames }: PartedName, whole: string, fold: (text: string) => string): NameParts | undefined {
  const words = wordsIn(text);
  if (words.length > 1) {
    const family = fold(words[0]!);
    return { family, given: whole.startsWith(family) ? whole.slice(family.length) : fold(words.slice(1).join('')) };
  }
  const known = familyNames?.map(fold).find((name) => name !== '' && whole.startsWith(name) && whole.length > name.length);
  return known === undefined ? undefined : { family: known, given: whole.slice(known.length) };
}

function partsSeenFrom({ family, given }: NameParts, whole: string): NameParts | undefined {
  if (whole.length > family.length && whole.startsWith(family)) return { family, given: whole.slice(family.length) };
  return whole.length > given.length && whole.endsWith(given) ? { family: whole.slice(0, -given.length), given } : undefined;
}
