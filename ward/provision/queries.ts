import type { Modification, ProvisionRecord } from '../../contracts/integrated-db/provision.js';
import type { ReplicaOutcome } from '../../contracts/municipal-hub/codes.js';
import type { ReplicaState } from '../../contracts/ward-provision.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { WardStore } from '../tables.js';

/** Every version of a person's 副本 that has gone out, and what became of it. */
export async function replicas({ db }: WardStore, personKey: string): Promise<AnswerOf<'replicas'>> {
  const rows = await db.selectFrom('ward_replica').selectAll().where('person_key', '=', personKey).orderBy('recorded_at').orderBy('history_key').orderBy('n').execute();
  return {
    replicas: rows.map((row) => {
      const { kind, acquiredOn, lostOn, benefitMonth = null, benefitName = null, benefitYen = null } = JSON.parse(row.content) as Pick<ProvisionRecord, 'kind' | 'acquiredOn' | 'lostOn'> & Partial<ProvisionRecord>;
      return { recordId: row.record_id, kind, historyKey: row.history_key, modificationSeg: row.modification as Modification, layoutVersion: row.layout_version, acquiredOn, lostOn, benefitMonth, benefitName, benefitYen, state: row.state as ReplicaState, outcome: row.outcome as ReplicaOutcome | null };
    }),
  };
}
