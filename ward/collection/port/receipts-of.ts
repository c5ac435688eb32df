import type { AgentFeedKind } from '../../../contracts/payment-agent/codes.js';
import { checkOf, record } from '../../../contracts/define.js';
import { agentReceipt, type AgentReceipt } from '../../../contracts/payment-agent/receipt.js';
import { elNumberText } from '../../../contracts/payment-channels/el-number.js';
import type { ElqrPayment, OcrReceipt } from '../../../contracts/payment-channels/stand-ins.js';
import { at } from '../../../law/day.js';
import { bankDaysLater } from '../../../law/business-days.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import { importReceipts } from '../import.js';
import type { Receipt } from '../receipt.js';
import type { NoticeRowKind } from '../rules/agent-payment.js';
import type { Applied, Intake, Line } from '../../intake.js';
import { byKey, chunks } from '../../desk.js';
import type { WardStore } from '../../tables.js';

export const postalRowBasis: Basis = assume('郵便振替(12)とその訂正(22)は確報、リアル(81)は速報と同じに扱う。22 が前の行と違えば、どちらも職員が決めるまで充てない');
const kindOf: Readonly<Record<AgentFeedKind, NoticeRowKind>> = { '01': 'preliminary', '02': 'confirmed', '03': 'cancelled', '12': 'confirmed', '22': 'confirmed', '81': 'preliminary' };

/**
 * The feed as the ward reads it. What contradicts its own bars is money all the same, and goes to the list of exceptions; a row that
 * contradicts the form of the feed (a time of no clock, a 確報 without 振込日) makes the file a broken one.
 */
const receivedFeed = record({ ...agentReceipt, check: checkOf<AgentReceipt>((said) => (agentReceipt.check?.(said) ?? []).filter(({ field }) => field !== 'barcode' && field !== 'amountYen')) });
export const feedAsReceived = () => receivedFeed;

/** `0930` → `09:30`; the record has seen that it is one. */
const clock = (digits: string) => `${digits.slice(0, 2)}:${digits.slice(2)}` as `${number}:${number}`;

/** 速報・確報・速報取消 of 収納代行. */
export async function importAgentFeed({ store, importNo }: Intake, lines: readonly Line<AgentReceipt>[]): Promise<Applied> {
  const rows = lines.map(({ value }): Receipt => ({
    channel: 'agent', kind: kindOf[value.feedKind], barcode: value.barcode, storeCode: `${value.headOfficeCode}${value.storeCode}`, receivedAt: at(value.receivedOn, clock(value.receivedTime)),
    amountYen: value.amountYen, settleOn: value.settleOn,
  }));
  return { applied: (await importReceipts(store, { name: `import ${importNo}`, rows })).added };
}

/** 納付済通知書 read by machine. They name the notice by the number printed on it; the ledger knows it by household and 納付義務者. */
export async function importOcr({ store, settings, importNo }: Intake, lines: readonly Line<OcrReceipt>[]): Promise<Applied> {
  const settlesOn = (receivedOn: Day) => knownDay(bankDaysLater(receivedOn, Number(settings.parameters.counterSettleDays)));
  const numbers = await ledgerNumbers(store, lines.map(({ value }) => value.noticeId));
  const rows = lines.map(({ value }): Receipt => ({
    channel: 'ocr', batchNo: value.batchNumber, itemNo: value.itemNumber, noticeNumber: numbers.get(value.noticeId) ?? value.noticeId, fiscalYear: value.fiscalYear, period: Number(value.period), amountYen: value.amountYen, receivedOn: value.receivedOn, confidence: value.ocrConfidence, settleOn: settlesOn(value.receivedOn),
  }));
  return { applied: (await importReceipts(store, { name: `import ${importNo}`, rows })).added };
}

const knownDay = (day: Day | 'unknownCalendar'): Day | null => (day === 'unknownCalendar' ? null : day);

/** 納付情報 of eL-QR. */
export async function importElQr({ store, importNo }: Intake, lines: readonly Line<ElqrPayment>[]): Promise<Applied> {
  const rows = lines.map(({ value }): Receipt => ({ channel: 'elQr', elNumber: elNumberText(value), paidAt: value.paidAt, amountYen: value.amountYen, settleOn: value.settleOn }));
  return { applied: (await importReceipts(store, { name: `import ${importNo}`, rows })).added };
}

/** The number under which the ledger keeps what a printed notice is about. */
async function ledgerNumbers({ db }: WardStore, noticeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const ids of chunks([...new Set(noticeIds)])) {
    const notices = await db.selectFrom('ward_notice').select(['notice_id', 'household_key', 'fiscal_year', 'addressee_person_key']).where('notice_id', 'in', ids).execute();
    if (notices.length === 0) continue;
    const accounts = byKey(await db.selectFrom('ward_account').select(['household_key', 'fiscal_year', 'debtor_key', 'notice_number']).where('household_key', 'in', [...new Set(notices.map(({ household_key }) => household_key))]).execute(), (row) => `${row.household_key} ${row.fiscal_year} ${row.debtor_key}`);
    for (const { notice_id, household_key, fiscal_year, addressee_person_key } of notices) {
      const own = accounts.get(`${household_key} ${fiscal_year} ${addressee_person_key}`)?.[0];
      if (own) found.set(notice_id, own.notice_number);
    }
  }
  return found;
}
