import { z } from 'zod';
import { withholdingOutcomes } from '../../contracts/pension-insurer/stand-ins.js';
import { codeSchema, daySchema, momentSchema } from '../../contracts/resident.js';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';

const requestPart: Part = { ja: '特別徴収依頼のファイル名', schema: z.string().min(1).max(200), example: 'withholdingRequestStandIn_131032_2026-06-15_1.csv' };
const resultPart: Part = { ja: '特別徴収結果のファイル名', schema: z.string().min(1).max(200), example: 'withholdingResultStandIn_131032_2026-10-20_1.csv' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': { ja: 'その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', schema: z.string().min(1), example: 'PI-3K7QWX2M9ZPA' },
};
const noMunicipality: RefusalForm = [404, 'TSG-Z41', 'その団体コードの市区町村はない'];
const shut: readonly RefusalForm[] = [noMunicipality, [403, 'TSG-Z42', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-Z43', '停止している']];
const noFeed: RefusalForm = [404, 'TSG-Z44', 'その名のファイルはない'];
const unfit: RefusalForm = [422, 'TSG-Z45', '入力が形に合わない。issues に場所'];
const params = { code: municipalityPart };
const ofFile = { code: municipalityPart, name: resultPart };
const count = z.int().min(0);
const sha256 = 'd5f1b8f3'.repeat(8);

const taken = z.object({ name: z.string(), sha256: sha256Schema, requests: count.describe('受け取った件数'), isDuplicate: z.boolean() });
const takenExample = { name: requestPart.example, sha256, requests: 1, isDuplicate: false };
export const wireForms = {
  put: {
    ja: '特別徴収依頼を渡す', params: { code: municipalityPart, name: requestPart }, headers, body: bytes,
    answers: { 202: gives('すべて受け取った。同じ世帯と月には後の依頼が効く', taken, takenExample), 200: gives('同じ中身を受け取り済み', taken, { ...takenExample, isDuplicate: true }) },
    refusals: [...shut, unfit, [422, 'TSG-Z46', 'この市区町村の特別徴収依頼の名でない'], [413, 'TSG-Z47', 'パラメータ maximumFileMB を超える'], [409, 'TSG-Z48', '別の中身を受け取り済み']],
  },
  list: { ja: '特別徴収結果の一覧', params, headers, refusals: shut, answers: { 200: gives('受け取られていないものを、並べた順に', z.object({ files: z.array(z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: resultPart.example, bytes: 256, sha256, createdAt: '2026-10-20T05:00' }] }) } },
  get: { params: ofFile, headers, answers: { 200: givesFile('特別徴収結果(withholdingResultStandIn)のバイト列。受け取った後も読める') }, refusals: [...shut, noFeed] },
  taken: { ja: '結果の受け取りを告げる', params: ofFile, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noFeed] },
} satisfies Readonly<Record<string, RouteForm>>;

/** A pension, as a story tells it. From `endedOn` on it is paid no more, and `endReason` is what the ward is told. */
const endReason = z.enum(['pensionStopped', 'transferred']);
export const pensions = z.array(z.strictObject({
  nameKana: z.string().min(1).max(100), bornOn: daySchema, annualPensionYen: count, carePremiumYen: count.default(0).describe('同じ年金から引く介護保険料の年額'), endedOn: daySchema.nullable().default(null), endReason: endReason.nullable().default(null),
}).refine((one) => (one.endedOn === null) === (one.endReason === null), { error: '終わる日と理由は、どちらも書くか、どちらも書かない' })).max(10_000);

const outcome = codeSchema(withholdingOutcomes);
const month = z.string().regex(/^\d{4}-\d{2}$/).describe('年金の支払月');
const asked = { householdKey: z.string(), withholdingMonth: month, requestedYen: count };
const view = z.object({
  requests: z.array(z.object({ ...asked, nameKana: z.string(), bornOn: daySchema, file: z.string() })),
  withholdings: z.array(z.object({ ...asked, withheldYen: count, withholdingOutcome: outcome, withheldOn: daySchema, settleOn: daySchema.nullable(), toldOn: daySchema.describe('知らせる日'), state: codeSchema([['waiting', 'これから知らせる'], ['told', '知らせた'], ['lost', '失われた']]), file: z.string().nullable() })),
  transfers: z.array(z.object({ settleOn: daySchema, withheldYen: count, amountYen: z.int(), state: codeSchema([['owed', '払い込んでいない'], ['paid', '払い込んだ']]) })),
});
const askedExample = { householdKey: '00000001', withholdingMonth: '2026-10', requestedYen: 9_600 };
export const doorForms = {
  key: { ja: '市区町村の鍵', params, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'PI-3K7QWX2M9ZPA' }) }, refusals: [noMunicipality] },
  pensions: {
    ja: '年金とその終わり(同じ人は前に決めたものと入れ替わる)', body: json(pensions, [{ nameKana: 'ミホン タロウ', bornOn: '1955-08-01', annualPensionYen: 1_200_000, carePremiumYen: 30_000, endedOn: null, endReason: null }]),
    refusals: [unfit], answers: { 204: givesNothing('これからの支払いに効く') },
  },
  withholdings: {
    ja: '依頼されたこと、引いたこと、払い込んだこと', params, refusals: [noMunicipality],
    answers: { 200: gives('月の順', view, {
      requests: [{ ...askedExample, nameKana: 'ミホン タロウ', bornOn: '1955-08-01', file: requestPart.example }],
      withholdings: [{ ...askedExample, withheldYen: 9_600, withholdingOutcome: 'withheld', withheldOn: '2026-10-15', settleOn: '2026-10-22', toldOn: '2026-10-20', state: 'told', file: resultPart.example }],
      transfers: [{ settleOn: '2026-10-22', withheldYen: 9_600, amountYen: 9_600, state: 'paid' }],
    }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
