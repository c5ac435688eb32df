import type { HeldAccount } from '../../../contracts/ward-collection.js';
import type { Day } from '../../../law/define.js';
import { accountFaults } from '../../collection/port/account-faults.js';
import type { Decision } from '../../define.js';
import { refuse, type Desk } from '../../desk.js';
import { foldedKeys } from '../../linkage/identify/keys.js';
import { nonRegisteredOf } from '../../non-registered/records.js';
import { placesOf } from '../../notices/places.js';
import { accountOf, spend, stateUse, useOf, type Matter } from '../../public-account/account-of.js';
import { residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { payeeElsewhere } from '../rules/payee-elsewhere.js';
import { deadApplicants } from './dead.js';
import { cameBack } from './returned.js';

/** 公金受取口座 of whoever applied: which account that is, only the payment asks. `about` is the application that says so. */
export interface RegisteredAccount { readonly personKey: string; readonly about: string }
/** Where a 給付 goes. */
export type Payee = HeldAccount | RegisteredAccount;
export const isRegistered = (payee: Payee): payee is RegisteredAccount => 'about' in payee;

/** `statesUse`: the application is itself the 利用の意思, as one sent online is; with one on paper it was registered before. */
export interface Stating { readonly statesUse?: boolean | undefined }
interface PayeeForm extends Stating { readonly notificationId: string; readonly account?: HeldAccount | undefined; readonly toPublicAccount?: boolean | undefined }

/** Where an application wants its money; null, with the reasons refused, when it may not go there. */
export async function payeeOf(desk: Desk, { notificationId, account, toPublicAccount, statesUse }: PayeeForm, applicantKey: string, agreed: HeldAccount | null = null): Promise<Payee | null> {
  if (toPublicAccount) {
    const payee: RegisteredAccount = { personKey: applicantKey, about: notificationId };
    if (account !== undefined) refuse(desk, obstacle('benefitAccountMissing', '振込先', account.accountNumber, '口座と公金受取口座の両方が書かれている'));
    else if (!statesUse && !(await useOf(desk.store, matterOf(payee))).isStated) refuse(desk, obstacle('benefitAccountMissing', '振込先', notificationId, '公金受取口座の利用の意思が登録されていない'));
    else return payee;
    return null;
  }
  const held = account ?? agreed;
  if (held === null) refuse(desk, obstacle('benefitAccountMissing', '振込先', '', '振込先の口座が書かれていない'));
  else await refuseAccount(desk, held, applicantKey);
  return held;
}

/** Writes down the 意思 that an application taken was itself. */
export async function keepUse({ store, settings }: Desk, payee: Payee, { statesUse, notificationId, receivedOn }: Stating & { readonly notificationId: string; readonly receivedOn: Day }): Promise<void> {
  if (!statesUse || !isRegistered(payee) || (await useOf(store, matterOf(payee))).isStated) return;
  await stateUse(store, settings, matterOf(payee), { statedOn: receivedOn, channel: 'online', by: '国保システム', why: `電子申請 ${notificationId}` });
}

/** What no transfer could say, and an account that is somebody else's. */
async function refuseAccount(desk: Desk, account: HeldAccount, applicantKey: string): Promise<void> {
  refuse(desk, ...accountFaults(desk.settings, account, 'transfer'));
  await refuseOtherHolder(desk, account, applicantKey);
}

async function refuseOtherHolder(desk: Desk, account: HeldAccount, applicantKey: string): Promise<void> {
  const kana = await kanaOf(desk.store, applicantKey);
  if (kana !== '' && kanaKey(kana) !== kanaKey(account.holderName)) refuse(desk, obstacle('benefitAccountOther', '口座名義', account.holderName, '申請者の口座ではない'));
}

const kanaKey = (nameKana: string): string => foldedKeys({ name: '', name_kana: nameKana, address: '' }).kana_key;
/** カナ氏名 as the ward has it; of somebody elsewhere as 住基ネット has told it, once it has; of a number that was merged, that of the other. */
export async function kanaOf(store: WardStore, personKey: string): Promise<string> {
  const resident = await store.db.selectFrom('ward_resident').select('name_kana').where('person_key', '=', personKey).where('latest', '=', 1).executeTakeFirst();
  const row = resident ? undefined : await nonRegisteredOf(store, personKey);
  const stayed = row?.merged_into == null ? row : await nonRegisteredOf(store, row.merged_into);
  return (resident ?? stayed)?.name_kana ?? '';
}

/** Who the applicant is known to be, as the records stand now; null = nobody the ward knows. */
export async function applicantNow(desk: Desk, applicantKey: string): Promise<Decision<'here' | 'confirmed' | 'waits' | 'unsettled' | 'unfound' | 'dead'> | null> {
  const place = (await placesOf(desk.store, [applicantKey])).get(applicantKey);
  return place ? payeeElsewhere.apply({ isDead: place.isDead, isResident: await residentOf(desk, applicantKey) !== null, elsewhere: place.elsewhere }) : null;
}

/** Nobody is paid before it is certain who she is; the account must be hers under the name 住基ネット has told since. */
export async function refuseUncertain(desk: Desk, applicantKey: string, payee: Payee): Promise<void> {
  const known = await applicantNow(desk, applicantKey);
  if (known && known.outcome !== 'here' && known.outcome !== 'confirmed') refuse(desk, obstacle('benefitApplicantUncertain', '申請者', applicantKey, known.because[0]!));
  else if (known?.outcome === 'confirmed' && !isRegistered(payee)) await refuseOtherHolder(desk, payee, applicantKey);
  if (known && known.outcome !== 'here') desk.decisions.push(known);
}

const matterOf = ({ personKey, about }: RegisteredAccount): Matter => ({ personKey, purpose: 'benefit', about });

/** The 総合振込 waits while the registration is being asked for; where it cannot be used the applicant is asked for another account. */
const waits: readonly string[] = ['asking', 'askAgain', 'heldBack'];

/** Every payment that no file has paid out and whose account is known by now; a 意思 is used up by that. */
export async function payable(store: WardStore, settings: Settings, paysOn: Day): Promise<readonly { readonly payment_no: number; readonly case_no: number; readonly yen: number; readonly payee: HeldAccount }[]> {
  const waiting = await store.db.selectFrom('ward_benefit_payment').select(['payment_no', 'case_no', 'yen', 'account']).where('file_name', 'is', null).where('returned_on', 'is', null).orderBy('payment_no').execute();
  const found: { readonly payment_no: number; readonly case_no: number; readonly yen: number; readonly payee: HeldAccount }[] = [];
  const dead = await deadApplicants(store, waiting.map(({ case_no }) => case_no));
  for (const { account, ...payment } of waiting) {
    if (dead.has(payment.case_no)) {
      await cameBack(store, settings, payment, { on: settings.today, by: '国保システム', why: '受取人が亡くなったので振り込まない。相続人代表者の申請を待つ' });
      continue;
    }
    const payee = JSON.parse(account) as Payee;
    const held = isRegistered(payee) ? await registered(store, settings, payment, payee, paysOn) : payee;
    if (held !== null) found.push({ ...payment, payee: held });
  }
  return found;
}

async function registered(store: WardStore, settings: Settings, { payment_no, case_no }: { readonly payment_no: number; readonly case_no: number }, payee: RegisteredAccount, paysOn: Day): Promise<HeldAccount | null> {
  const matter = matterOf(payee);
  const { decision, account } = await accountOf(store, settings, matter, paysOn);
  if (account !== null) {
    await store.db.updateTable('ward_benefit_payment').set({ account: JSON.stringify(account) }).where('payment_no', '=', payment_no).execute();
    await spend(store, settings, matter, { by: '国保システム', why: `${paysOn} に振り込む` });
  } else if (!waits.includes(decision.outcome)) await cameBack(store, settings, { payment_no, case_no }, { on: settings.today, by: '国保システム', why: `公金受取口座に払えない: ${decision.ja}` });
  return account;
}
