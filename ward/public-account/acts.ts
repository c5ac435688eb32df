import type { StaffAct } from '../../contracts/ward.js';
import { payeeOf, refundsOf } from '../collection/port/payee.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { addUse, kanaOf, stateUse, useOf } from './account-of.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** Somebody says that one payment shall go to the registered account: it is written down, and the registration is asked for. */
export async function registerPublicAccountUse(desk: Desk, act: ActOf<'registerPublicAccountUse'>): Promise<null> {
  const { store, settings } = desk;
  if ((await kanaOf(store, act.personKey)) === null) refuse(desk, obstacle('unknownPerson', '宛名番号', act.personKey, 'この区に登録がない'));
  if (act.statedOn > settings.today) refuse(desk, obstacle('receivedInFuture', '利用の意思を示した日', act.statedOn, `業務日 ${settings.today} より後`));
  if ((await useOf(store, act)).isStated) refuse(desk, obstacle('publicAccountStated', '何を払うのか', act.about, 'もう意思が登録されている'));
  if (act.purpose === 'refund') await refuseOtherPayee(desk, act);
  if (isRefused(desk)) return null;
  await stateUse(store, settings, act, { statedOn: act.statedOn, channel: act.channel, by: act.by, why: act.why });
  return null;
}

/** The account is its holder's own, so only who is to get the money can have it sent there. */
async function refuseOtherPayee(desk: Desk, { personKey, about }: ActOf<'registerPublicAccountUse'>): Promise<void> {
  if ((await refundsOf(desk.store, about)).length === 0) refuse(desk, obstacle('publicAccountPayee', '何を払うのか', about, '還付が決まっていない期'));
  else if ((await payeeOf(desk.store, about)) !== personKey) refuse(desk, obstacle('publicAccountPayee', '宛名番号', personKey, '還付を受ける人でない'));
}

/** Money that is on its way goes on. */
export async function withdrawPublicAccountUse(desk: Desk, act: ActOf<'withdrawPublicAccountUse'>): Promise<null> {
  if (!(await useOf(desk.store, act)).isStated) refuse(desk, obstacle('publicAccountNotStated', '何を払うのか', act.about, '登録されている意思がない'));
  else await addUse(desk.store, desk.settings, act, { kind: 'withdrawn', by: act.by, why: act.why });
  return null;
}
