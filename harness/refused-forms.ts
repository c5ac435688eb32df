import { z } from 'zod';
import { gives, givesFile, refusalBody, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../contracts/route-form.js';
import { momentSchema } from '../contracts/ward.js';
import { worldPart } from './office-forms.js';

const ofWorld = { world: worldPart };
const ofSender: Readonly<Record<string, Part>> = {
  ...ofWorld, party: { ja: '断った関係者', schema: z.string().min(1), example: 'benefit-contractor' },
  sender: { ja: '送った市区町村の団体コードか医療機関の番号。窓口の道にどちらもなければ -', schema: z.string().min(1), example: '131016' },
};
const ofOne: Readonly<Record<string, Part>> = { ...ofSender, n: { ja: '断られたものの番号', schema: z.string().regex(/^\d+$/), example: '1' } };
const query: Readonly<Record<string, Part>> = { after: { ja: 'この番号より後', schema: z.string().regex(/^\d+$/), example: '0' } };

const text = z.string();
const count = z.int().min(0);
const { issues } = refusalBody.shape;
const one = z.object({
  n: z.int().min(1), party: text.describe('断った関係者'), sender: text, at: momentSchema.describe('最後に断った業務日時'), caller: text.describe('送った者の名乗り'), method: text, path: text.describe('送られた先'), contentType: text,
  size: count.describe('バイト数'), sha256: z.union([sha256Schema, z.literal('')]).describe('中身のSHA-256。終わりまで届いていなければ空'), isKept: z.boolean().describe('中身を預かっているか。個人番号を入れてはならない窓口に個人番号が届いたものと、64MiBを超えるものは預からない'),
  status: z.int(), code: text.nullable().describe('断りの符号。頁で答えたなら null'), why: text.nullable(), cure: text.nullable(), issues: issues.unwrap().describe('直すところ。断りの応答にあったとおり'), times: z.int().min(1).describe('同じ先へ同じ中身が届いて断られた回数'),
  again: z.object({ at: momentSchema, status: z.int() }).nullable().describe('ここから送り直した業務日時と、その応答の状態。まだなら null'), address: text.describe('この中身を読む道。送り直しは、その後に /again'),
});
const example = {
  n: 1, party: 'benefit-contractor', sender: '131016', at: '2026-09-01T17:35', caller: '国保システム', method: 'PUT', path: '/benefit-contractor/inbox/131016/forwardedPaper_131016_2026-09-01_1.csv', contentType: 'application/octet-stream', size: 320, sha256: 'd5f1b8f3'.repeat(8), isKept: true,
  status: 422, code: 'TSG-G17', why: '「forwardedPaper_131016_2026-09-01_1.csv」に読めない行がある', cure: 'issues の箇所を直し、作り直して送る', issues: [{ code: 'E206', line: 4, byte: 0, field: 'paperId', ja: '申請書の識別', raw: 'S-0001', why: '3行目と同じ申請書である', cure: '一枚を一行にする' }], times: 1, again: null,
  address: '/w/main/_refused/benefit-contractor/131016/1',
};
const list = gives('断られた順', z.object({ refused: z.array(one) }), { refused: [example] });
const wrongForm: RefusalForm = [400, 'TSG-H400', '入力が決まりに合わない'];
const gone: readonly RefusalForm[] = [[404, 'TSG-W06', 'その断られたものはない'], [409, 'TSG-W07', '中身を預かっていない']];

export const refusedForms = {
  all: { ja: '関係者が断ったものの一覧(500件まで)', detail: 'どの関係者の窓口でも、渡されて断られたファイルと本文は、指摘とともに残る。同じ先への同じ中身は一行になる。試験用の窓口(_sim)に送られたものは残らない。', params: ofWorld, query, answers: { 200: list }, refusals: [wrongForm] },
  ofOne: { ja: '一つの関係者が一つの送り手に断ったものの一覧(500件まで)', params: ofSender, query, answers: { 200: list }, refusals: [wrongForm] },
  read: { ja: '断られたものの中身', params: ofOne, answers: { 200: givesFile('届いたとおりのバイト列') }, refusals: gone },
  again: {
    ja: '断られたものを、届いたとおりに同じ先へ送り直す', detail: 'その窓口の鍵や合言葉は、初めと同じヘッダーで示す(x-municipality-key など)。名乗りを書かなければ、初めの名乗りで送る。また断られれば、その指摘に替わる。', params: ofOne,
    answers: { 200: gives('送った。受け付けられたかは status と answer に', z.object({ status: z.int(), answer: z.unknown().describe('その窓口の応答の本文。JSONでなければ null') }), { status: 202, answer: { name: 'forwardedPaper_131016_2026-09-01_1.csv', records: 1 } }) }, refusals: gone,
  },
} satisfies Readonly<Record<string, RouteForm>>;
