import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody } from '../../../contracts/route-form.js';
import { bytesWithin } from '../../whole-body.js';
import type { OtherMunicipalities } from '../tables.js';
import { slipForms } from './forms.js';
import { longestSlip, mailFor, mailNamed, post, refused, takeMail, type Answer } from './post.js';
import { incomeTold, inquire, inquiryTold, keepIncome, slipsAt, troublesInIncome } from './told.js';

type Ask = (request: FastifyRequest) => OtherMunicipalities;
interface OfOffice { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

const send = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);
const noMail = (name: string) => refused(404, 'TSG-O16', `「${name}」という連絡票は届いていない`, '一覧(GET mail/{code}/in)にある名前を指定する');
const unreadable = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-O02', '入力が形に合わない', 'issues の項目を直す', { issues: [...issues] });

/** The post between the ward and the others: what it puts in, and what lies in its box. */
export function mailRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/mail/:code/out/:name', { config: { form: slipForms.post, exchange: { what: '他の区市町村へ連絡票を送る', direction: 'in', steps: ['A-05'], file: true, isWithoutNumbers: true } } }, async (request, reply) => {
    const { code, name } = request.params;
    const body = await bytesWithin((request.body ?? Readable.from([])) as Readable, longestSlip);
    return send(reply, body ? await post(party(request), code, { name, bytes: body }) : refused(413, 'TSG-O15', `「${name}」は一枚の連絡票として大きすぎる`, '一つのファイルに一枚だけを書く'));
  });
  wire.get<OfOffice>('/mail/:code/in', { config: { form: slipForms.list } }, async (request) => ({ files: await mailFor(party(request), request.params.code) }));
  wire.get<OfFile>('/mail/:code/in/:name', { config: { form: slipForms.get, exchange: { what: '他の区市町村から連絡票が届く', direction: 'out', steps: ['A-05'], file: true } } }, async (request, reply) => {
    const mail = await mailNamed(party(request), request.params.code, request.params.name);
    return mail ? reply.type('application/octet-stream').send(Buffer.from(mail.bytes)) : send(reply, noMail(request.params.name));
  });
  wire.delete<OfFile>('/mail/:code/in/:name', { config: { form: slipForms.take } }, async (request, reply) =>
    (await takeMail(party(request), request.params.code, request.params.name) ? reply.code(204).send() : send(reply, noMail(request.params.name))));
}

/** How a story tells the others what they know and what they ask, and sees what they have in hand. */
export function slipDoors(wire: FastifyInstance, party: Ask): void {
  wire.post<OfOffice>('/_sim/:code/incomes', { config: { form: slipForms.income } }, async (request, reply) => {
    const told = readBody(incomeTold, request.body);
    const issues = told.ok ? troublesInIncome(told.value) : told.issues;
    return told.ok && issues.length === 0 ? { version: await keepIncome(party(request), request.params.code, told.value) } : send(reply, unreadable(issues));
  });
  wire.post<OfOffice>('/_sim/:code/slips', { config: { form: slipForms.inquire } }, async (request, reply) => {
    const told = readBody(inquiryTold, request.body);
    return told.ok ? { slipId: await inquire(party(request), request.params.code, told.value) } : send(reply, unreadable(told.issues));
  });
  wire.get<OfOffice>('/_sim/:code/slips', { config: { form: slipForms.slips } }, async (request) => ({ slips: await slipsAt(party(request), request.params.code) }));
}
