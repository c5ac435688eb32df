import { faker as base } from '@faker-js/faker/locale/base';
import type { Faker, LocaleDefinition, Randomizer } from '@faker-js/faker';

/** What a draw is derived from. The same key always gives the same draws, whatever was drawn before. */
export type Key = readonly (string | number)[];

/** faker without locale data, on a generator of ours that is reseeded for every household. */
export interface Dice {
  readonly faker: Faker;
  /** Starts the sequence that belongs to the key. */
  readonly from: (...key: Key) => Faker;
}

// Only the base locale is imported (about 15 ms; the package entry loads every locale, about 150 ms), and it exports an instance, not the class.
const OwnFaker = base.constructor as new (options: { readonly locale: LocaleDefinition; readonly randomizer: Randomizer }) => Faker;

/** faker's Mersenne Twister takes about 30 µs to seed, this generator less than one; people are reseeded household by household. */
export function dice(): Dice {
  let state: readonly [number, number] = [0, 0];
  let counter = 0;
  const randomizer: Randomizer = {
    seed: (seed) => {
      state = [([seed].flat()[0] ?? 0) | 0, ([seed].flat()[1] ?? 0) | 0];
      counter = 0;
    },
    next: () => {
      counter = (counter + 0x9e3779b9) | 0;
      return unit(mix(counter ^ state[0]), mix(counter ^ state[1] ^ 0x5bd1e995));
    },
  };
  const faker = new OwnFaker({ locale: {}, randomizer });
  return {
    faker,
    from: (...key) => {
      faker.seed([...hash(key)]);
      return faker;
    },
  };
}

/** Two independent 32-bit hashes of a key. Parts are kept apart, so that ['a', 'b'] differs from ['ab']. */
export function hash(key: Key): readonly [number, number] {
  let one = 0x811c9dc5;
  let two = 0xdeadbeef;
  for (const part of key) {
    const text = `${part}\u0000`;
    for (let index = 0; index < text.length; index++) {
      const unitCode = text.charCodeAt(index);
      one = Math.imul(one ^ unitCode, 0x01000193);
      two = Math.imul(two ^ unitCode, 0x9e3779b1);
      two = (two << 13) | (two >>> 19);
    }
  }
  return [mix(one ^ (two >>> 7)), mix(two ^ Math.imul(one, 0x85ebca6b))];
}

/** A whole number from 0 to 2^53 - 1 that belongs to the key. */
export function wholeNumber(...key: Key): number {
  const [high, low] = hash(key);
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}

const unit = (high: number, low: number) => ((high >>> 6) * 0x800_0000 + (low >>> 5)) / 0x20_0000_0000_0000;

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
