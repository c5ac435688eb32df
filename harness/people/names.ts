import type { Faker } from '@faker-js/faker';
import { foreignNames, type ForeignNames } from './foreign-names.js';
import { alikeNames, eraOf, eras, givenNames } from './given-names.js';
import { surnames, weightedSurnames, type NameWord } from './surnames.js';
import { inUsualForms, usualOf, variantsOf, withGaiji, withVariant } from './variants.js';
import { BadWish, type Special, type Trait } from './define.js';

/** One written form with its one reading. */
export interface Name {
  readonly kanji: string;
  readonly kana: string;
}
export interface Surname extends Name {
  readonly traits: readonly Trait[];
}

/** Shares of households whose surname is kept in another form than the usual one. 異体字 in names: 2–4 %. */
const variantShare = 0.12;
const gaijiShare = 0.004;
const knownSurnames = new Map(surnames.map((word) => [word.kanji, word]));

/** The surname of a household: the wished one or one drawn by frequency, in the form the specials ask for. */
export function surnameFor(wished: string | Name | undefined, specials: readonly Special[], faker: Faker): Surname {
  const usual = wished === undefined ? drawnSurname(specials, faker) : wishedSurname(wished, faker);
  if (specials.includes('gaiji')) return formed(usual, withGaiji(inUsualForms(usual.kanji)), 'gaiji');
  if (specials.includes('variant') && !hasVariant(usual.kanji)) return formed(usual, withVariant(usual.kanji, (forms) => faker.helpers.arrayElement(forms)), 'variant');
  if (wished !== undefined) return { ...usual, traits: hasVariant(usual.kanji) ? ['variant'] : [] };
  const gaiji = faker.datatype.boolean({ probability: gaijiShare }) ? withGaiji(usual.kanji) : null;
  if (gaiji) return formed(usual, gaiji, 'gaiji');
  const variant = faker.datatype.boolean({ probability: variantShare }) ? withVariant(usual.kanji, (forms) => faker.helpers.arrayElement(forms)) : null;
  return variant ? formed(usual, variant, 'variant') : { ...usual, traits: hasVariant(usual.kanji) ? ['variant'] : [] };
}

/** A given name as chosen in the year of birth; one in seven bears the fashion of the years next to it. */
export function givenNameFor(sex: '1' | '2', bornYear: number, faker: Faker): Name {
  const era = eras.indexOf(eraOf(bornYear));
  const near = faker.datatype.boolean({ probability: 0.14 }) ? era + faker.helpers.arrayElement([-1, 1]) : era;
  return readingOf(faker.helpers.arrayElement(givenNames[sex][eras[near] ?? eras[era]!]), faker);
}

/** Two given names for twins: alike, though never of one reading, when they have one sex. */
export function twinNamesFor(sexes: readonly ['1' | '2', '1' | '2'], bornYear: number, faker: Faker): readonly [Name, Name] {
  if (sexes[0] !== sexes[1]) return [givenNameFor(sexes[0], bornYear, faker), givenNameFor(sexes[1], bornYear, faker)];
  const group = faker.helpers.arrayElement(alikeNames(sexes[0], eraOf(bornYear)));
  const one = readingOf(faker.helpers.arrayElement(group), faker);
  const others = group.filter((word) => word.kanji !== one.kanji && !word.kanas.includes(one.kana));
  return [one, others.length > 0 ? readingOf(faker.helpers.arrayElement(others), faker) : differing(one, sexes[1], bornYear, faker)];
}

/** 改姓 after marriage: any other surname. */
export const otherSurname = (than: string, faker: Faker): Name => {
  const drawn = readingOf(faker.helpers.weightedArrayElement(weightedSurnames), faker);
  return drawn.kanji === than ? readingOf(surnames.find((word) => word.kanji !== than)!, faker) : drawn;
};

/** Every reading of a given name we know; the reading alone when we do not know it. */
export function readingsOf(given: Name): readonly string[] {
  const all = [...Object.values(givenNames['1']), ...Object.values(givenNames['2'])].flat();
  return all.find((word) => word.kanji === given.kanji)?.kanas ?? [given.kana];
}

export const foreignOrigin = (faker: Faker): ForeignNames =>
  faker.helpers.weightedArrayElement(foreignNames.map((value) => ({ weight: value.weight, value })));

/** A name on a 在留カード: capital letters, family name first; the reading in full-width kana. */
export function foreignNameFor(origin: ForeignNames, family: ForeignNames['family'][number], sex: '1' | '2', faker: Faker): Name {
  const given = faker.helpers.arrayElement(origin[sex]);
  return { kanji: `${family.latin} ${given.latin}`, kana: `${family.kana} ${given.kana}`.replaceAll(' ', '\u3000') };
}

function differing(from: Name, sex: '1' | '2', bornYear: number, faker: Faker): Name {
  const others = givenNames[sex][eraOf(bornYear)].filter((word) => word.kanji !== from.kanji && !word.kanas.includes(from.kana));
  return readingOf(faker.helpers.arrayElement(others), faker);
}

const formed = (usual: Name, kanji: string | null, trait: Trait): Surname => {
  if (kanji === null) {
    const known = [...variantsOf.keys()].slice(0, 10).join('・');
    throw new BadWish(`姓「${usual.kanji}」には${trait === 'gaiji' ? '外字' : '異体字'}にできる字がありません。surname を省くか、${known} などの字を含む姓にしてください`);
  }
  return { kanji, kana: usual.kana, traits: [trait] };
};

const hasVariant = (kanji: string) => Array.from(kanji).some((character) => usualOf.has(character));
const readingOf = (word: NameWord, faker: Faker): Name => ({ kanji: word.kanji, kana: word.kanas.length === 1 ? word.kanas[0]! : faker.helpers.weightedArrayElement(weightedReadings(word)) });
const weightedReadings = (word: NameWord) => word.kanas.map((value, index) => ({ value, weight: index === 0 ? 4 : 1 }));

function drawnSurname(specials: readonly Special[], faker: Faker): Name {
  const fits = specials.includes('gaiji') ? (word: NameWord) => withGaiji(word.kanji) !== null
    : specials.includes('variant') ? (word: NameWord) => withVariant(word.kanji, ([first = '']) => first) !== null : null;
  const choice = fits ? weightedSurnames.filter(({ value }) => fits(value)) : weightedSurnames;
  return readingOf(faker.helpers.weightedArrayElement(choice), faker);
}

function wishedSurname(wished: string | Name, faker: Faker): Name {
  if (typeof wished !== 'string') return wished;
  const word = knownSurnames.get(wished) ?? knownSurnames.get(inUsualForms(wished));
  if (!word) throw new BadWish(`姓「${wished}」の読みを知りません。surname を { kanji: '${wished}', kana: 'カナ' } の形で渡してください`);
  return { kanji: wished, kana: readingOf(word, faker).kana };
}
