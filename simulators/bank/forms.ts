import { z } from 'zod';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { daySchema } from '../../contracts/resident.js';
import { codeSchema, momentSchema } from '../../contracts/ward.js';
import { depositBody } from './deposits.js';
import { refusalKinds } from './refusals.js';
import { transferResults } from './transfer.js';

export const requestStates = [['received', '受け取った'], ['refused', '受け付けない'], ['accepted', '受け付けた'], ['settled', '引き落とした、振り込んだ'], ['reported', '結果を置いた']] as const;

const requestPart: Part = { ja: '依頼ファイルの名(渡す側が付ける)', schema: z.string().min(1).max(120), example: 'debit-2026-06-30.txt' };
const statementPart: Part = { ja: '明細ファイルの名', schema: z.string().min(1).max(120), example: 'accountStatement_131016_2026-06-30_0131016' };
const depositPart: Part = { ja: '入金の名(払い込む側が付ける)', schema: z.string().min(1).max(120), example: 'agent-2026-07-13' };
const caller: Part = { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') };
const headers: Readonly<Record<string, Part>> = { 'x-totsugo-party': caller, 'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'BK-3K7QWX2M9ZPA' } };
const noMunicipality: RefusalForm = [404, 'TSG-B01', 'その団体コードの市区町村はない'];
const down: RefusalForm = [503, 'TSG-B03', '停止している'];
const shut: readonly RefusalForm[] = [noMunicipality, [403, 'TSG-B02', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], down];
const badName: RefusalForm = [422, 'TSG-B04', 'その名は付けられない'];
const noRequest: RefusalForm = [404, 'TSG-B07', 'その名の依頼はない'];
const badForm: RefusalForm = [422, 'TSG-B10', '入力が形に合わない。issues に場所'];

const count = z.int().min(0);
const sha256 = 'd5f1b8f3'.repeat(8);
const state = codeSchema(requestStates);
const kind = z.enum(['debit', 'transfer']).nullable().describe('debit 口座振替(91)、transfer 総合振込(21)。受け付けるまで null');
const request = z.object({
  name: z.string(), kind, state, since: momentSchema.describe('この状態になった時'), bytes: count, sha256: sha256Schema, receivedAt: momentSchema, dueOn: daySchema.nullable().describe('引落日、振込指定日'), settledOn: daySchema.nullable(), rows: count.nullable(),
});
const requestExample = { name: requestPart.example, kind: 'debit', state: 'accepted', since: '2026-06-24T18:00', bytes: 610, sha256, receivedAt: '2026-06-24T17:15', dueOn: '2026-06-30', settledOn: null, rows: 2 };
const refusal = z.object({ kind: codeSchema(refusalKinds), line: count.describe('0 = ファイル全体'), byte: count, field: z.string(), why: z.string(), cure: z.string() });
const failing = z.object({
  line: count, customerNumber: z.string(), problem: z.string().nullable().describe('受付のときに分かったわけ'), isStopped: z.boolean(), result: z.string().nullable().describe(`口座振替は振替結果コード、総合振込は ${transferResults.map(([code, ja]) => `${code} ${ja}`).join('、')}`),
  returnOn: daySchema.nullable().describe('資金を返す日'), returnedOn: daySchema.nullable(),
});
const failingExample = { line: 3, customerNumber: '00009876543260100000', problem: '銀行 9998 に支店 999 はない', isStopped: false, result: null, returnOn: null, returnedOn: null };
const listed = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema });
const filesOf = (ja: string, part: Part): { readonly list: RouteForm; readonly get: RouteForm; readonly taken: RouteForm } => {
  const code = ja === '振替結果' ? 'TSG-B08' : 'TSG-B09';
  const none: RefusalForm = [404, code, `その名の${ja}はない`];
  const params = { code: municipalityPart, name: part };
  return {
    list: { ja: `${ja}の一覧`, params: { code: municipalityPart }, headers, refusals: shut, answers: { 200: gives('受け取られていないものを、置いた順に', z.object({ files: z.array(listed) }), { files: [{ name: part.example, bytes: 610, sha256, createdAt: '2026-07-02T05:10' }] }) } },
    get: { params, headers, answers: { 200: givesFile('ファイルのバイト列。受け取った後も読める') }, refusals: [...shut, none] },
    taken: { ja: `${ja}の受け取りを告げる`, params, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, none] },
  };
};

