import type { Faker } from '@faker-js/faker';
import type { Resident } from '../../contracts/resident.js';
import { ageOn } from '../../law/day.js';
import { assume, type Basis, type Day } from '../../law/define.js';
import { addressIn } from './address.js';
import { bornAt } from './birth.js';
import { BadWish, relationships, type Household, type HouseholdWish, type MemberWish, type Person, type PersonWish, type Relationship } from './define.js';
import type { ForeignNames, LatinWord } from './foreign-names.js';
import { maximumMembers, type Identity } from './identity.js';
import { foreignNameFor, foreignOrigin, givenNameFor, surnameFor, twinNamesFor, type Name, type Surname } from './names.js';

export const cardUseBasis: Basis = assume('マイナ保険証の利用登録は100人中65人、支援措置による不開示は1000人に1人とする');

interface Place {
  readonly municipalityCode: string;
  readonly today: Day;
}
type Wanted = Omit<PersonWish, 'sex' | 'bornOn' | 'givenName'> & { readonly relationship: Relationship; readonly sex: '1' | '2'; readonly bornOn: Day; readonly givenName?: Name | undefined; readonly isTwin: boolean };
type Family = { readonly kind: 'japanese'; readonly surname: Surname } | { readonly kind: 'foreign'; readonly origin: ForeignNames; readonly family: LatinWord; readonly aliasShare: number };

/** Turns a wish into people: draws what the wish leaves open and gives everybody a number, a name and an address. */
export function furnish(wish: HouseholdWish, identity: Identity, { municipalityCode, today }: Place, faker: Faker): Household {
  const specials = wish.specials ?? [];
  const address = wish.address ?? addressIn(municipalityCode, faker);
  const family = familyFor(wish, faker);
  const wanted = specials.includes('twins') ? twinned(settled(wish, today, faker), today, faker) : settled(wish, today, faker);
  if (wanted.length > maximumMembers) throw new BadWish(`一つの世帯は${maximumMembers}人までです(${wanted.length}人が求められました)。世帯を分けてください`);
  const members = wanted.map((one, index): Person => {
    const { name, nameKana, commonName } = namesFor(one, family, index === 0, faker);
    const cardUse = one.cardUse ?? (faker.datatype.boolean({ probability: 0.65 }) ? 'registered' : 'none');
    const resident: Resident = {
      personKey: identity.personKey(index), individualNumber: identity.individualNumber(index), name, nameKana, bornOn: one.bornOn, sex: one.sex, address,
      relationship: one.relationship, ...(commonName === undefined ? {} : { commonName }), cardUse,
      isNotDisclosed: one.isNotDisclosed ?? faker.datatype.boolean({ probability: 0.001 }),
    };
    const traits = family.kind === 'foreign' ? (['foreign'] as const) : family.surname.traits;
    return { resident, insured: one.insured ?? ageOn(one.bornOn, today) < 75, traits: one.isTwin ? [...traits, 'twin'] : traits };
  });
  return { householdKey: identity.householdKey, municipalityCode, address, headKind: members[0]!.insured ? 'insured' : 'nominal', members };
}

/** Everybody with a sex and a birthday, the head first. */
function settled(wish: HouseholdWish, today: Day, faker: Faker): readonly Wanted[] {
  const head: MemberWish = { ...wish.head, relationship: '世帯主', sex: wish.head.sex ?? sexOfHead(wish.members ?? [], faker) };
  return [head, ...(wish.members ?? [])].map((one, index) => {
    if (one.relationship === '世帯主' && index > 0) throw new BadWish('世帯主は head で一人だけ指定してください。members には世帯員だけを書きます');
    const fixed = relationships.find(([ja]) => ja === one.relationship)?.[1] ?? null;
    if (fixed && one.sex && fixed !== one.sex) throw new BadWish(`続柄「${one.relationship}」と性別が合いません。どちらかを直してください`);
    if (one.age !== undefined && !(Number.isInteger(one.age) && one.age >= 0 && one.age <= 120)) throw new BadWish(`年齢は0〜120の整数で指定してください(${one.age})`);
    const bornOn = one.bornOn ?? bornAt(one.age ?? faker.number.int({ min: 30, max: 69 }), today, faker);
    if (bornOn > today) throw new BadWish(`生年月日 ${bornOn} が今日(${today})より後です`);
    return { ...one, sex: fixed ?? one.sex ?? faker.helpers.arrayElement(['1', '2'] as const), bornOn, isTwin: false };
  });
}

