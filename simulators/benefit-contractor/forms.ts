import { z } from 'zod';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { daySchema, momentSchema } from '../../contracts/resident.js';
import { heldAccountSchema } from '../../contracts/ward-collection.js';

const namePart: Part = { ja: '送付票のファイル名', schema: z.string().min(1).max(200), example: 'forwardedPaper_131016_2026-09-01_1.csv' };
const resultPart: Part = { ja: '入力データのファイル名', schema: z.string().min(1).max(200), example: 'paperEntry_131016_2026-09-04_1.csv' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'GK-3K7QWX2M9ZPA' },
};
const noMunicipality: RefusalForm = [404, 'TSG-G11', 'その団体コードの市区町村はない'];
const shut: readonly RefusalForm[] = [noMunicipality, [403, 'TSG-G12', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-G13', '停止している']];
const noResult: RefusalForm = [404, 'TSG-G19', 'その名の入力データはない'];
const count = z.int().min(0);
const sha256 = 'd5f1b8f3'.repeat(8);
const taken = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, records: count.describe('枚数') });
const file = { name: namePart.example, bytes: 320, sha256, records: 1 };
const params = { code: municipalityPart };

/** Sheets as somebody filled them in. */
export const papers = z.array(z.strictObject({ paperId: z.string().min(1).max(40), wantsAutoPayment: z.boolean().default(false), ...heldAccountSchema.shape })).min(1).max(10_000);

export const wireForms = {
  put: {
    ja: '申請書の送付票を渡す(申請書そのものは紙で届く)', params: { ...params, name: namePart }, headers, body: bytes,
    answers: { 202: gives('受け取った', taken, file), 200: gives('同じ中身を受け取り済み', taken.extend({ duplicate: z.literal(true) }), { ...file, duplicate: true }) },
    refusals: [...shut, [422, 'TSG-G14', 'この市区町村の送付票の名でない'], [409, 'TSG-G15', '同じ名の別の中身を受け取り済み'], [422, 'TSG-G16', '個人番号と読める数字がある。受け取らない'], [422, 'TSG-G17', '読めない行がある。issues に場所'], [413, 'TSG-G18', 'パラメータ maximumFileMB を超える']],
  },
  results: { ja: '入力データの一覧', params, headers, answers: { 200: gives('受け取られていないものを、作った順に', z.object({ files: z.array(z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: resultPart.example, bytes: 210, sha256, createdAt: '2026-09-04T18:00' }] }) }, refusals: shut },
  getResult: { params: { ...params, name: resultPart }, headers, answers: { 200: givesFile('入力データ(paperEntry)のバイト列。受け取った後も読める') }, refusals: [...shut, noResult] },
  takeResult: { ja: '入力データの受け取りを告げる', params: { ...params, name: resultPart }, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noResult] },
} satisfies Readonly<Record<string, RouteForm>>;

const reading = z.object({ paperId: z.string(), attempt: count, receivedOn: daySchema, dueOn: daySchema.describe('入力する日'), state: z.enum(['waiting', 'entered']) });
export const doorForms = {
  key: { ja: '市区町村の鍵', params, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'GK-3K7QWX2M9ZPA' }) }, refusals: [noMunicipality] },
  papers: {
    ja: '申請書(紙)に書かれたこと', detail: '同じ番号をもう一度書けば、その申請書の中身が替わる。', params, answers: { 204: givesNothing('これから入力するものに効く') }, refusals: [noMunicipality, [422, 'TSG-G20', '入力が形に合わない。issues に場所']],
    body: json(papers, [{ paperId: 'S-0001', bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000011', holderName: 'ﾐﾎﾝ ﾊﾅｺ' }]),
  },
  work: { ja: '何を入力するよう頼まれたか', params, answers: { 200: gives('番号の順', z.object({ papers: z.array(reading) }), { papers: [{ paperId: 'S-0001', attempt: 1, receivedOn: '2026-09-01', dueOn: '2026-09-04', state: 'waiting' }] }) }, refusals: [noMunicipality] },
  incidents: { ja: '個人番号が届いた事案の記録', answers: { 200: gives('届いた順。番号は記号', z.object({ incidents: z.array(z.object({ code: z.string(), name: z.string(), token: z.string(), foundAt: momentSchema })) }), { incidents: [{ code: '131016', name: namePart.example, token: 'MN#0f3a9c21', foundAt: '2026-09-01T17:35' }] }) } },
} satisfies Readonly<Record<string, RouteForm>>;
