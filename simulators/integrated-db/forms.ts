import { z } from 'zod';
import { feedKinds, type FeedTopic } from '../../contracts/integrated-db/feed.js';
import { residentFeed } from '../../contracts/integrated-db/resident-feed.js';
import { taxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { recordSchema } from '../../contracts/record-schema.js';
import { codeSchema, daySchema, momentSchema } from '../../contracts/resident.js';
import { fileNamePart, formFields, gives, givesFile, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { tokenRequest } from './access.js';
import { tellings } from './telling.js';

const down: RefusalForm = [503, 'TSG-T05', '停止している'];
const noMunicipality: RefusalForm = [404, 'TSG-T01', 'その団体コードの統合DBはない'];
export const headers: Readonly<Record<string, Part>> = { authorization: { ja: 'OAuth 2.0 のアクセストークン。Bearer の後に書く', schema: z.string().min(1), example: 'Bearer AT-3K7QWX2M9ZPA' } };
export const guarded: readonly RefusalForm[] = [[401, 'TSG-T02', 'アクセストークンがないか、違うか、期限が切れている'], [403, 'TSG-T03', 'ほかの団体のトークンである'], noMunicipality, down];
const unreadable: RefusalForm = [422, 'TSG-T10', '入力が形に合わない。issues に場所'];
const params = { code: municipalityPart };

export const tokenForm: RouteForm = {
  ja: 'アクセストークンを求める(OAuth 2.0 client credentials)', isForAllMunicipalities: true, detail: '期限は世界の時刻で切れる。refresh_token はなく、切れたら求め直す。',
  body: formFields(tokenRequest, { grant_type: 'client_credentials', client_id: '131016', client_secret: 'CS-3K7QWX2M9ZPA' }),
  answers: { 200: gives('この団体の配信だけを開ける', z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int().describe('期限までの秒') }), { access_token: 'AT-3K7QWX2M9ZPA', token_type: 'Bearer', expires_in: 3600 }) },
  refusals: [[400, 'TSG-T06', 'invalid_request: 要るものがそろっていない、または二度ある'], [400, 'TSG-T07', 'unsupported_grant_type: client_credentials だけを受ける'], [401, 'TSG-T08', 'invalid_client: client_id か client_secret が違う'], down],
};

const laidOut = z.object({ name: z.string(), seq: z.int().min(1).describe('団体ごとに1ずつ増える通番'), kind: codeSchema(feedKinds), asOf: daySchema, bytes: z.int().min(0), sha256: sha256Schema });
const requested = z.object({ kind: z.literal('full'), requestedAt: momentSchema });
export const fullRequest = z.strictObject({ kind: z.literal('full') });

/** Where each topic lies, and which steps its files realise. */
export const feedDoors = { tax: { door: 'feeds', steps: ['A-01'] }, residents: { door: 'resident-feeds', steps: ['A-01', 'B-01', 'C-01'] } } as const satisfies Readonly<Record<FeedTopic, object>>;

const formsOf = (feedName: string) => ({
  list: {
    ja: '配信の一覧', params, headers, query: { since: { ja: 'この通番より後のもの。書かなければ初めから', schema: z.string().regex(/^\d{1,9}$/), example: '0' } },
    answers: { 200: gives('通番の順。飛んだ番号は失われたもの', z.object({ files: z.array(laidOut) }), { files: [{ name: feedName, seq: 1, kind: 'full', asOf: '2026-06-01', bytes: 324, sha256: 'd5f1b8f3'.repeat(8) }] }) }, refusals: [...guarded, unreadable],
  },
  get: { params: { ...params, name: { ...fileNamePart, example: feedName } }, headers, answers: { 200: givesFile('ファイルのバイト列。何度でも読める') }, refusals: [...guarded, [404, 'TSG-T04', 'その名前の配信はない']] },
  request: {
    params, headers, body: json(fullRequest, { kind: 'full' }),
    answers: { 202: gives('次の配信を全件にする', requested, { kind: 'full', requestedAt: '2026-06-01T09:30' }), 200: gives('もう求められていて、まだ並べていない', requested.extend({ duplicate: z.literal(true) }), { kind: 'full', requestedAt: '2026-06-01T09:30', duplicate: true }) }, refusals: [...guarded, unreadable],
  },
} satisfies Readonly<Record<string, RouteForm>>);
export const feedForms = { tax: formsOf('taxFeed_131016_2026-06-01_1.csv'), residents: formsOf('residentFeed_131016_2026-06-01_1.csv') } as const satisfies Readonly<Record<FeedTopic, object>>;

