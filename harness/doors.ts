import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { gives, givesNothing, json, type RefusalForm, type RouteForm } from '../contracts/route-form.js';
import { basisText } from '../law/define.js';
import type { Simulator } from '../simulators/define.js';
import { checked } from './checked.js';

/** The test doors every party has under /_sim. They are ours and never recorded; the real party has none of them. */
export function registerDoors(wire: FastifyInstance, simulator: Simulator): void {
  const forms = formsOf(simulator);
  wire.get('/_sim', { config: { form: forms.card } }, async ({ totsugoParty }) => ({
    id: simulator.id, ja: simulator.ja, basis: basisText(simulator.basis), limitations: simulator.limitations,
    faults: Object.entries(simulator.faults).map(([name, ja]) => ({ name, ja, on: totsugoParty!.faults.has(name) })),
    parameters: Object.entries(simulator.parameters).map(([name, { ja, basis }]) => ({ name, ja, basis: basisText(basis), value: totsugoParty!.parameters[name] })),
    jobs: Object.entries(simulator.jobs).map(([name, { ja, at }]) => ({ name, ja, at })),
  }));
  if (forms.fault) registerFaults(wire, simulator, forms.fault);
  if (forms.parameters) {
    wire.put('/_sim/parameters', { config: { form: forms.parameters } }, async ({ totsugoWorld, body }, reply) => {
      await totsugoWorld!.setParameters(simulator.id, checked(z.record(z.string(), z.unknown()), body));
      return reply.code(204).send();
    });
  }
  if (forms.job) {
    wire.post<{ Params: { job: string } }>('/_sim/jobs/:job', { config: { form: forms.job } }, async ({ totsugoWorld, params }, reply) => {
      await totsugoWorld!.runJob(simulator.id, params.job);
      return reply.code(204).send();
    });
  }
  wire.post('/_sim/reset', { config: { form: forms.reset } }, async ({ totsugoWorld, totsugoParty }, reply) => {
    await totsugoParty!.store.transact(async ({ db }) => {
      for (const table of Object.keys(simulator.tables)) await db.deleteFrom(table).execute();
    });
    await totsugoWorld!.refused.forget(simulator.id);
    for (const fault of totsugoParty!.faults) await totsugoWorld!.fault(simulator.id, fault, false);
    await totsugoWorld!.setParameters(simulator.id, Object.fromEntries(Object.entries(simulator.parameters).map(([name, { value }]) => [name, value])));
    return reply.code(204).send();
  });
}

function registerFaults(wire: FastifyInstance, simulator: Simulator, form: (ja: string) => RouteForm): void {
  for (const [method, on, ja] of [['PUT', true, '障害を起こす'], ['DELETE', false, '障害を直す']] as const) {
    wire.route<{ Params: { fault: string } }>({
      method, url: '/_sim/faults/:fault', config: { form: form(ja) },
      handler: async ({ totsugoWorld, params }, reply) => {
        await totsugoWorld!.fault(simulator.id, params.fault, on);
        return reply.code(204).send();
      },
    });
  }
}

const text = z.string();
const card = z.object({
  id: text, ja: text, basis: text.describe('根拠'), limitations: z.array(text).describe('実物にあって、この模擬にないこと'),
  faults: z.array(z.object({ name: text, ja: text, on: z.boolean() })), parameters: z.array(z.object({ name: text, ja: text, basis: text, value: z.unknown() })),
  jobs: z.array(z.object({ name: text, ja: text, at: text.describe('毎日の時刻') })),
});
export const stopping: RefusalForm = [503, 'TSG-C02', '止まるところで、新しい処理は始めない'];

/** The forms of one party's test doors, from what the party declares. A party without faults, parameters or jobs has no door for them. */
function formsOf({ id, ja, basis, faults, parameters, jobs }: Simulator) {
  const part = (ja: string, names: readonly string[]) => ({ ja, schema: z.enum(names as [string, ...string[]]), example: names[0]! });
  const [faultNames, jobNames, parameterNames] = [Object.keys(faults), Object.keys(jobs), Object.keys(parameters)];
  const described = (of: Readonly<Record<string, { readonly ja: string } | string>>) => Object.entries(of).map(([name, told]) => `${name} ${typeof told === 'string' ? told : told.ja}`).join('、');
  return {
    card: { ja: '名刺: 根拠、限界、障害、パラメータ、定時処理', answers: { 200: gives('今の値', card, { id, ja, basis: basisText(basis), limitations: [], faults: [], parameters: [], jobs: [] }) } },
    fault: faultNames.length > 0 && ((what: string): RouteForm => ({
      ja: what, detail: described(faults), params: { fault: part('障害の名', faultNames) }, answers: { 204: givesNothing('切り替えた。世界とともに残る') }, refusals: [[400, 'TSG-P02', 'その障害はない']],
    })),
    parameters: parameterNames.length > 0 && {
      ja: 'パラメータを変える(書いたものだけ)', detail: described(parameters), answers: { 204: givesNothing('変えた。世界とともに残る') },
      body: json(z.object(Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, one.schema.optional().describe(one.ja)]))), Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value as unknown]))),
      refusals: [[400, 'TSG-P04', 'そのパラメータはない'], [400, 'TSG-P05', 'その値は使えない']],
    } satisfies RouteForm,
    job: jobNames.length > 0 && {
      ja: '定時処理を今すぐ行う', detail: described(jobs), params: { job: part('定時処理の名', jobNames) }, answers: { 204: givesNothing('終わった') }, refusals: [[400, 'TSG-P03', 'その定時処理はない'], stopping],
    } satisfies RouteForm,
    reset: { ja: '空にし、障害を直し、パラメータを元に戻す', answers: { 204: givesNothing('初めの状態') } },
  };
}
