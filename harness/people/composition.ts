import type { Faker } from '@faker-js/faker';
import { assume, type Basis } from '../../law/define.js';
import type { HouseholdWish, MemberWish, PersonWish } from './define.js';

export const compositionBasis: Basis = assume('市町村国保の世帯構成の粗い模型: 一人世帯が多く、60〜74歳に厚く、75歳以上は後期高齢者医療にいて世帯主としてだけ現れる');

type Plan = (faker: Faker) => HouseholdWish;
const between = (min: number, max: number) => (faker: Faker) => faker.number.int({ min, max });
const older = between(60, 74);
const adult = between(25, 59);

const single = (age: (faker: Faker) => number): Plan => (faker) => ({ head: { age: age(faker) } });
const withSpouse = (head: PersonWish, spouseAge: number, insured?: boolean): HouseholdWish => ({
  head: { ...head, sex: '1' }, members: [{ relationship: '妻', age: spouseAge, insured }],
});
const couple: Plan = (faker) => {
  const age = older(faker);
  return withSpouse({ age }, Math.min(74, Math.max(50, age + faker.number.int({ min: -7, max: 3 }))));
};

/** 後期高齢者の世帯主と国保の妻 */
const headInKouki: Plan = (faker) => withSpouse({ age: between(75, 84)(faker), insured: false }, between(63, 74)(faker));

/** 社会保険の世帯主と国保の家族 */
const headEmployed: Plan = (faker) => {
  const age = between(35, 62)(faker);
  const parent: MemberWish = { relationship: faker.helpers.arrayElement(['父', '母'] as const), age: Math.min(74, age + between(24, 33)(faker)) };
  const child: MemberWish = { relationship: '子', age: Math.max(0, age - between(23, 34)(faker)) };
  return { head: { age, insured: false }, members: faker.datatype.boolean({ probability: 0.4 }) ? [parent] : [child] };
};

const children = (parentAge: number, count: number, faker: Faker): readonly MemberWish[] =>
  Array.from({ length: count }, () => ({ relationship: '子', age: Math.max(0, Math.min(29, parentAge - between(23, 38)(faker))) }) as const);

const family: Plan = (faker) => {
  const age = between(29, 58)(faker);
  const count = faker.helpers.weightedArrayElement([{ weight: 45, value: 1 }, { weight: 42, value: 2 }, { weight: 13, value: 3 }]);
  const spouse = withSpouse({ age }, Math.max(22, age + faker.number.int({ min: -6, max: 3 })));
  return {
    ...spouse, members: [...spouse.members!, ...children(age, count, faker)],
    specials: count >= 2 && faker.datatype.boolean({ probability: 0.03 }) ? ['twins'] : [],
  };
};
const oneParent: Plan = (faker) => {
  const age = between(28, 52)(faker);
  return { head: { age, sex: faker.datatype.boolean({ probability: 0.85 }) ? '2' : '1' }, members: children(age, between(1, 2)(faker), faker) };
};
const elderWithChild: Plan = (faker) => {
  const age = between(65, 74)(faker);
  return { head: { age }, members: [{ relationship: '子', age: age - between(22, 36)(faker) }] };
};
const foreignSingle: Plan = (faker) => ({ head: { age: between(19, 45)(faker) }, specials: ['foreign'] });
const foreignCouple: Plan = (faker) => {
  const age = between(24, 50)(faker);
  return { ...withSpouse({ age }, Math.max(20, age - between(0, 6)(faker))), specials: ['foreign'] };
};

/** Share of households in percent. */
const plans: readonly { readonly weight: number; readonly value: Plan }[] = [
  { weight: 12, value: single(between(18, 34)) },
  { weight: 15, value: single(adult) },
  { weight: 25, value: single(older) },
  { weight: 18, value: couple },
  { weight: 6, value: headInKouki },
  { weight: 5, value: headEmployed },
  { weight: 7, value: family },
  { weight: 2, value: oneParent },
  { weight: 4, value: elderWithChild },
  { weight: 5, value: foreignSingle },
  { weight: 1, value: foreignCouple },
];

/** Draws who lives in a household of at most `room` people; a larger one is cut to fill the room. */
export function composed(room: number, faker: Faker): HouseholdWish {
  const wish = faker.helpers.weightedArrayElement(plans)(faker);
  const members = wish.members ?? [];
  if (1 + members.length <= room) return wish;
  return room === 1 ? single(older)(faker) : { ...wish, members: members.slice(0, room - 1), specials: wish.specials?.filter((special) => special !== 'twins') };
}
