import type { Resident } from '../../contracts/resident.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Around, Corruption, Effect } from './corruption.js';
import type { Household, Person } from './define.js';
import { mismatchCorruptions } from './mismatch-corruptions.js';
import { numberCorruptions } from './number-corruptions.js';
import { atlas, type PopulationWish } from './population.js';
import { dice } from './random.js';
import { toleratedCorruptions } from './tolerated-corruptions.js';

/** Every way in which a copy can go wrong, gentlest first. */
export const corruptions: readonly Corruption[] = [...toleratedCorruptions, ...mismatchCorruptions, ...numberCorruptions];

/** A record as another system holds it, whose it is, and what was done to it. */
export interface Copy {
  /** Place among the members of the household that the record takes. */
  readonly place: number;
  /** Whom the record is about; null for somebody the first system does not know. */
  readonly person: Person | null;
  /** What the other system holds; null for nothing. */
  readonly resident: Resident | null;
  /** Id of the corruption; two joined by `+` where notation slipped as well; `exact` for none. */
  readonly kind: string;
  readonly ja: string;
  readonly effect: Effect;
  readonly verdicts: readonly string[];
  /** Levels of the five items against the true record, `|` between those that may come; empty for somebody else's number. */
  readonly levels: string;
}

const equalLevels = { name: 'K0', nameKana: 'N0', bornOn: 'D0', sex: 'S0', address: 'A0' } as const;
const levelsOf = (...causes: readonly Corruption[]): string =>
  (causes.some(({ item }) => item === 'individualNumber') ? '' : Object.values(Object.assign({}, equalLevels, ...causes.map(({ levels }) => levels ?? {}) as object[]) as Record<string, string>).join(' '));
const exact = { kind: 'exact', ja: '違いなし', effect: 'none', verdicts: ['M0'], levels: levelsOf() } as const;
type Defective = Omit<Copy, 'place'>;
/** Share of defects where the notation slipped as well. */
const compoundShare = 0.05;
const weighted = corruptions.map((value) => ({ value, weight: value.weight }));
const rareIds = ['wrongNumber.namesake', 'wrongNumber.twin', 'alias', 'bullet'];
const rareCorruptions = corruptions.filter(({ id }) => rareIds.includes(id));
const isRare = ({ traits, resident }: Person) => resident.commonName !== undefined || traits.some((trait) => trait === 'namesake' || trait === 'twin' || trait === 'gaiji');
const twinSwap = { kind: 'swap.twins', ja: '双子の個人番号の入れ替わり', effect: 'wrongNumber', verdicts: ['H2'], levels: '' } as const;
const familySwap = { kind: 'swap.family', ja: '家族の個人番号の入れ替わり', effect: 'wrongNumber', verdicts: ['H1'], levels: '' } as const;
/** Share of households of at least two where two members bear each other's number, of the rate of defects. */
const swapShare = 0.01;

/** Share of households of at least two where one member has a record of somebody else in its place, of the rate of defects. */
const displacedShare = 0.02;
const absent = { kind: 'absent', ja: '写しに記録がない', effect: 'absent', verdicts: [], levels: '' } as const;
const removed = { kind: 'removed', ja: '消除された人の個人番号', effect: 'unknownNumber', verdicts: ['X2'], levels: '' } as const;
const twoNumbers = { kind: 'twoNumbers', ja: '一人に二つ目の個人番号', effect: 'unknownNumber', verdicts: ['X2'], levels: '' } as const;
/** From this place on, households are those of people who have left: no population is written so far. */
const departedFrom = 31_250_000;

/**
 * Copies the households of a population into another system, `rate` of the records with a defect. Deterministic by seed and
 * place of the household.
 */
export function copier(wish: Omit<PopulationWish, 'count'>, rate: number): (household: Household, order: number) => readonly Copy[] {
  const source = atlas(wish);
  const [chance, apart] = [dice(), dice()];
  return (household, order) => {
    const around: Omit<Around, 'person'> = {
      faker: chance.from(String(wish.seed), 'copy', wish.municipalityCode, order), household, today: wish.today, numberMode: wish.numberMode ?? defaultNumberMode,
      stranger: () => (order === 0 ? undefined : around.faker.helpers.arrayElement(source.at(around.faker.number.int({ min: 0, max: order - 1 })).members)),
      model: () => source.modelOf(order),
    };
    const copies = copied(household, around, rate).map((copy, place): Copy => ({ place, ...copy }));
    const own = apart.from(String(wish.seed), 'displaced', wish.municipalityCode, order);
    if (copies.length < 2 || copies.some(({ kind }) => kind !== 'exact') || !own.datatype.boolean({ probability: rate * displacedShare })) return copies;
    return displaced(copies, source.at(departedFrom + order).members[0]!.resident, { ...around, faker: own });
  };
}

