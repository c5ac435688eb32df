import type { FastifyInstance } from 'fastify';
import { basisText } from '../law/define.js';
import type { Simulator } from '../simulators/define.js';

/** The test doors every party has under /_sim. They are ours and never recorded; the real party has none of them. */
export function registerDoors(wire: FastifyInstance, simulator: Simulator): void {
  wire.get('/_sim', async ({ totsugoParty }) => ({
    id: simulator.id, ja: simulator.ja, basis: basisText(simulator.basis), limitations: simulator.limitations,
    faults: Object.entries(simulator.faults).map(([name, ja]) => ({ name, ja, on: totsugoParty!.faults.has(name) })),
    parameters: Object.entries(simulator.parameters).map(([name, { ja, basis }]) => ({ name, ja, basis: basisText(basis), value: totsugoParty!.parameters[name] })),
    jobs: Object.entries(simulator.jobs).map(([name, { ja, at }]) => ({ name, ja, at })),
  }));
  wire.put<{ Params: { fault: string } }>('/_sim/faults/:fault', async ({ totsugoWorld, params }, reply) => {
    await totsugoWorld!.fault(simulator.id, params.fault, true);
    return reply.code(204).send();
  });
  wire.delete<{ Params: { fault: string } }>('/_sim/faults/:fault', async ({ totsugoWorld, params }, reply) => {
    await totsugoWorld!.fault(simulator.id, params.fault, false);
    return reply.code(204).send();
  });
  wire.put<{ Body: Record<string, unknown> }>('/_sim/parameters', async ({ totsugoWorld, body }, reply) => {
    await totsugoWorld!.setParameters(simulator.id, body);
    return reply.code(204).send();
  });
  wire.post<{ Params: { job: string } }>('/_sim/jobs/:job', async ({ totsugoWorld, params }, reply) => {
    await totsugoWorld!.runJob(simulator.id, params.job);
    return reply.code(204).send();
  });
  /** Empties the party, switches its faults off and its parameters back. */
  wire.post('/_sim/reset', async ({ totsugoWorld, totsugoParty }, reply) => {
    await totsugoParty!.store.transact(async ({ db }) => {
      for (const table of Object.keys(simulator.tables)) await db.deleteFrom(table).execute();
    });
    for (const fault of totsugoParty!.faults) await totsugoWorld!.fault(simulator.id, fault, false);
    await totsugoWorld!.setParameters(simulator.id, Object.fromEntries(Object.entries(simulator.parameters).map(([name, { value }]) => [name, value])));
    return reply.code(204).send();
  });
}
