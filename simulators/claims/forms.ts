import { z } from 'zod';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { daySchema, momentSchema } from '../../contracts/resident.js';
import { visitSchema } from './visits.js';

const part = (ja: string, example: string): Part => ({ ja, schema: z.string().min(1).max(200), example });
const [masterPart, objectionPart, recordPart, resultPart] = [part('被保険者マスタ異動情報のファイル名', 'insuredMasterChange_131016_2026-07-01_1.csv'), part('申出のファイル名', 'claimObjection_131016_2026-09-01_1.csv'), part('給付記録のファイル名', 'benefitRecord_131016_2026-08-05_1.csv'), part('申出の結果のファイル名', 'objectionResult_131016_2026-09-21_1.csv')];
const [claimPart, returnPart] = [part('請求の名', '2026-07-1-RECEIPTC.UKE'), part('返戻の名', '2026-07-1-RECEIPTC.HEN')];
const institutionPart = part('医療機関(都道府県2桁・点数表1桁・医療機関コード7桁)', '1311234567');
const receiptPart = part('レセプト全国共通キー', 'RZ-3K7QWX2M9ZPA');
export const monthPart: Part = { ja: '年月', schema: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), example: '2026-07' };
const caller: Part = { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') };
const headers = { 'x-totsugo-party': caller, 'x-municipality-key': part('その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', 'CL-3K7QWX2M9ZPA') };
const institutionHeaders = { 'x-totsugo-party': { ...caller, example: encodeURIComponent('医療機関') }, 'x-institution-key': part('その医療機関の鍵。GET _sim/institutions/{institution}/key で読む', 'CI-3K7QWX2M9ZPA') };
const down: RefusalForm = [503, 'TSG-F03', '停止している'];
const shut: readonly RefusalForm[] = [[404, 'TSG-F01', 'その団体コードの市区町村はない'], [403, 'TSG-F02', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], down];
const shutInstitution: readonly RefusalForm[] = [[404, 'TSG-F04', '医療機関の番号でない'], [403, 'TSG-F02', '名乗らないか、鍵がないか、ほかの医療機関の鍵である'], down];
const noCity: RefusalForm = [404, 'TSG-F01', 'その団体コードの市区町村はない'];
const noInstitution: RefusalForm = [404, 'TSG-F04', '医療機関の番号でない'];
const badForm: RefusalForm = [422, 'TSG-F19', '入力が形に合わない。issues に場所'];
const tooLarge: RefusalForm = [413, 'TSG-F09', 'パラメータ maximumFileMB を超える'];
const hasNumber: RefusalForm = [422, 'TSG-F11', '個人番号と読める数字がある。受け取らない'];
const noFile: RefusalForm = [404, 'TSG-F20', 'その名のファイルはない'];

const count = z.int().min(0);
const sha256 = 'd5f1b8f3'.repeat(8);
const file = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema });
const listOf = (name: string) => gives('受け取られていないものを、作った順に', z.object({ files: z.array(file) }), { files: [{ name, bytes: 320, sha256, createdAt: '2026-08-05T06:00' }] });
const taken = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, records: count.describe('件数'), duplicate: z.boolean().describe('同じ中身を受け取り済み') });
const takenForm = (name: string) => ({ 202: gives('受け取った', taken, { name, bytes: 320, sha256, records: 1, duplicate: false }), 200: gives('同じ中身を受け取り済み', taken, { name, bytes: 320, sha256, records: 1, duplicate: true }) });
const claimed = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, receipts: count, points: count, examineMonth: z.string().describe('審査する月'), duplicate: z.boolean() });
const claimExample = { name: claimPart.example, bytes: 640, sha256, receipts: 1, points: 500, examineMonth: '2026-07', duplicate: false };
const wardFile = (name: Part, ja: string): RouteForm => ({
  ja, params: { code: municipalityPart, name }, headers, body: bytes, answers: takenForm(name.example),
  refusals: [...shut, [422, 'TSG-F14', 'そのファイルの名でない'], [422, 'TSG-F15', 'ほかの市区町村の名である'], tooLarge, [409, 'TSG-F16', '同じ名の別の中身を受け取り済み'], hasNumber, [422, 'TSG-F17', '読めない行がある。issues に場所'], ...(name === masterPart ? [[422, 'TSG-F18', 'ほかの保険者の保険者番号がある'] as const] : [])],
});
const fileForms = (name: Part, ja: string, what: string) => ({
  list: { ja: `${ja}の一覧`, params: { code: municipalityPart }, headers, answers: { 200: listOf(name.example) }, refusals: shut } satisfies RouteForm,
  get: { params: { code: municipalityPart, name }, headers, answers: { 200: givesFile(`${what}のバイト列。受け取った後も読める`) }, refusals: [...shut, noFile] } satisfies RouteForm,
  take: { ja: `${ja}の受け取りを告げる`, params: { code: municipalityPart, name }, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noFile] } satisfies RouteForm,
});
const payment = z.object({ month: z.string().describe('審査した月'), totalYen: z.int(), institutions: z.array(z.object({ institutionCode: z.string(), receipts: count, yen: z.int().describe('戻しは負') })) });

