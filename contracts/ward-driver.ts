import { z } from 'zod';
import { momentSchema } from './resident.js';
import { bytes, json, jsonOfEach, sha256Schema, type Content } from './route-form.js';
import { actExamples, actResultExample, caseExample, historyExample, importResultExample, jobResultExample, outgoingExample, queryExamples, startExample } from './ward-driver-examples.js';
import { actResult, answers, capabilities, importResult, jobNames, jobResult, query, staffAct, wardStart } from './ward.js';

/** Version of the *Ward Driver API*; a driver that says another one is not connected to. */
export const driverApi = 'ward-driver/1';

/**
 * The name of a file on the wire. It never becomes a path: no separator, no leading dot, no control character, nothing Windows
 * forbids, at most 200 bytes of UTF-8.
 */
export const fileNameSchema = z.string().min(1).max(200)
  .regex(/^(?![.\s])[^\p{C}/\\:*?"<>|]*[^\p{C}/\\:*?"<>|.\s]$/u, { error: 'ファイル名に使えない字がある' })
  .refine((name) => new TextEncoder().encode(name).length <= 200, { error: 'ファイル名は200バイトまで' })
  .describe('ファイル名。区切り文字や制御文字、先頭の「.」は使えない');

export const healthSchema = z.object({ api: z.string().describe('Ward Driver API の版'), name: z.string().min(1).max(200).describe('システム名'), version: z.string().min(1).max(100).describe('システムの版') });
export const capabilitiesSchema = z.object({ capabilities: z.array(z.enum(capabilities)).describe('できること。ないものを要るシナリオは前提未達になる') });
export const clockSchema = z.object({ now: momentSchema });
export const outgoingSchema = z.object({ files: z.array(z.object({ name: fileNameSchema, bytes: z.int().min(0), sha256: sha256Schema })).describe('作られて、まだ受け取られていないファイル。古い順') });
export const answerSchema = z.union([answers.qualification, answers.household, answers.certificates, answers.history, answers.batches, answers.matchNotices, answers.matchCase, answers.accessLog, answers.cardUse, answers.income, answers.assessment, answers.account, answers.receiptExceptions, answers.ledger, answers.mailings, answers.heldNotices, answers.enquiries, answers.incomeGaps, answers.burdenRatio, answers.applications, answers.applicationCase, answers.slips, answers.delinquency, answers.assets, answers.delinquencyIncidents, answers.nonRegistered, answers.registerGaps, answers.replicas, answers.publicAccountUses, answers.refunds, answers.benefit, answers.receipts, answers.receiptWorklist, answers.benefitCases, answers.repayments, answers.continuity, answers.highCostMonths, answers.papers, answers.contributions, answers.submissions, answers.refused]);

/** One place of the input that breaks its form. */
export const formIssueSchema = z.object({ pointer: z.string().describe('JSON Pointer (RFC 6901)'), why: z.string(), cure: z.string() });
/** The body of every answer that is not 2xx. */
export const driverErrorSchema = z.object({ code: z.string(), why: z.string(), cure: z.string(), issues: z.array(formIssueSchema).optional() });
export type FormIssue = z.infer<typeof formIssueSchema>;
export type DriverError = z.infer<typeof driverErrorSchema>;

