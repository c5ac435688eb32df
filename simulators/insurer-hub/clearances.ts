import type { IdentityState } from '../../contracts/insurer-hub/codes.js';
import type { Clearance } from '../../contracts/insurer-hub/terminal.js';
import { settleExposure } from './exposure.js';
import { currentOf } from './history.js';
import { notTaken, otherContent, remember, seenBefore, taken, type Verdict } from './instructions.js';
import { refused, type Answer } from './reception.js';
import { stateAfter } from './states.js';
import type { CheckRow, Hub, HubStore } from './tables.js';

/** 理由付き疑いなし: the record is right. What was stopped is released in the same transaction. */
export async function applyClearance(party: Hub, store: HubStore, code: string, clearance: Clearance): Promise<Verdict> {
  const seen = await seenBefore(store, code, 'clearance', clearance.clearanceId, clearance);
  if (seen === 'again') return taken;
  if (seen === 'other') return otherContent(clearance.clearanceId);
  if (clearance.reasonText.trim() === '') return notTaken('E-REQUIRED', '理由がない', '疑いがないと確かめた理由を書く');
  const known = (await currentOf(store, code, [clearance.historyKey])).get(clearance.historyKey);
  if (!known) return notTaken('E-UNKNOWN', `「${clearance.historyKey}」という資格履歴はない`, '突合結果にある識別を書く');
  const { check, entry } = known;
  if (check.version !== clearance.version) return notTaken('E-STATE', `版${clearance.version}は今の版(${check.version})でない`, '今の版の突合結果を見て登録する');
  const state = stateAfter(check.state as IdentityState, 'clear');
  if (state === null) return notTaken('E-STATE', `今の状態(${check.state})では登録できない`, cures[check.state] ?? '突合結果の通知を待ってから登録する');
  await store.insertMany('insurer_hub_check', [{
    ...check, state, stopped: 'none', stopped_at: null, released_at: check.stopped === 'none' ? check.released_at : party.now(), cleared: JSON.stringify({ ...clearance, at: party.now() }),
  } satisfies CheckRow], 'replace');
  await settleExposure(store, entry);
  await remember(party, store, code, 'clearance', [{ itemId: clearance.clearanceId, row: clearance }]);
  return taken;
}
const cures: Readonly<Record<string, string>> = {
  clear: '疑いなしなので、何もしなくてよい', clearedWithReason: '登録済みなので、何もしなくてよい', correcting: '訂正を取り消すことはできない。次の突合を待つ', lapsed: '資格が終わった記録は登録しなくてよい',
};

/** 調査に着手: somebody of the municipality has opened the case. */
export async function openCase(party: Hub, code: string, noticeId: string, by: unknown): Promise<Answer> {
  if (typeof by !== 'string' || by.trim() === '' || by.length > 60) return refused(400, 'E-REQUIRED', '着手した人の名前がない', '{"by": "国保資格係 担当"} のように60文字以内で送る');
  return party.store.transact(async (store): Promise<Answer> => {
    const check = await store.db.selectFrom('insurer_hub_check').where('code', '=', code).where('notice_id', '=', noticeId).where('is_current', '=', 1).selectAll().executeTakeFirst();
    const isKnown = check ?? await store.db.selectFrom('insurer_hub_notice').where('code', '=', code).where('notice_id', '=', noticeId).select('notice_id').executeTakeFirst();
    if (!isKnown) return refused(404, 'E-UNKNOWN', `「${noticeId}」という突合結果はない`, '一覧(GET …/terminal/notices)にある識別を指定する');
    if (check?.state === 'investigating') return { status: 200, body: { noticeId, state: check.state, by: check.opened_by } };
    const state = check ? stateAfter(check.state as IdentityState, 'open') : null;
    if (!check || state === null) return refused(409, 'E-STATE', 'この突合結果の調査は終わっているか、調べる版でない', '今の版の突合結果を見る');
    await store.insertMany('insurer_hub_check', [{ ...check, state, opened_by: by }], 'replace');
    return { status: 200, body: { noticeId, state, by } };
  });
}
