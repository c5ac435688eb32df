import type { StaffAct } from '../../../contracts/ward.js';
import type { Month } from '../../../law/fiscal-year.js';
import { isRefused, refuse, refuseUntimely, type Desk } from '../../desk.js';
import { obstacle } from '../../refusals.js';
import { caseFor, refuseApplicant, refuseExpired } from '../cases/apply.js';
import { keepPaper, paperOf } from './papers.js';

/** An application on paper has come, and goes to 給付業務委託業者 with the next bundle. Its day counts from now on, whenever it is read. */
export async function forwardPaper(desk: Desk, act: Extract<StaffAct, { act: 'forwardPaper' }>): Promise<null> {
  const { paperId, householdKey, careMonth, applicantPersonKey, receivedOn, pageCount, by } = act;
  await refuseUntimely(desk, { notificationId: paperId, receivedOn });
  const before = await paperOf(desk.store, paperId);
  if (before) refuse(desk, obstacle('enteredBefore', '申請書の番号', paperId, '受け付けている'));
  const row = await caseFor(desk.store, householdKey, { kind: 'highCost', careMonth: careMonth as Month });
  if (!row) refuse(desk, obstacle('benefitCaseUnknown', '診療月', careMonth, '申請を待つ支給がない'));
  else {
    refuseExpired(desk, row, receivedOn);
    await refuseApplicant(desk, row, applicantPersonKey);
  }
  if (isRefused(desk)) return null;
  await keepPaper(desk.store, desk.settings.now, {
    paper_id: paperId, version: 0, household_key: householdKey, care_month: careMonth, applicant_key: applicantPersonKey, received_on: receivedOn, page_count: pageCount, attempt: 0, state: 'toContractor', because: '', forwarded_on: null, file_name: null,
  }, { state: 'toContractor', because: `${by} が受け付けた` });
  return null;
}
