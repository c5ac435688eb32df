import { z } from 'zod';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import { enquiryKinds, enquiryOutcomes, residentChangeReasons, survivalStates } from '../../contracts/juki-net/identity.js';
import { daySchema, individualNumberSchema } from '../../contracts/resident.js';
import { gives, json, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema } from '../../contracts/ward.js';
import { askerHeader } from '../night-desk/forms.js';
import { change, registration } from './commands.js';

export const codesAsked = z.strictObject({ individualNumbers: z.array(individualNumberSchema).max(100_000) });
export const viewed = z.strictObject({ individualNumber: individualNumberSchema });
/** The only party that asks for residents behind numbers; it stands for 情報提供ネットワークシステム as well. */
export const codeAsker = '情報提供等記録開示システム';

const [number, newNumber] = ['12345678901', '12345678902'].map((body) => individualNumberOf(body, defaultNumberMode)) as [string, string];
const unreadable: RefusalForm = [422, 'TSG-J10', '入力が形に合わない。issues に場所'];
const taken: RefusalForm = [409, 'TSG-J11', '個人番号が別の住民のもの、または一つの登録に二度ある'];
const wrongDigit: RefusalForm = [422, 'TSG-J12', '個人番号の検査用数字が合わない'];
const unknown: RefusalForm = [404, 'TSG-J13', 'その個人番号の住民はいない'];
const text = z.string().nullable();
const kind = codeSchema(residentChangeReasons);
const mask = z.string().describe('個人番号の代わりの記号');

export const codeForm: RouteForm = {
  ja: '個人番号から、住民ごとの見えない識別を答える', headers: askerHeader(`尋ねられるのは ${codeAsker} だけ`, codeAsker), body: json(codesAsked, { individualNumbers: [number] }),
  answers: {
    200: gives('尋ねた順', z.object({ residents: z.array(z.object({ outcome: z.enum(['found', 'noResident', 'numberReplaced', 'residentRemoved']), residentCode: text })) }), { residents: [{ outcome: 'found', residentCode: 'JR-3K7QWX2M9ZPA' }] }),
  },
  refusals: [[403, 'TSG-J03', 'ここへ尋ねられる相手でない'], [503, 'TSG-J05', '停止している'], unreadable],
};

const standing = z.object({
  resident: z.string(), individualNumber: mask, name: z.string(), nameKana: z.string(), bornOn: daySchema, sex: z.enum(['1', '2']), address: z.string(), commonName: text, formerSurname: text, previousAddress: text,
  survival: codeSchema(survivalStates), isRemoved: z.boolean(), changeReason: kind, changedOn: daySchema.nullable(), formerNumbers: z.array(mask),
});
const entry = z.object({
  resident: z.string(), seq: z.int(), kind: z.union([z.literal('registered'), kind]), happened_on: daySchema, visible_on: daySchema, individual_number: mask.nullable(), name: text, name_kana: text, born_on: daySchema.nullable(), sex: text, address: text, common_name: text,
  former_surname: text,
});
const told = z.object({ kind, visibleOn: daySchema.describe('この日から見える') });

export const doorForms = {
  register: {
    ja: '住民を登録する', query: { replace: { ja: 'true なら、知っている住民も書き換える', schema: z.enum(['true', 'false']), example: 'false' } },
    body: json(registration, [{ individualNumber: number, name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1985-06-15', sex: '2', address: '東京都千代田区架空町1-2-3' }]),
    answers: { 200: gives('新しい人、書き換えた人、もう知っていた人の数', z.object({ registered: z.int(), replaced: z.int(), known: z.int() }), { registered: 1, replaced: 0, known: 0 }) }, refusals: [taken, unreadable, wrongDigit],
  },
  change: {
    ja: '住民に起きたことを記録する', body: json(change, { kind: 'moveWithin', individualNumber: number, on: '2026-04-01', address: '東京都千代田区架空町4-5-6' }, { kind: 'numberChange', individualNumber: number, on: '2026-04-01', newIndividualNumber: newNumber }),
    answers: { 201: gives('記録した', told, { kind: 'moveWithin', visibleOn: '2026-04-01' }), 200: gives('同じことを記録済み', told.extend({ duplicate: z.literal(true) }), { kind: 'moveWithin', visibleOn: '2026-04-01', duplicate: true }) },
    refusals: [unknown, taken, [409, 'TSG-J14', '死亡した人に異動は起こらない'], unreadable, wrongDigit],
  },
  view: { ja: '一人の今の記録と、起きたことのすべて', body: json(viewed, { individualNumber: number }), answers: { 200: gives('今日まだ見えない人なら today が null', z.object({ today: standing.nullable(), entries: z.array(entry) }), { today: null, entries: [] }) }, refusals: [unknown, unreadable] },
  count: {
    ja: '照会の件数',
    answers: {
      200: gives('日・市区町村・種別・結果ごと', z.object({ counts: z.array(z.object({ askedOn: daySchema, municipality: z.string(), kind: codeSchema(enquiryKinds), outcome: codeSchema(enquiryOutcomes), count: z.int() })) }), { counts: [{ askedOn: '2026-04-01', municipality: '131016', kind: 'byNumber', outcome: 'found', count: 1 }] }),
    },
  },
} satisfies Readonly<Record<string, RouteForm>>;
