import { z } from 'zod';
import { codeSchema, daySchema, momentSchema } from '../../contracts/resident.js';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { payingAtCounter } from './counter.js';
import { payingByElqr } from './elqr.js';

const namePart: Part = { ja: 'ファイル名', schema: z.string().min(1).max(200), example: 'ocrReceiptStandIn_131032_2026-06-29_1.csv' };
const slipPart: Part = { ja: '納付書情報のファイル名', schema: z.string().min(1).max(200), example: 'elqrSlipStandIn_131032_2026-06-15_1.csv' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'PC-3K7QWX2M9ZPA' },
};
const noMunicipality: RefusalForm = [404, 'TSG-Z01', 'その団体コードの市区町村はない'];
const shut: readonly RefusalForm[] = [noMunicipality, [403, 'TSG-Z02', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-Z03', '停止している']];
const noFeed: RefusalForm = [404, 'TSG-Z04', 'その名のファイルはない'];
const unfit: RefusalForm = [422, 'TSG-Z05', '入力が形に合わない。issues に場所'];
const noCalendar: RefusalForm = [422, 'TSG-Z12', '払込の日を決められない'];
const params = { code: municipalityPart };
const ofFile = { code: municipalityPart, name: namePart };

const count = z.int().min(0);
const state = codeSchema([['waiting', 'これから知らせる'], ['told', '知らせた'], ['lost', '失われた']]);
const sha256 = 'd5f1b8f3'.repeat(8);
const counterExample = { noticeId: '0001234567', fiscalYear: 2026, period: '1', amountYen: 23_450, bankCode: '9990', branchCode: '001' };
const elqrExample = { collectorNumber: '13103', elPaymentNumber: '0000000000000001', confirmationNumber: '123456', elPaymentKind: '001', paymentMethod: 'app' };
const told = { n: z.int().min(1), settleOn: daySchema.describe('払込の日'), dueOn: daySchema.describe('知らせる日'), times: z.int().min(1), state, file: z.string().nullable() };
const paperSlip = payingAtCounter.extend({ ...told, receivedOn: daySchema.describe('領収日'), readPeriod: z.string().describe('読み取った期'), readYen: count.describe('読み取った額'), confidence: count.describe('読取の確からしさ(百分率)') });
const elqrPayment = payingByElqr.extend({ ...told, toldNumber: z.string().describe('知らせる eL番号'), amountYen: count, paidAt: momentSchema });
const transfer = z.object({ channel: codeSchema([['counter', '金融機関の窓口'], ['elqr', 'eL-QR']]), settleOn: daySchema, paymentCount: count, amountYen: count, state: codeSchema([['owed', '払い込んでいない'], ['paid', '払い込んだ']]) });
const toldExample = { n: 1, settleOn: '2026-06-18', dueOn: '2026-06-29', times: 1, state: 'told', file: namePart.example };

const taken = z.object({ name: z.string(), sha256: sha256Schema, registered: count.describe('登録した件数'), isDuplicate: z.boolean() });
const takenExample = { name: slipPart.example, sha256, registered: 1, isDuplicate: false };

export const wireForms = {
  register: {
    params: { code: municipalityPart, name: slipPart }, headers, body: bytes,
    answers: { 202: gives('すべて登録した。同じ eL番号には後に登録したものが効く', taken, takenExample), 200: gives('同じ中身を登録済み', taken, { ...takenExample, isDuplicate: true }) },
    refusals: [...shut, unfit, [422, 'TSG-Z07', 'この市区町村の納付書情報の名でない'], [413, 'TSG-Z08', 'パラメータ maximumFileMB を超える'], [409, 'TSG-Z09', '別の中身を登録済み']],
  },
  list: { ja: '納付済通知と納付情報の一覧', params, headers, refusals: shut, answers: { 200: gives('受け取られていないものを、並べた順に', z.object({ files: z.array(z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: namePart.example, bytes: 256, sha256, createdAt: '2026-06-29T05:00' }] }) } },
  get: { params: ofFile, headers, answers: { 200: givesFile('納付済通知の読取データ(ocrReceiptStandIn)か eL-QR の納付情報(elqrPaymentStandIn)のバイト列。受け取った後も読める') }, refusals: [...shut, noFeed] },
  taken: { ja: '受け取りを告げる', params: ofFile, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noFeed] },
} satisfies Readonly<Record<string, RouteForm>>;

export const doorForms = {
  key: { ja: '市区町村の鍵', params, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'PC-3K7QWX2M9ZPA' }) }, refusals: [noMunicipality] },
  counter: {
    ja: '納付書を金融機関の窓口で納める', detail: '窓口は紙にあるとおりに受け取る。上限も支払期限もない。', params, body: json(payingAtCounter, counterExample), refusals: [noMunicipality, unfit, [422, 'TSG-Z06', '銀行の休みである'], noCalendar],
    answers: { 201: gives('納めた。納付済通知は dueOn に読取データになる', z.object({ n: z.int().min(1), receivedOn: daySchema, dueOn: daySchema, settleOn: daySchema }), { n: 1, receivedOn: '2026-06-15', dueOn: '2026-06-29', settleOn: '2026-06-18' }) },
  },
  elqr: {
    ja: '登録された納付書を eL-QR で納める', body: json(payingByElqr, elqrExample), refusals: [unfit, [404, 'TSG-Z10', 'その eL番号は登録されていない'], [409, 'TSG-Z11', '取り消されたか、期限を過ぎたか、もう納められている'], noCalendar],
    answers: { 201: gives('納めた。次の朝に知らせる', z.object({ code: z.string(), n: z.int().min(1), amountYen: count, paidAt: momentSchema, settleOn: daySchema }), { code: '131032', n: 1, amountYen: 23_450, paidAt: '2026-06-15T10:00', settleOn: '2026-06-18' }) },
  },
  payments: {
    ja: '本当に納められたものと、知らせたことと、払い込んだ額', params, refusals: [noMunicipality],
    answers: {
      200: gives('番号の順', z.object({ paperSlips: z.array(paperSlip), elqrPayments: z.array(elqrPayment), transfers: z.array(transfer) }), {
        paperSlips: [{ ...counterExample, ...toldExample, receivedOn: '2026-06-15', readPeriod: '1', readYen: 23_450, confidence: 98 }],
        elqrPayments: [{ ...elqrExample, ...toldExample, toldNumber: '13103-0000000000000001-123456-001', amountYen: 23_450, paidAt: '2026-06-15T10:00' }],
        transfers: [{ channel: 'counter', settleOn: '2026-06-18', paymentCount: 1, amountYen: 23_450, state: 'paid' }],
      }),
    },
  },
} satisfies Readonly<Record<string, RouteForm>>;
