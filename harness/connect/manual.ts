import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { latenesses } from '../../contracts/codes.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { actResult, answers, capabilities, importResult, type ActResult, type AnswerOf, type Capability, type ImportResult, type Query, type StaffAct, type Ward } from '../../contracts/ward.js';
import { fileNameSchema } from '../../contracts/ward-driver.js';
import type { JobName } from '../../contracts/ward.js';
import { jobWords } from '../act-words.js';
import { TotsugoProblem } from '../problem.js';
import type { Connection } from './define.js';
import { foldersBelow, readWhole, writeWhole } from './folder-files.js';
import { checkForm } from './form.js';
import { operatorAt, type Operator } from './operator.js';

export interface ManualOptions {
  /** Where files change hands: `acts/` what to enter, `inbox/` for the system, `outbox/` from the system. */
  readonly folder?: string;
  readonly input?: NodeJS.ReadableStream;
  readonly output?: NodeJS.WritableStream;
  readonly fileLimit?: number;
}

const words = {
  enterNotification: '届出入力', correctPeriod: '適用期間の訂正', voidPeriod: '適用期間の無効化', correctIndividualNumber: '個人番号の訂正', correctResident: '住民情報の訂正', resend: '異動情報の再送', confirmResult: '処理結果の確認',
  openMatchCase: '突合結果の調査', decideMatch: '突合結果についての決定', enterPremiumForm: '賦課関係の届出の入力', registerMandate: '口座振替の登録', assignReceipt: '不明金を充てる期の決定', decideOverpayment: '過誤納の充当・還付の決定', takeRefundClaim: '還付金請求書の受付', nameRepresentative: '相続人代表者の届出・指定', reissueNotices: '保険料通知の再発行', enquire: '情報照会', decideEnquiry: '照会の回答の判断', enterRevenueForm: '基準収入額適用申請の入力', takeApplication: '電子申請の取り込み', decideApplication: '電子申請についての決定', sendSlip: '連絡票での照会', handleSlip: '連絡票の処理', recordContact: '折衝・催告の記録', grantDeferral: '徴収猶予・換価の猶予', agreeInstallments: '分割納付の誓約', suspendExecution: '滞納処分の執行停止', cancelDecision: '猶予・分割納付・執行停止の取消し', inquireAssets: '財産調査の照会', handleAsset: '財産調査の回答の処理', decideSeizure: '差押・参加差押・交付要求', collectSeized: '取立と配当', releaseSeizure: '差押の解除・取消し', registerNonRegistered: '住登外者の登録', handleNonRegistered: '住登外者の処理', registerPublicAccountUse: '公金受取口座の利用の意思の登録', withdrawPublicAccountUse: '公金受取口座の利用の意思の取下げ', enterBenefitForm: '給付の申請の入力', decideBenefit: '給付の決定', objectToReceipt: '再審査・過誤の申出', decideReceipt: '給付記録の人の決定', claimRepayment: '返納金の決定', enterSelfPaid: '自己負担額証明書の入力', enterClaimsBill: '国保連の請求の入力', decideRepayment: '返納金の請求・収納・取消し', decideContinuity: '世帯の継続性の決定', recordHighCostMonth: '過去の高額該当の入力', forwardPaper: '申請書(紙)の受付', retakeRefused: '断ったものの受け付け直し',
  ...jobWords,
  qualification: '資格', household: '世帯', certificates: '証', history: '履歴', batches: '送信の単位',
  matchNotices: '突合結果の一覧', matchCase: '突合結果の調査の資料', accessLog: '特定個人情報の閲覧の記録', cardUse: 'マイナ保険証の利用登録', income: '課税情報', assessment: '賦課決定', account: '収納の期別', receiptExceptions: '収納の例外', ledger: '収納の台帳', refunds: '還付と充当の一覧', mailings: '保険料通知', heldNotices: '宛先の決まらない通知', enquiries: '情報照会', incomeGaps: '所得の分からない人', burdenRatio: '負担割合', applications: '電子申請の一覧', applicationCase: '電子申請の資料', slips: '連絡票', delinquency: '滞納', assets: '財産調査', delinquencyIncidents: '委託先の個人情報の取り違え', registerGaps: '住民記録との違い', nonRegistered: '住登外者', replicas: '副本', publicAccountUses: '公金受取口座の利用の意思', benefit: '高額療養費の月', receipts: '給付記録', receiptWorklist: '給付記録の確認待ち', benefitCases: '給付事案', repayments: '返納金', benefitYear: '年間の給付', limitCertificates: '限度額適用認定', continuity: '世帯の継続性', highCostMonths: '高額該当の月と多数回の数', contributions: '納付金と標準保険料率', submissions: '東京都への提出', refused: '断ったファイルと操作', papers: '委託業者に頼んだ申請書',
} as const;

