import type { StaffAct } from '../../../contracts/ward.js';
import { refuse, type Desk } from '../../desk.js';
import { householdHeadedBy, periodRowsOf, residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { queueHousehold } from '../../writing.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** 異動情報の再送: everything of these people's households goes out again in the next batch, as the records say now. */
export async function resend(desk: Desk, act: ActOf<'resend'>): Promise<string | null> {
  for (const personKey of new Set(act.personKeys)) {
    if (!(await residentOf(desk, personKey))) {
      refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
      continue;
    }
    const households = new Set((await periodRowsOf(desk, personKey)).map(({ household_key }) => household_key));
    const headed = await householdHeadedBy(desk, personKey);
    if (headed) households.add(headed.household_key);
    if (households.size === 0) refuse(desk, obstacle('nothingToSend', '宛名番号', personKey, '適用期間がなく、世帯主でもない'));
    for (const householdKey of households) queueHousehold(desk, householdKey, true);
  }
  return [...desk.queue.keys()].at(-1) ?? null;
}

/** 処理結果の確認: a named person says they have read what became of a batch. */
export async function confirmResult(desk: Desk, act: ActOf<'confirmResult'>): Promise<null> {
  const batch = await desk.store.db.selectFrom('ward_batch').selectAll().where('batch_id', '=', act.batchId).executeTakeFirst();
  if (!batch) refuse(desk, obstacle('batchUnknown', '送信単位の識別', act.batchId, 'この送信の処理結果が届いていない'));
  else if (batch.confirmed_by !== null) refuse(desk, obstacle('confirmedBefore', '送信単位の識別', act.batchId, `${batch.confirmed_at} に ${batch.confirmed_by} が確認している`));
  else await desk.store.db.updateTable('ward_batch').set({ confirmed_by: act.by, confirmed_at: desk.settings.now }).where('seq', '=', batch.seq).execute();
  return null;
}
