import { Readable } from 'node:stream';
import { residentAnswer, residentEnquiry, type ResidentAnswer } from '../../contracts/juki-net/identity.js';
import { symbolAnswer, symbolRequest, type SymbolAnswer } from '../../contracts/record-disclosure/linkage-symbol.js';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { assume } from '../../law/define.js';
import { tables } from '../../store/define.js';
import { simulator, type Party } from '../define.js';
import { bytesWithin } from '../whole-body.js';

/** What a stand-in holds of one number: the fields of the answer that matter. */
export type Held = Partial<ResidentAnswer>;
const nobody: Omit<ResidentAnswer, 'enquiryId'> = {
  outcome: 'noResident', total: 0, number: 0, individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, formerSurname: null, commonName: null, survival: null, changeReason: null, changedOn: null,
  previousAddress: null, why: null,
};

const holds = tables({ stand_in_juki_resident: { columns: { number: 'text', held: 'text' }, key: ['number'] }, stand_in_juki_file: { columns: { name: 'text', kind: 'text', bytes: 'bytes' }, key: ['name', 'kind'] } });
type JukiNet = Party<typeof holds>;

async function answerAll(party: JukiNet): Promise<void> {
  const asked = await party.store.db.selectFrom('stand_in_juki_file').where('kind', '=', 'asked').selectAll().execute();
  const residents = new Map((await party.store.db.selectFrom('stand_in_juki_resident').selectAll().execute()).map((row) => [row.number, JSON.parse(row.held) as Held[]]));
  for (const { name, bytes } of asked) {
    const { records, envelope, issues } = codecOf(party.profile, residentEnquiry).parse({ name, bytes });
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    const rows = records.flatMap(({ value }) => (residents.get(value.individualNumber!) ?? [{}]).map((held, index, all): ResidentAnswer => ({ ...nobody, enquiryId: value.enquiryId, ...held, total: held.name ? all.length : 0, number: held.name ? index + 1 : 0 })));
    await put(party, residentAnswer, name, envelope!, rows);
    await party.store.db.deleteFrom('stand_in_juki_file').where('name', '=', name).where('kind', '=', 'asked').execute();
  }
}

async function put<D extends RecordDefinition>(party: JukiNet, definition: D, _asked: string, envelope: { municipalityCode: string; date: `${number}-${number}-${number}`; seq: number }, rows: readonly RecordOf<D>[]): Promise<void> {
  const { name, bytes } = codecOf(party.profile, definition).format(envelope, rows as never);
  await party.store.insertMany('stand_in_juki_file', [{ name, kind: 'answer', bytes }], 'replace');
}

/** J-LIS as the tests of the hub need it: whoever is put in is found, everybody else is not. */
export const jukiNetStandIn = simulator({
  id: 'juki-net', ja: '試験の住基ネット', basis: assume('試験のため'), limitations: ['住民を外から教えられる'], faults: {}, parameters: {}, tables: holds,
  jobs: { answer: { ja: '回答', at: '01:00', run: answerAll } },
  routes(wire, party) {
    wire.put<{ Params: { number: string }; Body: Held[] }>('/_sim/residents/:number', async (request) => {
      await party(request).store.insertMany('stand_in_juki_resident', [{ number: request.params.number, held: JSON.stringify(request.body) }], 'replace');
      return {};
    });
    wire.put<{ Params: { name: string } }>('/enquiries/:name', async (request, reply) => {
      const bytes = (await bytesWithin((request.body ?? Readable.from([])) as Readable, 1e9))!;
      await party(request).store.insertMany('stand_in_juki_file', [{ name: request.params.name, kind: 'asked', bytes }], 'replace');
      return reply.code(202).send({});
    });
    wire.get('/answers', async (request) => ({ files: await party(request).store.db.selectFrom('stand_in_juki_file').where('kind', '=', 'answer').select('name').orderBy('name').execute() }));
    wire.get<{ Params: { name: string } }>('/answers/:name', async (request, reply) => {
      const row = await party(request).store.db.selectFrom('stand_in_juki_file').where('kind', '=', 'answer').where('name', '=', request.params.name).select('bytes').executeTakeFirstOrThrow();
      return reply.type('application/octet-stream').send(Buffer.from(row.bytes));
    });
    wire.delete<{ Params: { name: string } }>('/answers/:name', async (request, reply) => {
      await party(request).store.db.deleteFrom('stand_in_juki_file').where('kind', '=', 'answer').where('name', '=', request.params.name).execute();
      return reply.code(204).send();
    });
  },
});

const symbolTables = tables({ stand_in_symbol_request: { columns: { n: 'integer', name: 'text', row: 'text' }, key: ['n'] }, stand_in_symbol_answer: { columns: { name: 'text', bytes: 'bytes' }, key: ['name'] } });

/** 情報提供等記録開示システム: issues a symbol for every number it is asked for, and remembers what it was asked. */
export const recordDisclosureStandIn = simulator({
  id: 'record-disclosure', ja: '試験の記録開示', basis: assume('試験のため'), limitations: ['符号を作るだけである'], faults: {}, parameters: {}, tables: symbolTables, jobs: {},
  routes(wire, party) {
    wire.put<{ Params: { name: string } }>('/requests/:name', async (request, reply) => {
      const { name } = request.params;
      const bytes = (await bytesWithin((request.body ?? Readable.from([])) as Readable, 1e9))!;
      const { records, envelope } = codecOf(bundledProfile(), symbolRequest).parse({ name, bytes });
      await party(request).store.transact(async (store) => {
        const { count } = await store.db.selectFrom('stand_in_symbol_request').select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
        await store.insertMany('stand_in_symbol_request', records.map(({ value }, index) => ({ n: Number(count) + index, name, row: JSON.stringify(value) })));
        const answers = records.map(({ value }): SymbolAnswer => ({ requestId: value.requestId, outcome: value.kind === 'issue' ? 'issued' : 'revoked', insurerPersonKey: value.insurerPersonKey, linkageSymbol: value.kind === 'issue' ? party(request).token('LS', value.individualNumber) : null }));
        await store.insertMany('stand_in_symbol_answer', [codecOf(bundledProfile(), symbolAnswer).format(envelope!, answers)], 'replace');
      });
      return reply.code(202).send({});
    });
    wire.get('/_sim/requests', async (request) => ({ requests: (await party(request).store.db.selectFrom('stand_in_symbol_request').select('row').orderBy('n').execute()).map(({ row }) => JSON.parse(row) as unknown) }));
    wire.get('/answers', async (request) => ({ files: await party(request).store.db.selectFrom('stand_in_symbol_answer').select('name').orderBy('name').execute() }));
    wire.get<{ Params: { name: string } }>('/answers/:name', async (request, reply) => {
      const row = await party(request).store.db.selectFrom('stand_in_symbol_answer').where('name', '=', request.params.name).select('bytes').executeTakeFirstOrThrow();
      return reply.type('application/octet-stream').send(Buffer.from(row.bytes));
    });
    wire.delete<{ Params: { name: string } }>('/answers/:name', async (request, reply) => {
      await party(request).store.db.deleteFrom('stand_in_symbol_answer').where('name', '=', request.params.name).execute();
      return reply.code(204).send();
    });
  },
});
