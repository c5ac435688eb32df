import { z } from 'zod';
import { bytes, fileNamePart, gives, givesFile, givesNothing, municipalityPart, sha256Schema, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { momentSchema } from '../../contracts/ward.js';

const ofPc = { code: municipalityPart };
const ofFile = { ...ofPc, name: fileNamePart };
const size = z.int().min(0).describe('バイト数');
const name = z.string().describe('ファイル名');
const status = z.int().describe('集約の応答の状態。0 = 応答がない');
const fileExample = { name: fileNamePart.example, bytes: 324, sha256: 'd5f1b8f3'.repeat(8) };
const noFile: RefusalForm = [404, 'TSG-D01', 'その名前のファイルはこのPCにない'];

const stored = z.object({ name, sha256: sha256Schema });
const waiting = z.object({
  name, bytes: size, sha256: sha256Schema, acceptedAt: momentSchema, state: z.enum(['waiting', 'refused']).describe('waiting 送信待ち、refused 集約が受け取らない'),
  answer: z.object({ status, text: z.string().describe('集約の応答(4000文字まで)') }).nullable(),
});
const arrived = z.object({ name, bytes: size, sha256: sha256Schema, receivedAt: momentSchema });

export const wireForms = {
  putOutbox: {
    params: ofFile, body: bytes,
    answers: {
      202: gives('送信待ちに置いた', stored, { name: fileExample.name, sha256: fileExample.sha256 }),
      200: gives('同じ中身の同じファイルが、もうある', stored.extend({ duplicate: z.literal(true) }), { name: fileExample.name, sha256: fileExample.sha256, duplicate: true }),
    },
    refusals: [[409, 'TSG-D02', '同じ名前のファイルが、別の中身で送信済み'], [422, 'TSG-D04', '団体コードの形でない']],
  },
  listOutbox: {
    ja: '送信を待つファイルの一覧', params: ofPc,
    answers: { 200: gives('名前の順', z.object({ files: z.array(waiting) }), { files: [{ ...fileExample, acceptedAt: '2026-04-01T09:30', state: 'waiting', answer: null }] }) },
  },
  listInbox: {
    ja: '取り込みを待つ配信ファイルの一覧', params: ofPc, answers: { 200: gives('受信の順', z.object({ files: z.array(arrived) }), { files: [{ ...fileExample, receivedAt: '2026-04-02T06:00' }] }) },
  },
  getInbox: { params: ofFile, answers: { 200: givesFile('届いたままのバイト列') }, refusals: [noFile] },
  takeInbox: { ja: '配信ファイルの取り込みを告げる', params: ofFile, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [noFile] },
} satisfies Readonly<Record<string, RouteForm>>;

const attempt = z.object({
  seq: z.int().min(1), at: momentSchema, act: z.enum(['send', 'receive']), name, status, answer: z.string(), sha256: z.string(), size, damage: z.string().describe('障害がファイルにしたこと'),
});
const outgoing = z.object({
  name, size, sha256: sha256Schema, state: z.enum(['waiting', 'sent', 'refused', 'removed']), accepted_at: momentSchema, sent_at: momentSchema.nullable(), answer_status: status.nullable(), answer_text: z.string().nullable(),
});
const sent = z.object({ state: z.enum(['sent', 'refused', 'waiting']), status, answer: z.string().describe('集約の応答') });

export const doorForms = {
  log: {
    ja: 'PCの送受信の記録', params: ofPc,
    answers: { 200: gives('試みた順', z.object({ attempts: z.array(attempt) }), { attempts: [{ seq: 1, at: '2026-04-01T18:00', act: 'send', name: fileExample.name, status: 202, answer: '{}', sha256: fileExample.sha256, size: 324, damage: '' }] }) },
  },
  outgoing: {
    ja: '預かったファイルのすべて', params: ofPc,
    answers: { 200: gives('名前の順', z.object({ files: z.array(outgoing) }), { files: [{ name: fileExample.name, size: 324, sha256: fileExample.sha256, state: 'sent', accepted_at: '2026-04-01T09:30', sent_at: '2026-04-01T18:00', answer_status: 202, answer_text: '{}' }] }) },
  },
  resend: {
    ja: '元のファイルを、操作する人がもう一度送る', params: ofFile,
    answers: { 200: gives('どうなったか', sent, { state: 'sent', status: 200, answer: '{}' }) }, refusals: [noFile],
  },
  remove: {
    ja: '送信を待つファイルを、操作する人が取り下げる', params: ofFile, answers: { 204: givesNothing('取り下げた') },
    refusals: [noFile, [409, 'TSG-D03', '送信済みで、取り下げられない']],
  },
} satisfies Readonly<Record<string, RouteForm>>;
