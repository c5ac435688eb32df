import { z } from 'zod';
import { provisionOutcome, provisionPayload, provisionSteps, type ProvisionOutcome, type ProvisionRecord } from '../../../contracts/integrated-db/provision.js';
import { replicaOutcomes } from '../../../contracts/municipal-hub/codes.js';
import { codeSchema } from '../../../contracts/resident.js';
import { municipality as municipalityOf } from '../../../law/municipalities.js';
import type { IntegratedDb } from '../tables.js';
import { layResult } from './take.js';

const answered = z.object({ outcomes: z.array(z.object({ recordId: z.string(), outcome: codeSchema(replicaOutcomes) })) });
const atOnce = 5_000;

/** 18:30: carries 副本 to 自治体中間サーバー, in the order in which the ward handed them in. What does not get through waits for the next evening. */
export async function provide(party: IntegratedDb): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、副本を運ばなかった');
  const waiting = await party.store.db.selectFrom('integrated_db_provision').where('state', '=', 'waiting').select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality } of waiting) await provideFor(party, municipality);
}

async function provideFor(party: IntegratedDb, code: string): Promise<void> {
  for (;;) {
    const rows = await party.store.db.selectFrom('integrated_db_provision').where('municipality', '=', code).where('state', '=', 'waiting').selectAll().orderBy('n').limit(atOnce).execute();
    const records = rows.map(({ content }) => JSON.parse(content) as ProvisionRecord);
    const outcomes = rows.length === 0 ? null : await register(party, code, records);
    if (!outcomes) return;
    const told: ProvisionOutcome[] = records.map(({ recordId, personKey }) => ({ recordId, personKey, outcome: outcomes.get(recordId)!, answeredAt: party.now() }));
    await party.store.transact(async (store) => {
      await store.insertMany('integrated_db_provision', rows.map((row) => ({ ...row, state: 'told', outcome: outcomes.get(row.record_id)! })), 'replace');
      await layResult({ ...party, store }, code, provisionOutcome, told);
    });
    party.note(`${municipalityOf(code).ja}の副本${rows.length}件を自治体中間サーバーへ運んだ`, [...new Set(records.map(({ kind }) => provisionSteps[kind]))].sort());
  }
}

/** Null when the hub does not answer. */
async function register(party: IntegratedDb, code: string, records: readonly ProvisionRecord[]): Promise<ReadonlyMap<string, ProvisionOutcome['outcome']> | null> {
  if (!party.isHere('municipal-hub')) return null;
  try {
    const { key } = await (await party.send('municipal-hub', `/_sim/municipalities/${code}/key`)).json() as { key: string };
    const body = records.map((record) => ({
      recordId: record.recordId, personKey: record.personKey, kind: record.kind, historyKey: record.historyKey, operation: record.modificationSeg === '2' ? 'delete' : 'put', layoutVersion: record.layoutVersion, isAutoAnswerBlocked: record.isAutoAnswerBlocked ?? false, ...(record.modificationSeg === '2' ? {} : { payload: provisionPayload(record) }),
    }));
    const answer = await party.send('municipal-hub', `/replicas/${code}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-municipality-key': key }, body: JSON.stringify(body) });
    const said = answered.safeParse(await answer.json());
    if (said.success && said.data.outcomes.length === records.length) return new Map(said.data.outcomes.map(({ recordId, outcome }) => [recordId, outcome]));
    party.note(`自治体中間サーバーが副本を登録しなかった(${answer.status})。次の晩にもう一度運ぶ`);
  } catch (error) {
    party.note(`自治体中間サーバーにつながらない(${error instanceof Error ? error.message : String(error)})。次の晩にもう一度運ぶ`);
  }
  return null;
}