/** `manual`: a person works the system under test and tells what is seen. For systems nothing can be built for. */
export function manualConnection({ folder = 'totsugo-manual', input = process.stdin, output = process.stderr, fileLimit = 1024 * 1024 * 1024 }: ManualOptions = {}): Connection {
  let operator: Operator | null = null;
  return {
    id: 'manual', description: '操作者に尋ねる', parallel: false,
    async open() {
      operator ??= operatorAt(input, output);
      const desk = await openDesk(folder, fileLimit);
      operator.say(`この端末で、国保システムの操作をお願いします。ファイルは ${desk.root} でやりとりします。答えられないときは skip と入力してください。`);
      return manualWard(operator, desk);
    },
    identity: () => null,
    async close() { operator?.close(); },
  };
}

interface Desk { readonly root: string; readonly acts: string; readonly inbox: string; readonly outbox: string; readonly taken: string; readonly fileLimit: number }

async function openDesk(folder: string, fileLimit: number): Promise<Desk> {
  return { ...await foldersBelow(resolve(folder), ['acts', 'inbox', 'outbox', 'taken']), fileLimit };
}

function manualWard(operator: Operator, desk: Desk): Ward {
  let able: readonly Capability[] | null = null;
  let entered = 0;
  return {
    capabilities: async () => (able ??= await askCapabilities(operator)),
    async reset({ municipalityCode, now, parameters, numberMode }) {
      for (const path of [desk.acts, desk.inbox, desk.outbox, desk.taken]) await rm(path, { recursive: true }).then(async () => mkdir(path));
      entered = 0;
      const local = Object.entries(parameters).map(([name, value]) => `${name}=${value}`).join(' ');
      await operator.done(`【初期化】団体コード ${municipalityCode} の空の状態にし、業務日時を ${now}、個人番号の検査用数字を ${numberMode} とする${local && `、設定 ${local}`}`);
    },
    setClock: async (now) => operator.done(`【業務日時】${now} にする`),
    act: async (act) => askAct(operator, desk, act, entered += 1, (able ?? []).includes('decision.lateness')),
    async run(job) {
      const files = await askFiles(operator, desk, job);
      return { job, files: [...files], decisions: [] };
    },
    outgoing: async () => lyingIn(desk),
    async taken(fileName) {
      await rename(join(desk.outbox, safe(fileName)), join(desk.taken, safe(fileName))).catch((error: unknown) => { if ((error as { code?: string }).code !== 'ENOENT') throw error; });
    },
    deliver: async (file) => askImport(operator, desk, file),
    query: async <Q extends Query>(query: Q) => {
      return operator.form(`【照会】${whose(query)}${words[query.query]}を画面で見て答える`, answers[query.query], saidAlready(query)) as Promise<AnswerOf<Q['query']>>;
    },
    async close() {},
  };
}

/** About whom or what, and for a case who looks and why: the system must write that down. */
function whose(query: Query): string {
  if (query.query === 'applicationCase') return `受付番号 ${query.receptionNumber} の(${query.by}、目的「${query.purpose}」として)`;
  if (query.query === 'matchCase') return `通知 ${query.noticeId} の(${query.by}、目的「${query.purpose}」として)`;
  return 'personKey' in query && query.personKey !== undefined ? `宛名番号 ${query.personKey} の` : '';
}
/** Items of the answer that only repeat the question. */
function saidAlready(query: Query): Readonly<Record<string, unknown>> {
  if (query.query === 'qualification') return { personKey: query.personKey };
  if (query.query === 'applicationCase') return { receptionNumber: query.receptionNumber };
  return query.query === 'matchCase' ? { noticeId: query.noticeId } : {};
}

async function askCapabilities(operator: Operator): Promise<readonly Capability[]> {
  operator.say(capabilities.map((ability, index) => `${String(index + 1).padStart(3)} ${ability}`).join('\n'));
  for (;;) {
    const lacking = (await operator.line('このうち、できない操作の番号(空白区切り、なければ Enter)')).split(/\s+/).filter(Boolean);
    if (lacking.every((text) => Number(text) >= 1 && Number(text) <= capabilities.length)) return capabilities.filter((_, index) => !lacking.includes(String(index + 1)));
    operator.say('一覧の番号で答えてください');
  }
}