const deposit = z.object({ name: z.string(), state: z.enum(['posted', 'waiting', 'cancelled']), postOn: daySchema.describe('記帳する日'), duplicate: z.literal(true).optional() });
const depositExample = { amountYen: 46_500, remitterCode: '0000999999', remitterName: 'ﾐﾎﾝｼﾕｳﾉｳﾀﾞｲｺｳ', originBankName: 'ﾐﾎﾝｷﾞﾝｺｳ', originBranchName: 'ﾁﾕｳｵｳ', ediInformation: null };
const depositParams = { code: municipalityPart, name: depositPart };
const byName = { 'x-totsugo-party': caller };
const nameless: RefusalForm = [403, 'TSG-B02', '名乗らない'];

export const wireForms = {
  put: {
    detail: '受付は銀行の営業日の18時。ファイルは丸ごと受け付けるか、わけをすべて挙げて断る。', params: { code: municipalityPart, name: requestPart }, headers, body: bytes,
    answers: {
      202: gives('受け取った', z.object({ name: z.string(), bytes: count, sha256: sha256Schema, state }), { name: requestPart.example, bytes: 610, sha256, state: 'received' }),
      200: gives('同じ中身を受け取り済み', z.object({ name: z.string(), sha256: sha256Schema, state, duplicate: z.literal(true), receivedAt: momentSchema }), { name: requestPart.example, sha256, state: 'accepted', duplicate: true, receivedAt: '2026-06-24T17:15' }),
    },
    refusals: [...shut, badName, [413, 'TSG-B05', 'パラメータ maximumFileMB を超える'], [409, 'TSG-B06', '別の中身を受け取り済みで、断られていない']],
  },
  list: { ja: '渡した依頼の一覧', params: { code: municipalityPart }, headers, refusals: shut, answers: { 200: gives('渡した順', z.object({ requests: z.array(request) }), { requests: [requestExample] }) } },
  get: {
    ja: '依頼の状態と、断られたわけのすべて、うまくいかない行', params: { code: municipalityPart, name: requestPart }, headers, refusals: [...shut, noRequest],
    answers: { 200: gives('leftOut は示しきれなかったわけの数。行は1万件まで', request.extend({ refusals: z.array(refusal), leftOut: count, failing: z.array(failing) }), { ...requestExample, refusals: [], leftOut: 0, failing: [failingExample] }) },
  },
  stop: {
    ja: '口座振替の行を止める(委託者の都合による停止)', params: { code: municipalityPart, name: requestPart }, headers, body: json(z.strictObject({ customerNumbers: z.array(z.string().min(1).max(20)).min(1).max(10_000) }), { customerNumbers: ['00001234567260100000'] }),
    answers: { 200: gives('ファイルになかった顧客番号', z.object({ missing: z.array(z.string()) }), { missing: [] }) }, refusals: [...shut, noRequest, badForm, [409, 'TSG-B15', '受け付けられていないか、もう引き落とした']],
  },
  results: filesOf('振替結果', requestPart), statements: filesOf('明細', statementPart),
  deposit: {
    params: depositParams, headers: byName, body: json(depositBody, depositExample), detail: '15時までに来たものはその営業日、後なら次の営業日に記帳する。9時より前に来たものは9時に記帳する。',
    answers: { 202: gives('受け取った', deposit, { name: depositPart.example, state: 'posted', postOn: '2026-07-13' }), 200: gives('同じ中身を受け取り済み', deposit, { name: depositPart.example, state: 'posted', postOn: '2026-07-13', duplicate: true }) },
    refusals: [noMunicipality, nameless, down, badName, badForm, [409, 'TSG-B11', '別の中身を受け取り済みである'], [422, 'TSG-B14', '祝日がまだ公表されていない']],
  },
  takeBack: { params: depositParams, headers: byName, answers: { 204: givesNothing('取り消した。もう一度告げてもよい') }, refusals: [noMunicipality, nameless, down, [404, 'TSG-B12', 'その名の入金はない'], [409, 'TSG-B17', '口座に残っていない']] },
} satisfies Readonly<Record<string, RouteForm | ReturnType<typeof filesOf>>>;
