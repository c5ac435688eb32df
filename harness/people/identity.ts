import { individualNumberOf, type NumberMode } from '../../law/check-digits.js';
import { municipalities, municipality } from '../../law/municipalities.js';
import { hash, wholeNumber } from './random.js';

/** Who a household and its people are in the registers; drawn from seed and place alone, never from the order of calls. */
export interface Identity {
  readonly householdKey: string;
  /** 宛名番号 of the n-th member. */
  readonly personKey: (index: number) => string;
  /** 個人番号 of the n-th member. */
  readonly individualNumber: (index: number) => string;
}

/** A household has numbers for this many members. */
export const maximumMembers = 16;
const households = 1_000_000_000 / maximumMembers;
const named = municipalities.length * 1_000_000_000;

/** Identity of the `order`-th household of a population. Unique within one seed, over all municipalities. */
export function identityOfOrder(seed: string, municipalityCode: string, order: number, mode: NumberMode): Identity {
  if (!(order < households)) throw new RangeError(`一つの区市町村に作れるのは${households}世帯までです`);
  const place = municipalities.indexOf(municipality(municipalityCode));
  const first = order * maximumMembers;
  const jis = municipalityCode.slice(0, 5);
  return {
    householdKey: `${jis}-H${String(order + 1).padStart(8, '0')}`,
    personKey: (index) => `${jis}-${String(first + index + 1).padStart(10, '0')}`,
    individualNumber: (index) => numberAt(seed, place * 1_000_000_000 + first + index, mode),
  };
}

/**
 * Identity of a household that a scenario names. Its numbers come from a range no population uses; two labels share one
 * with a chance of 1 in 2,300 million.
 */
export function identityOfLabel(seed: string, municipalityCode: string, label: string, mode: NumberMode): Identity {
  const jis = municipality(municipalityCode).code.slice(0, 5);
  const slots = (100_000_000_000 - named) / maximumMembers;
  const first = named + (wholeNumber(seed, 'label', jis, label) % slots) * maximumMembers;
  const key = (first / maximumMembers).toString(36).toUpperCase();
  return {
    householdKey: `${jis}-L${key}`,
    personKey: (index) => `${jis}-${key}-${String(index + 1).padStart(2, '0')}`,
    individualNumber: (index) => numberAt(seed, first + index, mode),
  };
}

const numberAt = (seed: string, position: number, mode: NumberMode) => individualNumberOf(shuffled(seed, position), mode);

/** A bijection of 0…10^11-1 onto the bodies of 11 digits (a Feistel network over 5 and 6 digits): unique without remembering any. */
export function shuffled(seed: string, position: number): string {
  let [left, right] = [Math.floor(position / 1_000_000), position % 1_000_000];
  for (let round = 0; round < 4; round++) {
    left = (left + rounded(seed, round, right)) % 100_000;
    right = (right + rounded(seed, round + 8, left)) % 1_000_000;
  }
  return `${String(left).padStart(5, '0')}${String(right).padStart(6, '0')}`;
}

const rounded = (seed: string, round: number, half: number) => hash([seed, round, half])[0] >>> 0;
