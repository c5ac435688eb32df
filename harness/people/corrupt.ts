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

/** A copy of a record as another system holds it, and what was done to it. */
export interface Copy {
  readonly person: Person;
  readonly resident: Resident;
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

/**
 * Copies the households of a population into another system, `rate` of the records with a defect. Deterministic by seed and
 * place of the household.
 */
export function copier(wish: Omit<PopulationWish, 'count'>, rate: number): (household: Household, order: number) => readonly Copy[] {
  const source = atlas(wish);
  const chance = dice();
  return (household, order) => {
    const faker = chance.from(String(wish.seed), 'copy', wish.municipalityCode, order);
    const swapped = twinsOf(household);
    if (swapped && faker.datatype.boolean({ probability: Math.min(1, rate * 2) })) return household.members.map((person) => ({ person, ...swap(person, swapped, twinSwap) }));
    const [one, other] = household.members;
    if (one && other && !swapped && faker.datatype.boolean({ probability: rate * swapShare }) && (one.resident.bornOn !== other.resident.bornOn)) return household.members.map((person) => ({ person, ...swap(person, [one, other], familySwap) }));
    const around: Omit<Around, 'person'> = {
      faker, household, today: wish.today, numberMode: wish.numberMode ?? defaultNumberMode,
      stranger: () => (order === 0 ? undefined : faker.helpers.arrayElement(source.at(faker.number.int({ min: 0, max: order - 1 })).members)),
      model: () => source.modelOf(order),
    };
    return household.members.map((person) => (faker.datatype.boolean({ probability: rate }) ? corrupted({ ...around, person }) : { person, resident: person.resident, ...exact }));
  };
}

/** Applies one corruption that can happen to the person, now and then with a slip of notation in another item. */
function corrupted(around: Around): Copy {
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

function swap(person: Person, [one, other]: readonly [Person, Person], kind: typeof twinSwap | typeof familySwap): Omit<Copy, 'person'> {
  if (person !== one && person !== other) return { resident: person.resident, ...exact };
  return { resident: { ...person.resident, individualNumber: (person === one ? other : one).resident.individualNumber }, ...kind };
}
