import { z } from 'zod';
import type { Fields } from '../../contracts/define.js';
import { bytes, fileNamePart, gives, givesFile, givesNothing, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { momentSchema } from '../../contracts/ward.js';
import type { Desk } from './desk.js';

/** By what a caller is known at the doors of the hub's neighbours. */
export const askerHeader = (ja: string, name: string): Readonly<Record<string, Part>> => ({ 'x-totsugo-party': { ja: `名乗り(URIの形に逃がす)。${ja}`, schema: z.string().min(1), example: encodeURIComponent(name) } });

const laidOut = z.object({ name: z.string(), bytes: z.int().min(0), sha256: sha256Schema, createdAt: momentSchema });
const received = z.object({ name: z.string(), bytes: z.int().min(0), sha256: sha256Schema, count: z.int().min(0).describe('記録の数') });
const receivedBefore = z.object({ name: z.string(), sha256: sha256Schema, duplicate: z.literal(true), receivedAt: momentSchema });

/** What a desk takes and gives, by its records and the letter of its refusals. */
export function deskForms<Q extends Fields, A extends Fields>({ trouble, asks, answers }: Desk<Q, A>) {
  const code = (number: string) => `TSG-${trouble}${number}`;
  const stranger: RefusalForm = [403, code('03'), 'ここへ尋ねられる相手でない'];
  const missing: RefusalForm = [404, code('01'), 'その名前の回答ファイルはない'];
  const params = { name: { ...fileNamePart, example: `${asks.id}_131016_2026-04-01_1.csv` } };
  const answerName = { name: { ...fileNamePart, example: `${answers.id}_131016_2026-04-01_1.csv` } };
  const headers = askerHeader('パラメータ allowedAskers の一つ', '取りまとめ機関');
  const file = { name: params.name.example, bytes: 195, sha256: 'd5f1b8f3'.repeat(8) };
  return {
    put: {
      params, headers, body: bytes,
      answers: {
        202: gives('受け取った。答えは夜に作る', received, { ...file, count: 1 }),
        200: gives('同じ中身の同じファイルを受け取り済み', receivedBefore, { name: file.name, sha256: file.sha256, duplicate: true, receivedAt: '2026-04-01T17:00' }),
      },
      refusals: [stranger, [409, code('02'), '同じ名前の別の中身を受け取り済み'], [413, code('04'), 'パラメータ maximumFileMB を超える'], [422, code('06'), 'ファイルに誤りがある。issues のすべてを直す'], [503, code('05'), '停止している']],
    },
    list: {
      ja: `${answers.ja}の一覧`, headers, refusals: [stranger],
      answers: { 200: gives('受け取られていないものを、できた順に', z.object({ files: z.array(laidOut) }), { files: [{ ...file, name: answerName.name.example, createdAt: '2026-04-02T01:00' }] }) },
    },
    get: { params: answerName, headers, answers: { 200: givesFile('回答ファイルのバイト列。受け取った後も読める') }, refusals: [stranger, missing] },
    take: { ja: `${answers.ja}の受け取りを告げる`, params: answerName, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [stranger, missing] },
  } satisfies Readonly<Record<string, RouteForm>>;
}
