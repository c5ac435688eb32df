import { z } from 'zod';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { cardUseStates, identityStates, matchVerdicts, stoppedChannels } from '../../contracts/insurer-hub/codes.js';
import { memberChange } from '../../contracts/insurer-hub/member-change.js';
import { clearance, matchNotice, memberHistory, memberUpdate } from '../../contracts/insurer-hub/terminal.js';
import { recordSchema } from '../../contracts/record-schema.js';
import { daySchema, individualNumberSchema } from '../../contracts/resident.js';
import { bytes, fileNamePart, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, momentSchema } from '../../contracts/ward.js';
import { proposalKinds } from '../../matching/judge/counter-search.js';

const askedFor = (definition: RecordDefinition) => {
  const { shape } = recordSchema(definition);
  return z.object(Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, definition.fields[key]!.required ? schema : schema.optional()])));
};

const ofPartition = { code: municipalityPart };
const ofFile = { ...ofPartition, name: fileNamePart };
const noticePart: Part = { ja: '通知の識別', schema: z.string().min(1), example: 'MN-3K7QWX2M9ZPA' };
const day = daySchema.nullable();
const moment = momentSchema.nullable();
const shaExample = 'd5f1b8f3'.repeat(8);
const memberChangeName = 'memberChange_131016_2026-04-01_1.csv';
const number = individualNumberOf('10000000001', defaultNumberMode);

const down: RefusalForm = [503, 'TSG-I02', '障害により応じない'];
const noPartition: RefusalForm = [404, 'TSG-I01', 'その団体コードの委託区画はない'];
const noKey: RefusalForm = [403, 'E-PARTITION', '鍵がないか、違うか、ほかの委託区画の鍵である'];
const noFile: RefusalForm = [404, 'TSG-I03', 'その名前のファイルはない'];
const partitionKey: RouteForm['headers'] = { 'x-partition-key': { ja: '委託区画の鍵', schema: z.string().min(1), example: 'PK-3K7QWX2M9ZPA' } };
const onlineHeader: RouteForm['headers'] = { 'x-online-key': { ja: 'オンライン資格確認の鍵', schema: z.string().min(1), example: 'OK-3K7QWX2M9ZPA' } };
const guarded = (...own: readonly RefusalForm[]): RefusalForm[] => [noKey, noPartition, down, ...own];

const receipt = z.string().describe('受領番号');
const received = z.object({ receipt, name: z.string(), bytes: z.int().min(0), sha256: sha256Schema });
const receivedBefore = z.object({ receipt, name: z.string(), duplicate: z.literal(true), receivedAt: momentSchema });
const puts = (ja: string, name: string): RouteForm => ({
  params: ofFile, body: bytes,
  answers: {
    202: gives(ja, received, { receipt: 'RC-5T2V8QKX1M4N', name, bytes: 324, sha256: shaExample }),
    200: gives('同じ中身の同じファイルを受信済み', receivedBefore, { receipt: 'RC-5T2V8QKX1M4N', name, duplicate: true, receivedAt: '2026-04-01T21:30' }),
  },
  headers: partitionKey, refusals: guarded([409, 'E-SEQUENCE', '同じ名前の別の中身を受信済み'], [413, 'E-LIMIT', 'パラメータ maximumFileMB を超える'], [422, 'E-FORMAT', 'ファイル名がプロファイルの形でない'], [422, 'E-PARTITION', 'ファイル名の団体コードが委託区画と違う']),
});
const laidOut = z.object({ name: z.string(), bytes: z.int().min(0), sha256: sha256Schema, createdAt: momentSchema });
const outbox = (ja: string, name: string) => ({
  list: { ja: `${ja}の一覧`, params: ofPartition, answers: { 200: gives('できた順', z.object({ files: z.array(laidOut) }), { files: [{ name, bytes: 324, sha256: shaExample, createdAt: '2026-04-01T22:30' }] }) }, headers: partitionKey, refusals: guarded() },
  get: { params: ofFile, answers: { 200: givesFile('ファイルのバイト列。受け取った後も読める') }, headers: partitionKey, refusals: guarded(noFile) },
  take: { ja: `${ja}の受け取りを告げる`, params: ofFile, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, headers: partitionKey, refusals: guarded(noFile) },
}) satisfies Readonly<Record<string, RouteForm>>;

export const fileForms = {
  inbox: puts('受信した。検査と格納は夜に行う', memberChangeName), terminalInbox: puts('受信し、処理した。行ごとの結果は一括処理結果のファイルで返る', 'memberUpdate_131016_2026-04-02_1.csv'),
  outbox: outbox('処理結果と利用登録情報', 'hubResult_131016_2026-04-01_1.csv'), terminalOutbox: outbox('突合結果と一括処理結果', 'matchNotice_131016_2026-04-02_1.csv'),
} as const;

