import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { individualNumberSchema } from '../../contracts/resident.js';
import { callerOf } from '../night-desk/routes.js';
import { change, holdersOf, record, register, registration, unknownNumber, type Refusal } from './commands.js';
import { standingOn } from './register.js';
import { byResident, entriesOf, type JukiNet } from './tables.js';

type Ask = (request: FastifyRequest) => JukiNet;
const codesAsked = z.strictObject({ individualNumbers: z.array(individualNumberSchema).max(100_000) });
const viewed = z.strictObject({ individualNumber: individualNumberSchema });
/** The only party that asks for residents behind numbers; it stands for 情報提供ネットワークシステム as well. */
const codeAsker = '情報提供等記録開示システム';

/**
 * 個人番号 → resident, for who issues 機関別符号. The real road goes by 住民票コード, which never leaves; ours is an opaque key
 * that stays the same when the number changes.
 */
export function codeRoute(wire: FastifyInstance, party: Ask): void {
  wire.post('/resident-codes', async (request, reply) => {
    const asker = callerOf(request.headers['x-totsugo-party']);
    if (asker !== codeAsker) return reply.code(403).send({ code: 'TSG-J03', why: `「${asker || '名乗らない相手'}」はここへ尋ねられない`, cure: `尋ねられるのは ${codeAsker} だけ` });
    if (party(request).faults.has('serviceDown')) return reply.code(503).send({ code: 'TSG-J05', why: '停止しており、答えられない', cure: '時間をおいて尋ね直す' });
    const body = codesAsked.safeParse(request.body);
    return body.success ? { residents: await residentsBehind(party(request), body.data.individualNumbers) } : unreadable(reply, body.error);
  });
}

async function residentsBehind(party: JukiNet, numbers: readonly string[]) {
  const holders = new Map<string, string>();
  for (let from = 0; from < numbers.length; from += 1_000) for (const [number, resident] of await holdersOf(party, numbers.slice(from, from + 1_000))) holders.set(number, resident);
  const entries = byResident(await entriesOf(party, [...new Set(holders.values())]));
  return numbers.map((number) => {
    const standing = standingOn(entries.get(holders.get(number) ?? '') ?? [], party.today());
    if (!standing) return { outcome: 'noResident', residentCode: null };
    if (standing.individualNumber !== number) return { outcome: standing.formerNumbers.includes(number) ? 'numberReplaced' : 'noResident', residentCode: null };
    return { outcome: standing.isRemoved ? 'residentRemoved' : 'found', residentCode: standing.resident };
  });
}

/** How a story writes the register. A 個人番号 stands in bodies only, and no answer shows one. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<{ Querystring: { replace?: string } }>('/_sim/residents', async (request, reply) => {
    const body = registration.safeParse(request.body);
    return body.success ? answer(reply, await register(party(request), body.data, request.query.replace === 'true'), 200) : unreadable(reply, body.error);
  });
  wire.post('/_sim/residents/changes', async (request, reply) => {
    const body = change.safeParse(request.body);
    return body.success ? answer(reply, await record(party(request), body.data), 201) : unreadable(reply, body.error);
  });
  wire.post('/_sim/residents/view', async (request, reply) => {
    const body = viewed.safeParse(request.body);
    return body.success ? answer(reply, await viewOf(party(request), body.data.individualNumber), 200) : unreadable(reply, body.error);
  });
  wire.get('/_sim/enquiries/count', async (request) => ({
    counts: (await party(request).store.db.selectFrom('juki_net_count').selectAll().orderBy('asked_on').orderBy('municipality').orderBy('kind').orderBy('outcome').execute())
      .map(({ asked_on, ...row }) => ({ askedOn: asked_on, ...row })),
  }));
}

async function viewOf(party: JukiNet, individualNumber: string) {
  const resident = (await holdersOf(party, [individualNumber])).get(individualNumber);
  if (resident === undefined) return unknownNumber;
  const entries = await entriesOf(party, [resident]);
  const standing = standingOn(entries, party.today());
  return {
    today: standing && { ...standing, individualNumber: party.masked(standing.individualNumber), formerNumbers: standing.formerNumbers.map(party.masked) },
    entries: entries.map((entry) => ({ ...entry, individual_number: entry.individual_number === null ? null : party.masked(entry.individual_number) })),
  };
}

const answer = (reply: FastifyReply, result: Refusal | object, status: number) => {
  if ('status' in result && 'cure' in result) return reply.code(result.status).send({ code: result.code, why: result.why, cure: result.cure });
  return reply.code('duplicate' in result ? 200 : status).send(result);
};
const unreadable = (reply: FastifyReply, error: z.ZodError) => reply.code(422).send({
  code: 'TSG-J10', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues: error.issues.slice(0, 100).map((issue) => ({ field: issue.path.join('.'), why: issue.message })),
});
