import type { StaffAct } from '../../contracts/ward.js';
import type { Day } from '../../law/define.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import { settleHead } from '../eligibility/household-head.js';
import { householdHeadedBy, openPeriodOf, residentOf } from '../reading.js';
import { obstacle } from '../refusals.js';
import { reviseResident } from '../writing.js';
import { placesOf, type Place } from './places.js';

type Naming = Extract<StaffAct, { act: 'nameRepresentative' }>;

/** 相続人代表者: who gets what is written about the premiums of a dead 納付義務者. The heirs may name another one later; the ward names one only where they have not. */
export async function nameRepresentative(desk: Desk, act: Naming): Promise<string | null> {
  const { payerPersonKey, representativePersonKey } = act;
  const places = await placesOf(desk.store, [payerPersonKey, representativePersonKey]);
  const payer = places.get(payerPersonKey);
  if (act.receivedOn > desk.settings.today) refuse(desk, obstacle('receivedInFuture', '届出日', act.receivedOn, `業務日 ${desk.settings.today} より後`));
  if (!payer) refuse(desk, obstacle('unknownPerson', '納付義務者', payerPersonKey, 'この区に登録がない'));
  else await checkDeath(desk, act, payer);
  checkRepresentative(desk, act, places.get(representativePersonKey));
  const before = await desk.store.db.selectFrom('ward_representative').selectAll().where('payer_person_key', '=', payerPersonKey).where('latest', '=', 1).executeTakeFirst();
  if (act.namedBy === 'ward' && before?.named_by === 'heirs' && (await placesOf(desk.store, [before.representative_person_key])).get(before.representative_person_key)?.isDead === false) {
    refuse(desk, obstacle('heirsHaveNamed', '相続人代表者', representativePersonKey, `相続人が ${before.received_on} に ${before.representative_person_key} を届け出ている`));
  }
  if (isRefused(desk)) return null;
  await desk.store.db.updateTable('ward_representative').set({ latest: 0 }).where('payer_person_key', '=', payerPersonKey).where('latest', '=', 1).execute();
  await desk.store.insertMany('ward_representative', [{
    payer_person_key: payerPersonKey, version: (before?.version ?? 0) + 1, representative_person_key: representativePersonKey, named_by: act.namedBy, received_on: act.receivedOn, why: act.why, act_no: desk.actNo, recorded_at: desk.settings.now, latest: 1,
  }]);
  return act.payerDiedOn !== undefined && !payer!.isDead ? noteDeath(desk, payerPersonKey, act.payerDiedOn) : null;
}

/** The death of an insured person is entered with the end of her 適用; only of somebody else the naming may say it. */
async function checkDeath(desk: Desk, { payerPersonKey, payerDiedOn, receivedOn }: Naming, payer: Place): Promise<void> {
  const diedOn = payer.diedOn ?? payerDiedOn;
  const raw = payerDiedOn ?? '';
  if (payer.isDead && payerDiedOn !== undefined && payer.diedOn !== payerDiedOn) refuse(desk, obstacle('payerNotDead', '死亡日', raw, `死亡日は ${payer.diedOn ?? '分からない'} と記録している`));
  if (!payer.isDead && (payerDiedOn === undefined || await openPeriodOf(desk, payerPersonKey))) refuse(desk, obstacle('payerNotDead', '納付義務者', payerPersonKey, '死亡の記録がない'));
  if (payerDiedOn !== undefined && payerDiedOn > desk.settings.today) refuse(desk, obstacle('occurredInFuture', '死亡日', raw, `業務日 ${desk.settings.today} より後`));
  if (diedOn !== undefined && receivedOn < diedOn) refuse(desk, obstacle('payerNotDead', '届出日', receivedOn, `死亡日 ${diedOn} より前`));
}

function checkRepresentative(desk: Desk, { payerPersonKey, representativePersonKey: key }: Naming, place: Place | undefined): void {
  const unfit = (why: string) => refuse(desk, obstacle('representativeUnfit', '相続人代表者', key, why));
  if (key === payerPersonKey) unfit('亡くなった人自身である');
  else if (!place) unfit('この区に住民としても住登外者としても登録がない');
  else if (place.isDead) unfit('亡くなっている');
}

/** Of a 擬制世帯主: whoever is left has another 世帯主 from that day. */
async function noteDeath(desk: Desk, personKey: string, diedOn: Day): Promise<string | null> {
  const resident = await residentOf(desk, personKey);
  if (!resident) return null;
  reviseResident(desk, resident, { died_on: diedOn }, { operation: 'update', changeReason: null });
  const household = await householdHeadedBy(desk, personKey);
  if (household?.head_person_key === personKey) await settleHead(desk, household.household_key, diedOn, 'death');
  return household?.household_key ?? null;
}
