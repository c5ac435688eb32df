import { z } from 'zod';
import { provisionKinds } from '../../contracts/municipal-hub/codes.js';
import { permissionOn } from '../../contracts/municipal-hub/permissions.js';
import { codeSchema } from '../../contracts/resident.js';
import { at } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { answeringAt, blankRow, waiting } from './accept.js';
import { residentCodeSchema } from './people.js';
import type { Provided } from './settle.js';
import type { EnquiryRow, MunicipalHub } from './tables.js';

/** Another body asks a municipality about one of its people. It knows the human being by a 機関別符号 of its own, not by a 宛名番号. */
export const outsideRequest = z.strictObject({
  requestId: z.string().min(1).max(60), asker: z.string().min(1).max(20).describe('情報照会者。団体コードか機関の名'), provider: z.string().regex(/^\d{6}$/).describe('情報提供者(団体コード)'), residentCode: residentCodeSchema, kind: codeSchema(provisionKinds),
  isNotDisclosed: z.boolean().default(false),
});
export type OutsideRequest = z.output<typeof outsideRequest>;

const idOf = (requestId: string): string => `outside ${requestId}`;
const rowOf = ({ store: { db } }: MunicipalHub, asker: string, requestId: string) => db.selectFrom('municipal_hub_enquiry').where('asker', '=', asker).where('request_id', '=', idOf(requestId)).selectAll().executeTakeFirst();

/** Takes such a question as the network would; it is answered at night from what the municipality has registered. The same question again is the same. */
export async function askFromOutside(party: MunicipalHub, request: OutsideRequest) {
  return party.store.transact(async (store) => {
    const inner = { ...party, store };
    const before = await rowOf(inner, request.asker, request.requestId);
    if (before) return { row: before, isNew: false, isOther: before.told !== toldOf(request) };
    const person = await store.db.selectFrom('municipal_hub_person').where('municipality', '=', request.provider).where('resident_code', '=', request.residentCode).select(['symbol_state']).executeTakeFirst();
    const status = !permissionOn(party.today(), 'elsewhere', request.kind) ? 'N-NOTPERMITTED' : person?.symbol_state !== 'acquired' || party.faults.has('symbolUnknown') ? 'N-NOSYMBOL' : 'N-PENDING';
    const row: EnquiryRow = {
      ...blankRow(party, request.asker, idOf(request.requestId), 'outside'), told: toldOf(request), person_key: '', answer_person: '', resident_code: request.residentCode, provider: request.provider, kind: request.kind, work: 'elsewhere', is_not_disclosed: Number(request.isNotDisclosed),
      ...(status === 'N-PENDING' ? waiting(party, request.asker, { requestId: idOf(request.requestId), kind: request.kind }) : { state: 'refused', line_status: status, answered_at: party.now() }),
    };
    await store.insertMany('municipal_hub_enquiry', [row]);
    return { row, isNew: true, isOther: false };
  });
}

const toldOf = (request: OutsideRequest): string => JSON.stringify({ ...request, fiscalYear: null, periodFrom: null, periodUntil: null });
export const receiptOf = ({ processing_number, due_on, line_status }: EnquiryRow) => ({ processingNumber: processing_number, notBefore: due_on === null ? null : at(due_on as Day, answeringAt), lineStatus: line_status });

/** What that body has learnt; null when it never asked. */
export async function outcomeOf(party: MunicipalHub, asker: string, requestId: string) {
  const row = await rowOf(party, asker, requestId);
  return row ? { ...receiptOf(row), kindStatus: row.kind_status, payload: (JSON.parse(row.answers) as readonly Provided[]).map(({ asOf, payload }) => ({ asOf, ...payload })) } : null;
}
