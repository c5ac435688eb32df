import { z } from 'zod';
import { assetKinds, contactOutcomes, replyResults } from '../../contracts/delinquency-contractor/codes.js';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, daySchema, momentSchema } from '../../contracts/resident.js';

const namePart: Part = { ja: '滞納者情報か財産調査の照会のファイル名', schema: z.string().min(1).max(200), example: 'delinquentList_131016_2026-09-01_1.csv' };
const resultPart: Part = { ja: '電話催告の結果か財産調査の回答のファイル名', schema: z.string().min(1).max(200), example: 'contactReport_131016_2026-09-02_1.csv' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'DK-3K7QWX2M9ZPA' },
};
const shut: readonly RefusalForm[] = [[404, 'TSG-Y01', 'その団体コードの市区町村はない'], [403, 'TSG-Y02', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-Y03', '停止している']];
const noResult: RefusalForm = [404, 'TSG-Y09', 'その名の結果のファイルはない'];
const badForm: RefusalForm = [422, 'TSG-Y10', '入力が形に合わない。issues に場所'];

const count = z.int().min(0);
const sha256 = 'd5f1b8f3'.repeat(8);
const taken = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, records: count.describe('件数') });
const held = taken.extend({ receivedAt: momentSchema });
const listed = { name: namePart.example, bytes: 320, sha256, records: 1, receivedAt: '2026-09-01T17:15' };

const said = (length: number) => z.string().min(1).max(length);
const income = { grossYen: count.optional(), incomeTaxYen: count.optional(), residentTaxYen: count.optional(), socialInsuranceYen: count.optional(), dependants: count.optional() };
/** A wage or a pension is told item by item, anything else is not. */
export const holdings = z.array(z.strictObject({
  targetName: said(100).describe('照会先'), name: said(100), nameKana: said(100), bornOn: daySchema, address: said(200).nullable().default(null).describe('照会先の記録の住所。言わなければ null'),
  assetKind: codeSchema(assetKinds), assetDetail: said(200), assetYen: count.nullable().default(null), ...income,
}).refine((one) => ['wage', 'pension'].includes(one.assetKind) === Object.keys(income).every((key) => one[key as keyof typeof income] !== undefined) && (['wage', 'pension'].includes(one.assetKind) || Object.keys(income).every((key) => one[key as keyof typeof income] === undefined)), { error: '給与と年金にだけ、一月の内訳を残らず書く' })).max(10_000);
/** How somebody answers the telephone; whoever is not told of never does. */
export const manners = z.array(z.strictObject({ nameKana: said(100), bornOn: daySchema, outcome: codeSchema(contactOutcomes), promisedAfterDays: z.int().min(1).max(365).optional(), promisedYen: z.int().min(1).optional() })
  .refine(({ outcome, promisedAfterDays, promisedYen }) => (outcome === 'promise') === (promisedAfterDays !== undefined) && (outcome === 'promise') === (promisedYen !== undefined), { error: '納付の約束にだけ、日数と額を書く' })).max(10_000);

export const wireForms = {
  put: {
    ja: '滞納者情報か財産調査の照会を渡す', params: { code: municipalityPart, name: namePart }, headers, body: bytes,
    answers: { 202: gives('受け取った。滞納者情報は前のものと丸ごと入れ替わる', taken, { name: listed.name, bytes: listed.bytes, sha256, records: 1 }), 200: gives('同じ中身を受け取り済み', held.extend({ duplicate: z.literal(true) }), { ...listed, duplicate: true }) },
    refusals: [...shut, [422, 'TSG-Y04', '委託先が受け取るファイルの名でない'], [422, 'TSG-Y05', 'ほかの市区町村の名である'], [413, 'TSG-Y06', 'パラメータ maximumFileMB を超える'], [409, 'TSG-Y07', '同じ名の別の中身を受け取り済み'], [422, 'TSG-Y08', '読めない行がある。issues に場所'], [422, 'TSG-Y11', '個人番号と読める数字がある。受け取らない']],
  },
  list: { ja: '受け取ったファイルの一覧', params: { code: municipalityPart }, headers, answers: { 200: gives('受け取った順', z.object({ files: z.array(held) }), { files: [listed] }) }, refusals: shut },
  results: { ja: '結果のファイルの一覧', params: { code: municipalityPart }, headers, answers: { 200: gives('受け取られていないものを、作った順に', z.object({ files: z.array(z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: resultPart.example, bytes: 210, sha256, createdAt: '2026-09-02T18:00' }] }) }, refusals: shut },
  getResult: { params: { code: municipalityPart, name: resultPart }, headers, answers: { 200: givesFile('電話催告の結果(contactReport)か財産調査の回答(assetAnswer)のバイト列。受け取った後も読める') }, refusals: [...shut, noResult] },
  takeResult: { ja: '結果の受け取りを告げる', params: { code: municipalityPart, name: resultPart }, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noResult] },
} satisfies Readonly<Record<string, RouteForm>>;

const call = z.object({ caseId: z.string(), calledOn: daySchema, outcome: codeSchema(contactOutcomes) });
const inquiry = z.object({ inquiryId: z.string(), caseId: z.string(), targetName: z.string(), receivedOn: daySchema, dueOn: daySchema.describe('回答の来る日'), state: z.enum(['waiting', 'answered']), result: codeSchema(replyResults).nullable() });
export const doorForms = {
  key: { ja: '市区町村の鍵', params: { code: municipalityPart }, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'DK-3K7QWX2M9ZPA' }) } },
  holdings: {
    ja: '金融機関や勤務先の持つ記録(前に決めたものと入れ替わる)', params: { code: municipalityPart }, refusals: [badForm], answers: { 204: givesNothing('これから回答するものに効く') },
    body: json(holdings, [{ targetName: '架空銀行', name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1985-06-15', address: '東京都千代田区架空町1-2-3', assetKind: 'deposit', assetDetail: '普通 1234567', assetYen: 52_300 }]),
  },
  manners: {
    ja: '電話への応じ方(前に決めたものと入れ替わる)', params: { code: municipalityPart }, refusals: [badForm], answers: { 204: givesNothing('これからの電話に効く。決めない人は応答しない') },
    body: json(manners, [{ nameKana: 'ミホン ハナコ', bornOn: '1985-06-15', outcome: 'promise', promisedAfterDays: 14, promisedYen: 10_000 }]),
  },
  work: {
    ja: '誰に電話をし、何を照会したか', params: { code: municipalityPart },
    answers: { 200: gives('それぞれ古い順。onList は今の滞納者情報にいる人', z.object({ onList: z.array(z.string()), calls: z.array(call), inquiries: z.array(inquiry) }), { onList: ['DC-0000001'], calls: [{ caseId: 'DC-0000001', calledOn: '2026-09-02', outcome: 'noAnswer' }], inquiries: [{ inquiryId: 'TD-0000003', caseId: 'DC-0000001', targetName: '架空銀行', receivedOn: '2026-09-01', dueOn: '2026-09-15', state: 'waiting', result: null }] }) },
  },
  incidents: { ja: '個人番号が届いた事案の記録', answers: { 200: gives('届いた順。番号は記号', z.object({ incidents: z.array(z.object({ code: z.string(), name: z.string(), token: z.string(), foundAt: momentSchema })) }), { incidents: [{ code: '131016', name: namePart.example, token: 'MN#0f3a9c21', foundAt: '2026-09-01T17:15' }] }) } },
} satisfies Readonly<Record<string, RouteForm>>;
