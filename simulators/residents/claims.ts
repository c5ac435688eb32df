import type { RefundClaim } from '../../contracts/refund-claim.js';
import type { Day } from '../../law/define.js';
import type { Receipt, Trouble } from './counter.js';
import type { Reader } from './letter-box.js';
import type { RefundSheet } from './sheet.js';
import type { Residents } from './tables.js';

/** Fills the 還付金請求書 in as the household means to, and sends it back. What it did: claims, or has claimed before, or lets it lie. */
export async function claimRefund(party: Residents, { municipality, readerId, known }: Reader, sheet: RefundSheet, on: Day): Promise<string> {
  const { refund } = known.habits;
  if (refund.to === 'nobody') return 'ignoresRefund';
  const claimId = party.token('CL', municipality, readerId, sheet.number);
  const before = await party.store.db.selectFrom('residents_claim').select('state').where('municipality', '=', municipality).where('claim_id', '=', claimId).executeTakeFirst();
  if (before) return 'claimed';
  const isPublic = refund.to === 'publicAccount';
  const claim: RefundClaim = { claimId, sentOn: on, letterId: sheet.number, claimedBy: { name: known.people[0]!.name, address: known.address }, payTo: isPublic ? 'publicAccount' : 'account', account: isPublic ? null : refund.account, hasProxy: refund.hasProxy };
  await party.store.insertMany('residents_claim', [{ municipality, claim_id: claimId, reader_id: readerId, body: JSON.stringify(claim), sent_on: on, state: 'planned', refusals: '[]' }]);
  party.note(`${claim.claimedBy.name}さんの家は、${on}に届くように還付金請求書を送った`);
  return 'claims';
}

/** What has come by today and has no answer yet. Shown again until the answer. */
export async function openClaims(party: Residents, municipality: string): Promise<{ readonly claims: readonly RefundClaim[] }> {
  const open = party.store.db.selectFrom('residents_claim').where('municipality', '=', municipality).where('state', 'in', ['planned', 'sent']).where('sent_on', '<=', party.today());
  const rows = await open.select('body').orderBy('sent_on').orderBy('claim_id').execute();
  await party.store.db.updateTable('residents_claim').where('municipality', '=', municipality).where('state', '=', 'planned').where('sent_on', '<=', party.today()).set({ state: 'sent' }).execute();
  return { claims: rows.map(({ body }) => JSON.parse(body) as RefundClaim) };
}

/** Whether the ward took it, and if not, why. The same answer twice is one. */
export async function answerClaim(party: Residents, municipality: string, claimId: string, { accepted, refusals }: Receipt): Promise<Trouble | { readonly state: string }> {
  const before = await party.store.db.selectFrom('residents_claim').select(['state', 'refusals']).where('municipality', '=', municipality).where('claim_id', '=', claimId).executeTakeFirst();
  if (!before) return { status: 404, code: 'TSG-R12', why: `${municipality} に請求書「${claimId}」はない`, cure: 'GET …/claims で請求書の識別を確かめる' };
  const state = accepted ? 'accepted' : 'refused';
  if (before.state === state && before.refusals === JSON.stringify(refusals)) return { state };
  if (before.state !== 'sent') return { status: 409, code: 'TSG-R13', why: `請求書「${claimId}」は${before.state === 'planned' ? 'まだ届いていない' : 'もう別の返事をした'}`, cure: '届いた請求書(GET …/claims)に一度だけ返事をする' };
  await party.store.db.updateTable('residents_claim').where('municipality', '=', municipality).where('claim_id', '=', claimId).set({ state, refusals: JSON.stringify(refusals) }).execute();
  return { state };
}
