import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refundClaim, type RefundClaim } from '../../contracts/refund-claim.js';
import { gives, json, municipalityPart, readBody, type Part, type RouteForm } from '../../contracts/route-form.js';
import { answerClaim, openClaims } from './claims.js';
import { receipt } from './forms.js';
import type { Residents } from './tables.js';

type Ask = (request: FastifyRequest) => Residents;
const claimPart: Part = { ja: '請求書の識別', schema: z.string().min(1).max(60), example: 'CL-3K7QWX2M9ZPA' };
const example: RefundClaim = { claimId: 'CL-3K7QWX2M9ZPA', sentOn: '2026-07-06', letterId: 'KF-0000001', claimedBy: { name: '見本 花子', address: '東京都港区架空町1-1' }, payTo: 'publicAccount', account: null, hasProxy: false };
const state = z.enum(['planned', 'sent', 'accepted', 'refused']).describe('planned 送る予定、sent 届いた、accepted 受け付けられた、refused 差し戻された');

export const claimForms = {
  claims: { params: { code: municipalityPart }, answers: { 200: gives('受付も差し戻しもまだの請求書を、届いた順に。返事があるまで出続ける', z.object({ claims: z.array(refundClaim) }), { claims: [example] }) } },
  receipt: {
    params: { code: municipalityPart, claimId: claimPart }, body: json(receipt, { accepted: true, refusals: [] }), answers: { 200: gives('請求書の今の状態', z.object({ state }), { state: 'accepted' }) },
    refusals: [[404, 'TSG-R12', 'その請求書はない'], [409, 'TSG-R13', 'まだ届いていないか、違う返事をした'], [422, 'TSG-R07', '入力が形に合わない。issues に場所']],
  },
} satisfies Readonly<Record<string, RouteForm>>;

/** 還付金請求書 that came back by post, and the receipt its sender gets. A 利用の意思 stands on the same form. */
export function claimRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<{ Params: { code: string } }>('/municipalities/:code/claims',
    { config: { form: claimForms.claims, exchange: { what: '住民等が還付金請求書を送る', direction: 'out', hasContent: (body) => (JSON.parse(body) as { claims: unknown[] }).claims.length > 0 } } },
    async (request) => {
      const open = await openClaims(party(request), request.params.code);
      request.realisedSteps = ['C-13', ...(open.claims.some(({ payTo }) => payTo === 'publicAccount') ? ['C-16'] : [])];
      return open;
    });
  wire.post<{ Params: { code: string; claimId: string } }>('/municipalities/:code/claims/:claimId/receipt',
    { config: { form: claimForms.receipt, exchange: { what: '区が請求書の受付か差し戻しを告げる', direction: 'in', steps: ['C-13'] } } },
    async (request, reply) => {
      const body = readBody(receipt, request.body);
      if (!body.ok) return reply.code(422).send({ code: 'TSG-R07', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues: body.issues });
      const result = await answerClaim(party(request), request.params.code, request.params.claimId, body.value);
      return 'status' in result ? reply.code(result.status).send({ code: result.code, why: result.why, cure: result.cure }) : result;
    });
}