const sexOfHead = (members: readonly MemberWish[], faker: Faker): '1' | '2' =>
  members.some((one) => one.relationship.startsWith('妻')) ? '1'
    : members.some((one) => one.relationship.startsWith('夫')) ? '2' : faker.helpers.arrayElement(['1', '2'] as const);

/** Makes two 子 twins: one birthday, alike names. Where the wish has fewer than two 子, children of at most eight are added. */
function twinned(all: readonly Wanted[], today: Day, faker: Faker): readonly Wanted[] {
  const children = all.filter((one) => one.relationship === '子');
  const [first, second] = children.length >= 2 ? [children[0]!, children[1]!] : addedTwins(all, today, faker);
  const [one, other] = twinNamesFor([first.sex, second.sex], Number(first.bornOn.slice(0, 4)), faker);
  const twins = [
    { ...first, isTwin: true, givenName: first.givenName ?? one },
    { ...second, isTwin: true, bornOn: first.bornOn, givenName: second.givenName ?? other },
  ] as const;
  const others = children.length >= 2 ? all : [...all.filter((each) => each !== children[0]), first, second];
  return others.map((each) => (each === first ? twins[0] : each === second ? twins[1] : each));
}

function addedTwins(all: readonly Wanted[], today: Day, faker: Faker): readonly [Wanted, Wanted] {
  const only = all.find((one) => one.relationship === '子');
  const sex = only?.sex ?? faker.helpers.arrayElement(['1', '2'] as const);
  const age = Math.min(8, Math.max(0, ageOn(all[0]!.bornOn, today) - 20));
  const child: Wanted = only ?? { relationship: '子', sex, bornOn: bornAt(age, today, faker), isTwin: false };
  return [child, { relationship: '子', sex, bornOn: child.bornOn, isTwin: false }];
}

function familyFor(wish: HouseholdWish, faker: Faker): Family {
  const specials = wish.specials ?? [];
  if (!specials.includes('foreign') && !specials.includes('alias')) return { kind: 'japanese', surname: surnameFor(wish.surname, specials, faker) };
  if (wish.surname !== undefined || specials.includes('gaiji') || specials.includes('variant')) {
    throw new BadWish('foreign の世帯はローマ字の氏名になります。surname・gaiji・variant と一緒には使えません');
  }
  const origin = foreignOrigin(faker);
  return { kind: 'foreign', origin, family: faker.helpers.arrayElement(origin.family), aliasShare: specials.includes('alias') ? 1 : origin.aliasShare };
}

/** 氏名, 氏名カナ and, for some foreign residents, a 通称. */
function namesFor(one: Wanted, family: Family, isHead: boolean, faker: Faker): { readonly name: string; readonly nameKana: string; readonly commonName?: string } {
  if (family.kind === 'japanese') {
    const given = one.givenName ?? givenNameFor(one.sex, Number(one.bornOn.slice(0, 4)), faker);
    return { name: `${family.surname.kanji}\u3000${given.kanji}`, nameKana: `${family.surname.kana}\u3000${given.kana}` };
  }
  const { kanji: name, kana: nameKana } = foreignNameFor(family.origin, family.family, one.sex, faker);
  const hasAlias = isHead && faker.datatype.boolean({ probability: family.aliasShare });
  if (!hasAlias) return { name, nameKana };
  const alias = surnameFor(undefined, [], faker);
  return { name, nameKana, commonName: `${alias.kanji}\u3000${givenNameFor(one.sex, Number(one.bornOn.slice(0, 4)), faker).kanji}` };
}