function copied(household: Household, around: Omit<Around, 'person'>, rate: number): readonly Defective[] {
  const { members } = household;
  const { faker } = around;
  const twins = twinsOf(household);
  if (twins && faker.datatype.boolean({ probability: Math.min(1, rate * 2) })) return members.map((person) => swapped(person, twins, twinSwap));
  const [one, other] = members;
  if (one && other && !twins && faker.datatype.boolean({ probability: rate * swapShare }) && (one.resident.bornOn !== other.resident.bornOn)) return members.map((person) => swapped(person, [one, other], familySwap));
  return members.map((person) => (faker.datatype.boolean({ probability: rate }) ? corrupted({ ...around, person }) : { person, resident: person.resident, ...exact }));
}

/** The last member has no record; in its place stands one of a person who has left, or a second one of the first member. */
function displaced(copies: readonly Copy[], departed: Resident, around: Omit<Around, 'person'>): readonly Copy[] {
  const [{ person: first }, last] = [copies[0]!, copies.at(-1)!];
  const kept = copies.slice(0, -1);
  const nobody = { place: last.place, person: last.person, resident: null, ...absent };
  if (around.faker.datatype.boolean()) return [...kept, nobody, { place: last.place, person: null, resident: departed, ...removed }];
  const again = firstThatFits(first!.resident, { ...around, person: first! }, around.faker.helpers.shuffle([...toleratedCorruptions]))?.resident ?? first!.resident;
  return [...kept, nobody, { place: last.place, person: first, resident: { ...again, individualNumber: departed.individualNumber }, ...twoNumbers }];
}

/** Applies one corruption that can happen to the person, now and then with a slip of notation in another item. */
function corrupted(around: Around): Defective {
  const { person, faker } = around;
  const first = firstThatFits(person.resident, around, drawOrder(around));
  if (!first) return { person, resident: person.resident, ...exact };
  const { cause, resident } = first;
  const one = { person, resident, kind: cause.id, ja: cause.ja, effect: cause.effect, verdicts: cause.verdicts, levels: levelsOf(cause) };
  if (!faker.datatype.boolean({ probability: compoundShare })) return one;
  const second = firstThatFits(resident, around, faker.helpers.shuffle(toleratedCorruptions.filter((other) => other.item !== cause.item)));
  return second ? { ...one, resident: second.resident, kind: `${cause.id}+${second.cause.id}`, ja: `${cause.ja}・${second.cause.ja}`, levels: levelsOf(second.cause, cause) } : one;
}

function firstThatFits(resident: Resident, around: Around, causes: Iterable<Corruption>): { readonly cause: Corruption; readonly resident: Resident } | undefined {
  for (const cause of causes) {
    const changed = cause.apply(resident, around);
    if (changed) return { cause, resident: changed };
  }
  return undefined;
}

/** Corruptions by weight, drawn anew while the last did not fit; half of the time those of a rare trait come first. */
function* drawOrder({ person, faker }: Around): Generator<Corruption, void, undefined> {
  if (isRare(person) && faker.datatype.boolean()) yield* rareCorruptions;
  for (let attempt = 0; attempt < 12; attempt++) yield faker.helpers.weightedArrayElement(weighted);
  yield* faker.helpers.shuffle(toleratedCorruptions);
}

function twinsOf(household: Household): readonly [Person, Person] | undefined {
  const [one, other] = household.members.filter((person) => person.traits.includes('twin'));
  return one && other && one.resident.sex === other.resident.sex ? [one, other] : undefined;
}

function swapped(person: Person, [one, other]: readonly [Person, Person], kind: typeof twinSwap | typeof familySwap): Defective {
  if (person !== one && person !== other) return { person, resident: person.resident, ...exact };
  return { person, resident: { ...person.resident, individualNumber: (person === one ? other : one).resident.individualNumber }, ...kind };
}
