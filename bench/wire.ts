import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';

/**
 * One stateful POST and one GET of what was posted, 20 connections at once: the residents' counter of the bed against
 * a bare Fastify with a Map, in alternating rounds of one run. The figure is requests per CPU-second of the server.
 */
const rounds = 5;
const pairsPerRound = 1_500;
const connections = 20;

const notification = (n: number) => ({
  kind: 'end', notificationId: `B-${n}`, receivedOn: '2026-05-11', reason: 'joinEmployeeInsurance', occurredOn: '2026-05-01', personKeys: [`P-${n}`],
});

async function serveStub(): Promise<string> {
  const app = Fastify();
  const posted = new Map<string, unknown>();
  app.post<{ Body: { municipalityCode: string } }>('/residents/_sim/notify', async ({ body }, reply) => {
    posted.set(body.municipalityCode, body);
    return reply.code(201).send({ planned: [body.municipalityCode] });
  });
  app.get<{ Params: { code: string } }>('/residents/municipalities/:code/counter', async ({ params }) => ({ notifications: [posted.get(params.code)] }));
  return app.listen({ host: '127.0.0.1', port: 0 });
}

async function serveBed(): Promise<string> {
  const [{ openBed }, { residents }, { bundledProfile }, { storeHome }] = await Promise.all([
    import('../harness/bed.js'), import('../simulators/residents/residents.js'), import('../contracts/wire/profile.js'), import('../store/homes.js'),
  ]);
  const bed = await openBed({ home: await storeHome(undefined), profile: bundledProfile(), simulators: [residents] });
  return (await bed.create({ id: 'bench', seed: 1, now: '2026-05-11T09:30', numberMode: { kind: 'shifted', by: 3 } })).url;
}

interface Server { readonly child: ChildProcess; readonly url: string }

async function start(kind: 'stub' | 'bed'): Promise<Server> {
  const child = fork(fileURLToPath(import.meta.url), [kind]);
  const [url] = await once(child, 'message') as [string];
  return { child, url };
}

async function cpuSeconds({ child }: Server): Promise<number> {
  child.send('cpu');
  const [seconds] = await once(child, 'message') as [number];
  return seconds;
}

function ask(agent: Agent, method: string, url: string, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {} }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

let serial = 0;
/** Requests per CPU-second of the server over one round; every answer must be a success. */
async function round(server: Server): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const before = await cpuSeconds(server);
  let left = pairsPerRound;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (left > 0) {
      left -= 1;
      serial += 1;
      const code = String(serial).padStart(6, '0');
      const statuses = [
        await ask(agent, 'POST', `${server.url}/residents/_sim/notify`, JSON.stringify({ municipalityCode: code, notification: notification(serial) })),
        await ask(agent, 'GET', `${server.url}/residents/municipalities/${code}/counter`),
      ];
      if (statuses[0] !== 201 || statuses[1] !== 200) throw new Error(`答えが ${statuses.join(' ')}`);
    }
  }));
  agent.destroy();
  return (2 * pairsPerRound) / (await cpuSeconds(server) - before);
}

export async function main(): Promise<object> {
  const [stub, bed] = [await start('stub'), await start('bed')];
  await round(stub);
  await round(bed);
  const measured: { stub: number; bed: number }[] = [];
  for (let i = 0; i < rounds; i += 1) measured.push({ stub: await round(stub), bed: await round(bed) });
  stub.child.kill();
  bed.child.kill();
  const ratios = measured.map((one) => one.bed / one.stub).sort((a, b) => a - b);
  return {
    what: 'POST+GET の要求数/CPU秒、素のFastifyとの比', median: Number(ratios[Math.floor(rounds / 2)]!.toFixed(3)), range: [Number(ratios[0]!.toFixed(3)), Number(ratios.at(-1)!.toFixed(3))],
    stubPerCpuSecond: Math.round(measured.reduce((sum, { stub: n }) => sum + n, 0) / rounds), bedPerCpuSecond: Math.round(measured.reduce((sum, { bed: n }) => sum + n, 0) / rounds),
  };
}

const role = process.argv[2];
if (process.send && (role === 'stub' || role === 'bed')) {
  const url = await (role === 'stub' ? serveStub() : serveBed());
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!((user + system) / 1e6);
  });
  process.send(url);
  process.once('SIGINT', () => process.exit());
}
