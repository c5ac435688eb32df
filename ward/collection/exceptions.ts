import { bankDaysLater } from '../../law/business-days.js';
import type { Day } from '../../law/define.js';
import { byKey, chunks } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { readFacts } from './facts.js';
import type { Instance } from './instance.js';
import { debitResult } from './rules/debit-result.js';
import { targetOutcomes, type TargetOutcome } from './rules/receipt-target.js';
import type { AccountRow, ReceiptRow } from './tables.js';

/** What somebody has to look at, and what may be done about it. The same facts give the same list, in whatever order they came. */
export interface CollectionException {
  readonly code: string;
  readonly ja: string;
  /** The payment or the 期 it is about. */
  readonly about: string;
  readonly yen: number;
  /** The day on which the ward came to know of it; null where it follows from more than one fact. */
  readonly since: Day | null;
  readonly proposals: readonly Proposal[];
}
export type Proposal =
  | { readonly proposal: 'assign'; readonly accountKey: string; readonly why: string }
  | { readonly proposal: 'askAgent' | 'forward' | 'payBack' | 'appropriateOrRefund' | 'checkMandate' | 'waitForRate'; readonly why: string };

const quietRows = ['posts', 'postsLate', 'assigned'];
const unitsAtOnce = 500;

export async function exceptionQueue(store: WardStore): Promise<readonly CollectionException[]> {
  const { db } = store;
  const settings = await readSettings(store);
  const loud = await db.selectFrom('ward_receipt_row').select('instance_key').distinct().where('outcome', 'not in', quietRows).execute();
  const single = await db.selectFrom('ward_receipt_row').select('instance_key').groupBy('instance_key').having(({ fn, eb, or }) => or([eb(fn.countAll(), '>', 1), eb(fn.max('kind'), '=', 'preliminary'), eb(fn.max('kind'), '=', 'cancelled')])).execute();
  const keys = [...new Set([...loud, ...single].map(({ instance_key }) => instance_key))].sort();
  const found: CollectionException[] = [];
  for (const some of chunks(keys, unitsAtOnce)) {
    const { instances } = await readFacts(store, settings, { accounts: [], instances: some });
    for (const instance of instances) found.push(...await ofPayment(store, settings, instance));
  }
  const accounts = await db.selectFrom('ward_account').selectAll().where(({ or, eb }) => or([eb('overpaid_yen', '>', 0), eb('is_rate_unknown', '=', 1)])).orderBy('account_key').execute();
  return [...found, ...accounts.flatMap(ofAccount)].sort((a, b) => (a.about < b.about || (a.about === b.about && a.code < b.code) ? -1 : 1));
}

async function ofPayment(store: WardStore, settings: Settings, instance: Instance): Promise<readonly CollectionException[]> {
  const { key, state, parts, rows, differs } = instance;
  const said: CollectionException[] = [];
  const say = (code: string, ja: string, yen: number, proposals: readonly Proposal[]) => said.push({ code, ja, about: key, yen, since: knownSince(rows), proposals });
  const heldYen = parts.reduce((sum, { accountKey, yen }) => sum + (accountKey === null ? yen : 0), 0);
  const held = rows.find(({ kind, outcome }) => kind === 'confirmed' && !quietRows.includes(outcome));
  if (heldYen > 0 && held) say(held.outcome, targetOutcomes[held.outcome as TargetOutcome], heldYen, await proposalsFor(store, held));
  if (differs === 'confirmedRows') say('rowsDiffer', '同じ入金の行が食い違う', heldYen, [{ proposal: 'askAgent', why: 'どの行が正しいかを送り手に確かめる' }]);
  if (differs === 'preliminary') say('preliminaryDiffers', '速報と確報の額が違う(確報による)', rows.find(({ kind }) => kind === 'confirmed')!.yen, [{ proposal: 'askAgent', why: '速報の額との違いを確かめる' }]);
  if (state === 'contradicted') say('confirmedAndCancelled', '確報と取消の両方がある', rows[0]!.yen, [{ proposal: 'askAgent', why: '取消は速報だけを取り消す' }]);
  if (state === 'cancelWaiting') say('cancelWaiting', '取り消される速報がない', rows[0]!.yen, [{ proposal: 'askAgent', why: '速報を待つ' }]);
  if (state === 'provisional') said.push(...agedPreliminary(instance, settings));
  for (const { content, kind, yen } of rows) if (kind === 'failed') said.push(...failedDebit(key, content.split(' ')[0]!, yen, knownSince(rows)));
  return said;
}

