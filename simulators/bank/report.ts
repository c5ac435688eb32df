import { calendarOf } from './calendar.js';
import { layOutResults } from './results.js';
import { layOutStatements } from './statements.js';
import type { Bank } from './tables.js';

/** 05:10 of a bank day: lays out what the municipalities are to fetch. */
export async function report(party: Bank): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、結果も明細も置かなかった');
  const calendar = await calendarOf(party.store);
  if (calendar.kind(party.today()) !== 'open') return;
  await layOutResults(party, calendar);
  await layOutStatements(party);
}
