import { nextNumber } from './parts.js';
import type { AggregatorStore } from './tables.js';

export type DistributedLayout = 'qualificationDates' | 'municipalInsuredIds' | 'processingResult';

/** Numbers everything that has to be told to a municipality, in one transaction. What has a number is distributed, whatever happens in between. */
export interface Changes {
  /** The last number given before this transaction. */
  readonly before: number;
  next(layout: DistributedLayout, municipality: string): number;
  /** Sets `count` numbers aside for rows of these layouts and returns the number before them. */
  reserve(layouts: readonly DistributedLayout[], municipality: string, count: number): number;
  /** Writes down how far each municipality's changes go. */
  save(): Promise<void>;
}

export async function numberedChanges(store: AggregatorStore): Promise<Changes> {
  const first = await nextNumber(store, 'change', 0);
  let number = first - 1;
  const latest = new Map<string, number>();
  return {
    before: first - 1,
    next(layout, municipality) {
      number += 1;
      latest.set(`${layout} ${municipality}`, number);
      return number;
    },
    reserve(layouts, municipality, count) {
      number += count;
      for (const layout of layouts) latest.set(`${layout} ${municipality}`, number);
      return number - count;
    },
    async save() {
      if (number >= first) await nextNumber(store, 'change', number - first + 1);
      for (const [key, value] of latest) {
        const [layout, municipality] = key.split(' ') as [DistributedLayout, string];
        await store.insertMany('aggregator_delivered', [{ municipality, layout, latest: 0, change: 0, seq: 0 }], 'ignore');
        await store.db.updateTable('aggregator_delivered').where('municipality', '=', municipality).where('layout', '=', layout).set({ latest: value }).execute();
      }
    },
  };
}
