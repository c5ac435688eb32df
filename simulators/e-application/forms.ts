import { z } from 'zod';
import { application, applicationStates, procedures, receptionNumberSchema, reportedStates, stateReport, versionKinds } from '../../contracts/e-application/application.js';
import { codeSchema, momentSchema } from '../../contracts/resident.js';
import { gives, givesFile, json, municipalityPart, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { filledIn } from './apply.js';

const receptionPart: Part = { ja: '受付番号', schema: receptionNumberSchema, example: 'EA-3K7QWX2M9ZPA' };
const whole = z.string().regex(/^\d{1,9}$/);
const headers: Readonly<Record<string, Part>> = { 'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'EK-3K7QWX2M9ZPA' } };
const noMunicipality: RefusalForm = [404, 'TSG-E01', 'その団体コードの申請管理はない'];
const unknown: RefusalForm = [404, 'TSG-E04', 'その受付番号か版の申請、またはその添付はない'];
const unfit: RefusalForm = [422, 'TSG-E05', '入力が形に合わない。issues に場所'];
const tooLarge: RefusalForm = [422, 'TSG-E08', '添付が多すぎるか、大きすぎる'];
const shut: readonly RefusalForm[] = [noMunicipality, [403, 'TSG-E02', 'この市区町村の鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-E03', '停止している']];
const params = { code: municipalityPart };
const ofApplication = { ...params, receptionNumber: receptionPart };
const ofVersion = { ...ofApplication, version: { ja: '版', schema: whole, example: '1' } };

const filledInExample = {
  form: {
    people: [{ name: '見本 花子', nameKana: 'ﾐﾎﾝ ﾊﾅｺ', bornOn: '1985-06-15', sex: '2', address: '千代田区架空町１－２－３' }], concerns: [0], content: { procedure: 'cardUseCancellation' },
  }, certifiedNumber: null, attachments: [],
};
const applicationExample = { receptionNumber: 'EA-3K7QWX2M9ZPA', version: 1, versionKind: 'new', arrivedAt: '2026-05-11T22:10', sentAt: '2026-05-11T22:10', ...filledInExample };
const listed = z.object({ sequence: z.int().min(1).describe('団体ごとに1ずつ増える通番'), receptionNumber: z.string(), version: z.int().min(1), versionKind: codeSchema(versionKinds), sentAt: momentSchema });
const state = z.object({ state: codeSchema(applicationStates) });
const sentVersion = z.object({ receptionNumber: z.string(), version: z.int() });
const view = z.object({
  receptionNumber: z.string(), procedure: codeSchema(procedures), arrivedAt: momentSchema, version: z.int(), state: codeSchema(applicationStates),
  told: z.array(z.object({ version: z.int(), state: codeSchema(reportedStates), message: z.string(), reportedAt: momentSchema })).describe('告げられたこと。古い順'),
});

export const wireForms = {
  list: {
    ja: '申請データの一覧', detail: '通番の順。番号が飛んでいれば、抜けたものがある。同じ問いには同じ答えを返す。', params, headers, query: { after: { ja: 'この通番より後のもの。書かなければ初めから', schema: whole, example: '0' } }, refusals: [...shut, unfit],
    answers: { 200: gives('新しい申請、補正、取下げ', z.object({ versions: z.array(listed) }), { versions: [{ sequence: 1, receptionNumber: 'EA-3K7QWX2M9ZPA', version: 1, versionKind: 'new', sentAt: '2026-05-11T22:10' }] }) },
  },
  get: { params: ofVersion, headers, answers: { 200: gives('申請の一つの版。何度でも読める', application, applicationExample) }, refusals: [...shut, unknown] },
  attachment: { params: { ...ofVersion, number: { ja: '添付の番号', schema: whole, example: '1' } }, headers, answers: { 200: givesFile('添付のバイト列') }, refusals: [...shut, unknown] },
  report: {
    params: ofApplication, headers, body: json(stateReport, { version: 1, state: 'accepted', message: '届け出を受け付けました。' }), answers: { 200: gives('申請者に見える状態。同じ報告をもう一度してもよい', state, { state: 'accepted' }) },
    refusals: [...shut, unknown, unfit, [409, 'TSG-E09', 'まだ届いていない版についての報告'], [409, 'TSG-E10', '申請者の新しい版がある'], [409, 'TSG-E11', '終わった申請である']],
  },
} satisfies Readonly<Record<string, RouteForm>>;

export const doorForms = {
  apply: {
    ja: '住民に申請させる', params, body: json(filledIn, filledInExample), refusals: [noMunicipality, unfit, tooLarge],
    answers: { 201: gives('到達した。二度押しの障害では受付番号が二つ', z.object({ receptionNumbers: z.array(z.string()), arrivedAt: momentSchema }), { receptionNumbers: ['EA-3K7QWX2M9ZPA'], arrivedAt: '2026-05-11T22:10' }) },
  },
  correct: { ja: '住民に補正させる', params: ofApplication, body: json(filledIn, filledInExample), answers: { 201: gives('補正した版が到達した', sentVersion, { receptionNumber: 'EA-3K7QWX2M9ZPA', version: 2 }) }, refusals: [noMunicipality, unknown, unfit, tooLarge, [409, 'TSG-E06', '補正を求められていない']] },
  withdraw: { ja: '住民に取下げを申し出させる', params: ofApplication, answers: { 201: gives('申出が到達した', sentVersion, { receptionNumber: 'EA-3K7QWX2M9ZPA', version: 2 }) }, refusals: [noMunicipality, unknown, [409, 'TSG-E07', '終わった申請か、もう取下げを申し出た申請である']] },
  seen: { ja: '申請者に見えること', params: ofApplication, answers: { 200: gives('氏名や個人番号は出ない', view, { receptionNumber: 'EA-3K7QWX2M9ZPA', procedure: 'cardUseCancellation', arrivedAt: '2026-05-11T22:10', version: 1, state: 'accepted', told: [{ version: 1, state: 'accepted', message: '届け出を受け付けました。', reportedAt: '2026-05-12T10:15' }] }) }, refusals: [noMunicipality, unknown] },
  key: { ja: '市区町村の鍵', params, answers: { 200: gives('この世界の間は変わらない', z.object({ key: z.string() }), { key: 'EK-3K7QWX2M9ZPA' }) }, refusals: [noMunicipality] },
} satisfies Readonly<Record<string, RouteForm>>;
