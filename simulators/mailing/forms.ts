import { z } from 'zod';
import { returnReasons } from '../../contracts/mailing/records.js';
import { bytes, gives, givesFile, givesNothing, givesPdf, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { daySchema } from '../../contracts/resident.js';
import { codeSchema, momentSchema } from '../../contracts/ward.js';
import { placePattern } from './delivered.js';
import { differenceKinds } from './differences.js';

export const batchStates = [['waiting', '片方を待つ'], ['received', 'そろった'], ['refused', '受け付けない'], ['accepted', '受け付けた'], ['posted', '発送した']] as const;
export const undeliverable = z.array(z.strictObject({ address: z.string().min(1).max(301).describe('住所、または住所と方書を半角の空白でつないだもの'), reason: codeSchema(returnReasons) })).max(10_000);

const namePart: Part = { ja: '印刷単位の名(保険料通知データか証作成データのファイル名)', schema: z.string().min(1).max(200), example: 'premiumNotice_131016_2026-06-15_1.csv' };
const returnPart: Part = { ja: '返戻データのファイル名', schema: z.string().min(1).max(200), example: 'mailReturn_131016_2026-06-23_1.csv' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'MK-3K7QWX2M9ZPA' },
};
const shut: readonly RefusalForm[] = [[404, 'TSG-L01', 'その団体コードの市区町村はない'], [403, 'TSG-L02', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-L03', '停止している']];
const noBatch: RefusalForm = [404, 'TSG-L08', 'その名の印刷単位はない'];
const noLetter: RefusalForm = [404, 'TSG-L11', 'その通知の入った封書は、そこまで発送されていない'];
const noReturn: RefusalForm = [404, 'TSG-L09', 'その名の返戻データはない'];

const name = z.string();
const count = z.int().min(0);
const sha256 = 'd5f1b8f3'.repeat(8);
const state = codeSchema(batchStates);
const part = z.enum(['print', 'totals']).describe('print 通知データか証作成データ、totals 件数金額表か件数表');
const taken = z.object({ name, part, bytes: count, sha256: sha256Schema, state });
const again = z.object({ name, part, sha256: sha256Schema, state, duplicate: z.literal(true), receivedAt: momentSchema });
const put = (of: 'print' | 'totals'): RouteForm => ({
  params: { code: municipalityPart, name: namePart }, headers, body: bytes,
  answers: {
    202: gives('受け取った。検査は両方がそろった日の20時', taken, { name: namePart.example, part: of, bytes: 2048, sha256, state: of === 'print' ? 'waiting' : 'received' }),
    200: gives('同じ中身を受け取り済み', again, { name: namePart.example, part: of, sha256, state: 'waiting', duplicate: true, receivedAt: '2026-06-15T17:15' }),
  },
  refusals: [...shut, [422, 'TSG-L04', '印刷単位の名でない'], [422, 'TSG-L05', 'ほかの市区町村の名である'], [413, 'TSG-L06', 'パラメータ maximumFileMB を超える'], [409, 'TSG-L07', '別の中身を受け取り済みで、まだ受け付けないと答えていない']],
});

const batch = z.object({
  name, state, since: momentSchema.describe('この状態になった時'), missing: part.nullable(), waitingDays: count.describe('片方を待つ日数'), pieceCount: count.nullable().describe('受け付けた通数'), acceptedOn: daySchema.nullable(),
  postedOn: daySchema.nullable().describe('発送したと事業者が言う日'),
});
const difference = z.object({
  kind: codeSchema(differenceKinds), file: part, line: count.describe('0 = ファイル全体'), noticeId: z.string(), field: z.string(), expected: z.string().describe('あるべき値'), actual: z.string().describe('あった値'), why: z.string(),
});
const batchExample = { name: namePart.example, state: 'refused', since: '2026-06-15T20:00', missing: null, waitingDays: 0, pieceCount: null, acceptedOn: null, postedOn: null };
const differenceExample = { kind: 'pieceCount', file: 'totals', line: 3, noticeId: '', field: 'pieceCount', expected: '2', actual: '1', why: '「決定」の通数は件数金額表で2、通知データで1である' };

export const wireForms = {
  print: put('print'), totals: put('totals'),
  list: { ja: '印刷単位の一覧', params: { code: municipalityPart }, headers, answers: { 200: gives('通番の順', z.object({ batches: z.array(batch) }), { batches: [batchExample] }) }, refusals: shut },
  get: {
    ja: '印刷単位の状態と、食い違いのすべて', params: { code: municipalityPart, name: namePart }, headers, refusals: [...shut, noBatch],
    answers: {
      200: gives('differences は見つけた順。leftOut は示しきれなかった数', batch.extend({ files: z.array(z.object({ part, bytes: count, sha256: sha256Schema, receivedAt: momentSchema })), differences: z.array(difference), leftOut: count }),
        { ...batchExample, files: [{ part: 'print', bytes: 2048, sha256, receivedAt: '2026-06-15T17:15' }], differences: [differenceExample], leftOut: 0 }),
    },
  },
  returns: { ja: '返戻データの一覧', params: { code: municipalityPart }, headers, refusals: shut, answers: { 200: gives('受け取られていないものを、通番の順に', z.object({ files: z.array(z.object({ name, bytes: count, sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: returnPart.example, bytes: 180, sha256, createdAt: '2026-06-23T10:00' }] }) } },
  getReturn: { params: { code: municipalityPart, name: returnPart }, headers, answers: { 200: givesFile('返戻データ(mailReturn)のバイト列。受け取った後も読める') }, refusals: [...shut, noReturn] },
  takeReturn: { ja: '返戻データの受け取りを告げる', params: { code: municipalityPart, name: returnPart }, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noReturn] },
} satisfies Readonly<Record<string, RouteForm>>;

const letter = z.object({
  batch: name, postedOn: daySchema, copy: z.int().min(1).describe('2 = もう一度発送された'), isDelivered: z.boolean().describe('false = 宛先に届かず、返戻になる'),
  sheets: z.array(z.object({ noticeId: z.string(), lines: z.array(z.string()).describe('紙に印刷された行') })).describe('封筒に入っている紙。二枚目があれば、よその世帯のものである'),
});
const letterExample = { batch: namePart.example, postedOn: '2026-06-16', copy: 1, isDelivered: true, sheets: [{ noticeId: '0001234567', lines: ['東京都千代田区架空町1-2-3', '見本 花子 様'] }] };

const deliveredLetter = z.object({ place: z.string().describe('発送の順の中の場所'), deliveredOn: daySchema.describe('届いた日'), address: z.string().describe('封筒の窓から見える住所と方書'), sheets: letter.shape.sheets });

const ofNotice = { code: municipalityPart, noticeId: { ja: '通知書番号か証の番号', schema: z.string().min(1).max(20), example: '0001234567' } };

export const doorForms = {
  key: { ja: '市区町村の鍵', params: { code: municipalityPart }, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'MK-3K7QWX2M9ZPA' }) } },
  undeliverable: {
    ja: 'この住所あての郵便は届かない、と決める(前に決めたものと入れ替わる)', params: { code: municipalityPart }, body: json(undeliverable, [{ address: '東京都千代田区架空町1-2-3', reason: 'movedAway' }]),
    answers: { 204: givesNothing('これから発送するものに効く') }, refusals: [[422, 'TSG-L10', '入力が形に合わない。issues に場所']],
  },
  letters: {
    ja: 'その通知の宛先に届く封書を、受け取る人が読むとおりに', params: ofNotice,
    answers: { 200: gives('発送の順。発送されていなければ空', z.object({ letters: z.array(letter) }), { letters: [letterExample] }) },
  },
  delivered: {
    ja: '郵便受けに届いた封書を、発送の順に', detail: '500通まで。続きは、終わりの封書の place を after に書いて求める。返戻になるものはない。', params: { code: municipalityPart },
    query: { after: { ja: '発送の日(その日のものから)か、封書の place(その次のものから)。書かなければ初めから', schema: z.string().regex(placePattern), example: '2026-06-16' } },
    answers: { 200: gives('一通もなければ空', z.object({ letters: z.array(deliveredLetter) }), { letters: [{ place: `2026-06-16/${namePart.example}/1/1`, deliveredOn: '2026-06-16', address: '東京都千代田区架空町1-2-3', sheets: letterExample.sheets }] }) },
    refusals: [[400, 'TSG-L13', 'after が日でも place でもない']],
  },
  paper: {
    ja: 'その封書の紙を、印刷されたとおりに', detail: '通知書と納付書、または証。封筒に入っている順に、すべての紙。同じ封書は、いつ読んでも同じバイト列である。', params: ofNotice,
    query: { letter: { ja: '何番目の封書か(letters の順に1から)。書かなければ初めのもの', schema: z.string().regex(/^[1-9]\d{0,3}$/), example: '1' } },
    answers: { 200: givesPdf('A4の紙。書体は中に入っている') }, refusals: [noLetter, [400, 'TSG-L12', 'letter が1以上の数でない']],
  },
  posted: {
    ja: '本当に発送された数', params: { code: municipalityPart, name: namePart }, refusals: [noBatch],
    answers: { 200: gives('pieces 受け付けた通知、letters 発送した封書、sheets その中の紙', z.object({ pieces: count, letters: count, sheets: count }), { pieces: 2, letters: 2, sheets: 2 }) },
  },
  incidents: {
    ja: '個人番号が届いた事案の記録', answers: { 200: gives('届いた順。番号は記号', z.object({ incidents: z.array(z.object({ code: z.string(), batch: name, line: count, token: z.string(), foundAt: momentSchema })) }), { incidents: [{ code: '131016', batch: namePart.example, line: 3, token: 'MN#0f3a9c21', foundAt: '2026-06-15T20:00' }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
