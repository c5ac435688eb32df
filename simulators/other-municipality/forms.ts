import { z } from 'zod';
import { processingResult } from '../../contracts/aggregator/distribution.js';
import { applicationEndReasons, applicationStartReasons, continuities, headKinds } from '../../contracts/codes.js';
import { recordSchema } from '../../contracts/record-schema.js';
import { daySchema } from '../../contracts/resident.js';
import { gives, givesNothing, json, municipalityPart, personKeyPart, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, momentSchema } from '../../contracts/ward.js';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import { command, type Command } from './commands.js';

type Act = Command['act'];
const ofOffice = { code: municipalityPart };
const ofPerson = { ...ofOffice, personKey: personKeyPart };
const unknownOffice: RefusalForm = [404, 'TSG-MUNICIPALITY', 'その団体コードの市区町村は、この都道府県にない'];

/** The input of one act: its variant of the command, without the word that already stands in the path. */
function bodyOf(act: Act): z.ZodType {
  const variant = command.options.find((option) => option.shape.act.value === act)!;
  return (variant as z.ZodObject).omit({ act: true });
}
const told = z.object({
  seq: z.int().min(1).describe('告げたことの番号'), state: z.enum(['applied', 'planned', 'held']).describe('applied 記録した、planned 日を待つ、held 処理しない'), dueOn: daySchema.describe('記録する日'), mistake: z.string().describe('障害や振る舞いがしたこと'),
});
const resident = {
  personKey: '0000012345', individualNumber: individualNumberOf('12345678904', defaultNumberMode), name: '中央 花子', nameKana: 'チュウオウ ハナコ', bornOn: '1985-06-15', sex: '2', address: '東京都中央区架空町1-2-3', relationship: '世帯主',
};
const joining = { residents: [resident], headPersonKey: resident.personKey };
const acts: Readonly<Record<Act, { readonly ja: string; readonly example: object }>> = {
  insure: { ja: '前から被保険者であったことにする', example: { ...joining, since: '2021-04-01', reason: 'leaveEmployeeInsurance' } },
  moveIn: { ja: '転入してきたことを告げる', example: { ...joining, on: '2026-04-01' } },
  moveOut: { ja: '転出したことを告げる', example: { personKeys: [resident.personKey], on: '2026-04-01' } },
  endInsurance: { ja: '国保をやめたことを告げる', example: { personKeys: [resident.personKey], on: '2026-04-01', reason: 'joinEmployeeInsurance' } },
  correct: { ja: '記録した適用期間を訂正させる', example: { personKey: resident.personKey, newStartOn: '2021-04-02' } },
  void: { ja: '記録した適用期間を無効にさせる', example: { personKey: resident.personKey } },
  changeNumber: { ja: '個人番号が変わったことを告げる', example: { personKey: resident.personKey, individualNumber: individualNumberOf('12345678905', defaultNumberMode), kind: 'changed' } },
  resend: { ja: '同じ内容を、次のファイルでもう一度送らせる', example: { personKey: resident.personKey } },
};

export const actNames = Object.keys(acts) as readonly Act[];
export const actForm = (act: Act): RouteForm => ({
  ja: acts[act].ja, params: ofOffice, body: json(bodyOf(act), acts[act].example),
  answers: { 200: gives('告げられたことをどうするか', told, { seq: 1, state: 'applied', dueOn: '2026-04-01', mistake: '' }) },
  refusals: [unknownOffice, [422, 'TSG-O01', 'この市区町村の記録では、できない'], [422, 'TSG-O02', '入力が形に合わない。issues に場所']],
});

const answer = z.object({ status: z.int().describe('集約の応答の状態。0 = 応答がない'), text: z.string() }).nullable();
const traffic = z.object({
  municipality: z.string().describe('市区町村の名'),
  acts: z.array(z.object({ seq: z.int(), toldAt: momentSchema, dueOn: daySchema, state: z.enum(['planned', 'applied', 'held', 'failed']), mistake: z.string(), because: z.string().describe('記録できなかった理由') })),
  outgoing: z.array(z.object({ name: z.string(), madeAt: momentSchema, state: z.enum(['waiting', 'sent', 'refused']), answer })),
  incoming: z.array(z.object({ name: z.string(), receivedAt: momentSchema, state: z.enum(['here', 'read', 'unreadable']), issues: z.array(z.unknown()).describe('読めなかったわけ') })),
  results: z.array(recordSchema(processingResult).extend({ resultFile: z.string().describe('処理結果のファイル名') })),
});
const period = z.object({
  periodKey: z.string(), householdKey: z.string(), startOn: daySchema, startReason: codeSchema(applicationStartReasons), untilOn: daySchema.nullable().describe('初めて適用のない日'), endReason: codeSchema(applicationEndReasons).nullable(),
  voided: z.boolean(), revision: z.int(), sent: z.boolean().describe('今の版を送ったか'),
});
const view = z.object({
  known: z.boolean(), householdKey: z.string().nullable(), periods: z.array(period), municipalInsuredId: z.string().nullable(), acquiredOn: daySchema.nullable(), lostOn: daySchema.nullable(),
  continuity: codeSchema(continuities).nullable(), issueCodes: z.array(z.string()),
});
const household = z.object({
  householdKey: z.string(), headPersonKey: z.string(), headKind: codeSchema(headKinds), address: z.string(), insuredPersonKeys: z.array(z.string()).describe('擬制世帯主は含まない'), revision: z.int(),
});

export const lookForms = {
  release: {
    ja: '処理していなかったことを、今させる', params: { ...ofOffice, seq: { ja: '告げたことの番号', schema: z.string().regex(/^\d+$/), example: '1' } },
    answers: { 204: givesNothing('記録させた') }, refusals: [unknownOffice, [404, 'TSG-O03', '処理していない、その番号のものはない']],
  },
  traffic: {
    ja: '告げられたこと、送ったもの、受け取ったもの', params: ofOffice, refusals: [unknownOffice],
    answers: { 200: gives('それぞれ古い順', traffic, { municipality: '千代田区', acts: [], outgoing: [], incoming: [], results: [] }) },
  },
  view: {
    ja: '一人について、この市区町村が知っていること', params: ofPerson, refusals: [unknownOffice],
    answers: { 200: gives('知らない人なら known が false', view, { known: false, householdKey: null, periods: [], municipalInsuredId: null, acquiredOn: null, lostOn: null, continuity: null, issueCodes: [] }) },
  },
  household: {
    ja: '一人が今いる世帯', params: ofPerson, refusals: [unknownOffice, [404, 'TSG-O04', 'その人の記録がない']],
    answers: { 200: gives('今の版', household, { householdKey: 'H-1', headPersonKey: resident.personKey, headKind: 'insured', address: resident.address, insuredPersonKeys: [resident.personKey], revision: 1 }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
