import { z } from 'zod';
import { concern, letterStates, readings } from '../../contracts/concern.js';
import { gives, givesNothing, json, municipalityPart, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, daySchema } from '../../contracts/resident.js';
import { knowledge } from './knowledge.js';

export const answered = z.strictObject({ answer: z.string().min(1).max(300).describe('職員の返事') });

const unfit: RefusalForm = [422, 'TSG-R09', '入力が形に合わない。issues に場所'];
const readerPart: Part = { ja: '読み手(家)の識別', schema: z.string().min(1).max(40), example: 'R-001' };
const concernPart: Part = { ja: '申し出の識別', schema: z.string().min(1).max(60), example: 'CN-3K7QWX2M9ZPA' };
const state = z.enum(['planned', 'said', 'answered']).describe('planned 申し出る予定、said 窓口で聞いた、answered 返事をした');
const example = { concernId: concernPart.example, saidOn: '2026-06-17', saidBy: { name: '見本 花子', address: '東京都千代田区架空町1-2-3' }, kind: 'notReceived', paper: 'premiumNotice', about: '見本 花子', expectedBy: '2026-06-16' };
const known = {
  address: '東京都千代田区架空町1-2-3', livesFrom: '2020-04-01', people: [{ name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1985-06-15', insuredFrom: '2020-04-01', insuredUntil: null }],
  expects: [{ paper: 'premiumNotice', about: '見本 花子', from: '2026-06-01', by: '2026-06-16' }],
};

export const concernForms = {
  concerns: { params: { code: municipalityPart }, answers: { 200: gives('返事がまだの申し出を、申し出た順に。返事があるまで出続ける', z.object({ concerns: z.array(concern) }), { concerns: [example] }) } },
  answer: {
    params: { code: municipalityPart, concernId: concernPart }, body: json(answered, { answer: '通知を再発行しました' }), answers: { 200: gives('申し出の今の状態', z.object({ state }), { state: 'answered' }) },
    refusals: [[404, 'TSG-R10', 'その申し出はない'], [409, 'TSG-R11', '窓口でまだ聞いていないか、もう別の返事をした'], unfit],
  },
} satisfies Readonly<Record<string, RouteForm>>;

const made = z.string().describe(`${readings.map((words) => words.join(' ')).join('、')}。後ろに届出の識別か申し出の種類`);
const box = z.object({
  readerId: z.string(),
  letters: z.array(z.object({ deliveredOn: daySchema, state: codeSchema(letterStates), made: z.array(made) })).describe('届いた順'),
  payments: z.array(z.object({ matter: z.string().describe('年度と期'), yen: z.int(), way: z.enum(['shop', 'counter']), state: z.enum(['going', 'paid', 'planned', 'refused']).describe('going 納めに出た、paid 納めた、planned 次に開く日に納める、refused 断られた'), paidOn: daySchema, why: z.string() })).describe('習わしで納めた順'),
  concerns: z.array(z.object({ concernId: z.string(), kind: z.string(), saidOn: daySchema, state, answer: z.string().nullable() })).describe('申し出る順'),
});

export const readerForms = {
  reads: {
    ja: '家に、届いた封書を読ませる。何を知っているかを言う(もう一度言えば、知っていることが入れ替わる)', params: { code: municipalityPart, readerId: readerPart }, body: json(knowledge, known),
    answers: { 204: givesNothing('これから開ける封書に効く') }, refusals: [unfit],
  },
  readers: {
    ja: '読み手の家ごとに、届いた封書をどう読んだかと、申し出', params: { code: municipalityPart },
    answers: { 200: gives('識別の順。封書の中身はない', z.object({ readers: z.array(box) }), { readers: [{ readerId: 'R-001', letters: [{ deliveredOn: '2026-06-16', state: 'opened', made: ['agrees'] }], payments: [], concerns: [] }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
