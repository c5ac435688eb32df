import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cardUseStatus, hubResult, memberChange, type MemberChange } from '../../../contracts/insurer-hub/member-change.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { bundledProfile } from '../../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../../harness/bed.js';
import { assume } from '../../../law/define.js';
import { defaultNumberMode } from '../../../law/check-digits.js';
import { storeHome } from '../../../store/homes.js';
import { tables } from '../../../store/define.js';
import { simulator } from '../../define.js';
import { aggregator } from '../aggregator.js';
import { deskOf } from '../desk.examples.js';
import { A, B, numberOf, personRow } from '../town.examples.js';

const profile = bundledProfile();
const bytesOf = async (stream: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

/** A hub that only keeps what it is given, opens its doors by key, and may be out of order. */
const hubStub = simulator({
  id: 'insurer-hub', ja: '試験の中間サーバー', basis: assume('試験のため'), limitations: ['受け取るだけ'], faults: { down: '応答しない', refusing: '拒む' },
  parameters: { laidOut: { ja: '置いてあるファイル', basis: assume('試験のため'), schema: z.array(z.tuple([z.string(), z.string()])), value: [] as [string, string][] } },
  tables: tables({ stub_file: { columns: { code: 'text', name: 'text', n: 'integer', bytes: 'bytes' }, key: ['code', 'name'] }, stub_taken: { columns: { name: 'text' }, key: ['name'] } }),
  jobs: {},
  routes(wire, party) {
    wire.get<{ Params: { code: string } }>('/_sim/partitions/:code/key', async ({ params }) => ({ key: `key of ${params.code}` }));
    wire.addHook('preHandler', async ({ params, headers, url }, reply) => {
      const { code } = params as { code?: string };
      if (code && !url.includes('/_sim/') && headers['x-partition-key'] !== `key of ${code}`) return reply.code(403).send({ code: 'E-PARTITION' });
    });
    wire.put<{ Params: { code: string; name: string } }>('/partitions/:code/inbox/:name', async (request, reply) => {
      const hub = party(request);
      if (hub.faults.has('down')) return reply.code(503).send({});
      if (hub.faults.has('refusing')) return reply.code(422).send({ why: '読めない' });
      const count = await hub.store.db.selectFrom('stub_file').select('n').execute();
      await hub.store.insertMany('stub_file', [{ code: request.params.code, name: request.params.name, n: count.length, bytes: await bytesOf(request.body as AsyncIterable<Uint8Array>) }]);
      return reply.code(202).send({});
    });
    wire.get('/partitions/:code/outbox', async (request) => {
      const taken = new Set((await party(request).store.db.selectFrom('stub_taken').selectAll().execute()).map(({ name }) => name));
      return { files: party(request).parameters.laidOut.filter(([name]) => !taken.has(name)).map(([name]) => ({ name })) };
    });
    wire.get<{ Params: { name: string } }>('/partitions/:code/outbox/:name', async (request, reply) => reply.type('application/octet-stream').send(party(request).parameters.laidOut.find(([name]) => name === request.params.name)![1]));
    wire.delete<{ Params: { name: string } }>('/partitions/:code/outbox/:name', async (request, reply) => {
      await party(request).store.insertMany('stub_taken', [{ name: request.params.name }]);
      return reply.code(204).send();
    });
  },
});

const server = process.env['TOTSUGO_TEST_PG'];

describe.each(['memory', 'postgres'])('集約の委託区画(%s)', (kind) => {
  const check = it.skipIf(kind === 'postgres' && !server);
  let bed: Bed;
  afterEach(async () => {
    if (!bed) return;
    // Others may be at work on the same server.
    for (const id of await bed.worlds()) if (new RegExp(`^(partition|alone)-${process.pid}$`).test(id)) await bed.drop(id);
    await bed.close();
  });
  async function opened() {
    bed = await openBed({ home: await storeHome(kind === 'memory' ? undefined : server), profile, simulators: [aggregator, hubStub] });
    const world = await bed.create({ id: `partition-${process.pid}`, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode });
    const desk = deskOf(world, profile);
    const handedOver = async (code: string): Promise<MemberChange[][]> => {
      const hub = await world.party('insurer-hub');
      const rows = await (hub.store.db as never as { selectFrom(table: string): { selectAll(): { orderBy(column: string): { execute(): Promise<{ code: string; name: string; bytes: Uint8Array }[]> } } } }).selectFrom('stub_file').selectAll().orderBy('n').execute();
      return rows.filter((row) => row.code === code).map(({ name, bytes }) => {
        const { records, issues } = codecOf(profile, memberChange).parse({ name, bytes });
        expect(issues).toEqual([]);
        return records.map(({ value }) => value);
      });
    };
    return { world, desk, handedOver, partition: async (code: string) => (await desk.json('GET', `/_sim/partitions/${code}`)).body as { rows: { version: number }[]; handovers: { seq: number; state: string }[] } };
  }
  const head = personRow(A, { n: 1, from: '2021-04-01' });
  const spouse = personRow(A, { n: 2, from: '2021-04-01', householdKey: 'H1', memberKind: 'member', branchNumber: '02' });
  const nominal = personRow(A, { n: 3, from: null, memberKind: 'nominalHead', branchNumber: null });
  const child = personRow(A, { n: 4, from: '2021-04-01', householdKey: 'H3', memberKind: 'member', branchNumber: '01' });

  check('被保険者は適用期間ごとに一件になり、擬制世帯主は載らず、世帯主の氏名が付く', async () => {
    const { desk, handedOver } = await opened();
    await desk.send(A, 1, [head, spouse, { ...nominal, householdKey: 'H3' }, child]);
    await desk.overnight();
    const [rows] = await handedOver(A);
    expect(rows!.map(({ personKey, historyKey, version, operation, headName, validFrom, validTo, acquiredOn, individualNumber }) => [personKey, historyKey.endsWith('/T1'), version, operation, headName, validFrom, validTo, acquiredOn, individualNumber])).toEqual([
      ['P1', true, 1, 'register', '見本1', '2021-04-01', null, '2021-04-01', numberOf(1)],
      ['P2', true, 1, 'register', '見本1', '2021-04-01', null, '2021-04-01', numberOf(2)],
      ['P4', true, 1, 'register', '見本3', '2021-04-01', null, '2021-04-01', numberOf(4)],
    ]);
  });

  check('変わった人だけが次の版で渡り、同じ内容の再送では何も渡らない', async () => {
    const { desk, handedOver, partition } = await opened();
    await desk.send(A, 1, [head, spouse]);
    await desk.overnight();
    await desk.send(A, 2, [head, { ...spouse, name: '見本 改', revision: 2, operation: 'update' }]);
    await desk.overnight();
    await desk.send(A, 3, [head, { ...spouse, name: '見本 改', revision: 2, operation: 'update' }]);
    await desk.overnight();
    const files = await handedOver(A);
    expect(files.map((rows) => rows.map(({ personKey, version, operation, name }) => [personKey, version, operation, name]))).toEqual([
      [['P1', 1, 'register', '見本1'], ['P2', 1, 'register', '見本2']], [['P2', 2, 'update', '見本 改']],
    ]);
    expect((await partition(A)).rows.map(({ version }) => version)).toEqual([1, 2]);
  });

  check('個人番号の訂正は訂正、無効化は無効化として渡り、送られたことのない無効化は渡らない', async () => {
    const { desk, handedOver } = await opened();
    await desk.send(A, 1, [head]);
    await desk.overnight();
    await desk.send(A, 2, [{ ...head, individualNumber: numberOf(9), operation: 'correct', revision: 2 }, { ...personRow(A, { n: 5 }), operation: 'void' }]);
    await desk.overnight();
    await desk.send(A, 3, [{ ...head, individualNumber: numberOf(9), operation: 'void', revision: 3 }]);
    await desk.overnight();
    expect((await handedOver(A)).map((rows) => rows.map(({ personKey, version, operation, individualNumber }) => [personKey, version, operation, individualNumber]))).toEqual([
      [['P1', 1, 'register', numberOf(1)]], [['P1', 2, 'correct', numberOf(9)]], [['P1', 3, 'void', numberOf(9)]],
    ]);
  });

  check('他の区の届出で都道府県の日付が変われば、自分では何も送っていない区の分も渡る', async () => {
    const { desk, handedOver } = await opened();
    const came = personRow(B, { n: 1, from: '2025-05-10', personKey: 'Q1', applicationStartReason: 'moveInWithinPrefecture' });
    await desk.send(A, 1, [{ ...head, applicationEndOn: '2025-05-10', applicationEndReason: 'moveOutWithinPrefecture' }]);
    await desk.overnight();
    await desk.send(B, 1, [came]);
    await desk.overnight();
    expect((await handedOver(B)).at(-1)).toMatchObject([{ personKey: 'Q1', version: 1, acquiredOn: '2021-04-01', validFrom: '2025-05-10', validTo: null }]);
    await desk.send(A, 2, [{ ...head, applicationStartOn: '2020-01-01', applicationEndOn: '2025-05-10', applicationEndReason: 'moveOutWithinPrefecture', operation: 'correct', revision: 2 }]);
    await desk.overnight();
    expect((await handedOver(B)).at(-1)).toMatchObject([{ personKey: 'Q1', version: 2, operation: 'update', acquiredOn: '2020-01-01' }]);
  });

  check('中間サーバーが応答しない晩のファイルは残り、次の晩に順に渡る。拒まれたファイルは答えとともに残る', async () => {
    const { world, desk, handedOver, partition } = await opened();
    await world.fault('insurer-hub', 'down', true);
    await desk.send(A, 1, [head]);
    await desk.overnight();
    await desk.send(A, 2, [{ ...head, name: '見本 改', revision: 2 }]);
    await desk.overnight();
    expect([await handedOver(A), (await partition(A)).handovers.map(({ seq, state }) => [seq, state])]).toEqual([[], [[1, 'waiting'], [2, 'waiting']]]);
    await world.fault('insurer-hub', 'down', false);
    await desk.overnight();
    expect((await handedOver(A)).map((rows) => rows.map(({ version }) => version))).toEqual([[1], [2]]);
    await world.fault('insurer-hub', 'refusing', true);
    await desk.send(A, 3, [{ ...head, name: '見本 再', revision: 3 }]);
    await desk.overnight();
    expect((await partition(A)).handovers.at(-1)).toMatchObject({ seq: 3, state: 'refused', answer: '{"why":"読めない"}' });
  });

  check('障害で委託区画の更新が止まった晩の分は、直ればまとめて渡る', async () => {
    const { world, desk, handedOver } = await opened();
    await world.fault('aggregator', 'forwardSkipped', true);
    await desk.send(A, 1, [head]);
    await desk.overnight();
    await desk.send(A, 2, [{ ...head, name: '見本 改', revision: 2 }]);
    await desk.overnight();
    expect(await handedOver(A)).toEqual([]);
    await world.fault('aggregator', 'forwardSkipped', false);
    await desk.overnight();
    expect((await handedOver(A)).map((rows) => rows.map(({ version, name }) => [version, name]))).toEqual([[[1, '見本 改']]]);
  });

  check('中間サーバーの処理結果は画面で見え、利用登録情報はそのまま市区町村へ配信される', async () => {
    const { world, desk } = await opened();
    await desk.send(A, 1, [head]);
    await desk.overnight();
    const envelope = { municipalityCode: A, date: '2025-05-13', seq: 1 } as const;
    const result = codecOf(profile, hubResult).format(envelope, [
      { rowKind: 'summary', fileName: 'f', outcome: 'partial', receivedCount: 2, storedCount: 1, rejectedCount: 1, code: null, line: null, fieldJa: null, historyKey: null, message: null, cure: null },
      { rowKind: 'issue', fileName: 'f', outcome: null, receivedCount: null, storedCount: null, rejectedCount: null, code: 'E-CHAR', line: 3, fieldJa: '漢字氏名', historyKey: 'M/T1', message: '登録できない文字', cure: '直す' },
    ]);
    const status = codecOf(profile, cardUseStatus).format(envelope, [{ municipalInsuredId: 'M', personKey: 'P1', state: 'registered', effectiveOn: '2025-05-01', version: 1 }]);
    await world.setParameters('insurer-hub', { laidOut: [result, status].map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]) });
    await desk.overnight();
    await desk.overnight();
    const { body } = await desk.json('GET', `/municipalities/${A}/hub-results`);
    expect(body.results.map(({ kind, outcome, code, fieldJa }: Record<string, string>) => [kind, outcome, code, fieldJa])).toEqual([['summary', 'partial', null, null], ['issue', null, 'E-CHAR', '漢字氏名']]);
    expect((await desk.outbox(A)).filter(({ name }) => name === status.name)).toHaveLength(1);
    expect(Buffer.from(await (await desk.fetched(A, status.name)).arrayBuffer())).toEqual(Buffer.from(status.bytes));
  });

  check('中間サーバーのいない世界では、何も書きためない', async () => {
    const { desk } = await opened();
    const alone = await bed.create({ id: `alone-${process.pid}`, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode, cast: ['aggregator'] });
    const other = deskOf(alone, profile);
    await other.send(A, 1, [head]);
    await other.overnight();
    expect((await other.json('GET', `/_sim/partitions/${A}`)).body).toEqual({ rows: [], handovers: [] });
    expect((await desk.json('GET', `/_sim/partitions/${A}`)).body).toEqual({ rows: [], handovers: [] });
  });
});