export const wireForms = {
  master: wardFile(masterPart, '被保険者マスタ異動情報を渡す'), objection: wardFile(objectionPart, '再審査・過誤の申出を渡す'),
  records: fileForms(recordPart, '給付記録', '給付記録(benefitRecord)'), results: fileForms(resultPart, '申出の結果', '申出の結果(objectionResult)'),
  payments: { ja: '保険者が医療機関へ払う額(国保連を通して)', params: { code: municipalityPart, month: monthPart }, headers, answers: { 200: gives('その月に審査した分。医療機関ごと', payment, { month: '2026-07', totalYen: 3_500, institutions: [{ institutionCode: institutionPart.example, receipts: 1, yen: 3_500 }] }) }, refusals: shut },
} as const;
export const institutionForms = {
  claim: {
    params: { institution: institutionPart, name: claimPart }, headers: institutionHeaders, body: bytes, answers: { 202: gives('受け付けた', claimed, claimExample), 200: gives('同じ中身を受け付け済み', claimed, { ...claimExample, duplicate: true }) },
    refusals: [...shutInstitution, tooLarge, [409, 'TSG-F10', '同じ名の別の中身を受け付け済み'], hasNumber, [422, 'TSG-F12', '請求として読めない。issues に場所'], [422, 'TSG-F13', 'ほかの医療機関の請求である'], [422, 'TSG-F22', '名が .UKE で終わらない']],
  },
  returns: { ja: '返戻の一覧', params: { institution: institutionPart }, headers: institutionHeaders, answers: { 200: listOf(returnPart.example) }, refusals: shutInstitution },
  getReturn: { params: { institution: institutionPart, name: returnPart }, headers: institutionHeaders, answers: { 200: givesFile('返戻(receiptReturns)のバイト列。受け取った後も読める') }, refusals: [...shutInstitution, noFile] },
  takeReturn: { ja: '返戻の受け取りを告げる', params: { institution: institutionPart, name: returnPart }, headers: institutionHeaders, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shutInstitution, noFile] },
  key: { ja: '医療機関の鍵', params: { institution: institutionPart }, answers: { 200: gives('x-institution-key に書くもの', z.object({ key: z.string() }), { key: 'CI-3K7QWX2M9ZPA' }) }, refusals: [noInstitution] },
} satisfies Readonly<Record<string, RouteForm>>;