/** 速報 without 確報 for so many bank days; also when the calendar is not known that far. */
function agedPreliminary({ key, receivedOn, rows }: Instance, { today, parameters }: Settings): readonly CollectionException[] {
  const limit = bankDaysLater(receivedOn, Number(parameters.preliminaryAgeDays));
  if (limit !== 'unknownCalendar' && today <= limit) return [];
  return [{ code: 'agedPreliminary', ja: limit === 'unknownCalendar' ? '速報のままで、暦が分からない' : '速報のまま日が過ぎた', about: key, yen: rows[0]!.yen, since: knownSince(rows), proposals: [{ proposal: 'askAgent', why: '確報の予定を尋ねる' }] }];
}

const knownSince = (rows: readonly ReceiptRow[]): Day => rows.map(({ known_on }) => known_on as Day).sort()[0]!;

function failedDebit(key: string, code: string, yen: number, since: Day): readonly CollectionException[] {
  const { outcome, ja, because } = debitResult.apply(code);
  return outcome === 'noFunds' ? [] : [{ code: `debit.${outcome}`, ja: `口座振替: ${ja}`, about: key, yen, since, proposals: [{ proposal: 'checkMandate', why: because.join('、') }] }];
}

/** 期 the money may have been meant for. */
async function proposalsFor({ db }: WardStore, { outcome, request_key, notice_number, yen }: ReceiptRow): Promise<readonly Proposal[]> {
  const assign = (accounts: readonly { readonly account_key: string }[], why: string): readonly Proposal[] => [...new Set(accounts.map(({ account_key }) => account_key))].sort().map((accountKey) => ({ proposal: 'assign', accountKey, why }));
  if (outcome === 'otherWard') return [{ proposal: 'forward', why: '自由使用欄の団体へ引き渡すよう代行業者に求める' }];
  if (request_key !== null) {
    const issued = await db.selectFrom('ward_payment_request').select('account_key').where('request_key', '=', request_key).execute();
    const sameField = issued.length > 0 || !/^91\d{42}$/.test(request_key) ? [] : await db.selectFrom('ward_payment_request').select('account_key').where('request_key', '>=', request_key.slice(0, 29)).where('request_key', '<', `${request_key.slice(0, 29)}~`).execute();
    return [...assign(issued, '控えの期に充てる'), ...assign(sameField, '同じ自由使用欄の納付書の期'), { proposal: 'payBack', why: '充てる期がなければ返す' }];
  }
  const asked = await db.selectFrom('ward_levy').innerJoin('ward_account', 'ward_account.account_key', 'ward_levy.account_key').select('ward_account.account_key').where('ward_account.notice_number', '=', notice_number!).where('ward_levy.yen', '=', yen).execute();
  return [...assign(asked, '同じ通知書番号で、この額を求めた期'), { proposal: 'payBack', why: '充てる期がなければ返す' }];
}

const ofAccount = ({ account_key, overpaid_yen, is_rate_unknown, late_unpaid_yen }: AccountRow): readonly CollectionException[] => [
  ...(overpaid_yen > 0 ? [{ code: 'overpaid', ja: '過誤納がある', about: account_key, yen: overpaid_yen, since: null, proposals: [{ proposal: 'appropriateOrRefund' as const, why: '納期の来た未納があれば充当し、なければ還付する' }] }] : []),
  ...(is_rate_unknown === 1 ? [{ code: 'rateUnknown', ja: '割合が公表されておらず延滞金を計算できない', about: account_key, yen: late_unpaid_yen, since: null, proposals: [{ proposal: 'waitForRate' as const, why: '割合が公表されたら計算する' }] }] : []),
];

/** 速報 that keep back letters for a 期. They pay nothing. */
export async function provisionalYen({ db }: WardStore, accountKey: string): Promise<number> {
  const rows = await db.selectFrom('ward_receipt_row').selectAll().where('account_key', '=', accountKey).execute();
  const open = [...byKey(rows, ({ instance_key }) => instance_key).values()].filter((own) => own.every(({ kind }) => kind === 'preliminary'));
  return open.reduce((sum, own) => sum + own[0]!.yen, 0);
}
