import { isOfBenefit } from '../contracts/e-application/benefit.js';
import { benefitRecord } from '../contracts/claims/records.js';
import { codecOf } from '../contracts/wire/codec.js';
import { dayPart } from '../law/day.js';
import type { Municipality } from '../law/municipalities.js';
import type { ActResult, AnswerOf, JobName, JobResult, Query, StaffAct, Ward } from '../contracts/ward.js';
import { actGist, actWord, jobWords } from './act-words.js';
import { carrier, system } from './carrier.js';
import type { WardDesk } from './scene.js';
import type { World } from './world.js';

/** A story counted on the ward accepting an act, and it did not. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused';
  constructor(readonly act: string, readonly refusals: ActResult['refusals']) {
    super(`「${act}」が受け付けられなかった: ${refusals.map(({ code, ja, why }) => `${ja} ${why}(${code})`).join(' / ') || '理由なし'}`);
  }
}

/** Which steps of 別添1 a call of the port realises. */
const actSteps: Readonly<Record<StaffAct['act'], readonly string[]>> = {
  enterNotification: ['A-04', 'E-1-1', 'F-3-1'], correctPeriod: ['A-13'], voidPeriod: ['A-13'], correctIndividualNumber: ['A-13'], correctResident: ['A-13'], resend: ['A-13', 'E-1-2'], confirmResult: ['A-16'],
  openMatchCase: ['D-4-5'], decideMatch: ['D-4-5'], enterPremiumForm: ['A-02', 'A-04'], registerMandate: ['C-05'], assignReceipt: ['C-05'], decideOverpayment: ['C-12'], takeRefundClaim: ['C-13'], nameRepresentative: ['A-02', 'A-04'], reissueNotices: ['A-13'], enquire: ['A-13'], decideEnquiry: ['A-13'], enterRevenueForm: ['A-02', 'A-04'], takeApplication: ['A-07'], decideApplication: ['A-04'], sendSlip: ['A-13'], handleSlip: ['A-13'],
  recordContact: ['C-10'], grantDeferral: ['C-10'], agreeInstallments: ['C-10'], suspendExecution: ['C-11'], cancelDecision: ['C-10'], inquireAssets: ['C-07'], handleAsset: ['C-09'], decideSeizure: ['C-11'], collectSeized: ['C-11'], releaseSeizure: ['C-11'],
  registerNonRegistered: ['A-04'], handleNonRegistered: ['A-13'], registerPublicAccountUse: ['C-16'], withdrawPublicAccountUse: ['C-16'],
  enterBenefitForm: ['B-05'], decideBenefit: ['B-03'], enterSelfPaid: ['B-05'], enterClaimsBill: ['B-06'], objectToReceipt: ['B-03'], decideReceipt: ['B-03'], claimRepayment: ['B-03'], decideRepayment: ['B-03'], decideContinuity: ['F-4-1'], recordHighCostMonth: ['B-03'], forwardPaper: ['B-05'], retakeRefused: [],
};
/** The same act is another step where it is done for 給付. */
function stepsOf(act: StaffAct): readonly string[] {
  if ('purpose' in act && act.purpose === 'benefit') return ['B-14'];
  const content = act.act === 'takeApplication' ? act.application.form.content : null;
  if (act.act === 'decideApplication' && act.recognisedYen !== undefined) return ['B-05'];
  if (!content || !isOfBenefit(content)) return actSteps[act.act];
  return ['B-05', 'B-03', ...('payTo' in content && content.payTo === 'publicAccount' ? ['B-14'] : [])];
}