const accepted = z.literal('accepted');
const historyKey = 'MI-3K7QWX2M9ZPA/T1';
const updateExample = { updateId: 'update-1', kind: 'fixLink', historyKey, version: 1, individualNumber: number, why: '本人に確認した', actor: '国保資格係' };
const clearanceExample = { clearanceId: 'clearance-1', historyKey, version: 1, reasonCode: 'notation', reasonText: '異体字の違いだけである', actor: '国保資格係' };
const wrongForm: readonly RefusalForm[] = [[400, 'E-FORMAT', '項目の形が違う、知らない項目がある'], [400, 'E-REQUIRED', '必須の項目がない'], [404, 'E-UNKNOWN', 'その資格履歴はない'], [409, 'E-STATE', '今の状態、今の版ではできない'], [409, 'E-DUPKEY', '同じ識別を別の内容で受け付けている']];
const noticeState = { kind: z.enum(['verdict', 'finding']), noticedAt: momentSchema, identityState: codeSchema(identityStates), isCurrent: z.boolean(), openedBy: z.string().nullable(), overdueOn: day, proposal: z.object({ kind: codeSchema(proposalKinds), historyKeys: z.array(z.string()), because: z.string() }).nullable() };

export const terminalForms = {
  update: {
    params: ofPartition, body: json(askedFor(memberUpdate), updateExample), answers: { 200: gives('受け付けた。次の格納で資格履歴に入り、突合される', z.object({ outcome: accepted, updateId: z.string() }), { outcome: 'accepted', updateId: 'update-1' }) },
    headers: partitionKey, refusals: guarded(...wrongForm, [409, 'E-INUSE', '個人番号が同じ区画の別の人に付いている'], [409, 'E-CHECKDIGIT', '個人番号の検査用数字が合わない'], [409, 'E-CHAR', '登録できない文字がある']),
  },
  clear: {
    params: ofPartition, body: json(askedFor(clearance), clearanceExample), answers: { 200: gives('登録し、閲覧の停止を解いた', z.object({ outcome: accepted, clearanceId: z.string() }), { outcome: 'accepted', clearanceId: 'clearance-1' }) }, headers: partitionKey, refusals: guarded(...wrongForm),
  },
  open: {
    params: { ...ofPartition, noticeId: noticePart }, body: json(z.object({ by: z.string().min(1).max(60).describe('着手した人') }), { by: '国保資格係 担当' }),
    answers: { 200: gives('調査中になった。初めに着手した人の名が残る', z.object({ noticeId: z.string(), state: z.literal('investigating'), by: z.string() }), { noticeId: noticePart.example, state: 'investigating', by: '国保資格係 担当' }) },
    headers: partitionKey, refusals: guarded([400, 'E-REQUIRED', '着手した人の名前がない'], [400, 'E-FORMAT', '知らない項目がある'], [404, 'E-UNKNOWN', 'その突合結果はない'], [409, 'E-STATE', '調査は終わっているか、調べる版でない']),
  },
  notices: { params: ofPartition, answers: { 200: gives('通知の順。今の状態と、同じ区画の中での訂正の案を添える', z.object({ notices: z.array(recordSchema(matchNotice).extend(noticeState)) }), { notices: [] }) }, headers: partitionKey, refusals: guarded() },
  members: {
    params: ofPartition, query: { personKey: { ja: '宛名番号(省けば区画のすべて)', schema: z.string().optional(), example: '0000012345' } }, answers: { 200: gives('履歴と版の順', z.object({ members: z.array(recordSchema(memberHistory)) }), { members: [] }) }, headers: partitionKey, refusals: guarded(),
  },
} satisfies Readonly<Record<string, RouteForm>>;

const shown = z.enum(['shown', 'stopped']);
const { historyKey: _key, version: _version, operation: _operation, municipalInsuredId: _id, personKey: _person, individualNumber: _number, cardUseCancellation: _cancellation, copayRatios: _ratios, ...shownFields } = recordSchema(memberChange).shape;
const member = z.object({ ...shownFields, copayRatio: z.string().nullable().describe('確認日の一部負担金割合'), copayRatioFrom: day, copayRatioThrough: day }).describe('止まっていれば null');
const found = z.object({ municipalityCode: z.string(), historyKey: z.string(), version: z.int(), insurerPersonKey: z.string(), isActive: z.boolean(), visibility: z.object({ qualification: shown, medical: shown, address: shown }), because: z.array(z.string()), member: member.nullable() });
const card = z.object({ state: codeSchema(cardUseStates), effectiveOn: day });
const lookup = z.object({ validity: z.enum(['1', '2', '3', '4', '5']).describe('資格有効性'), validityBecause: z.string(), historyKey: z.string().nullable(), card: card.nullable().describe('番号で照会したとき'), records: z.array(found) });
const question = z.object({
  by: z.enum(['number', 'card']), on: daySchema.optional().describe('確認日。省けば今日'), individualNumber: individualNumberSchema.optional(), insurerNumber: z.string().optional(), householdKey: z.string().optional(), branchNumber: z.string().nullable().optional(), bornOn: daySchema.optional(),
});
const onlineKey: RefusalForm = [403, 'E-PARTITION', '鍵がないか、違う'];

