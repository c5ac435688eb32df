import { z } from 'zod';
import { submissionOutcomes } from '../../contracts/levy-standard/codes.js';
import { bytes, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, daySchema, momentSchema } from '../../contracts/resident.js';
import { levyRunKinds } from '../../law/levy-sharing.js';
import { municipalities } from '../../law/municipalities.js';
import { premiumParts } from '../../law/premium-parts.js';

const name = (ja: string, example: string): Part => ({ ja, schema: z.string().min(1).max(200), example });
const filePart = name('市町村基礎ファイルか給付状況のファイル名', 'levyBase_131016_2026-11-02_1.csv');
const resultPart = name('納付金・標準保険料率・提出の結果のファイル名', 'levyContribution_131016_2026-11-20_1.csv');
const yearPart: Part = { ja: '納付金の年度', schema: z.string().regex(/^2\d{3}$/), example: '2027' };
const runPart: Part = { ja: '係数', schema: codeSchema(levyRunKinds), example: 'provisional' };
const headers: Readonly<Record<string, Part>> = {
  'x-totsugo-party': { ja: '名乗り(URIの形に逃がす)', schema: z.string().min(1), example: encodeURIComponent('国保システム') },
  'x-municipality-key': name('その市区町村の鍵。GET _sim/municipalities/{code}/key で読む', 'LS-3K7QWX2M9ZPA'),
};
const noCity: RefusalForm = [404, 'TSG-G21', 'その団体コードの市区町村はない'];
const shut: readonly RefusalForm[] = [noCity, [403, 'TSG-G22', '名乗らないか、鍵がないか、ほかの市区町村の鍵である'], [503, 'TSG-G23', '停止している']];
const noResult: RefusalForm = [404, 'TSG-G28', 'その名のファイルはない'];
const badForm: RefusalForm = [422, 'TSG-G29', '入力が形に合わない。issues に場所'];

const count = z.int().min(0);
const sha256 = 'd5f1b8f3'.repeat(8);
const outcome = codeSchema(submissionOutcomes);
const taken = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, outcome, issues: count.describe('指摘の数。中身は提出の結果のファイルで知らせる'), duplicate: z.boolean().describe('同じ中身を受け取り済み') });
const takenExample = { name: filePart.example, bytes: 900, sha256, outcome: 'accepted', issues: 0, duplicate: false };
const held = taken.omit({ duplicate: true }).extend({ receivedAt: momentSchema });
const { duplicate: _, ...heldExample } = takenExample;
const file = z.object({ name: z.string(), bytes: count, sha256: sha256Schema, createdAt: momentSchema });

export const wireForms = {
  put: {
    params: { code: municipalityPart, name: filePart }, headers, body: bytes, detail: '名の正しいファイルは、中身に誤りがあっても受け付け、提出の結果のファイルで返す。返されたファイルは、直して同じ名でも、次の通番でも出せる。',
    answers: { 202: gives('受け付けた', taken, takenExample), 200: gives('同じ中身を受け付け済み', taken, { ...takenExample, duplicate: true }) },
    refusals: [...shut, [422, 'TSG-G24', '市町村基礎ファイルでも給付状況でもない'], [422, 'TSG-G25', 'ほかの区市町村の名である'], [413, 'TSG-G26', 'パラメータ maximumFileMB を超える'], [409, 'TSG-G27', '同じ名の別の中身を受け付け済み(返されたものの名を除く)']],
  },
  list: { ja: '受け付けたファイルの一覧', params: { code: municipalityPart }, headers, answers: { 200: gives('受け付けた順', z.object({ files: z.array(held) }), { files: [{ ...heldExample, receivedAt: '2026-11-02T17:45' }] }) }, refusals: shut },
  results: { ja: '結果のファイルの一覧', params: { code: municipalityPart }, headers, answers: { 200: gives('受け取られていないものを、作った順に', z.object({ files: z.array(file) }), { files: [{ name: resultPart.example, bytes: 320, sha256, createdAt: '2026-11-20T20:00' }] }) }, refusals: shut },
  getResult: { params: { code: municipalityPart, name: resultPart }, headers, answers: { 200: givesFile('納付金(levyContribution)、標準保険料率(standardRate)、提出の結果(submissionResult)のバイト列。受け取った後も読める') }, refusals: [...shut, noResult] },
  takeResult: { ja: '結果の受け取りを告げる', params: { code: municipalityPart, name: resultPart }, headers, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [...shut, noResult] },
} satisfies Readonly<Record<string, RouteForm>>;