/** The ward's port with every call written into the world's journal, and the clerk's daily handling of files. */
export function wardDesk(world: World, port: Ward, municipality: Municipality) {
  const record = (from: string, to: string, what: string, path: string, message: unknown, steps: readonly string[]) => world.journal.write({
    kind: 'exchange', at: world.now(), from, to, ja: what, steps,
    exchange: { layout: null, path, contentType: 'application/json', status: null, body: Buffer.from(JSON.stringify(message)) },
  });
  const files = carrier(world, port, municipality, record);

  async function query<Q extends Query>(question: Q, ja: string): Promise<AnswerOf<Q['query']>> {
    const answer = await port.query(question);
    record(system, '職員', `照会: ${ja}`, `query ${question.query}`, { question, answer }, ['A-13']);
    return answer;
  }
  async function tryAct(act: StaffAct): Promise<ActResult> {
    const result = await port.act(act);
    record('職員', system, `${[actWord(act), actGist(act)].filter(Boolean).join(': ')}(${result.accepted ? '受付' : '受付できず'})`, `act ${act.act}`, { act, result }, result.accepted ? stepsOf(act) : ['A-04']);
    return result;
  }

  async function run(job: JobName): Promise<JobResult> {
    const result = await port.run(job);
    record('職員', system, `${jobWords[job]}${result.decisions.length > 0 ? `: ${result.decisions.map(({ ja }) => ja).join('、')}` : ''}`, `run ${job}`, result, ['A-13']);
    return result;
  }

  const desk: WardDesk = {
    municipality, port, tryAct,
    async act(act) {
      const result = await tryAct(act);
      if (!result.accepted) throw new ActRefused(actWord(act), result.refusals);
      return result;
    },
    qualification: (person) => query({ query: 'qualification', personKey: person.personKey }, `${person.name}さんの資格`),
    household: (person) => query({ query: 'household', personKey: person.personKey }, `${person.name}さんの世帯`),
    certificates: (person) => query({ query: 'certificates', personKey: person.personKey }, `${person.name}さんの証`),
    history: (person) => query({ query: 'history', personKey: person.personKey }, `${person.name}さんの履歴`),
    batches: () => query({ query: 'batches' }, '異動情報の送信状況'),
    matchNotices: () => query({ query: 'matchNotices' }, '突合結果の一覧'),
    matchCase: (noticeId, by, purpose) => query({ query: 'matchCase', noticeId, by, purpose }, '突合結果の資料'),
    accessLog: ({ personKey }) => query({ query: 'accessLog', personKey }, '特定個人情報を見た記録'),
    cardUse: (person) => query({ query: 'cardUse', personKey: person.personKey }, `${person.name}さんの保険証利用登録`),
    ...moneyDesk(query),
    mailings: (person) => query({ query: 'mailings', personKey: person.personKey }, `${person.name}さんへの通知`),
    heldNotices: () => query({ query: 'heldNotices' }, '宛先の決まらない通知'),
    enquiries: (person) => query({ query: 'enquiries', personKey: person.personKey }, `${person.name}さんについての情報照会`),
    burdenRatio: (person) => query({ query: 'burdenRatio', personKey: person.personKey }, `${person.name}さんの負担割合`),
    applications: () => query({ query: 'applications' }, '電子申請の一覧'),
    applicationCase: (receptionNumber, by, purpose) => query({ query: 'applicationCase', receptionNumber, by, purpose }, '電子申請の資料'),
    slips: () => query({ query: 'slips' }, '連絡票の一覧'),
    ...duesDesk(query), ...benefitDesk(query, toldReceipts(world, municipality, files)),
    registerGaps: () => query({ query: 'registerGaps' }, '住民記録との違い'),
    nonRegistered: () => query({ query: 'nonRegistered' }, '住登外者の一覧'),
    publicAccountUses: ({ personKey, name }) => query({ query: 'publicAccountUses', personKey }, `${name}さんの公金受取口座の利用の意思`),
    replicas: ({ personKey, name }) => query({ query: 'replicas', personKey }, `${name}さんの副本`),
    ...continuityDesk(query), ...prefectureDesk(query),
    run,
    exportAll: async () => port.run('exportAll').then(() => files.handOver()),
  };

  return { desk, ...files };
}
export type Clerk = ReturnType<typeof wardDesk>;

type Asking = <Q extends Query>(question: Q, ja: string) => Promise<AnswerOf<Q['query']>>;

