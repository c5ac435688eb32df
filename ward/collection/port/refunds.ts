import type { AnswerOf } from '../../../contracts/ward.js';
import { bankDaysLater } from '../../../law/business-days.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import type { RefundState } from '../../../contracts/ward-collection.js';
import { byKey } from '../../desk.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import type { RefundRow } from '../tables.js';
import { transferAttempts } from './transfers.js';
import { decidedOn } from './payee.js';
import { newestAttempts, standingOf } from './refund-list.js';

/** So many bank days after the 振替日 or 振込日 somebody asks the bank. */
export const resultDays = 5;
export const resultDaysBasis: Basis = assume(`振替結果は振替日の1〜4営業日後に届くので、${resultDays}営業日を過ぎれば銀行に確かめる。総合振込には結果のファイルがないので、同じだけ待っても明細に出金がなければ確かめる`);

/** What leaves the account for a 還付: the money and its 還付加算金. */
export const paidOutYen = ({ yen, interest_yen }: Pick<RefundRow, 'yen' | 'interest_yen'>): number => yen + interest_yen;

/** 還付 that do not reach anybody: nobody has asked for it, the money came back, or it has never left. */
export async function refundsWaiting(store: WardStore, settings: Settings): Promise<AnswerOf<'receiptExceptions'>['exceptions']> {
  const stuck = await filesNotPaidOut(store, settings);
  const waiting: AnswerOf<'receiptExceptions'>['exceptions'] = [];
  for (const attempt of (await newestAttempts(store)).values()) {
    const { row } = attempt;
    const told = { about: row.account_key, yen: paidOutYen(row), since: row.returned_on as Day | null, note: null };
    const { state, because } = await standingOf(store, settings, attempt, await decidedOn(store, row));
    const code = waitingCodes[state];
    if (code) waiting.push({ ...told, ...code, proposals: state === 'lapsed' ? [] : [{ proposal: 'askPayee', accountKey: null, why: `${because.join('。')}。還付金請求書を出してもらい、takeRefundClaim で受け付ける` }] });
    if (state !== 'ordered' || !stuck.has(row.file_name!)) continue;
    waiting.push({ ...told, code: 'refundNotPaidOut', ja: '還付の振込が明細にない', proposals: [{ proposal: 'askBank', accountKey: null, why: '総合振込が受け付けられたかを銀行に確かめ、払われていなければ、請求書を受け付け直す(takeRefundClaim)' }] });
  }
  return waiting;
}

/** What somebody has to look at; the other states go on by themselves. */
const waitingCodes: Readonly<Partial<Record<RefundState, { readonly code: string; readonly ja: string }>>> = {
  unclaimed: { code: 'refundWithoutAccount', ja: '還付の振込先が分からない' }, claimUnfit: { code: 'refundClaimUnfit', ja: '請求された口座に払えない' }, paidBack: { code: 'refundReturned', ja: '還付の振込が戻った' }, lapsed: { code: 'refundLapsed', ja: '還付請求権が時効で消滅した' },
};

/**
 * 総合振込 that the bank has not paid out, as far as its 明細 tell: nobody answers such a file, so a refusal is only seen in the money.
 * Each file is its sum, and each entry of that sum pays one file. Of a ward that gets no 明細 nothing can be told.
 */
export async function filesNotPaidOut({ db }: WardStore, { today }: Settings): Promise<ReadonlySet<string>> {
  const entries = await db.selectFrom('ward_bank_entry').select(['posted_on', 'yen', 'channel']).where('kind', '=', 'statement').orderBy('posted_on').orderBy('entry_key').execute();
  if (entries.length === 0) return new Set();
  const open = entries.filter(({ channel, yen }) => channel === 'refund' && yen < 0);
  const stuck = new Set<string>();
  for (const [name, own] of byKey(await transferAttempts({ db }), ({ fileName }) => fileName)) {
    const { paysOn } = own[0]!;
    // A clerk has found that it was never paid out: no entry is its own.
    if (own.some(({ returnedOn }) => returnedOn === paysOn)) {
      stuck.add(name);
      continue;
    }
    const yen = own.reduce((sum, one) => sum + one.yen, 0);
    const at = open.findIndex((entry) => entry.yen === -yen && entry.posted_on >= paysOn);
    if (at >= 0) open.splice(at, 1);
    else if (isLate(paysOn, today)) stuck.add(name);
  }
  return stuck;
}

function isLate(paysOn: Day, today: Day): boolean {
  const last = bankDaysLater(paysOn, resultDays);
  return last !== 'unknownCalendar' && today > last;
}