const yen = z.int().min(0).max(9_999_999_999_999);
const parts = Object.fromEntries(premiumParts.map(({ id, ja }) => [id, yen.optional().describe(`${ja}の納付金総額(円)。書かなければ0`)])) as Readonly<Record<(typeof premiumParts)[number]['id'], z.ZodOptional<typeof yen>>>;
const code = z.string().regex(/^\d{6}$/);
const known = new Set(municipalities.map((one) => one.code));
export const yearSchema = z.strictObject({
  municipalityCodes: z.array(code.refine((one) => known.has(one), { error: '東京都の区市町村の団体コードでない' })).min(1).max(100).refine((codes) => new Set(codes).size === codes.length, { error: '同じ団体が二度ある' }), poolsYen: z.strictObject(parts), betaPerMille: z.int().min(0).max(5_000).nullable().default(null).describe('β(千分の)。書かなければパラメータによる'),
});
export const totalsSchema = z.array(z.strictObject({ month: z.string().regex(/^\d{4}(0[1-9]|1[0-2])$/).describe('審査年月'), itemCount: count, itemYen: yen })).max(1_000);
const contribution = z.object({ code, part: codeSchema(premiumParts.map(({ id, ja }) => [id, ja] as const)), insuredCount: count, householdCount: count, cappedIncomeThousandYen: count, byIncomeYen: count, byHeadYen: count, contributionYen: count });
const run = z.object({ fiscalYear: z.int(), runKind: codeSchema(levyRunKinds), runsOn: daySchema, computedAt: momentSchema.nullable(), waits: z.array(z.object({ lookedOn: daySchema, missing: z.array(code), why: z.string() })) });
const base = z.object({ code, name: z.string(), receivedAt: momentSchema, rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))) });
const report = z.object({ month: z.string(), name: z.string(), items: z.record(z.string(), z.object({ itemCount: count, itemYen: count })) });
const ofRun = { fiscalYear: yearPart, runKind: runPart };

export const doorForms = {
  key: { ja: '市区町村の鍵', params: { code: municipalityPart }, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'LS-3K7QWX2M9ZPA' }) }, refusals: [noCity] },
  year: {
    ja: '算定する年度を知らせる(前に知らせたものと入れ替わる)', detail: '納付する区市町村と、区分ごとの納付金総額。算定の日から、全員の市町村基礎ファイルがそろった日に算定する。', params: ofRun,
    body: json(yearSchema, { municipalityCodes: ['131016', '131024', '131032'], poolsYen: { medical: 300_000_000, support: 90_000_000, care: 40_000_000, childSupport: 5_000_000 } }), answers: { 204: givesNothing('次の算定に効く') }, refusals: [badForm, [409, 'TSG-G30', 'その年度と係数の算定は済んでいる']],
  },
  runs: { ja: '算定の一覧', answers: { 200: gives('年度と係数ごとに、算定した日時か、できなかった日ごとのわけ', z.object({ runs: z.array(run) }), { runs: [{ fiscalYear: 2027, runKind: 'provisional', runsOn: '2026-11-20', computedAt: null, waits: [{ lookedOn: '2026-11-20', missing: ['131024'], why: '市町村基礎ファイルがない: 131024' }] }] }) } },
  withdraw: { ja: '算定を取り消す', detail: '次の20:00に、知らせてある年度のとおりに算定し直す。渡した結果は取り戻さない。', params: ofRun, answers: { 204: givesNothing('算定していないことになった') }, refusals: [badForm] },
  contributions: { ja: '算定した納付金', params: ofRun, answers: { 200: gives('団体と区分の順', z.object({ contributions: z.array(contribution) }), { contributions: [{ code: '131016', part: 'medical', insuredCount: 30, householdCount: 20, cappedIncomeThousandYen: 42_000, byIncomeYen: 1_000, byHeadYen: 500, contributionYen: 1_500 }] }) }, refusals: [badForm] },
  bases: { ja: '受理した市町村基礎ファイル', params: { fiscalYear: yearPart }, answers: { 200: gives('団体の順に、今あるもの', z.object({ bases: z.array(base) }), { bases: [{ code: '131016', name: filePart.example, receivedAt: '2026-11-02T17:45', rows: [{ rowKind: 'total', insuredCount: 30 }] }] }) }, refusals: [badForm] },
  totals: { ja: '国保総合システムから知らされた給付記録の合計(書いた月だけ入れ替わる)', params: { code: municipalityPart }, body: json(totalsSchema, [{ month: '202608', itemCount: 3, itemYen: 910_000 }]), answers: { 204: givesNothing('これから提出される給付状況に効く') }, refusals: [noCity, badForm] },
  reports: { ja: '受理した給付状況', params: { code: municipalityPart }, answers: { 200: gives('月の順に、今あるもの', z.object({ reports: z.array(report) }), { reports: [{ month: '202608', name: 'benefitReport_131016_2026-09-01_1.csv', items: { total: { itemCount: 3, itemYen: 910_000 } } }] }) }, refusals: [noCity] },
} satisfies Readonly<Record<string, RouteForm>>;
