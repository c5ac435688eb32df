import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { municipalities } from '../../../law/municipalities.js';
import { bytesWithin } from '../../whole-body.js';
import type { JukiNet } from '../tables.js';
import { lookupForms } from './forms.js';
import { answerNamed, answersFor, lookUp, lookupLog, refused, takeAnswer, terminalKeyOf, type Answer } from './look-up.js';

type Ask = (request: FastifyRequest) => JukiNet;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
const isMunicipality = new Set(municipalities.map(({ code }) => code));
const send = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);
const noAnswer = (name: string) => refused(404, 'TSG-J27', `「${name}」という回答はない`, '一覧(GET lookup-answers/{code})にある名前を指定する');

const unknownCode = refused(404, 'TSG-J25', 'その団体コードの市区町村はない', '検査数字を含む6桁で指定する');
function shut(party: JukiNet, code: string, caller: unknown, key: unknown): Answer | null {
  if (party.faults.has('serviceDown')) return refused(503, 'TSG-J26', '停止しており、答えられない', '時間をおいて同じファイルを送る');
  if (!isMunicipality.has(code)) return unknownCode;
  return caller && key === terminalKeyOf(party, code) ? null : refused(403, 'TSG-J24', '名乗らないか、鍵がないか、ほかの市区町村の鍵である', 'x-totsugo-party で名乗り、x-municipality-key にこの市区町村の統合端末の鍵を書く');
}

/** 統合端末 of each municipality: it asks about people who are not its own, and fetches what the register says. */
export function lookupRoutes(wire: FastifyInstance, party: Ask): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    const no = shut(party(request), (request.params as { code: string }).code, request.headers['x-totsugo-party'], request.headers['x-municipality-key']);
    if (no) await send(reply, no);
  };
  wire.put<OfFile>('/lookups/:code/:name', { preHandler, config: { form: lookupForms.put, exchange: { what: '住基ネットへ住登外者の照会を渡す', direction: 'in', steps: ['A-08', 'B-02', 'C-02'], file: true } } }, async (request, reply) => {
    const { code, name } = request.params;
    const bytes = await bytesWithin((request.body ?? Readable.from([])) as Readable, party(request).parameters.maximumFileMB * 1024 * 1024);
    return send(reply, bytes ? await lookUp(party(request), code, { name, bytes }) : refused(413, 'TSG-J28', `「${name}」が上限を超える`, 'ファイルを分け、次の通番にして送る'));
  });
  wire.get<OfMunicipality>('/lookup-answers/:code', { preHandler, config: { form: lookupForms.list } }, async (request) => ({ files: await answersFor(party(request), request.params.code) }));
  wire.get<OfFile>('/lookup-answers/:code/:name', { preHandler, config: { form: lookupForms.get, exchange: { what: '住基ネットが住登外者の本人確認情報を渡す', direction: 'out', steps: ['A-08', 'B-02', 'C-02'], file: true } } }, async (request, reply) => {
    const answer = await answerNamed(party(request), request.params.code, request.params.name);
    return answer ? reply.type('application/octet-stream').send(Buffer.from(answer.bytes)) : send(reply, noAnswer(request.params.name));
  });
  wire.delete<OfFile>('/lookup-answers/:code/:name', { preHandler, config: { form: lookupForms.take } }, async (request, reply) =>
    (await takeAnswer(party(request), request.params.code, request.params.name) ? reply.code(204).send() : send(reply, noAnswer(request.params.name))));
  lookupDoors(wire, party);
}

/** What the operator hands to a municipality, and what an audit reads. */
function lookupDoors(wire: FastifyInstance, party: Ask): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isMunicipality.has((request.params as { code: string }).code)) await send(reply, unknownCode);
  };
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { preHandler, config: { form: lookupForms.key } }, async (request) => ({ key: terminalKeyOf(party(request), request.params.code) }));
  wire.get<OfMunicipality>('/_sim/lookups/:code', { preHandler, config: { form: lookupForms.log } }, async (request) => ({ lookups: await lookupLog(party(request), request.params.code) }));
}