export const driverErrors = [
  [400, 'TSG-V400', '本文をJSONとして読めない'],
  [401, 'TSG-V401', 'トークンがない、または違う'],
  [404, 'TSG-V404', '窓口やファイルがない'],
  [409, 'TSG-V409', '今の状態ではできない(reset の前など)'],
  [413, 'TSG-V413', '本文が大きすぎる'],
  [415, 'TSG-V415', 'content-type が違う'],
  [422, 'TSG-V422', '入力が決まりに合わない。issues に場所と直し方'],
  [500, 'TSG-V500', 'システムの故障'],
  [503, 'TSG-V503', '実行の途中で止まり、効果があったか分からない'],
] as const;
export type DriverStatus = (typeof driverErrors)[number][0];

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{name}` for each entry of `params`. */
  readonly path: string;
  readonly ja: string;
  readonly detail: string;
  readonly params: Readonly<Record<string, { readonly schema: z.ZodType<string>; readonly example: string }>>;
  readonly input: Content | null;
  /** null = 204 without a body. */
  readonly output: Content | null;
  readonly errors: readonly DriverStatus[];
  /** May be executed again when nobody knows whether it was executed: the effect of twice is the effect of once. */
  readonly repeatable: boolean;
}

const fileName = { schema: fileNameSchema, example: 'IDO_131130_20260402_0001.csv' };

/** The Ward Driver API. The HTTP server, the HTTP client, the drop folder and the OpenAPI document are all made from this table. */
export const operations = {
  health: {
    method: 'GET', path: '/health', ja: '誰が答えるか', detail: 'システム名と版。接続の最初と `totsugo doctor` で呼ぶ。',
    params: {}, input: null, output: json(healthSchema, { api: driverApi, name: '○○国保システム', version: '1.0.0' }), errors: [], repeatable: true,
  },
  capabilities: {
    method: 'GET', path: '/capabilities', ja: 'できること', detail: 'このシステムで試験できる操作。書かれていない操作は、誤った形でも呼ばれない。/health、/capabilities、/reset、/clock はどのシステムにも要る。',
    params: {}, input: null, output: json(capabilitiesSchema, { capabilities: ['act.enterNotification', 'job.exportChanges', 'files.outgoing', 'query.qualification'] }), errors: [], repeatable: true,
  },
  reset: {
    method: 'POST', path: '/reset', ja: '空の状態から始める', detail: '資格・世帯・履歴・未受取のファイルをすべて消し、一つの市区町村の空のシステムを業務日時 now に置く。知らない parameters は 422 で断る。',
    params: {}, input: json(wardStart, startExample), output: null, errors: [422], repeatable: true,
  },
  setClock: {
    method: 'PUT', path: '/clock', ja: '業務日時を進める', detail: '以後の操作はこの業務日時に行われたものとする。機械の時計は使わない。',
    params: {}, input: json(clockSchema, { now: '2026-04-02T17:00' }), output: null, errors: [409, 422], repeatable: true,
  },
  act: {
    method: 'POST', path: '/acts', ja: '職員の操作', detail: '届出入力、訂正、無効化、個人番号の訂正(書かれた全員か、誰もなしか)、住民情報の訂正、再送、処理結果の確認、突合結果の調査と決定、賦課関係の届出、口座振替の登録と収納の判断、公金受取口座の利用の意思の登録と取下げ、相続人代表者の届出と指定、保険料通知の再発行、情報照会と回答の判断、電子申請の取り込み(同じ版をもう一度取り込んでも変わらない)と決定、滞納整理(折衝の記録、猶予、分割納付、執行停止、財産調査、差押、取立と配当、解除)、世帯の継続性の決定と過去の高額該当の入力(同じ入力をもう一度しても変わらない)。業務として断るときは 200 で accepted:false と refusals(理由のすべて)を返し、何も変えない。形が違う入力は 422。',
    params: {}, input: jsonOfEach(staffAct, actExamples), output: json(actResult, actResultExample), errors: [409, 422, 503], repeatable: false,
  },
  runJob: {
    method: 'POST', path: '/jobs/{job}', ja: '業務処理の実行', detail: 'exportChanges 異動分の作成、exportAll 全件の作成、checkAges 75歳到達などの日次判定、exportTerminal 統合専用端末への一括ファイルの作成(未出力の決定だけ。なければ作らない)、assessYear 業務日の年度の当初賦課(決定済みの世帯はそのまま)、reassess 変わった世帯の更正、exportPrint 保険料通知データと件数金額表の作成、exportDebits 次の振替日の振替依頼の作成(一つの振替日に一度)、exportDemands 納期限から20日の督促(速報があれば待つ)、exportRefunds 請求書の届いた還付の総合振込の作成(公金受取口座なら、照会の回答を待つ)、exportLetters 還付・充当通知書、催告書、処分通知の印刷データと件数金額表の作成、exportEnquiries 情報照会ファイルの作成(まだ出していない照会だけ)、judgeRatios 70〜74歳の負担割合の判定(替わった行は無効化し、同じ行はそのまま)、exportDelinquents 委託先に渡す滞納者情報(その日の全件)と、まだ渡していない財産調査の照会の作成、checkDelinquency 不履行の分割納付・過ぎた猶予・消滅した債権・解除すべき差押の判定(二度行っても変わらない)、exportPapers まだ送っていない申請書と読み直しを頼む申請書の送付票の作成(なければ作らない)、exportHighCostRecords まだ送っていない高額該当情報の作成(2018年4月診療分から。なければ作らない)、exportLevyBase 東京都へ提出する市町村基礎ファイルの作成(10月から。前に出したものと替わったか、返されたときだけ)、exportBenefitReport 東京都へ提供する給付状況の作成(終わった月のうち、前に出した数と替わった月と返された月だけ)、exportCertificates 期限の来る証の更新と、郵送する証の作成データと件数表の作成(出したものは出さない)。できたファイル名を返す。',
    params: { job: { schema: z.enum(jobNames), example: 'exportChanges' } }, input: null, output: json(jobResult, jobResultExample), errors: [409, 422, 503], repeatable: false,
  },
  listOutgoing: {
    method: 'GET', path: '/outgoing', ja: '未受取のファイル', detail: '作られて、まだ受け取りの確認(DELETE)がないもの。確認まで何度でも同じものが見える。',
    params: {}, input: null, output: json(outgoingSchema, outgoingExample), errors: [409], repeatable: true,
  },
  readOutgoing: {
    method: 'GET', path: '/outgoing/{fileName}', ja: 'ファイルの中身', detail: '一覧で告げたバイト数とSHA-256に一致する、そのままのバイト列。',
    params: { fileName }, input: null, output: bytes, errors: [404, 409, 422], repeatable: true,
  },
  taken: {
    method: 'DELETE', path: '/outgoing/{fileName}', ja: '受け取った', detail: '以後は一覧に出さない。もうない名前でも 204(応答が失われてもう一度呼ばれることがある)。',
    params: { fileName }, input: null, output: null, errors: [409, 422], repeatable: true,
  },
  deliver: {
    method: 'PUT', path: '/incoming/{fileName}', ja: 'ファイルを届ける', detail: 'そのままのバイト列。読めない中身も 200 で accepted:false と issues を返す。同じファイルをもう一度届けても効果は一度だけ。',
    params: { fileName: { schema: fileNameSchema, example: 'SHIKAKU_131130_20260403_0001.csv' } }, input: bytes, output: json(importResult, importResultExample), errors: [409, 413, 415, 422], repeatable: true,
  },
  query: {
    method: 'POST', path: '/queries', ja: '照会', detail: '資格、世帯、証、履歴、送信の単位、突合結果、調査の資料、閲覧の記録、利用登録。matchCase と applicationCase は資料を見せるたびに閲覧の記録が増え、調査を始めていない通知の資料は見せない。答えの形は query の値で決まる。知らない人には known:false や空の一覧で答える。',
    params: {}, input: jsonOfEach(query, queryExamples), output: json(answerSchema, historyExample, caseExample), errors: [409, 422], repeatable: true,
  },
} as const satisfies Readonly<Record<string, Operation>>;
export type OperationId = keyof typeof operations;

export const operationOf = (id: string): Operation | undefined => (Object.hasOwn(operations, id) ? operations[id as OperationId] : undefined);

/** The path of an operation with its parameters filled in and escaped. */
export const pathOf = (operation: Operation, params: Readonly<Record<string, string>>): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
