import { defaultNumberMode, type NumberMode } from '../../law/check-digits.js';
import type { Day } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import { addressIn } from './address.js';
import { composed } from './composition.js';
import { BadWish, type Household, type HouseholdWish, type Person } from './define.js';
import { furnish } from './furnish.js';
import { identityOfLabel, identityOfOrder } from './identity.js';
import { dice, type Dice } from './random.js';

export interface PopulationWish {
  readonly seed: string | number;
  /** 団体コード, 6 digits. */
  readonly municipalityCode: string;
  /** People, exactly. */
  readonly count: number;
  readonly today: Day;
  readonly numberMode?: NumberMode | undefined;
}

/** One lone person in this many households bears the name and the birthday of somebody else. */
const householdsPerNamesake = 400;

/**
 * Households of invented people of one municipality, made one at a time: millions need no more memory than one. The same
 * wish gives the same people, and the first n of a larger population are those of a smaller one but for its last household.
 */
export function* population(wish: PopulationWish): Generator<Household, void, undefined> {
  municipality(wish.municipalityCode);
  if (!(Number.isInteger(wish.count) && wish.count >= 0)) throw new BadWish(`人数は0以上の整数で指定してください(${wish.count})`);
  const [own, other] = [dice(), dice()];
  let left = wish.count;
  for (let order = 0; left > 0; order++) {
    const household = householdAt(wish, order, left, own, other);
    left -= household.members.length;
    yield household;
  }
}

/** A population by place: any household without making those before it, and whose namesake a person is. */
export function atlas(wish: Omit<PopulationWish, 'count'>): {
  readonly at: (order: number) => Household;
  /** The earlier person whose name and birthday the lone head of that household bears. */
  readonly modelOf: (order: number) => Person | undefined;
} {
  const [own, other] = [dice(), dice()];
  return { at: (order) => householdAt(wish, order, Infinity, own, other), modelOf: (order) => modelFor(wish, order, other) };
}

/** A household as a scenario author wishes it; the same seed, municipality and label always give the same people. */
export function household(wish: HouseholdWish & {
  readonly seed: string | number;
  readonly label: string;
  readonly municipalityCode: string;
  readonly today: Day;
  readonly numberMode?: NumberMode | undefined;
}): Household {
  const { municipalityCode, label, numberMode = defaultNumberMode } = wish;
  const seed = String(wish.seed);
  return furnish(wish, identityOfLabel(seed, municipalityCode, label, numberMode), wish, dice().from(seed, 'label', municipalityCode, label));
}

/**
 * The same people in another household, as the register of the (other) municipality will know them: new 宛名番号 and address,
 * same 個人番号, name and birthday. `who` picks members by place; the first of them becomes 世帯主 unless they all move.
 */
export function movedTo(from: Household, to: {
  readonly seed: string | number; readonly label: string; readonly municipalityCode: string; readonly address?: string | undefined; readonly who?: readonly number[] | undefined;
}): Household {
  const seed = String(to.seed);
  const identity = identityOfLabel(seed, to.municipalityCode, to.label, defaultNumberMode);
  const address = to.address ?? addressIn(to.municipalityCode, dice().from(seed, 'move', to.municipalityCode, to.label));
  const leaving = to.who ? to.who.map((index) => memberAt(from, index)) : from.members;
  if (leaving.length === 0) throw new BadWish('引っ越す人がいません。who に0から数えた番号を書いてください');
  const isNewHead = leaving[0] !== from.members[0];
  const members = leaving.map((person, index): Person => ({
    ...person,
    resident: {
      ...person.resident, address, personKey: identity.personKey(index),
      relationship: isNewHead ? (index === 0 ? '世帯主' : '同居人') : person.resident.relationship,
    },
  }));
  return { householdKey: identity.householdKey, municipalityCode: to.municipalityCode, address, headKind: members[0]!.insured ? 'insured' : 'nominal', members };
}

function memberAt(from: Household, index: number): Person {
  const member = from.members[index];
  if (!member) throw new BadWish(`世帯には${from.members.length}人しかいません(0から数えて${index}番目が求められました)`);
  return member;
}

function householdAt(wish: Omit<PopulationWish, 'count'>, order: number, room: number, own: Dice, other: Dice): Household {
  const made = plainHousehold(wish, order, room, own);
  if (!isNamesake(wish, order, other) || made.members.length > 1 || made.members[0]!.traits.includes('foreign')) return made;
  const model = modelFor(wish, order, other);
  if (!model) return made;
  const person = made.members[0]!;
  const { name, nameKana, bornOn, sex } = model.resident;
  return { ...made, headKind: 'insured', members: [{ resident: { ...person.resident, name, nameKana, bornOn, sex }, insured: true, traits: [...model.traits, 'namesake'] }] };
}

const isNamesake = (wish: Omit<PopulationWish, 'count'>, order: number, chance: Dice) =>
  order > 0 && chance.from(String(wish.seed), 'namesake', wish.municipalityCode, order).number.int({ min: 1, max: householdsPerNamesake }) === 1;

/** The insured head of some earlier household that is nobody's namesake itself. */
function modelFor(wish: Omit<PopulationWish, 'count'>, order: number, chance: Dice): Person | undefined {
  const start = chance.from(String(wish.seed), 'model', wish.municipalityCode, order).number.int({ min: 0, max: order - 1 });
  for (let earlier = start; earlier >= 0; earlier--) {
    if (isNamesake(wish, earlier, chance)) continue;
    const head = plainHousehold(wish, earlier, Infinity, chance).members[0]!;
    if (head.insured && !head.traits.includes('foreign')) return head;
  }
  return undefined;
}

function plainHousehold(wish: Omit<PopulationWish, 'count'>, order: number, room: number, chance: Dice): Household {
  const { municipalityCode, numberMode = defaultNumberMode } = wish;
  const seed = String(wish.seed);
  const faker = chance.from(seed, 'household', municipalityCode, order);
  return furnish(composed(room, faker), identityOfOrder(seed, municipalityCode, order, numberMode), wish, faker);
}
