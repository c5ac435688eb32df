import { installmentKind } from '../../../contracts/mailing/installments.js';
import { elNumberOf, elNumberText } from '../../../contracts/payment-channels/el-number.js';
import { byKey } from '../../desk.js';
import { slipsOf, type PrintedSlip } from '../../notices/slips.js';
import { readSettings, type Settings } from '../../settings.js';
import type { AssessmentRow, NoticeRow, WardStore } from '../../tables.js';
import { takeLevies } from '../levies.js';
import { registerRequests, type PaymentRequest } from '../requests.js';
import type { AccountRow } from '../tables.js';

const noticesAtOnce = 500;

/**
 * What the ward has decided and printed since it last looked: 賦課決定 become 調定, the 納付書 of printed notices become 納付の求め. Done
 * when 収納 is asked for something, not when 賦課 is: the yearly levy of a large ward does not wait for its ledger.
 */
export async function bringUpToDate(store: WardStore): Promise<void> {
  await takeLevies(store);
  for (;;) if (!await store.transact(registerPage)) return;
}

/** Enters the slips of some notices. False when no notice is left. */
async function registerPage(store: WardStore): Promise<boolean> {
  const { db } = store;
  const notices = await db.selectFrom('ward_notice').selectAll().where('handed_on', 'is not', null).where(({ not, exists, selectFrom }) => not(exists(selectFrom('ward_slip_notice').select('ward_slip_notice.notice_id').whereRef('ward_slip_notice.notice_id', '=', 'ward_notice.notice_id'))))
    .orderBy('notice_id').limit(noticesAtOnce).execute();
  if (notices.length === 0) return false;
  const settings = await readSettings(store);
  const households = [...new Set(notices.map(({ household_key }) => household_key))];
  const decisions = new Map((await db.selectFrom('ward_assessment').selectAll().where('household_key', 'in', households).execute()).map((row) => [decisionKey(row), row]));
  const accounts = byKey(await db.selectFrom('ward_account').selectAll().where('household_key', 'in', households).execute(), ({ household_key }) => household_key);
  const requests = notices.flatMap((notice) => requestsOf(settings, notice, decisions.get(decisionKey(notice))!, accounts.get(notice.household_key) ?? []));
  await registerRequests(store, requests);
  await store.insertMany('ward_slip_notice', notices.map(({ notice_id }) => ({ notice_id, registered_at: settings.now })));
  return true;
}

const decisionKey = ({ household_key, fiscal_year, sequence }: Pick<AssessmentRow, 'household_key' | 'fiscal_year' | 'sequence'>): string => `${household_key} ${fiscal_year} ${sequence}`;

/** Each slip can be paid by its bars and by its eL番号. */
function requestsOf({ municipalityCode }: Settings, notice: NoticeRow, decision: AssessmentRow, accounts: readonly AccountRow[]): readonly PaymentRequest[] {
  const own = accounts.filter(({ fiscal_year, debtor_key }) => fiscal_year === notice.fiscal_year && debtor_key === notice.addressee_person_key);
  return slipsOf({ municipalityCode, today: notice.handed_on as AccountDay }, notice, decision).flatMap((slip) => {
    const account = slip.barcode === null ? undefined : own.find((one) => isOf(slip, one));
    if (slip.barcode === null || !account) return [];
    const asked = { payableUntil: slip.dueOn, parts: [{ accountKey: account.account_key, yen: slip.yen }] };
    return [{ ...asked, requestKey: slip.barcode, kind: notice.issue_no === 0 ? 'regular' as const : 'reissue' as const }, { ...asked, requestKey: elNumberText(elNumberOf(slip.barcode)), kind: 'elQr' as const }];
  });
}
type AccountDay = NonNullable<PrintedSlip['dueOn']>;

/** A 期 keeps its month when the 期 before it have gone; 随時期 is a 期 of its own in whatever month. */
const isOf = ({ number, installment }: PrintedSlip, { month, period }: AccountRow): boolean => month === installment?.month && installmentKind(period) === installmentKind(number);