/** The 届出 is handed over as a file: it names 個人番号, which the screen of a test tool must not show. */
async function askAct(operator: Operator, desk: Desk, act: StaffAct, number: number, showsLateness: boolean): Promise<ActResult> {
  const name = `${String(number).padStart(4, '0')}-${act.act}.json`;
  await writeFile(join(desk.acts, name), `${JSON.stringify(act, null, 2)}\n`, { mode: 0o600 });
  operator.say(`【${words[act.act]}】${join('acts', name)} のとおりに入力する`);
  const first = await operator.line('受理されたか (y/n、または結果のJSON)');
  if (first.startsWith('{')) return operatorJson(operator, first);
  if (/^(y|yes|はい)$/i.test(first)) {
    const decisions = act.act === 'enterNotification' && showsLateness ? [await askLateness(operator)] : [];
    return { accepted: true, decisions, refusals: [], householdKey: (await operator.line('世帯の番号(なければ Enter)')) || null };
  }
  if (!/^(n|no|いいえ)$/i.test(first)) return askAct(operator, desk, act, number, showsLateness);
  const reasons = await operator.lines('画面に出た理由');
  return { accepted: false, decisions: [], householdKey: null, refusals: reasons.map((why) => ({ code: 'manual', ja: '画面の表示', raw: '', why, cure: '画面の表示に従う' })) };
}

async function askLateness(operator: Operator): Promise<ActResult['decisions'][number]> {
  for (;;) {
    const said = await operator.line(`届出の期限の判定 [${latenesses.map(([code, ja]) => `${code}=${ja}`).join(' ')}]`);
    const found = latenesses.find(([code]) => code === said);
    if (found) return { rule: 'lateness', outcome: found[0], ja: found[1], because: ['画面の表示'] };
    operator.say('示した語で答えてください');
  }
}

async function operatorJson(operator: Operator, text: string): Promise<ActResult> {
  const checked = checkForm(actResult, jsonOf(text));
  return checked.ok ? checked.value : operator.form('そのJSONは使えない。結果', actResult);
}

async function askFiles(operator: Operator, desk: Desk, job: JobName): Promise<readonly string[]> {
  for (;;) {
    const names = await operator.lines(`【業務処理】${words[job]}を行い、できたファイルを ${desk.outbox} に置いて、その名前`);
    const lying = new Set((await lyingIn(desk)).map(({ name }) => name));
    const absent = names.filter((name) => !lying.has(name));
    if (absent.length === 0) return names;
    operator.say(`outbox にない: ${absent.join(' ')}`);
  }
}

/** Oldest first; names with a leading dot are still being written. */
async function lyingIn({ outbox, fileLimit }: Desk): Promise<readonly WireFile[]> {
  const names = (await readdir(outbox)).filter((name) => fileNameSchema.safeParse(name).success);
  const aged = await Promise.all(names.map(async (name) => ({ name, age: (await stat(join(outbox, name))).mtimeMs })));
  const files: WireFile[] = [];
  for (const { name } of aged.sort((a, b) => a.age - b.age || (a.name < b.name ? -1 : 1))) {
    const bytes = await readWhole(outbox, name, fileLimit);
    if (bytes) files.push({ name, bytes });
  }
  return files;
}

async function askImport(operator: Operator, desk: Desk, { name, bytes }: WireFile): Promise<ImportResult> {
  await writeWhole(desk.inbox, safe(name), bytes);
  operator.say(`【取込】${join(desk.inbox, name)}(${bytes.length}バイト)を取り込む`);
  const first = await operator.line('受け入れられたか (y/n、または結果のJSON)');
  const checked = checkForm(importResult, jsonOf(first));
  if (checked.ok) return checked.value;
  if (/^(y|yes|はい)$/i.test(first)) return { accepted: true, layout: null, records: await operator.count('件数'), applied: await operator.count('反映件数'), issues: [] };
  if (!/^(n|no|いいえ)$/i.test(first)) return askImport(operator, desk, { name, bytes });
  const reasons = await operator.lines('画面に出た理由');
  return { accepted: false, layout: null, records: 0, applied: 0, issues: reasons.map((why) => ({ code: 'manual', line: 0, byte: 0, field: '*', ja: '画面の表示', raw: '', why, cure: '画面の表示に従う' })) };
}

function safe(fileName: string): string {
  if (fileNameSchema.safeParse(fileName).success) return fileName;
  throw new TotsugoProblem('TSG-N07', 'ファイル名に使えない字がある', '区切り文字や制御文字のない名前にする');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
