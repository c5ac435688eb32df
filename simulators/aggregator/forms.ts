import { z } from 'zod';
import { applicationEndReasons, applicationStartReasons, batchOutcomes, continuities, lossReasons, severities, specialResidenceKinds } from '../../contracts/codes.js';
import { burdenRatios } from '../../law/burden-ratio.js';
import { daySchema } from '../../contracts/resident.js';
import { bytes, fileNamePart, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, momentSchema } from '../../contracts/ward.js';

const ofCity = { code: municipalityPart };
const ofFile = { ...ofCity, name: fileNamePart };
const batchPart: Part = { ja: '送信単位の識別', schema: z.string().min(1), example: 'BT-3K7QWX2M9ZPA' };
const ofBatch = { ...ofCity, batchId: batchPart };
const municipalityCode = z.string().describe('全国地方公共団体コード');
const batchId = z.string().describe('送信単位の識別');
const personKey = z.string().describe('宛名番号');
const day = daySchema.nullable();
const [why, cure] = [z.string().describe('理由'), z.string().describe('直し方')];
const file = { name: fileNamePart.example, bytes: 324, sha256: 'd5f1b8f3'.repeat(8) };

const noCity: RefusalForm = [404, 'TSG-A01', 'その団体コードの市区町村は、この都道府県にない'];
const noFile: RefusalForm = [404, 'TSG-A03', 'その名前の配信ファイルはない'];
const noResult: RefusalForm = [404, 'TSG-A04', 'その処理結果はない'];

const receipt = z.string().describe('受領番号。同じファイルには同じもの');
const received = z.object({ receipt, name: z.string(), bytes: z.int().min(0), sha256: sha256Schema });
const receivedBefore = z.object({ receipt, duplicate: z.literal(true), receivedAt: momentSchema });
const held = z.object({ municipalityCode, fileNames: z.array(z.string()), code: z.enum(['E105', 'E107']), receivedAt: momentSchema, why, cure });
const laidOut = z.object({ name: z.string(), bytes: z.int().min(0), sha256: sha256Schema, createdAt: momentSchema });
const heldExample = { municipalityCode: '131016', fileNames: [file.name], code: 'E105', receivedAt: '2026-04-01T18:00', why: '通番1が届いていない', cure: '欠けた通番のファイルを送る。失われたときは同じ通番で作り直す' };

export const fileForms = {
  putInbox: {
    params: ofFile, body: bytes,
    answers: {
      202: gives('受信した。登録は夜間に行う', received, { receipt: 'RC-5T2V8QKX1M4N', ...file }),
      200: gives('同じ中身の同じファイルを受信済み', receivedBefore, { receipt: 'RC-5T2V8QKX1M4N', duplicate: true, receivedAt: '2026-04-01T18:00' }),
    },
    refusals: [noCity, [409, 'E104', '同じ名前か通番のものを受信済み'], [413, 'TSG-A05', 'パラメータ maximumFileMB を超える'], [422, 'E101', 'ファイル名がプロファイルの形でない'], [422, 'E305', 'ファイル名の団体コードが送信者と違う']],
  },
  listInbox: { ja: '受け付けて、登録を待つ送信', params: ofCity, answers: { 200: gives('待つわけ', z.object({ held: z.array(held) }), { held: [heldExample] }) }, refusals: [noCity] },
  listOutbox: {
    ja: '受け取りを待つ配信ファイルの一覧', params: ofCity, refusals: [noCity],
    answers: { 200: gives('できた順', z.object({ files: z.array(laidOut) }), { files: [{ ...file, name: 'qualificationDates_131016_2026-04-01_1.csv', createdAt: '2026-04-01T21:00' }] }) },
  },
  getOutbox: { params: ofFile, answers: { 200: givesFile('配信ファイルのバイト列。受け取った後も読める') }, refusals: [noCity, noFile] },
  takeOutbox: { ja: '配信ファイルの受け取りを告げる', params: ofFile, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [noCity, noFile] },
} satisfies Readonly<Record<string, RouteForm>>;

const result = z.object({
  batchId, fileNames: z.array(z.string()), outcome: codeSchema(batchOutcomes), receivedCount: z.int(), loadedCount: z.int(), rejectedCount: z.int(), loadedAt: momentSchema,
  confirmedBy: z.string().nullable(), confirmedAt: momentSchema.nullable(), issueCodes: z.array(z.string()).describe('指摘コード'),
});
const issue = z.object({
  code: z.string(), severity: codeSchema(severities), fileName: z.string(), line: z.int(), byte: z.int(), field: z.string(), ja: z.string().describe('項目名'), raw: z.string().describe('届いた値。個人番号は記号'),
  personKey: personKey.nullable(), why, cure,
});
const confirmed = z.object({ batchId, confirmedBy: z.string(), confirmedAt: momentSchema });
const warning = { code: z.enum(['W508', 'W509']), why, cure };
const notice = z.object({ ...warning, personKey: personKey.nullable().describe('自分の市区町村の人のときだけ'), since: daySchema, ageDays: z.int() });
const resultExample = {
  batchId: batchPart.example, fileNames: [file.name], outcome: 'accepted', receivedCount: 1, loadedCount: 1, rejectedCount: 0, loadedAt: '2026-04-01T21:00', confirmedBy: null, confirmedAt: null, issueCodes: [],
};
const warningExample = { code: 'W508', why: '転入の届けに対する、転出元の適用終了が届いていない', cure: '転出元の市区町村に、適用終了の届けと日付を確かめる' };