/** 賦課 and 収納 as a clerk looks at them. */
const moneyDesk = (query: Asking): Pick<WardDesk, 'income' | 'incomeGaps' | 'assessment' | 'account' | 'receiptExceptions' | 'ledger' | 'refunds'> => ({
  income: ({ personKey, name }, fiscalYear) => query({ query: 'income', personKey, fiscalYear }, `${name}さんの課税情報`),
  incomeGaps: (fiscalYear) => query({ query: 'incomeGaps', fiscalYear }, '所得の分からない人'),
  assessment: ({ personKey, name }, fiscalYear) => query({ query: 'assessment', personKey, fiscalYear }, `${name}さんの賦課決定`),
  account: ({ personKey, name }, fiscalYear) => query({ query: 'account', personKey, fiscalYear }, `${name}さんの収納`),
  receiptExceptions: () => query({ query: 'receiptExceptions' }, '収納の例外'),
  refunds: () => query({ query: 'refunds' }, '還付と充当の一覧'),
  ledger: (fiscalYear) => query({ query: 'ledger', fiscalYear }, '収納の台帳'),
});

/** 給付記録 as 国保総合システム would hand them over, each time as the next file. */
function toldReceipts(world: World, { code }: Municipality, { takeInTold }: Pick<ReturnType<typeof carrier>, 'takeInTold'>): WardDesk['receives'] {
  let seq = 0;
  return async (records) => void (await takeInTold(codecOf(world.profile, benefitRecord).format({ municipalityCode: code, date: dayPart(world.now()), seq: (seq += 1) }, records), '国保総合システム'));
}

/** 給付 as a clerk looks at it. */
const benefitDesk = (query: Asking, receives: WardDesk['receives']): Pick<WardDesk, 'receives' | 'benefit' | 'receipts' | 'receiptWorklist' | 'benefitYear' | 'limitCertificates' | 'benefitCases' | 'repayments' | 'papers'> => ({
  papers: () => query({ query: 'papers' }, '委託業者に頼んだ申請書'),
  receives,
  benefit: ({ personKey, name }, careMonth) => query({ query: 'benefit', personKey, careMonth }, `${name}さんの世帯の ${careMonth} の高額療養費`),
  receipts: (householdKey) => query({ query: 'receipts', householdKey }, `世帯 ${householdKey} の給付記録`),
  receiptWorklist: () => query({ query: 'receiptWorklist' }, '給付記録の確認待ち'),
  benefitYear: ({ personKey, name }, year) => query({ query: 'benefitYear', personKey, benefitYear: year }, `${name} の${year}年度の年間の給付`),
  limitCertificates: ({ personKey, name }) => query({ query: 'limitCertificates', personKey }, `${name}さんの限度額適用認定`),
  benefitCases: (householdKey) => query({ query: 'benefitCases', householdKey }, `世帯 ${householdKey} の給付事案`),
  repayments: (householdKey) => query({ query: 'repayments', householdKey }, `世帯 ${householdKey} の返納金`),
});

/** 滞納整理 as a clerk looks at it. */
const duesDesk = (query: Asking): Pick<WardDesk, 'delinquency' | 'assets' | 'delinquencyIncidents'> => ({
  delinquency: ({ personKey, name }) => query({ query: 'delinquency', personKey }, `${name}さんの滞納`),
  assets: ({ personKey, name }) => query({ query: 'assets', personKey }, `${name}さんの財産調査`),
  delinquencyIncidents: () => query({ query: 'delinquencyIncidents' }, '委託先の個人情報の取り違え'),
});

/** What was handed in to 東京都 and what came of it, as a clerk looks at it. */
const prefectureDesk = (query: Asking): Pick<WardDesk, 'contributions' | 'submissions'> => ({
  contributions: (fiscalYear) => query({ query: 'contributions', fiscalYear }, `${fiscalYear}年度の納付金と標準保険料率`),
  submissions: () => query({ query: 'submissions' }, '東京都への提出'),
});

/** Whose count of 高額該当 goes on, as a clerk looks at it. */
const continuityDesk = (query: Asking): Pick<WardDesk, 'continuity' | 'highCostMonths'> => ({
  continuity: (householdKey, occurredOn, sources = []) => query({ query: 'continuity', householdKey, occurredOn, sources: [...sources] }, `世帯 ${householdKey} の継続性`),
  highCostMonths: (householdKey, careMonth) => query({ query: 'highCostMonths', householdKey, careMonth }, `世帯 ${householdKey} の${careMonth}の高額該当`),
});
