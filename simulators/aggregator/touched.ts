import type { AggregatorStore } from './tables.js';

/** Prefecture persons to be judged again within one transaction. */
export interface Touched {
  add(personIds: Iterable<string>): Promise<void>;
}

export function touchedPersons(store: AggregatorStore): Touched {
  let n = 0;
  return {
    async add(personIds) {
      await store.insertMany('aggregator_touched', [...personIds].map((person_id) => ({ n: (n += 1), person_id })));
    },
  };
}