export const screenForms = {
  results: { params: ofCity, answers: { 200: gives('決まった順', z.object({ results: z.array(result) }), { results: [resultExample] }) }, refusals: [noCity] },
  result: { params: ofBatch, answers: { 200: gives('結果と指摘の明細', result.extend({ issues: z.array(issue) }), { ...resultExample, issues: [] }) }, refusals: [noCity, noResult] },
  confirm: {
    params: ofBatch, body: json(z.object({ by: z.string().min(1).max(60).describe('確認した人') }), { by: '国保資格係 担当' }),
    answers: { 200: gives('初めに確認した人の名が残る', confirmed, { batchId: batchPart.example, confirmedBy: '国保資格係 担当', confirmedAt: '2026-04-02T09:00' }) },
    refusals: [[400, 'TSG-A06', '確認した人の名前がないか、知らない項目がある'], noCity, noResult],
  },
  notices: {
    ja: '転出待ち・転入待ちの注意を画面で見る', params: ofCity, refusals: [noCity],
    answers: { 200: gives('待ちが続くあいだ出る', z.object({ notices: z.array(notice) }), { notices: [{ ...warningExample, personKey: '0000012345', since: '2026-04-01', ageDays: 15 }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;

const status = z.enum(['waitingOut', 'waitingIn']).describe('waitingOut 転出待ち、waitingIn 転入待ち');
const period = z.object({
  municipalityCode, periodKey: z.string(), startOn: daySchema, startReason: codeSchema(applicationStartReasons), endOn: day, endReason: codeSchema(applicationEndReasons).nullable(),
  specialResidenceKind: codeSchema(specialResidenceKinds).nullable(),
});
const chain = z.object({
  acquiredOn: day, acquisitionReason: codeSchema(applicationStartReasons).nullable(), lostOn: day, lossReason: codeSchema(lossReasons).nullable(), confirmed: z.int().describe('初めからいくつの期間が確かか'), periods: z.array(period),
});
const view = z.object({
  known: z.boolean(), prefecturePersonId: z.string().nullable(), municipalInsuredIds: z.array(z.object({ municipalityCode, municipalInsuredId: z.string() })), chains: z.array(chain), statuses: z.array(status),
  waiting: z.array(z.object({ status, municipalityCode, missing: z.string().nullable().describe('答えのない市区町村'), ageDays: z.int() })).optional().describe('知らない人にはない'),
  issues: z.array(z.object({ code: z.string(), days: z.int().optional(), municipalityCodes: z.array(z.string()) })), periods: z.array(period),
  ratios: z.array(z.object({ municipalityCode, validFrom: daySchema, validThrough: daySchema, burdenRatio: codeSchema(burdenRatios) })).describe('負担割合。どの日にも一つ'),
  dates: z.array(z.object({
    municipalityCode, acquiredOn: day, lostOn: day, continuity: codeSchema(continuities), applicationStartOn: day, applicationEndOn: day, issueCodes: z.array(z.string()), version: z.int(),
  })),
});
const waiting = z.object({ status, municipalityCode, personKey, since: daySchema, ageDays: z.int(), isTooLong: z.boolean(), addressee: z.string().describe('答えを求められる市区町村') });
const municipality = z.string().describe('市区町村の名');
const finding = z.union([
  z.object({ code: z.literal('E705'), municipalityCode, batchId, ageDays: z.int(), why, cure, municipality }),
  z.object({ ...warning, municipalityCode, ageDays: z.int(), municipality }),
  held.extend({ municipality }),
  z.object({ code: z.enum(['E702', 'W703']), why, cure, personKey, municipalityCode, municipality }),
]);

export const doorForms = {
  view: {
    ja: '一人の資格を、すべての市区町村を通して見る', body: json(z.object({ municipalityCode, personKey }), { municipalityCode: '131016', personKey: '0000012345' }), refusals: [[400, 'TSG-A07', '誰を見るのか分からないか、知らない項目がある']],
    answers: { 200: gives('今の期間から判定し直したもの', view, { known: false, prefecturePersonId: null, municipalInsuredIds: [], chains: [], statuses: [], issues: [], periods: [], ratios: [], dates: [] }) },
  },
  waiting: {
    ja: '転出待ち・転入待ちのすべて',
    answers: { 200: gives('市区町村の順', z.object({ waiting: z.array(waiting) }), { waiting: [{ status: 'waitingOut', municipalityCode: '131016', personKey: '0000012345', since: '2026-04-01', ageDays: 15, isTooLong: true, addressee: '131024' }] }) },
  },
  findings: {
    ja: '誰かが見るべきもののすべて',
    answers: { 200: gives('確認されない処理結果、長い待ち、待つ送信', z.object({ findings: z.array(finding) }), { findings: [{ ...heldExample, municipality: '千代田区' }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