const { feedKind: _, operation: __, ...known } = recordSchema(taxFeed).shape;
const { feedKind: _kind, operation: _operation, ...onFile } = recordSchema(residentFeed).shape;
const resident = { personKey: '0000012345', householdNumber: '0000000777', name: '試験 花子', nameKana: 'シケン ハナコ', bornOn: '1990-05-20', sex: '2', address: '東京都千代田区試験一丁目1番1号', relationship: '世帯主', isNotDisclosed: false, residentFrom: '2020-04-01', submittedOn: '2020-04-03', isNhiNoted: true };
const example = { operation: 'put', personKey: '0000012345', fiscalYear: 2026 };
const ofPerson = { personKey: '0000012345', fiscalYear: 2026, taxState: 'undeclared', netIncomeYen: null, salaryIncomeYen: null, publicPensionIncomeYen: null, salaryRevenueYen: null, publicPensionRevenueYen: null, familyEmployeeDeductionYen: null, taxableIncomeYen: null, asOf: '2026-06-01' };

export const doorForms = {
  tell: {
    ja: '課税課が知っていることを書く', detail: '申告のある状態(declaredAmount、declaredZero)で書かない金額は0。未申告(undeclared)と課税資料なし(noData)に金額はない。時点は書いた日になる。同じことをもう一度書いても変わらない。', params,
    body: json(tellings.tax, [{ ...example, taxState: 'declaredAmount', netIncomeYen: 2_440_000, salaryIncomeYen: 2_440_000, salaryRevenueYen: 3_600_000 }], [{ ...example, operation: 'delete' }]),
    answers: { 200: gives('次の配信に載る数と、もう知っていた数', z.object({ changed: z.int(), unchanged: z.int() }), { changed: 1, unchanged: 0 }) }, refusals: [noMunicipality, unreadable],
  },
  known: { ja: '課税課が知っていること', params, answers: { 200: gives('人と年度の順', z.object({ records: z.array(z.object(known)) }), { records: [ofPerson] }) }, refusals: [noMunicipality] },
  tellResidents: {
    ja: '市民課が住民票に書いたことを書く', detail: '住民票の今の記載を一人ずつ書く。時点は書いた日になる。転出、死亡、職権消除の人の行は残り、住民でなくなった日と事由が付く。同じことをもう一度書いても変わらない。', params,
    body: json(tellings.residents, [{ ...resident, operation: 'put' }], [{ operation: 'delete', personKey: '0000012345' }]),
    answers: { 200: gives('次の配信に載る数と、もう知っていた数', z.object({ changed: z.int(), unchanged: z.int() }), { changed: 1, unchanged: 0 }) }, refusals: [noMunicipality, unreadable],
  },
  residentsKnown: { ja: '市民課の住民票', params, answers: { 200: gives('人の順', z.object({ records: z.array(z.object(onFile)) }), { records: [{ ...resident, residentUntil: null, removal: null, newMunicipalityCode: null, asOf: '2026-06-01' }] }) }, refusals: [noMunicipality] },
  secret: { ja: '団体の秘密(client_secret)', params, answers: { 200: gives('この世界の間は変わらない', z.object({ clientId: z.string(), clientSecret: z.string() }), { clientId: '131016', clientSecret: 'CS-3K7QWX2M9ZPA' }) }, refusals: [noMunicipality] },
} satisfies Readonly<Record<string, RouteForm>>;