export const onlineForms = {
  lookup: {
    body: json(question, { by: 'number', individualNumber: number }, { by: 'card', insurerNumber: '138016', householdKey: '24-0001', branchNumber: '01', bornOn: '1980-02-03' }),
    answers: { 200: gives('紐付けに従った記録と、経路ごとの可否', lookup, { validity: '4', validityBecause: '資格履歴に該当がない', historyKey: null, card: { state: 'unregistered', effectiveOn: null }, records: [] }) },
    headers: onlineHeader, refusals: [onlineKey, down, [400, 'E-FORMAT', '照会の項目が足りないか、形が違うか、知らない項目がある']],
  },
  card: {
    body: json(z.object({ individualNumber: individualNumberSchema, event: z.enum(['registered', 'removed']).describe('registered 登録、removed 返納・失効') }), { individualNumber: number, event: 'registered' }),
    answers: { 200: gives('利用登録の今の状態', card, { state: 'registered', effectiveOn: '2026-04-01' }) },
    headers: onlineHeader, refusals: [onlineKey, down, [400, 'E-FORMAT', '何があったのか分からないか、知らない項目がある'], [400, 'E-CHECKDIGIT', '個人番号が正しくない'], [409, 'E-STATE', '今の状態ではできない']],
  },
} satisfies Readonly<Record<string, RouteForm>>;

const text = z.string().nullable();
const ofPerson = { ...ofPartition, personKey: { ja: '宛名番号', schema: z.string().min(1).max(40), example: '0000012345' } };
const checked = z.object({
  historyKey: z.string(), version: z.int(), individualNumber: z.string().describe('印'), validFrom: daySchema, validTo: day, storedAt: momentSchema, identityState: codeSchema(identityStates), identityFlag: z.string(), verdict: codeSchema(matchVerdicts).nullable(), grade: text,
  stopped: codeSchema(stoppedChannels), stoppedAt: moment, releasedAt: moment, enquiredOn: day, judgedAt: moment, notifiedAt: moment, answerBy: day, overdueOn: day, ruleSetId: text, policyId: text, because: text,
});
const exposure = z.object({ historyKey: z.string(), version: z.int(), from: momentSchema, until: momentSchema, lookups: z.int(), outcome: z.enum(['open', 'corrected', 'cleared']) });
const audit = z.object({ n: z.int(), at: momentSchema, who: z.string(), code: z.string(), what: z.string(), subject: z.string(), outcome: z.enum(['allowed', 'refused', 'provided']) });
const file = z.object({ n: z.int(), code: z.string(), name: z.string(), outcome: z.string(), received: z.int(), stored: z.int(), rejected: z.int(), decided_at: momentSchema, issues: z.string() });
const finding = z.object({ kind: z.enum(['X4', 'X5']), code: z.string(), history_key: z.string(), version: z.int(), found_at: momentSchema, ended_at: moment, notice_id: text });

export const doorForms = {
  partitionKey: { ja: '委託区画の鍵', params: ofPartition, answers: { 200: gives('見出し x-partition-key に書く', z.object({ key: z.string() }), { key: 'PK-3K7QWX2M9ZPA' }) } },
  onlineKey: { ja: 'オンライン資格確認の鍵', answers: { 200: gives('見出し x-online-key に書く', z.object({ key: z.string() }), { key: 'OK-3K7QWX2M9ZPA' }) } },
  view: { ja: '一人の今の記録と本人確認', params: ofPerson, answers: { 200: gives('個人番号は印', z.object({ known: z.boolean(), insurerPersonKey: text, boundNumber: text, linkageSymbol: text, cardUse: card, records: z.array(checked.extend({ findings: z.array(z.string()) })) }), { known: false, insurerPersonKey: null, boundNumber: null, linkageSymbol: null, cardUse: { state: 'unregistered', effectiveOn: null }, records: [] }) } },
  history: { ja: '一人のすべての版と、見えていた窓', params: ofPerson, answers: { 200: gives('古い順', z.object({ entries: z.array(checked.extend({ origin: z.enum(['aggregator', 'terminal']), isCurrent: z.boolean(), isVoid: z.boolean() })), exposures: z.array(exposure) }), { entries: [], exposures: [] }) } },
  audit: { ja: '出入りと機関間提供の記録', answers: { 200: gives('古い順', z.object({ audit: z.array(audit) }), { audit: [] }) } },
  enquiries: { ja: 'J-LIS照会の数と手数料', answers: { 200: gives('一件ごとに数える', z.object({ count: z.int(), feeYen: z.int(), partitions: z.array(z.object({ code: z.string(), count: z.int() })) }), { count: 1, feeYen: 10, partitions: [{ code: '131016', count: 1 }] }) } },
  files: { ja: '異動情報のファイルごとの件数', answers: { 200: gives('決めた順', z.object({ files: z.array(file) }), { files: [] }) } },
  findings: { ja: '取りまとめ機関だけに見えたこと', answers: { 200: gives('X4 一番号複数資格、X5 一人複数番号', z.object({ findings: z.array(finding) }), { findings: [] }) } },
} satisfies Readonly<Record<string, RouteForm>>;
