import type { StaffAct } from '../../contracts/ward.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import type { NoticeRow } from '../tables.js';
import { addresseesOf, stateFor } from './addressees.js';
import { holds } from './follow.js';
import { withheldAmong } from './withheld.js';
import { noticeRow } from './write.js';

/** 再発行: pieces that came back, were never printed or got lost are printed once more, to whom and where the records say now. */
export async function reissueNotices(desk: Desk, act: Extract<StaffAct, { act: 'reissueNotices' }>): Promise<null> {
  const notices: NoticeRow[] = [];
  for (const noticeId of new Set(act.noticeIds)) {
    const notice = await desk.store.db.selectFrom('ward_notice').selectAll().where('notice_id', '=', noticeId).executeTakeFirst();
    if (!notice) refuse(desk, obstacle('printedNoticeUnknown', '通知書番号', noticeId, 'この区が作った通知ではない'));
    else if (notice.state === 'waiting') refuse(desk, obstacle('printedNoticeWaiting', '通知書番号', noticeId, '印刷を待っている'));
    else if (notice.state === 'held') refuse(desk, obstacle('printedNoticeHeld', '通知書番号', noticeId, '宛先が決まるまで出さない通知である'));
    else if (notice.state === 'byHand') refuse(desk, obstacle('printedNoticeByHand', '通知書番号', noticeId, '支援措置の人への通知で、封入封緘事業者には渡さない'));
    else if (notice.state === 'replaced' || !await holds(desk.store, notice)) refuse(desk, obstacle('printedNoticeReplaced', '通知書番号', noticeId, '後の通知に替わっている'));
    else notices.push(notice);
  }
  if (isRefused(desk)) return null;
  for (const notice of notices) {
    await desk.store.db.updateTable('ward_notice').set({ state: 'replaced' }).where('notice_id', '=', notice.notice_id).execute();
    const addressee = (await addresseesOf(desk.store, [notice.addressee_person_key])).get(notice.addressee_person_key)!;
    const state = stateFor(addressee, (await withheldAmong(desk.store, [notice])).has(notice.notice_id));
    await desk.store.insertMany('ward_notice', [noticeRow({ ...notice, head_person_key: notice.addressee_person_key }, desk.settings, { issueNo: notice.issue_no + 1, state, why: act.why })]);
  }
  return null;
}
