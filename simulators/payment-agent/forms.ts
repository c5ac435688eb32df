import { z } from 'zod';
import { agentFeedKinds } from '../../contracts/payment-agent/codes.js';
import { codeSchema, daySchema, momentSchema } from '../../contracts/resident.js';
import { gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { paying } from './counter.js';

const namePart: Part = { ja: '配信のファイル名', schema: z.string().min(1).max(200), example: 'agentReceipt_131032_20260616_0001.csv' };
const numberPart: Part = { ja: '支払の番号(市区町村ごとに1から)', schema: z.string().regex(/^\d{1,9}$/), example: '1' };
const monthPart: Part = { ja: '締め日の月 YYYY-MM', schema: z.string().regex(/^\d{4}-\d{2}$/), example: '2026-06' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'PA-3K7QWX2M9ZPA' },
};
const noMunicipality: RefusalForm = [404, 'TSG-Y01', 'その団体コードの市区町村はない'];
const shut: readonly RefusalForm[] = [noMunicipality, [403, 'TSG-Y02', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-Y03', '停止している']];
const noFeed: RefusalForm = [404, 'TSG-Y04', 'その名の配信はない'];
const unfit: RefusalForm = [422, 'TSG-Y05', '入力が形に合わない。issues に場所'];
const params = { code: municipalityPart };
const ofFile = { code: municipalityPart, name: namePart };

const count = z.int().min(0);
const time = z.string().describe('時刻 HH:MM');
const state = codeSchema([['waiting', 'これから知らせる'], ['told', '知らせた'], ['lost', '失われた']]);
const paid = z.object({ code: z.string().describe('納付書の区市町村'), n: z.int().min(1), amountYen: count, paidOn: daySchema, time, confirmOn: daySchema.describe('確報の日'), settleOn: daySchema.describe('振込日') });
const row = z.object({
  feedKind: codeSchema(agentFeedKinds), municipalityCode: z.string().describe('どの市区町村に知らせるか'), dueOn: daySchema.describe('知らせる日'), amountYen: count, times: z.int().min(1).describe('2 = 同じファイルに二度'), state, feed: z.string().nullable().describe('入っているファイル'),
});
const payment = z.object({
  n: z.int().min(1), barcode: z.string(), amountYen: count, headOfficeCode: z.string(), storeCode: z.string(), paidOn: daySchema, time, takenBackTime: time.nullable(), confirmOn: daySchema, settleOn: daySchema,
  isPaidOver: z.boolean().describe('資金が振り込まれる'), rows: z.array(row),
});
const transfer = z.object({
  settleOn: daySchema.describe('確報に書いた振込日'), payOn: daySchema.describe('振り込む日'), paymentCount: count, grossYen: count.describe('納められた額'), feeYen: count.describe('取扱手数料'), shortYen: count.describe('障害で足りない額'),
  amountYen: count.describe('振り込む額'), state: codeSchema([['owed', '振り込んでいない'], ['paid', '振り込んだ']]),
});

const barcode = '91999999131030000000001260100026063000234505';
const paidExample = { code: '131032', n: 1, amountYen: 23_450, paidOn: '2026-06-15', time: '18:20', confirmOn: '2026-06-19', settleOn: '2026-07-02' };
const rowExample = { feedKind: '01', municipalityCode: '131032', dueOn: '2026-06-16', amountYen: 23_450, times: 1, state: 'told', feed: namePart.example };

export const wireForms = {
  list: { ja: '配信の一覧', params, headers, refusals: shut, answers: { 200: gives('受け取られていないものを、並べた順に', z.object({ files: z.array(z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: namePart.example, bytes: 256, sha256: 'd5f1b8f3'.repeat(8), createdAt: '2026-06-16T05:00' }] }) } },
  get: { params: ofFile, headers, answers: { 200: givesFile('速報・確報・取消(agentReceipt)のバイト列。受け取った後も読める') }, refusals: [...shut, noFeed] },
  taken: { ja: '配信の受け取りを告げる', params: ofFile, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noFeed] },
} satisfies Readonly<Record<string, RouteForm>>;

export const doorForms = {
  key: { ja: '市区町村の鍵', params, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'PA-3K7QWX2M9ZPA' }) }, refusals: [noMunicipality] },
  client: { ja: '市区町村と契約する(初めの納付書が納められたときにも始まる)', params, answers: { 204: givesNothing('次の日から、知らせることのない日にも、行のない配信を並べる') }, refusals: [noMunicipality] },
  pay: {
    ja: '納付書を店かアプリで納める', detail: '見るのはバーコードだけ: 検査数字、30万円の上限、支払期限、企業コードと契約先。発行した納付書か、もう納めたかはわからない。', body: json(paying, { barcode, headOfficeCode: '010', storeCode: '123456' }, { barcode, headOfficeCode: '820' }),
    answers: { 201: gives('納めた', paid, paidExample) },
    refusals: [unfit, [422, 'TSG-Y06', '納付書として読めない(検査数字、上限、形)'], [422, 'TSG-Y07', '支払期限を過ぎている'], [422, 'TSG-Y08', '取扱いのない企業コードか契約先である'], [422, 'TSG-Y09', 'その本部コードでは納められない'], [422, 'TSG-Y12', '確報か振込の日を決められない']],
  },
  takeBack: {
    ja: '店で、納めたその日のうちに取り消す', params: { code: municipalityPart, n: numberPart }, answers: { 200: gives('返金した', z.object({ code: z.string(), n: z.int().min(1), takenBackAt: momentSchema }), { code: '131032', n: 1, takenBackAt: '2026-06-15T18:25' }) },
    refusals: [noMunicipality, [404, 'TSG-Y10', 'その番号の支払はない'], [409, 'TSG-Y11', 'アプリで納めたか、日を過ぎたか、もう取り消してある']],
  },
  payments: {
    ja: '本当に納められたものと、何を誰に知らせたか', params, refusals: [noMunicipality],
    answers: { 200: gives('番号の順', z.object({ payments: z.array(payment) }), { payments: [{ n: 1, barcode, amountYen: 23_450, headOfficeCode: '010', storeCode: '123456', paidOn: '2026-06-15', time: '18:20', takenBackTime: null, confirmOn: '2026-06-19', settleOn: '2026-07-02', isPaidOver: true, rows: [rowExample] }] }) },
  },
  transfers: {
    ja: '市区町村の口座への振込', params, refusals: [noMunicipality],
    answers: { 200: gives('振込日の順', z.object({ transfers: z.array(transfer) }), { transfers: [{ settleOn: '2026-07-02', payOn: '2026-07-02', paymentCount: 1, grossYen: 23_450, feeYen: 60, shortYen: 0, amountYen: 23_450, state: 'paid' }] }) },
  },
  calendar: { ja: '締め日と振込日', params: { month: monthPart }, answers: { 200: gives('その月に締めるもの。祝日の表のない年に振り込むものはない', z.object({ closings: z.array(z.object({ closesOn: daySchema, settleOn: daySchema })) }), { closings: [{ closesOn: '2026-06-20', settleOn: '2026-07-02' }] }) }, refusals: [unfit] },
} satisfies Readonly<Record<string, RouteForm>>;
