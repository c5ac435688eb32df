import { z } from 'zod';
import { daySchema, individualNumberSchema } from '../../contracts/resident.js';
import { isIndividualNumber } from '../../law/check-digits.js';
import type { Day } from '../../law/define.js';
import { graceThrough, monthsLater } from './certificate.js';
import { tellHub } from './hub.js';
import type { OnlineEligibility } from './tables.js';

/** 初回登録: the person lays the card on a reader; the serial of its certificate is bound to the person behind the number. */
export const registration = z.strictObject({ serial: z.string().regex(/^[0-9A-Za-z-]{1,60}$/), individualNumber: individualNumberSchema, certificateThrough: daySchema.optional() });
export interface Answer { readonly status: number; readonly body: object }
const refused = (status: number, code: string, why: string, cure: string): Answer => ({ status, body: { code, why, cure } });

export async function registerCard(party: OnlineEligibility, { serial, individualNumber, certificateThrough = monthsLater(party.today(), 12 * party.parameters.certificateYears) }: z.infer<typeof registration>): Promise<Answer> {
  if (!isIndividualNumber(individualNumber, party.numberMode)) return refused(422, 'TSG-Q12', '個人番号の検査用数字が違う', 'カードの持ち主の個人番号を渡す');
  if (certificateThrough < party.today()) return refused(422, 'TSG-Q13', `電子証明書が ${certificateThrough} で切れている`, '更新した証明書のシリアル番号で登録する');
  const before = await cardOf(party, serial);
  if (before && before.individual_number !== individualNumber) return refused(409, 'TSG-Q14', 'そのシリアル番号の証明書は別の人のものとして登録されている', '証明書ごとに別のシリアル番号にする');
  const told = await tellHub(party, individualNumber, 'registered');
  if ('unanswered' in told) return refused(502, 'TSG-Q02', told.unanswered, '時間をおいて登録し直す');
  if (told.status !== 200) return { status: told.status, body: told.body as object };
  const { state, effectiveOn } = told.body as { state?: string; effectiveOn?: string | null };
  await party.store.transact(async (store) => {
    await store.db.updateTable('online_eligibility_card').where('individual_number', '=', individualNumber).where('state', '=', 'registered').where('serial', '!=', serial).set({ state: 'removed', changed_at: party.now() }).execute();
    await store.insertMany('online_eligibility_card', [{ serial, individual_number: individualNumber, registered_on: before?.state === 'registered' ? before.registered_on : party.today(), certificate_through: certificateThrough, state: 'registered', changed_at: party.now(), told: 1 }], 'replace');
  });
  return { status: before?.state === 'registered' ? 200 : 201, body: { serial, state: state ?? 'registered', effectiveOn: effectiveOn ?? party.today(), certificateThrough, worksThrough: graceThrough(certificateThrough, party.parameters) } };
}

export const cardOf = (party: OnlineEligibility, serial: string) => party.store.db.selectFrom('online_eligibility_card').where('serial', '=', serial).selectAll().executeTakeFirst();

/** 返納: the card itself was given back. 利用登録の解除 goes by the insurer instead. */
export async function removeCard(party: OnlineEligibility, serial: string): Promise<Answer | null> {
  const card = await cardOf(party, serial);
  if (!card) return refused(404, 'TSG-Q11', 'そのシリアル番号の登録はない', 'POST /cards で登録した serial を指定する');
  if (card.state === 'registered') await endCard(party, card, 'removed');
  return null;
}

/** 03:30: certificates whose three months are over. What the hub could not be told of yesterday is told again. */
export async function endCertificates(party: OnlineEligibility): Promise<void> {
  const cards = await party.store.db.selectFrom('online_eligibility_card').where((eb) => eb.or([eb('state', '=', 'registered'), eb('told', '=', 0)])).selectAll().orderBy('serial').execute();
  for (const card of cards) {
    if (card.state !== 'registered') await tellEnd(party, card);
    else if (graceThrough(card.certificate_through as Day, party.parameters) < party.today()) await endCard(party, card, 'expired');
  }
}

type Card = NonNullable<Awaited<ReturnType<typeof cardOf>>>;

async function endCard(party: OnlineEligibility, card: Card, state: 'removed' | 'expired'): Promise<void> {
  await party.store.db.updateTable('online_eligibility_card').where('serial', '=', card.serial).set({ state, changed_at: party.now(), told: 0 }).execute();
  await tellEnd(party, card);
}

/** A hub that knows of no registration has nothing left to be told. */
async function tellEnd(party: OnlineEligibility, { serial, individual_number }: Card): Promise<void> {
  const isReplaced = await party.store.db.selectFrom('online_eligibility_card').where('individual_number', '=', individual_number).where('state', '=', 'registered').select('serial').executeTakeFirst();
  const told = isReplaced ? { status: 200 } : await tellHub(party, individual_number, 'removed');
  if ('unanswered' in told || ![200, 409].includes(told.status)) return party.note('利用登録の終わりを中間サーバーへ知らせられなかった');
  await party.store.db.updateTable('online_eligibility_card').where('serial', '=', serial).set({ told: 1 }).execute();
}