const visitExample = {
  visitId: 'V-1', institutionCode: institutionPart.example, careOn: '2026-06-03', insurerNumber: '138016', householdKey: '24-101', branchNumber: '01', name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1985-06-15', sex: '2', isHouseholder: true, address: '', setting: 'outpatient', admittedOn: null, points: 500,
  mealCount: 0, copayPercent: 30, copayYen: null, counterPayment: null, remarks: [], limitCategory: null, subsidies: [],
};
const receipt = z.object({
  receiptKey: z.string(), institutionCode: z.string(), claimName: z.string(), careMonth: z.string(), examineMonth: z.string(), code: z.string().nullable().describe('負担する市区町村'), insurerNumber: z.string(), householdKey: z.string(), branchNumber: z.string().nullable(), bornOn: daySchema, points: count,
  state: z.enum(['claimed', 'settled', 'corrected', 'returned', 'withdrawn']), revision: count, returnCode: z.string().nullable(), returnText: z.string().nullable(),
});
export const visitsSchema = z.array(visitSchema).min(1).max(10_000);
export const reviewSchema = z.strictObject({ cutPoints: z.int().min(1).describe('減らす点数') });
export const bulkSchema = z.strictObject({ careMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).describe('診療月') });
export const doorForms = {
  key: { ja: '市区町村の鍵', params: { code: municipalityPart }, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'CL-3K7QWX2M9ZPA' }) }, refusals: [noCity] },
  visits: {
    ja: '医療機関での受診を知らせる', detail: '医療機関は、見た資格のとおりに月のレセプトを自ら書き、次の請求の日に請求する。', body: json(visitsSchema, [visitExample]), answers: { 201: gives('知らせた数。知っているものは数えない', z.object({ told: count }), { told: 1 }) },
    refusals: [badForm, [422, 'TSG-F05', '受診の日がまだ来ていない'], [409, 'TSG-F06', '同じ識別の別の受診を知っている']],
  },
  correct: {
    ja: '返った後に、医療機関が受診を書き直す', body: json(visitSchema, visitExample), answers: { 200: gives('同じレセプトの受診は、次の請求の日にもう一度請求される', z.object({ reopened: count }), { reopened: 1 }) },
    refusals: [badForm, [404, 'TSG-F07', 'その受診はない'], [409, 'TSG-F08', 'そのレセプトは返っていない']],
  },
  bulk: { ja: 'その月の受診を、被保険者マスタの全員について作る', params: { code: municipalityPart }, body: json(bulkSchema, { careMonth: '2026-06' }), answers: { 201: gives('作った受診とレセプトになる数', z.object({ told: count, receipts: count }), { told: 2, receipts: 1 }) }, refusals: [noCity, badForm, [422, 'TSG-F05', 'その月がまだ終わっていない']] },
  review: { ja: '次の審査か再審査で、レセプトの点数を減らす', params: { receiptKey: receiptPart }, body: json(reviewSchema, { cutPoints: 100 }), answers: { 204: givesNothing('審査の前なら審査で、後なら申出があったときに減らす') }, refusals: [badForm, [404, 'TSG-F21', 'そのレセプトはない']] },
  receipts: { ja: 'レセプトとその状態', params: { code: municipalityPart }, answers: { 200: gives('その市区町村が負担するもの。診療月と識別の順', z.object({ receipts: z.array(receipt) }), { receipts: [{ receiptKey: receiptPart.example, institutionCode: institutionPart.example, claimName: claimPart.example, careMonth: '2026-06', examineMonth: '2026-07', code: '131016', insurerNumber: '138016', householdKey: '24-101', branchNumber: '01', bornOn: '1985-06-15', points: 500, state: 'settled', revision: 1, returnCode: null, returnText: null }] }) }, refusals: [noCity] },
  claims: { ja: '受け付けた請求', answers: { 200: gives('受け付けた順', z.object({ claims: z.array(z.object({ institutionCode: z.string(), name: z.string(), receipts: count, points: count, receivedAt: momentSchema })) }), { claims: [{ institutionCode: institutionPart.example, name: claimPart.example, receipts: 1, points: 500, receivedAt: '2026-07-10T09:00' }] }) } },
  incidents: { ja: '個人番号が届いた事案の記録', answers: { 200: gives('届いた順。番号は記号', z.object({ incidents: z.array(z.object({ sender: z.string(), name: z.string(), token: z.string(), foundAt: momentSchema })) }), { incidents: [{ sender: '131016', name: masterPart.example, token: 'MN#0f3a9c21', foundAt: '2026-07-01T17:20' }] }) } },
} satisfies Readonly<Record<string, RouteForm>>;
