import { provisionOutcome, type ProvisionOutcome, type TransferRequest } from '../../contracts/integrated-db/provision.js';
import type { ReplicaState } from '../../contracts/ward-provision.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';

/** 提供の結果: what was registered stays; what was refused goes out again with the next job. */
export async function importOutcomes({ store }: Intake, lines: readonly Line<ProvisionOutcome>[]): Promise<Applied> {
  const issues: ImportIssue[] = [];
  let applied = 0;
  for (const { line, value } of lines) {
    const state: ReplicaState = value.outcome === 'accepted' || value.outcome === 'unchanged' ? 'registered' : 'refused';
    const known = await store.db.selectFrom('ward_replica').select('state').where('record_id', '=', value.recordId).where('person_key', '=', value.personKey).executeTakeFirst();
    if (!known) issues.push(importIssue('E207', line, 'recordId', provisionOutcome.fields.recordId.ja, value.recordId, 'この区が出した副本ではない', '統合DBに確かめる'));
    else if (issues.length === 0 && known.state === 'handedOver') {
      applied += 1;
      await store.db.updateTable('ward_replica').set({ state, outcome: value.outcome }).where('record_id', '=', value.recordId).execute();
    }
  }
  return issues.length > 0 ? { issues } : { applied };
}

/** A receiver inside the ward asks for everything: its next feed is full. While one request waits, another is the same. */
export async function importRequests({ store }: Intake, lines: readonly Line<TransferRequest>[]): Promise<Applied> {
  let applied = 0;
  for (const { value } of lines) {
    const before = await store.db.selectFrom('ward_transfer_request').select(['n', 'answered_by']).where('receiver', '=', value.receiver).orderBy('n').execute();
    if (before.some(({ answered_by }) => answered_by === null)) continue;
    applied += 1;
    await store.insertMany('ward_transfer_request', [{ receiver: value.receiver, n: before.length + 1, requested_at: value.requestedAt, why: value.requestReason, answered_by: null }]);
  }
  return { applied };
}
