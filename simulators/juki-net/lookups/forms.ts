import { z } from 'zod';
import { enquiryKinds, enquiryOutcomes } from '../../../contracts/juki-net/identity.js';
import { codeSchema, momentSchema } from '../../../contracts/resident.js';
import { bytes, fileNamePart, gives, givesFile, givesNothing, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../../contracts/route-form.js';

const shut: readonly RefusalForm[] = [[403, 'TSG-J24', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [404, 'TSG-J25', 'その団体コードの市区町村はない'], [503, 'TSG-J26', '停止している']];
const noAnswer: RefusalForm = [404, 'TSG-J27', 'その名前の回答はない'];
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の統合端末の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'JK-3K7QWX2M9ZPA' },
};
const params = { code: municipalityPart };
const sha256 = 'd5f1b8f3'.repeat(8);
const [name, answerName] = ['residentLookup_131016_2026-06-10_1.csv', 'residentLookupAnswer_131016_2026-06-10_1.csv'] as const;
const ofAnswer = { ...params, name: { ...fileNamePart, example: answerName } };
const taken = z.object({ name: z.string(), sha256: sha256Schema, answerName: z.string().describe('回答のファイル名') });

export const lookupForms = {
  put: {
    detail: '一行ごとに、操作者と照会の目的を書く。答えはすぐに並ぶ(仮定)。', params: { ...params, name: { ...fileNamePart, example: name } }, headers, body: bytes,
    answers: { 202: gives('受け取り、答えを並べた', taken, { name, sha256, answerName }), 200: gives('同じ中身を受け取り済み', taken.extend({ duplicate: z.literal(true) }), { name, sha256, answerName, duplicate: true }) },
    refusals: [...shut, [409, 'TSG-J23', '同じ名前の別の中身を受け取り済み'], [413, 'TSG-J28', '大きすぎる'], [422, 'TSG-J21', 'この市区町村の照会のファイルとして読めない'], [422, 'TSG-J22', '行に誤りがある、または同じ照会の識別が二度ある']],
  },
  list: {
    ja: '住登外者についての回答の一覧', params, headers, refusals: shut,
    answers: { 200: gives('受け取られていないもの', z.object({ files: z.array(z.object({ name: z.string(), bytes: z.int().min(0), sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: answerName, bytes: 300, sha256, createdAt: '2026-06-10T17:30' }] }) },
  },
  get: { params: ofAnswer, headers, answers: { 200: givesFile('回答のバイト列。受け取った後も読める') }, refusals: [...shut, noAnswer] },
  take: { ja: '住登外者についての回答の受け取りを告げる', params: ofAnswer, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noAnswer] },
  key: { ja: '統合端末の鍵', params, answers: { 200: gives('この世界の間は変わらない', z.object({ key: z.string() }), { key: 'JK-3K7QWX2M9ZPA' }) }, refusals: [[404, 'TSG-J25', 'その団体コードの市区町村はない']] },
  log: {
    ja: '住登外者の照会の記録', params, refusals: [[404, 'TSG-J25', 'その団体コードの市区町村はない']],
    answers: {
      200: gives('尋ねた順', z.object({ lookups: z.array(z.object({ enquiryId: z.string(), askedAt: momentSchema, actor: z.string(), purpose: z.string(), kind: codeSchema(enquiryKinds), outcome: codeSchema(enquiryOutcomes) })) }), {
        lookups: [{ enquiryId: 'LK-1', askedAt: '2026-06-10T17:30', actor: '見本 職員', purpose: '納付義務者の転出先', kind: 'byFourItems', outcome: 'found' }],
      }),
    },
  },
} satisfies Readonly<Record<string, RouteForm>>;
