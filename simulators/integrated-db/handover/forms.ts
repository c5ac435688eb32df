import { z } from 'zod';
import { transferContents, transferReceivers } from '../../../contracts/integrated-db/provision.js';
import { codeSchema, daySchema, momentSchema } from '../../../contracts/resident.js';
import { bytes, fileNamePart, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../../contracts/route-form.js';
import { guarded, headers } from '../forms.js';

const params = { code: municipalityPart };
const named = (example: string) => ({ ...params, name: { ...fileNamePart, example } });
const sha256 = 'd5f1b8f3'.repeat(8);
const taken = z.object({ name: z.string(), sha256: sha256Schema, applied: z.boolean().optional().describe('移転が反映されたか。通番が抜けていれば反映されず、全件が求められる') });
const noMunicipality: RefusalForm = [404, 'TSG-T01', 'その団体コードの統合DBはない'];
const noResult: RefusalForm = [404, 'TSG-T15', 'その名前のファイルはない'];
const tooLarge: RefusalForm = [413, 'TSG-T16', 'パラメータ maximumFileMB を超える'];
const handing = (example: string): RouteForm => ({
  params: named(example), headers, body: bytes, answers: { 202: gives('受け取った', taken, { name: example, sha256 }), 200: gives('同じ中身を受け取り済み', taken.extend({ duplicate: z.literal(true) }), { name: example, sha256, duplicate: true }) },
  refusals: [...guarded, [409, 'TSG-T14', '同じ名前の別の中身を受け取り済み'], tooLarge, [422, 'TSG-T11', 'この団体のファイルの名前でない'], [422, 'TSG-T12', 'ファイルに誤りがある。issues に場所'], [422, 'TSG-T13', '個人番号と読める12桁の数字がある']],
});
const [provision, transfer, outcome] = ['provisionRecord_131016_2026-06-10_1.csv', 'transferRecord_131016_2026-06-10_1.csv', 'provisionOutcome_131016_2026-06-10_1.csv'] as const;
const receiver: Part = { ja: '受け取る業務', schema: codeSchema(transferReceivers), example: 'tax' };
const held = z.object({ personKey: z.string(), historyKey: z.string(), content: codeSchema(transferContents), fiscalYear: z.int().nullable(), totalYen: z.int().nullable(), acquiredOn: daySchema.nullable(), lostOn: daySchema.nullable(), benefitMonth: z.string().nullable(), benefitName: z.string().nullable(), benefitYen: z.int().nullable() });
const line = z.object({ what: z.enum(['provide', 'transfer']), at: momentSchema, receiver: z.string(), basis: z.string(), records: z.int(), feedSeq: z.int().nullable(), applied: z.boolean() });

export const handoverForms = {
  provision: handing(provision), transfer: handing(transfer),
  list: {
    ja: '提供の結果と移転の求めの一覧', params, headers, refusals: guarded,
    answers: { 200: gives('受け取られていないものを、できた順に', z.object({ files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: sha256Schema, createdAt: momentSchema })) }), { files: [{ name: outcome, bytes: 200, sha256, createdAt: '2026-06-10T18:30' }] }) },
  },
  get: { params: named(outcome), headers, answers: { 200: givesFile('ファイルのバイト列。受け取った後も読める') }, refusals: [...guarded, noResult] },
  take: { ja: '提供の結果と移転の求めの受け取りを告げる', params: named(outcome), headers, answers: { 204: givesNothing('以後は一覧に出ない') }, refusals: [...guarded, noResult] },
  held: {
    ja: '庁内の業務が今持っている国保関係情報', params: { ...params, receiver }, refusals: [noMunicipality, [404, 'TSG-T17', 'その業務はない']],
    answers: { 200: gives('宛名番号の順', z.object({ held: z.array(held) }), { held: [{ personKey: '0000012345', historyKey: '00000001-2026-0000012345', content: 'assessment', fiscalYear: 2026, totalYen: 120_000, acquiredOn: null, lostOn: null, benefitMonth: null, benefitName: null, benefitYen: null }] }) },
  },
  loses: { ja: '庁内の業務が持っていたものを失い、全件を求める', params: { ...params, receiver }, body: json(z.strictObject({ why: z.string().min(1).max(200) }), { why: '入れ替えのため' }), answers: { 204: givesNothing('求めを並べた') }, refusals: [noMunicipality, [404, 'TSG-T17', 'その業務はない'], [422, 'TSG-T10', '入力が形に合わない。issues に場所']] },
  log: {
    ja: '提供と移転の記録', params, refusals: [noMunicipality],
    answers: { 200: gives('古い順', z.object({ lines: z.array(line) }), { lines: [{ what: 'transfer', at: '2026-06-10T17:35', receiver: 'tax', basis: '社会保険料控除の確認', records: 1, feedSeq: 1, applied: true }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
