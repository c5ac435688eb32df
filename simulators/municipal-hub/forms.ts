import { z } from 'zod';
import { absentReasons, allKinds, enquiryKinds, kindStatuses, lineStatuses, provisionKinds, replicaOutcomes, works } from '../../contracts/municipal-hub/codes.js';
import { enquiry, enquiryReceipt } from '../../contracts/municipal-hub/records.js';
import { recordSchema } from '../../contracts/record-schema.js';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, personKeyPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, momentSchema } from '../../contracts/resident.js';
import { registrations } from './replicas.js';

const processingPart: Part = { ja: '処理通番', schema: z.string().min(1).max(40), example: 'PN-3K7QWX2M9ZPA' };
const enquiryFile: Part = { ja: '情報照会ファイルの名', schema: z.string().min(1).max(200), example: 'enquiry_131016_2026-06-15_1.csv' };
const answersFile: Part = { ja: '回答ファイルの名', schema: z.string().min(1).max(200), example: 'enquiryAnswer_131016_2026-06-16_1.csv' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'MK-3K7QWX2M9ZPA' },
};
export const noMunicipality: RefusalForm = [404, 'TSG-K01', 'その団体コードの市区町村はない'];
const shut: readonly RefusalForm[] = [noMunicipality, [403, 'TSG-K02', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-K03', '停止している']];
export const exposed: RefusalForm = [422, 'TSG-K10', '個人番号と読める12桁の数字がある'];
export const unfit: RefusalForm = [422, 'TSG-K08', '入力が形に合わない。issues に場所'];
const taken: readonly RefusalForm[] = [[409, 'TSG-K09', '照会の識別が別の照会に使われている'], [413, 'TSG-K07', 'パラメータ maximumLines を超える'], unfit, exposed];
const params = { code: municipalityPart };

/** A line as JSON says it: the parts that may be left out, left out or null. */
const { officialCode, providerCode, fiscalYear, periodFrom, periodUntil, section, ...must } = recordSchema(enquiry).shape;
const absent = (schema: z.ZodType) => schema.default(null);
const bounded = z.string().min(1).max(60);
export const line = z.strictObject({
  ...must, requestId: bounded, personKey: z.string().min(1).max(40), procedure: bounded, actor: bounded,
  officialCode: absent(z.string().min(1).max(16).nullable()), providerCode: absent(z.string().min(1).max(20).nullable()), fiscalYear: absent(fiscalYear!), periodFrom: absent(periodFrom!), periodUntil: absent(periodUntil!), section: absent(bounded.nullable()),
});
export const oneOrMany = z.union([line, z.array(line).min(1)]);
const lineExample = { requestId: 'E-1', personKey: '0000012345', kind: 'localTax', work: 'assessment', procedure: '国民健康保険料の賦課', providerCode: '131024', fiscalYear: 2026, isNotDisclosed: false, actor: '見本 職員' };
const receipts = z.array(recordSchema(enquiryReceipt));
const receiptExample = { requestId: 'E-1', work: 'assessment', kind: 'localTax', processingNumber: processingPart.example, acceptedAt: '2026-06-15T17:15', notBefore: '2026-06-16T05:30', lineStatus: 'N-PENDING' };
const sha256 = 'd5f1b8f3'.repeat(8);

/** Items of a kind, as `contracts/municipal-hub/payloads.ts` names them, with the day of the 副本. */
export const payloads = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).describe(`種類ごとの項目と、副本の登録日 asOf。空の項目の理由: ${absentReasons.map((pair) => pair.join(' ')).join('、')}`);
const status = { lineStatus: codeSchema(lineStatuses), kindStatus: codeSchema(kindStatuses).nullable() };
const ledgerEntry = z.object({
  side: z.enum(['asker', 'provider']).describe('asker 照会した側、provider 提供した側'), processingNumber: z.string(), other: z.string().describe('相手の機関'), kind: codeSchema(allKinds), work: z.enum([...works.map(([work]) => work), 'elsewhere']), regime: z.string().describe('根拠の規定'),
  askedAt: momentSchema, settledAt: momentSchema, outcome: z.string().describe('結果の符号'), isNotDisclosed: z.boolean(),
});
export const entryExample = { side: 'asker', processingNumber: processingPart.example, other: '131024', kind: 'localTax', work: 'assessment', regime: '主務省令第2条の表', askedAt: '2026-06-15T17:15', settledAt: '2026-06-16T05:30', outcome: 'N-OK', isNotDisclosed: false };
export { ledgerEntry, processingPart, status };

export const wireForms = {
  ask: {
    detail: '一行か、行の並び。すべて受け付けるか、一行も受け付けない。同じ照会の識別でもう一度送れば、前と同じ受付を返す。', params, headers, body: json(oneOrMany, lineExample, [lineExample]), refusals: [...shut, ...taken],
    answers: { 202: gives('受け付けた。先へ送れない行は lineStatus が理由を言い、処理通番がない', z.object({ receipts }), { receipts: [receiptExample] }), 200: gives('どの行も受付済み', z.object({ receipts }), { receipts: [receiptExample] }) },
  },
  poll: {
    params: { ...params, processingNumber: processingPart }, headers, refusals: [...shut, [404, 'TSG-K11', 'N-UNKNOWNSEQ: この市区町村の照会に、その処理通番はない']],
    answers: { 200: gives('N-PENDING は誤りではない。notBefore より後にもう一度尋ねる', z.object({
      requestId: z.string(), processingNumber: z.string(), personKey: z.string(), kind: codeSchema(enquiryKinds), ...status, message: z.string().nullable(), notBefore: momentSchema, answeredAt: momentSchema.nullable(), payload: payloads.optional(),
    }), { requestId: 'E-1', processingNumber: processingPart.example, personKey: '0000012345', kind: 'localTax', lineStatus: 'N-PENDING', kindStatus: null, message: '回答待ち', notBefore: '2026-06-16T05:30', answeredAt: null }) },
  },
  takeFile: {
    params: { ...params, name: enquiryFile }, headers, body: bytes, refusals: [...shut, ...taken, [422, 'TSG-K04', 'この市区町村の情報照会ファイルの名前でない'], [409, 'TSG-K05', '別の中身で受け取り済み'], [422, 'TSG-K06', 'ファイルを読めない。issues に場所']],
    answers: {
      202: gives('全行を受け付けた', z.object({ name: z.string(), sha256: sha256Schema, receipts }), { name: enquiryFile.example, sha256, receipts: [receiptExample] }),
      200: gives('同じ中身を受け取り済み', z.object({ name: z.string(), sha256: sha256Schema, receipts, duplicate: z.literal(true) }), { name: enquiryFile.example, sha256, receipts: [receiptExample], duplicate: true }),
    },
  },
  receipts: { ja: '情報照会ファイルの受付を読む', params: { ...params, name: enquiryFile }, headers, answers: { 200: givesFile('受付(enquiryReceipt)のファイル') }, refusals: [...shut, [404, 'TSG-K12', 'その名のファイルはない']] },
  list: {
    ja: '回答ファイルの一覧', params, headers, refusals: shut,
    answers: { 200: gives('受け取られていないものを、通番の順に', z.object({ files: z.array(z.object({ name: z.string(), bytes: z.int().min(0), sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: answersFile.example, bytes: 512, sha256, createdAt: '2026-06-16T05:30' }] }) },
  },
  get: { params: { ...params, name: answersFile }, headers, answers: { 200: givesFile('回答(enquiryAnswer)のバイト列。受け取った後も読める') }, refusals: [...shut, [404, 'TSG-K12', 'その名のファイルはない']] },
  take: { ja: '回答ファイルの受け取りを告げる', params: { ...params, name: answersFile }, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, [404, 'TSG-K12', 'その名のファイルはない']] },
  ledger: {
    ja: '情報提供等記録', detail: '照会した記録と、ほかの機関に提供した記録。中身は含まない。', params, headers, query: { personKey: { ...personKeyPart, ja: '宛名番号。書かなければ全員' } }, refusals: shut,
    answers: { 200: gives('終わった順', z.object({ entries: z.array(ledgerEntry.extend({ personKey: z.string().nullable() })) }), { entries: [{ ...entryExample, personKey: '0000012345' }] }) },
  },
  register: {
    detail: '一件ごとに結果を言う。同じ recordId の同じ中身は登録済み、別の中身は N-DUPRECORD。layoutVersion は年の7月に変わる(2026.07 のように書く)。', params, headers, refusals: [...shut, unfit, exposed],
    body: json(registrations, [{ recordId: 'R-1', personKey: '0000012345', kind: 'nhiQualification', historyKey: 'H1', layoutVersion: '2025.07', payload: { insurerNumber: '138016', insuredNumber: '1', memberRole: 'self', acquiredOn: '2026-04-01' } }]),
    answers: { 200: gives('件ごとの結果', z.object({ outcomes: z.array(z.object({ recordId: z.string(), kind: codeSchema(provisionKinds), outcome: codeSchema(replicaOutcomes) })) }), { outcomes: [{ recordId: 'R-1', kind: 'nhiQualification', outcome: 'accepted' }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
