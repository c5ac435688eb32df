import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { callerOf } from '../night-desk/routes.js';
import { change, holdersOf, record, register, registration, unknownNumber, type Refusal } from './commands.js';
import { codeAsker, codeForm, codesAsked, doorForms, viewed } from './forms.js';
import { standingOn } from './register.js';
import { byResident, entriesOf, type JukiNet } from './tables.js';

type Ask = (request: FastifyRequest) => JukiNet;

/**
 * 個人番号 → resident, for who issues 機関別符号. The real road goes by 住民票コード, which never leaves; ours is an opaque key
 * that stays the same when the number changes.
 */
export function codeRoute(wire: FastifyInstance, party: Ask): void {
  wire.post('/resident-codes', { config: { form: codeForm } }, async (request, reply) => {
    const asker = callerOf(request.headers['x-totsugo-party']);
    if (asker !== codeAsker) return reply.code(403).send({ code: 'TSG-J03', why: `「${asker || '名乗らない相手'}」はここへ尋ねられない`, cure: `尋ねられるのは ${codeAsker} だけ` });
    if (party(request).faults.has('serviceDown')) return reply.code(503).send({ code: 'TSG-J05', why: '停止しており、答えられない', cure: '時間をおいて尋ね直す' });
    const body = readBody(codesAsked, request.body);
    return body.ok ? { residents: await residentsBehind(party(request), body.value.individualNumbers) } : unreadable(reply, body);
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

/** A whole town is registered at once. */
const largestRegistration = 256 * 1024 * 1024;

/** How a story writes the register. A 個人番号 stands in bodies only, and no answer shows one. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<{ Querystring: { replace?: string } }>('/_sim/residents', { bodyLimit: largestRegistration, config: { form: doorForms.register } }, async (request, reply) => {
    const body = readBody(registration, request.body);
    return body.ok ? answer(reply, await register(party(request), body.value, request.query.replace === 'true'), 200) : unreadable(reply, body);
  });
  wire.post('/_sim/residents/changes', { config: { form: doorForms.change } }, async (request, reply) => {
    const body = readBody(change, request.body);
    return body.ok ? answer(reply, await record(party(request), body.value), 201) : unreadable(reply, body);
  });
  wire.post('/_sim/residents/view', { config: { form: doorForms.view } }, async (request, reply) => {
    const body = readBody(viewed, request.body);
    return body.ok ? answer(reply, await viewOf(party(request), body.value.individualNumber), 200) : unreadable(reply, body);
  });
  wire.get('/_sim/enquiries/count', { config: { form: doorForms.count } }, async (request) => ({
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
const unreadable = (reply: FastifyReply, { issues }: { readonly issues: readonly object[] }) => reply.code(422).send({ code: 'TSG-J10', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues: issues.slice(0, 100) });
