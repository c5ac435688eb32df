import { inBankKana } from '../../contracts/bank/kana.js';
import type { PayloadOf } from '../../contracts/municipal-hub/payloads.js';
import { payloadOf, type EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import type { EnquiryState } from '../../contracts/ward-enquiry.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { PublicAccountChannel, PublicAccountPurpose } from '../../contracts/ward-public-account.js';
import type { Day } from '../../law/define.js';
import { accountFaults } from '../collection/port/account-faults.js';
import type { Decision } from '../define.js';
import { raiseEnquiry } from '../enquiries/raise.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { publicAccount } from './rules/public-account.js';
import type { PublicAccountUseRow } from './tables.js';

/** One payment to one person: a 還付 of a 期, or a 給付 applied for. */
export interface Matter { readonly personKey: string; readonly purpose: PublicAccountPurpose; readonly about: string }
export type PublicAccountOutcome = ReturnType<typeof publicAccount.apply>['outcome'];
/** `account` is there only when money may go to it. */
export interface PublicAccount { readonly decision: Decision<PublicAccountOutcome>; readonly account: HeldAccount | null; readonly asOf: Day | null }

/**
 * The registered account to which this payment may go on that day, as far as anybody knows today. Where the answer is too old or never
 * came, the registration is asked for anew, and the outcome says so: come back tomorrow. Whoever pays says `spend`.
 */
export async function accountOf(store: WardStore, settings: Settings, matter: Matter, paysOn: Day): Promise<PublicAccount> {
  const known = await publicAccountOn(store, settings, matter, paysOn);
  if (known.decision.outcome === 'askAgain') await askRegistration(store, settings, matter, { by: '国保システム', why: known.decision.because[0]! });
  return known;
}

/** The same, and nothing is asked. */
export async function publicAccountOn(store: WardStore, settings: Settings, matter: Matter, paysOn: Day): Promise<PublicAccount> {
  const use = await useOf(store, matter);
  const enquiry = use.requestId === null ? undefined : await store.db.selectFrom('ward_enquiry').select('state').where('request_id', '=', use.requestId).executeTakeFirst();
  const answers = enquiry?.state === 'answered' ? await answersTo(store, use.requestId!) : [];
  const [first] = answers;
  const account = first ? heldAccountOf(first.payload) : null;
  const decision = publicAccount.apply({
    isStated: use.isStated, enquiry: (enquiry?.state ?? null) as EnquiryState | null, payee: await kanaOf(store, matter.personKey), paysOn, freshDays: Number(settings.parameters.publicAccountDays),
    answer: first && account ? { asOf: first.asOf, count: answers.length, holder: joined(account.holderName), faults: accountFaults(settings, account, 'transfer').map(({ ja, why }) => `${ja}: ${why}`) } : null,
  });
  return { decision, account: decision.outcome === 'usable' ? account : null, asOf: first?.asOf ?? null };
}

/** What holds of a matter: whether its 意思 is alive, and the newest 照会 since it was stated. */
export async function useOf({ db }: WardStore, { personKey, purpose, about }: Matter): Promise<{ readonly isStated: boolean; readonly requestId: string | null }> {
  const rows = await db.selectFrom('ward_public_account_use').select(['kind', 'request_id']).where('person_key', '=', personKey).where('purpose', '=', purpose).where('about', '=', about).orderBy('use_no').execute();
  const sinceStated = rows.slice(rows.findLastIndex(({ kind }) => kind === 'stated'));
  const isStated = sinceStated.length > 0 && sinceStated.every(({ kind }) => kind === 'stated' || kind === 'asked');
  return { isStated, requestId: sinceStated.findLast(({ kind }) => kind === 'asked')?.request_id ?? null };
}

interface Reason { readonly by: string; readonly why: string }

/** The 意思 itself: written down, and the registration is asked for. */
export async function stateUse(store: WardStore, settings: Settings, matter: Matter, { statedOn, channel, ...reason }: Reason & { readonly statedOn: Day; readonly channel: PublicAccountChannel }): Promise<void> {
  await addUse(store, settings, matter, { kind: 'stated', stated_on: statedOn, channel, ...reason });
  await askRegistration(store, settings, matter, reason);
}

/** Money has been ordered to that account: the 意思 is used up, whatever becomes of the money. */
export const spend = (store: WardStore, settings: Settings, matter: Matter, reason: Reason): Promise<void> => addUse(store, settings, matter, { kind: 'spent', ...reason });

/** 情報照会 of the registration, with the next file. */
export async function askRegistration(store: WardStore, settings: Settings, matter: Matter, reason: Reason): Promise<void> {
  const requestId = await raiseEnquiry(store, settings, { personKey: matter.personKey, kind: 'publicAccount', providerCode: 'digitalAgency', work: matter.purpose === 'benefit' ? 'benefit' : 'collection', by: reason.by, purpose: reason.why });
  await addUse(store, settings, matter, { kind: 'asked', request_id: requestId, ...reason });
}

type Told = Pick<PublicAccountUseRow, 'kind'> & Partial<Pick<PublicAccountUseRow, 'stated_on' | 'channel' | 'request_id'>> & Reason;

/** Adds a row; nothing ever leaves or changes. */
export async function addUse(store: WardStore, { now }: Settings, { personKey, purpose, about }: Matter, { by, why, ...told }: Told): Promise<void> {
  const last = await store.db.selectFrom('ward_public_account_use').select((select) => select.fn.max('use_no').as('no')).executeTakeFirst();
  await store.insertMany('ward_public_account_use', [{ stated_on: null, channel: null, request_id: null, ...told, use_no: (last?.no ?? 0) + 1, person_key: personKey, purpose, about, by_whom: by, why, recorded_at: now }]);
}

async function answersTo({ db }: WardStore, requestId: string) {
  const rows = await db.selectFrom('ward_enquiry_answer').select('content').where('request_id', '=', requestId).orderBy('answer_no').execute();
  return rows.map(({ content }) => JSON.parse(content) as EnquiryAnswer).map((answer) => ({ asOf: answer.asOf as Day, payload: payloadOf(answer) as PayloadOf<'publicAccount'> }));
}

/** The answer has no names of bank and branch; a 総合振込 may leave them blank. */
const heldAccountOf = ({ bankCode, branchCode, accountType, accountNumber, accountHolderKana }: PayloadOf<'publicAccount'>): HeldAccount =>
  ({ bankCode, bankName: '', branchCode, branchName: '', accountKind: accountType, accountNumber, holderName: inBankKana(accountHolderKana) });

const joined = (name: string): string => name.replaceAll(/\s/g, '');

/** The name of somebody as banks write it, without spaces; null of somebody the ward does not know. */
export async function kanaOf({ db }: WardStore, personKey: string): Promise<string | null> {
  const resident = await db.selectFrom('ward_resident').select('name_kana').where('person_key', '=', personKey).where('latest', '=', 1).executeTakeFirst();
  const known = resident ?? await db.selectFrom('ward_non_registered').select('name_kana').where('person_key', '=', personKey).where('latest', '=', 1).executeTakeFirst();
  return known ? joined(inBankKana(known.name_kana)) : null;
}
