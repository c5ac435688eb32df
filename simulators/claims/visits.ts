import { z } from 'zod';
import { counterPayments } from '../../contracts/claims/codes.js';
import { remarks } from '../../contracts/receipts/codes.js';
import { codeSchema, daySchema } from '../../contracts/resident.js';
import { monthOf } from '../../law/fiscal-year.js';
import { refused, type Refused } from '../doors.js';
import { shownLimitSchema } from './limit-at-counter.js';
import type { Claims, ClaimsStore } from './tables.js';

export const institutionSchema = z.string().regex(/^\d{2}[1346]\d{7}$/).describe('医療機関: 都道府県2桁、点数表1桁、医療機関コード7桁');
const subsidy = z.strictObject({ payerNumber: z.string().regex(/^\d{8}$/).describe('公費負担者番号'), recipientNumber: z.string().regex(/^\d{7}$/).describe('受給者番号'), patientYen: z.int().min(0).describe('本人が払う額') });

/** Somebody at an institution on one day, and what the counter saw of the 資格. `insurerNumber` null = unknown (不詳). */
export const visitSchema = z.strictObject({
  visitId: z.string().min(1).max(40).describe('受診の識別'), institutionCode: institutionSchema, careOn: daySchema.describe('受診日'),
  insurerNumber: z.string().regex(/^\d{6}$/).nullable().describe('窓口で見た保険者番号。null は不詳'), householdKey: z.string().min(1).max(40).nullable().describe('記号番号'), branchNumber: z.string().regex(/^\d{2}$/).nullable().default(null),
  name: z.string().min(1).max(100), nameKana: z.string().min(1).max(40).describe('全角'), bornOn: daySchema, sex: z.enum(['1', '2']), isHouseholder: z.boolean().default(false), address: z.string().max(36).default('').describe('不詳のレセプトに書く住所'),
  setting: z.enum(['inpatient', 'outpatient']), admittedOn: daySchema.nullable().default(null).describe('入院年月日'), points: z.int().min(1).max(900_000).describe('その日の点数'), mealCount: z.int().min(0).max(3).default(0),
  copayPercent: z.union([z.literal(10), z.literal(20), z.literal(30)]).default(30), copayYen: z.int().min(0).nullable().default(null).describe('限度額までしか受け取らなかったときの一部負担金'), counterPayment: codeSchema(counterPayments).nullable().default(null),
  remarks: z.array(codeSchema(remarks)).max(5).default([]).describe('特記事項'), limitCategory: z.enum(['1', '2', '3', '4']).nullable().default(null), subsidies: z.array(subsidy).max(4).default([]),
  shownLimit: shownLimitSchema.optional().describe('窓口で示された適用区分。医療機関が自ら限度額を計算する'),
}).refine(({ setting, admittedOn }) => (setting === 'inpatient') === (admittedOn !== null), { error: '入院にだけ入院年月日を書く', path: ['admittedOn'] })
  .refine(({ insurerNumber, householdKey }) => (insurerNumber === null) === (householdKey === null), { error: '不詳なら保険者番号も記号番号も null にする', path: ['householdKey'] })
  .refine(({ mealCount, setting }) => mealCount === 0 || setting === 'inpatient', { error: '食事は入院にだけある', path: ['mealCount'] })
  .refine(({ shownLimit, copayYen, counterPayment }) => shownLimit === undefined || (copayYen === null && counterPayment === null), { error: '示された適用区分から医療機関が計算するので、一部負担金と窓口負担額区分は書かない', path: ['shownLimit'] });
export type Visit = z.infer<typeof visitSchema>;
export const visitOf = (body: string): Visit => JSON.parse(body) as Visit;

/** Visits are told once; the same again changes nothing, another under the same name is refused. */
export async function tellVisits(party: Claims, visits: readonly Visit[]): Promise<Refused | { readonly told: number }> {
  return party.store.transact(async (store) => {
    const fresh: Visit[] = [];
    for (const visit of visits) {
      const known = await store.db.selectFrom('claims_visit').where('institution', '=', visit.institutionCode).where('visit_id', '=', visit.visitId).select('body').executeTakeFirst();
      if (known && known.body !== JSON.stringify(visit)) return refused(409, 'TSG-F06', `受診 ${visit.visitId} は別の中身で知っている`, '別の識別で知らせるか、返戻の後なら PUT で直す');
      if (visit.careOn > party.today()) return refused(422, 'TSG-F05', `受診 ${visit.visitId} の日がまだ来ていない`, '今日までの日を書く');
      if (!known) fresh.push(visit);
    }
    await keepVisits(store, fresh);
    return { told: fresh.length };
  });
}
export const keepVisits = (store: ClaimsStore, visits: readonly Visit[]): Promise<void> => store.insertMany('claims_visit', visits.map((visit) => ({ institution: visit.institutionCode, visit_id: visit.visitId, care_on: visit.careOn, care_month: monthOf(visit.careOn), body: JSON.stringify(visit), claim_name: null, receipt_number: null })), 'ignore');

/** After a 返戻 the institution looks again and claims what is right: all visits of that receipt are claimed anew with the next claim. */
export async function correctVisit(party: Claims, visit: Visit): Promise<Refused | { readonly reopened: number }> {
  return party.store.transact(async ({ db }) => {
    const known = await db.selectFrom('claims_visit').where('institution', '=', visit.institutionCode).where('visit_id', '=', visit.visitId).selectAll().executeTakeFirst();
    if (!known) return refused(404, 'TSG-F07', `受診 ${visit.visitId} はない`, '知らせた受診の識別を書く');
    const claimed = known.claim_name === null ? undefined : await db.selectFrom('claims_receipt').where('institution', '=', visit.institutionCode).where('claim_name', '=', known.claim_name).where('receipt_number', '=', known.receipt_number).select('state').executeTakeFirst();
    if (known.claim_name !== null && !['returned', 'withdrawn'].includes(claimed?.state ?? '')) return refused(409, 'TSG-F08', `受診 ${visit.visitId} のレセプトは返っていない`, '返戻か取下げになってから直す');
    const own = db.updateTable('claims_visit').where('institution', '=', visit.institutionCode);
    await own.where('visit_id', '=', visit.visitId).set({ body: JSON.stringify(visit), care_on: visit.careOn, care_month: monthOf(visit.careOn), claim_name: null, receipt_number: null }).execute();
    const others = known.claim_name === null ? [] : await own.where('claim_name', '=', known.claim_name).where('receipt_number', '=', known.receipt_number).set({ claim_name: null, receipt_number: null }).returning('visit_id').execute();
    return { reopened: others.length + 1 };
  });
}
