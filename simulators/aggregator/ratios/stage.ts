import { sql } from 'kysely';
import { findingOf, ratioTroubles } from '../checking.js';
import { readRatios, renamed, type ReceivedFile } from '../reading.js';
import type { Loading } from '../staging.js';

/** Lays the rows of a 負担割合ファイル out beside those of the pair; returns how many were received. A row that cannot stand takes its person's household with it. */
export async function stageRatios({ party, store, sender, log }: Loading, file: ReceivedFile): Promise<number> {
  let received = 0;
  for await (const batch of readRatios(store, party.profile, file)) {
    for (const issue of batch.issues) await log.add({ ...renamed(issue), fileName: file.name, personKey: null });
    const refused = new Set<number>();
    for (const { line, value } of batch.records) {
      for (const trouble of ratioTroubles(value, sender)) {
        await log.add(findingOf(trouble, { layout: 'qualificationRatio', fileName: file.name, line, record: value, masked: party.masked }));
        refused.add(line);
      }
    }
    await store.insertMany('aggregator_staged_ratio', [...new Map(batch.records.map((row) => [`${row.value.personKey} ${row.value.ratioKey}`, row])).values()].map(({ line, value }) => ({
      person_key: value.personKey, ratio_key: value.ratioKey, line, revision: value.revision, valid_from: value.validFrom, valid_through: value.validThrough, burden_ratio: value.burdenRatio, voided: value.operation === 'void' ? 1 : 0,
      is_refused: refused.has(line) ? 1 : 0,
    })), 'replace');
    if (batch.done) received += batch.count;
  }
  if (party.parameters.onRecordError !== 'rejectRecord') {
    await sql`insert into aggregator_staged_refusal (household_key) select distinct s.household_key from aggregator_staged_ratio r join aggregator_staged_person s on s.person_key = r.person_key where r.is_refused = 1 on conflict do nothing`.execute(store.db);
  }
  return received;
}
