import type { Aggregator } from '../tables.js';

/** The header that opens one 委託区画 of the hub; 集約 was given the keys of all municipalities when it was set up. */
export async function partitionKey(party: Aggregator, code: string): Promise<Record<string, string>> {
  const answer = await party.send('insurer-hub', `/_sim/partitions/${code}/key`);
  const { key } = await answer.json() as { key?: string };
  return { 'x-partition-key': key ?? '' };
}
