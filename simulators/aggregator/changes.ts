import { nextNumber } from './parts.js';
import type { AggregatorStore } from './tables.js';

export type DistributedLayout = 'qualificationDates' | 'municipalInsuredIds' | 'processingResult';

/** Numbers everything that has to be told to a municipality, in one transaction. What has a number is distributed, whatever happens in between. */
export interface Changes {
  next(layout: DistributedLayout, municipality: string): number;
  /** Writes down how far each municipality's changes go. */
  save(): Promise<void>;
}

export async function numberedChanges(store: AggregatorStore): Promise<Changes> {
  const first = await nextNumber(store, 'change', 0);
  let number = first - 1;
  const latest = new Map<string, number>();
  return {
    next(layout, municipality) {
      number += 1;
      latest.set(`${layout} ${municipality}`, number);
      return number;
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
