import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { readBody } from '../../contracts/route-form.js';
import { exposedIn, keyOf, refused, reply } from './access.js';
import { isAnyBody, isProvider } from './counterparts.js';
import { behaviour, doorForms } from './door-forms.js';
import { conflicting, unfit } from './files.js';
import { findingsIn, legsOf, portalOf } from './ledger.js';
import { askFromOutside, outcomeOf, outsideRequest, receiptOf } from './outside.js';
import { people, tellPeople } from './people.js';
import { standings } from './poll.js';
import { hold, holdings, troublesIn } from './replicas.js';
import type { MunicipalHub } from './tables.js';

type Ask = (request: FastifyRequest) => MunicipalHub;
interface OfMunicipality { Params: { code: string } }
interface OfProvider { Params: { provider: string } }
const noBody = (code: string) => refused(404, 'TSG-K13', `「${code}」という情報提供者はない`, '団体コード、保険者番号、pensionService・employmentService・digitalAgency のいずれかにする');

/** A body that fits and holds no 個人番号; null when it was refused. */
async function bodyOf<S extends z.ZodType>(hub: MunicipalHub, request: FastifyRequest, to: FastifyReply, schema: S, municipality: string): Promise<z.output<S> | null> {
  const exposed = await exposedIn(hub, municipality, '試験用の窓口', JSON.stringify(request.body ?? null));
  const body = readBody(schema, request.body);
  if (!exposed && body.ok) return body.value;
  await reply(to, exposed ?? unfit(body.ok ? [] : body.issues));
  return null;
}

/** What only the simulation has: who is who, what each counterpart holds and how it answers. */
export function tellingDoors(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.put<OfMunicipality>('/_sim/people/:code', { config: { form: doorForms.people } }, async (request, to) => {
    const told = await bodyOf(party(request), request, to, people, request.params.code);
    if (!told) return to;
    const troubles = await tellPeople(party(request), request.params.code, told);
    return troubles.length > 0 ? reply(to, unfit(troubles)) : to.code(204).send();
  });
  wire.put<OfProvider>('/_sim/holdings/:provider', { config: { form: doorForms.holdings } }, async (request, to) => {
    const { provider } = request.params;
    if (!isAnyBody(provider)) return reply(to, noBody(provider));
    const told = await bodyOf(party(request), request, to, holdings, provider);
    if (!told) return to;
    const today = party(request).today();
    const troubles = [...troublesIn(told), ...told.flatMap(({ kind, registeredOn }, index) => [
      ...(isProvider(kind, provider) ? [] : [{ field: `${index}.kind`, why: `「${provider}」は${kind}の情報提供者でない` }]), ...(registeredOn && registeredOn > today ? [{ field: `${index}.registeredOn`, why: '先の日には登録できない' }] : []),
    ])];
    if (troubles.length > 0) return reply(to, unfit(troubles));
    await hold(party(request), provider, told);
    return to.code(204).send();
  });
  wire.put<OfProvider>('/_sim/counterparts/:provider', { config: { form: doorForms.counterpart } }, async (request, to) => {
    const { provider } = request.params;
    if (!isAnyBody(provider)) return reply(to, noBody(provider));
    const body = readBody(behaviour, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    await party(request).store.insertMany('municipal_hub_counterpart', [{ provider, latency_days: body.value.latencyDays, release: body.value.release, is_silent: Number(body.value.isSilent) }], 'replace');
    return to.code(204).send();
  });
  wire.post('/_sim/requests', { config: { form: doorForms.request } }, async (request, to) => {
    const told = await bodyOf(party(request), request, to, outsideRequest, '');
    if (!told) return to;
    if (!isProvider(told.kind, told.provider)) return reply(to, noBody(told.provider));
    const { row, isNew, isOther } = await askFromOutside(party(request), told);
    return isOther ? reply(to, conflicting([{ field: 'requestId', why: `「${told.requestId}」は別の照会に使われている` }])) : to.code(isNew ? 202 : 200).send(receiptOf(row));
  });
}

/** What nobody outside the simulation sees at once. */
export function lookingDoors(wire: FastifyInstance, party: Ask): void {
  wire.get<{ Params: { asker: string; requestId: string } }>('/_sim/requests/:asker/:requestId', { config: { form: doorForms.outcome } }, async (request, to) => {
    const { asker, requestId } = request.params;
    return (await outcomeOf(party(request), asker, requestId)) ?? reply(to, refused(404, 'TSG-K14', `「${asker}」の照会「${requestId}」はない`, 'POST _sim/requests に書いた asker と requestId を指定する'));
  });
  wire.get<OfMunicipality>('/_sim/enquiries/:code', { config: { form: doorForms.standings } }, async (request) => ({ enquiries: await standings(party(request), request.params.code) }));
  wire.get<{ Params: { residentCode: string } }>('/_sim/portal/:residentCode', { config: { form: doorForms.portal } }, async (request) => portalOf(party(request), request.params.residentCode));
  wire.get('/_sim/legs', { config: { form: doorForms.legs } }, async (request) => ({ legs: await legsOf(party(request)) }));
  wire.get('/_sim/findings', { config: { form: doorForms.findings } }, async (request) => ({ findings: await findingsIn(party(request)) }));
  wire.get('/_sim/incidents', { config: { form: doorForms.incidents } }, async (request) => ({
    incidents: (await party(request).store.db.selectFrom('municipal_hub_incident').selectAll().orderBy('found_at').orderBy('municipality').orderBy('door').orderBy('token').execute()).map(({ municipality, door, token, found_at }) => ({ municipality, door, token, foundAt: found_at })),
  }));
}
