import type { AnswerOf } from '../../../contracts/ward.js';
import type { RefundState } from '../../../contracts/ward-collection.js';
import type { Day } from '../../../law/define.js';
import { byKey } from '../../desk.js';
import { letterIdOf } from '../../letters/overpayments.js';
import { publicAccountOn } from '../../public-account/account-of.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { lapsesOn } from '../rules/refund-claim.js';
import type { ClaimRow, MovementRow, RefundRow } from '../tables.js';
import { payeeOf } from './payee.js';
import { bringUpToDate } from './up-to-date.js';

type Refund = AnswerOf<'refunds'>['refunds'][number];
/** An attempt with the claim it is for, if there is one. */
export interface Attempt { readonly row: RefundRow; readonly claim: ClaimRow | null }

/** The newest attempt of every 還付, by the number of the decision. */
export async function newestAttempts({ db }: WardStore): Promise<ReadonlyMap<number, Attempt>> {
  const claims = new Map((await db.selectFrom('ward_refund_claim').selectAll().orderBy('claim_no').execute()).map((claim) => [`${claim.movement_no} ${claim.attempt}`, claim]));
  const rows = await db.selectFrom('ward_refund').selectAll().orderBy('movement_no').orderBy('attempt').execute();
  return new Map([...byKey(rows, ({ movement_no }) => String(movement_no)).values()].map((own) => own.at(-1)!).map((row) => [row.movement_no, { row, claim: claims.get(`${row.movement_no} ${row.attempt}`) ?? null }]));
}

/** How far an attempt is today, and why. */
export async function standingOf(store: WardStore, settings: Settings, { row, claim }: Attempt, decided: Day): Promise<{ readonly state: Exclude<RefundState, 'appropriated'>; readonly because: readonly string[] }> {
  if (row.returned_on !== null) return { state: 'paidBack', because: [`${row.returned_on} に戻った`] };
  if (row.file_name !== null) return { state: 'ordered', because: [`${row.pays_on} に振り込む`] };
  if (row.account !== null) return { state: 'toPay', because: [`${claim?.received_on ?? ''} に請求された`] };
  if (claim === null) return settings.today >= lapsesOn(decided) ? { state: 'lapsed', because: [`${lapsesOn(decided)} に消滅した`] } : { state: 'unclaimed', because: ['請求書がまだ届かない'] };
  const { decision } = await publicAccountOn(store, settings, { personKey: claim.claimed_by, purpose: 'refund', about: row.account_key }, settings.today);
  const state = decision.outcome === 'usable' ? 'toPay' : decision.outcome === 'asking' || decision.outcome === 'askAgain' || decision.outcome === 'heldBack' ? 'asking' : 'claimUnfit';
  return { state, because: [decision.ja, ...decision.because] };
}

/** Every 還付 and 充当, as long as the ward keeps its ledger: one that nobody asks for stays here. */
export async function refunds(store: WardStore): Promise<AnswerOf<'refunds'>> {
  await bringUpToDate(store);
  const settings = await readSettings(store);
  const attempts = await newestAttempts(store);
  const letters = new Map((await store.db.selectFrom('ward_letter').select(['source_no', 'state', 'returned_on']).where('source', '=', 'movement').execute()).map((row) => [row.source_no, row]));
  const movements = await store.db.selectFrom('ward_movement').selectAll().where('kind', 'in', ['refund', 'appropriation']).orderBy('movement_no').execute();
  const listed: Refund[] = [];
  for (const movement of movements) {
    const letter = letters.get(movement.movement_no);
    listed.push({
      letterId: letterIdOf(movement), accountKey: movement.from_account_key!, yen: movement.yen, decidedOn: movement.decided_on as Day, payeePersonKey: await payeeOf(store, movement.from_account_key!), intoAccountKey: movement.to_account_key,
      letterState: letter?.state ?? null, returnedOn: (letter?.returned_on ?? null) as Day | null, ...await shownOf(store, settings, movement, attempts.get(movement.movement_no)),
    });
  }
  return { refunds: listed };
}

type Shown = Pick<Refund, 'decision' | 'interestYen' | 'state' | 'because' | 'lapsesOn' | 'claimedOn'>;
async function shownOf(store: WardStore, settings: Settings, { decided_on, why }: MovementRow, attempt: Attempt | undefined): Promise<Shown> {
  if (!attempt) return { decision: 'appropriate', interestYen: 0, state: 'appropriated', because: [why], lapsesOn: null, claimedOn: null };
  const { state, because } = await standingOf(store, settings, attempt, decided_on as Day);
  return { decision: 'refund', interestYen: attempt.row.interest_yen, state, because: [...because], lapsesOn: lapsesOn(decided_on as Day), claimedOn: (attempt.claim?.received_on ?? null) as Day | null };
}
