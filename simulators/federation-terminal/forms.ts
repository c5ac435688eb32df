import { z } from 'zod';
import { continuityInstructions } from '../../contracts/aggregator/continuity-codes.js';
import { continuityCandidate, continuityResult } from '../../contracts/aggregator/high-cost.js';
import { recordSchema } from '../../contracts/record-schema.js';
import { codeSchema, momentSchema } from '../../contracts/resident.js';
import { bytes, fileNamePart, formFields, gives, givesNothing, givesPage as page, json, municipalityPart, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';

const ofCity = { code: municipalityPart };
const candidatePart: Part = { ja: '継続候補の識別', schema: z.string().min(1).max(40), example: 'CC-3K7QWX2M9ZPA' };
const headers = { 'x-municipality-key': { ja: 'この区市町村の鍵', schema: z.string(), example: 'KS-3K7QWX2M9ZPA' }, 'x-totsugo-party': { ja: '誰が呼ぶか', schema: z.string(), example: encodeURIComponent('職員') } } satisfies Readonly<Record<string, Part>>;
const shut: readonly RefusalForm[] = [[404, 'TSG-T01', 'その団体コードの区市町村はない'], [403, 'TSG-T02', '名乗らないか、鍵が違う'], [503, 'TSG-T03', '障害「停止」のあいだ']];
const noCase: RefusalForm = [404, 'TSG-T07', 'その候補は、この国保総合PCにない'];

const said = z.string().regex(/\S/);
export const wish = z.object({ candidateKey: said.max(40).describe('継続候補の識別'), instruction: codeSchema(continuityInstructions).describe('指示'), decidedBy: said.max(60).describe('指示した職員'), decisionReason: said.max(300).describe('指示の理由') });
const instruction = z.object({ instruction: codeSchema(continuityInstructions), decidedBy: z.string(), decidedAt: momentSchema, decisionReason: z.string(), state: z.enum(['sent', 'refused', 'waiting']), answer: z.string().describe('集約の応答') });
const shownCase = z.object({
  candidate: recordSchema(continuityCandidate), receivedAt: momentSchema, instructions: z.array(instruction), result: recordSchema(continuityResult).nullable(), resultAt: momentSchema.nullable(),
  state: z.enum(['toDecide', 'instructed', 'settled', 'closed']).describe('toDecide 判断待ち、instructed 確定待ち、settled 確定、closed 候補でなくなった'),
});
const candidateExample = {
  candidateKey: candidatePart.example, version: 1, isClosed: false, movedOn: '2026-05-10', householdKey: '10000001', headId: 'MI-1', headName: '試験 太郎', headBeforeId: null, memberIds: ['MI-1'], fromMunicipalityCode: '131121', fromHouseholdKey: 'OH-5T2V8QKX1M4N', fromHeadId: 'MI-2', fromHeadName: '試験 太郎',
  fromMembers: ['MI-2/MI-1/movedHere'], availableMonths: ['202604'], reasons: ['headSame', 'everybodyMoved'],
};
const instructed = z.object({ state: z.enum(['sent', 'waiting']), issueCodes: z.array(z.string()).describe('集約が受け付けたうえでの注意(W603)') });

export const wireForms = {
  deliver: {
    params: { ...ofCity, name: { ...fileNamePart, example: 'continuityCandidate_131130_2026-05-11_1.csv' } }, headers, body: bytes,
    answers: { 202: gives('受け取った', z.object({ records: z.int() }), { records: 1 }), 200: gives('同じファイルを受け取っている', z.object({ records: z.int() }), { records: 0 }) },
    refusals: [...shut, [409, 'TSG-T05', '同じ名のものを別の中身で受け取り済み'], [413, 'TSG-T09', '1 MB を超える'], [422, 'TSG-T04', '国保総合PCが受け取るファイルでない'], [422, 'TSG-T06', '読めない行がある']],
  },
  list: { params: ofCity, headers, answers: { 200: gives('異動の日の新しい順', z.object({ candidates: z.array(shownCase) }), { candidates: [{ candidate: candidateExample, receivedAt: '2026-05-11T22:10', instructions: [], result: null, resultAt: null, state: 'toDecide' }] }) }, refusals: shut },
  instruct: {
    params: ofCity, headers, body: json(wish, { candidateKey: candidatePart.example, instruction: 'continue', decidedBy: '国保資格係 担当', decisionReason: '世帯主が同じで全員が移った' }),
    answers: { 200: gives('集約へ送った。応じなければ夕方にもう一度送る', instructed, { state: 'sent', issueCodes: [] }) }, refusals: [...shut, noCase, [409, 'TSG-T08', '集約が受け付けない'], [422, 'TSG-T10', '入力が形に合わない']],
  },
} satisfies Readonly<Record<string, RouteForm>>;

export const doorForms = {
  key: { ja: '区市町村の窓口を開く鍵', params: ofCity, answers: { 200: gives('鍵', z.object({ key: z.string() }), { key: 'KS-3K7QWX2M9ZPA' }) }, refusals: [shut[0]!] },
  traffic: { ja: '受け取ったファイルのすべて', params: ofCity, answers: { 200: gives('名の順', z.object({ files: z.array(z.object({ name: z.string(), receivedAt: momentSchema })) }), { files: [] }) }, refusals: [shut[0]!] },
  forget: { ja: '受け取ったリストと結果を消す(届かなかったことにする)', params: ofCity, answers: { 204: givesNothing('消した。指示の履歴は残る') }, refusals: [shut[0]!] },
} satisfies Readonly<Record<string, RouteForm>>;

const elsewhere = givesNothing('次の画面へ移る');
const shutPage = { 503: page('障害「停止」のあいだ') };
const toSignIn = { 303: elsewhere, ...shutPage };
export const pageForms = {
  signIn: { ja: '画面: 利用者の確認', answers: { 200: page('区市町村・職員名・鍵を入れる画面'), ...shutPage } },
  enter: { ja: '画面: 利用を始める', body: formFields(z.object({ municipality: z.string(), operator: z.string(), key: z.string() }), { municipality: '131130', operator: '担当', key: 'KS-3K7QWX2M9ZPA' }), answers: { 303: elsewhere, 403: page('鍵が違う'), ...shutPage } },
  list: { ja: '画面: 継続候補世帯リスト', params: ofCity, answers: { 200: page('絞り込める一覧'), ...toSignIn } },
  print: { ja: '画面: 印刷用のリスト', params: ofCity, answers: { 200: page('A4横に出る一覧'), ...toSignIn } },
  detail: { ja: '画面: 継続候補世帯の明細', params: { ...ofCity, candidateKey: candidatePart }, answers: { 200: page('二つの世帯と判断の材料'), 404: page('その候補はない'), ...toSignIn } },
  decide: {
    ja: '画面: 確定指示を送る', params: { ...ofCity, candidateKey: candidatePart }, body: formFields(z.object({ formToken: z.string(), instruction: z.string(), decisionReason: z.string() }), { formToken: 'FT-3K7QWX2M9ZPA', instruction: 'continue', decisionReason: '世帯主が同じ' }),
    answers: { ...toSignIn, 404: page('その候補はない'), 409: page('集約が受け付けない'), 422: page('入力が足りない') },
  },
  style: { ja: '画面の様式', answers: { 200: { ja: 'CSS', content: { kind: 'bytes', type: 'text/css' } }, ...shutPage } },
} satisfies Readonly<Record<string, RouteForm>>;
