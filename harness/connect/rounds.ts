import { capabilities, type Capability, type JobName, type StaffAct } from '../../contracts/ward.js';
import type { Application } from '../../contracts/e-application/application.js';
import { municipalInsuredIds } from '../../contracts/aggregator/distribution.js';
import { CannotFormat, codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { wardParameters } from '../../law/ward-parameters.js';
import { TotsugoProblem } from '../problem.js';
import { benefitQueryRounds } from './benefit-rounds.js';
import type { Bench } from './demand.js';
import { moveIn } from './driver-checks.js';
import { demandThat } from './finding.js';
import { numberOf } from './newcomer.js';

/** What one sitting has brought forth so far. */
export interface Sitting {
  readonly bench: Bench;
  readonly profile: Profile;
  /** Who has moved in, with the ward's answer; null while nobody has. */
  mover: Awaited<ReturnType<typeof moveIn>> | null;
  readonly files: WireFile[];
}

/** What was seen; `doubt` when it is an answer of the right form that a story will hardly be content with. */
export type Seen = string | { readonly doubt: string };
export interface Round {
  readonly capability: Capability;
  readonly cure: string;
  /** Cannot be asked unless that one went well. */
  readonly after?: Capability;
  readonly look: (sitting: Sitting) => Promise<Seen>;
}

/** One call of everything a driver declares, in an order in which each has something to do. */
export const rounds: readonly Round[] = [
  {
    capability: 'act.enterNotification', cure: '届出を記録してから accepted:true を返す',
    async look(sitting) {
      sitting.mover = await moveIn(sitting.bench, 1);
      return '県外転入を受け付けた';
    },
  },
  {
    capability: 'decision.lateness', after: 'act.enterNotification', cure: '届出入力の decisions に rule "lateness" を一つ、outcome は inTime・late・announced のいずれか、because に理由を書く',
    async look({ mover }) {
      const said = mover!.result.decisions.filter(({ rule }) => rule === 'lateness');
      demandThat(said.length === 1, `届出の期限の判定(lateness)が${said.length}件`);
      demandThat(said[0]!.outcome === 'inTime', `その日のうちの届出の判定が「${said[0]!.outcome}」`, '届出日が事実発生日から14日以内なら inTime とする');
      demandThat(said[0]!.because.length > 0, '判定に理由がない');
      return '期限内';
    },
  },
  ...(['qualification', 'household', 'certificates', 'history'] as const).map((query) => ({
    capability: `query.${query}` as const, cure: '照会の答えを OpenAPI 文書の形に合わせる',
    async look({ bench, mover }: Sitting) {
      await bench.ward.query({ query, personKey: (mover ?? nobody).personKey });
      return '答えた';
    },
  })),
  job('checkAges'), job('exportChanges'),
  {
    capability: 'files.outgoing', cure: 'GET /outgoing の一覧、中身、DELETE を OpenAPI 文書のとおりに備える',
    async look({ bench: { ward }, files }) {
      files.push(...await ward.outgoing());
      for (const { name } of files) await ward.taken(name);
      return files.map(({ name, bytes }) => `${name}(${bytes.length}バイト)`).join(' ') || '未受取のファイルはない';
    },
  },
  job('exportAll'),
  {
    capability: 'files.incoming', cure: '接続先が同じ電文プロファイル(--profile)で読むかを確かめる。取り込めないときは accepted:false と issues に理由を書く',
    async look({ bench: { ward, start }, profile, mover }) {
      const { accepted, applied, issues } = await ward.deliver(distribution(profile, start.municipalityCode, (mover ?? nobody).personKey));
      demandThat(accepted || issues.length > 0, '取り込まず、理由も言わない');
      return accepted ? `${applied}件を反映した` : { doubt: `市町村被保険者ID連携ファイルを取り込まなかった: ${issues[0]!.why}` };
    },
  },
  { capability: 'query.batches', cure: '照会の答えを OpenAPI 文書の形に合わせる', look: async ({ bench }) => `送信の単位 ${(await bench.ward.query({ query: 'batches' })).batches.length}件` },
  act('correctPeriod', ({ personKey, startOn }) => ({ act: 'correctPeriod', personKey, applicationStartOn: startOn, newStartOn: '2026-03-31', why: '接続の検査' })),
  act('correctIndividualNumber', ({ personKey }, { numberMode }) => ({ act: 'correctIndividualNumber', corrections: [{ personKey, individualNumber: numberOf(99, numberMode) }], why: '接続の検査' })),
  act('correctResident', ({ personKey }) => ({ act: 'correctResident', personKey, nameKana: 'シケン タロオ', why: '接続の検査' })),
  act('resend', ({ personKey }) => ({ act: 'resend', personKeys: [personKey], why: '接続の検査' })),
  act('confirmResult', () => ({ act: 'confirmResult', batchId: 'doctor-1', by: '接続の検査' }), { mayRefuse: true }),
  act('openMatchCase', () => ({ act: 'openMatchCase', noticeId: 'doctor-1', by: '接続の検査', purpose: '接続の検査' }), { mayRefuse: true }),
  act('decideMatch', () => ({ act: 'decideMatch', noticeId: 'doctor-1', by: '接続の検査', decision: 'correct', reasonCode: 'other', why: '接続の検査' }), { mayRefuse: true }),
  job('exportTerminal'),
  { capability: 'query.matchNotices', cure: '照会の答えを OpenAPI 文書の形に合わせる', look: async ({ bench }) => `突合結果 ${(await bench.ward.query({ query: 'matchNotices' })).notices.length}件` },
  {
    capability: 'query.matchCase', cure: '知らない通知には state と materials を null で答える',
    async look({ bench }) {
      const { materials } = await bench.ward.query({ query: 'matchCase', noticeId: 'doctor-1', by: '接続の検査', purpose: '接続の検査' });
      return materials === null ? '知らない通知の資料はない' : { doubt: '届いていない通知の資料を答えた' };
    },
  },
  { capability: 'query.accessLog', cure: '照会の答えを OpenAPI 文書の形に合わせる', look: async ({ bench }) => `閲覧の記録 ${(await bench.ward.query({ query: 'accessLog' })).rows.length}件` },
  {
    capability: 'query.cardUse', cure: '知らされていない人には state を null で答える',
    look: async ({ bench, mover }) => `利用登録 ${(await bench.ward.query({ query: 'cardUse', personKey: (mover ?? nobody).personKey })).state ?? '知らされていない'}`,
  },
  act('enterPremiumForm', ({ personKey }) => ({ act: 'enterPremiumForm', form: { kind: 'maternity', notificationId: 'doctor-premium', receivedOn: '2026-04-01', personKey, bornOn: '2026-08-15', isMultiple: false } })),
  act('registerMandate', ({ personKey, startOn }) => ({ act: 'registerMandate', personKey, account: { bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000001', holderName: 'ｹﾝｻ' }, startsOn: startOn, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('assignReceipt', () => ({ act: 'assignReceipt', paymentKey: 'doctor-1', accountKey: 'doctor-1', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('decideOverpayment', () => ({ act: 'decideOverpayment', accountKey: 'doctor-1', decision: 'refund', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('takeRefundClaim', ({ personKey }) => ({ act: 'takeRefundClaim', accountKey: 'doctor-1', claimedBy: personKey, receivedOn: '2026-04-01', payTo: 'publicAccount', hasProxy: false, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('nameRepresentative', ({ personKey }) => ({ act: 'nameRepresentative', payerPersonKey: personKey, representativePersonKey: 'doctor-1', namedBy: 'heirs', receivedOn: '2026-04-01', why: '接続の検査' }), { mayRefuse: true }),
  act('reissueNotices', () => ({ act: 'reissueNotices', noticeIds: ['doctor-1'], why: '接続の検査' }), { mayRefuse: true }),
  act('enquire', ({ personKey }) => ({ act: 'enquire', personKey, kind: 'localTax', fiscalYear: 2026, providerCode: '131016', by: '接続の検査', purpose: '接続の検査' })),
  act('decideEnquiry', () => ({ act: 'decideEnquiry', requestId: 'doctor-1', by: '接続の検査', decision: 'discard', why: '接続の検査' }), { mayRefuse: true }),
  act('enterRevenueForm', ({ personKey }) => ({ act: 'enterRevenueForm', notificationId: 'doctor-revenue', receivedOn: '2026-04-01', fiscalYear: 2025, revenues: [{ personKey, revenueYen: 3_000_000 }] }), { mayRefuse: true }),
  act('sendSlip', ({ personKey }) => ({ act: 'sendSlip', personKey, recipientCode: '131016', topic: 'duplicateQualification', by: '接続の検査', why: '接続の検査' })),
  act('handleSlip', () => ({ act: 'handleSlip', slipId: 'doctor-1', senderCode: '131016', by: '接続の検査', decision: 'discard', why: '接続の検査' }), { mayRefuse: true }),
  act('recordContact', ({ personKey }) => ({ act: 'recordContact', personKey, contactedOn: '2026-04-01', channel: 'phone', outcome: 'noAnswer', acknowledged: false, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('grantDeferral', ({ personKey }) => ({ act: 'grantDeferral', personKey, deferralKind: 'collection', ground: 'illness', appliedOn: '2026-04-01', from: '2026-04-01', through: '2026-06-30', hasSecurity: false, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('agreeInstallments', ({ personKey }) => ({ act: 'agreeInstallments', personKey, pledgedOn: '2026-04-01', installments: [{ dueOn: '2026-04-30', yen: 1_000 }], by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('suspendExecution', ({ personKey }) => ({ act: 'suspendExecution', personKey, ground: 'noAssets', endsDebtAtOnce: false, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('cancelDecision', () => ({ act: 'cancelDecision', decisionId: 'doctor-1', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('inquireAssets', ({ personKey }) => ({ act: 'inquireAssets', personKey, target: 'bank', targetName: '架空銀行', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('handleAsset', () => ({ act: 'handleAsset', inquiryId: 'doctor-1', decision: 'none', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('decideSeizure', ({ personKey }) => ({ act: 'decideSeizure', personKey, seizureKind: 'seizure', object: 'deposit', thirdParty: '架空銀行', servedOn: '2026-04-01', amountYen: 1_000, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('collectSeized', () => ({ act: 'collectSeized', decisionId: 'doctor-1', receivedOn: '2026-04-01', yen: 1_000, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('releaseSeizure', () => ({ act: 'releaseSeizure', decisionId: 'doctor-1', decision: 'release', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('registerNonRegistered', () => ({ act: 'registerNonRegistered', name: '接続 検査', nameKana: 'セツゾク ケンサ', bornOn: '1950-01-01', sex: '1', address: '東京都千代田区架空町1-2-3', role: 'heir', by: '接続の検査', purpose: '接続の検査', isNotDisclosed: false })),
  act('handleNonRegistered', () => ({ act: 'handleNonRegistered', personKey: 'doctor-1', by: '接続の検査', decision: 'lookUpAgain', why: '接続の検査' }), { mayRefuse: true }),
  act('registerPublicAccountUse', ({ personKey }) => ({ act: 'registerPublicAccountUse', personKey, purpose: 'benefit', about: 'doctor-1', channel: 'paper', statedOn: '2026-04-01', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('withdrawPublicAccountUse', ({ personKey }) => ({ act: 'withdrawPublicAccountUse', personKey, purpose: 'benefit', about: 'doctor-1', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('enterBenefitForm', ({ personKey }) => ({ act: 'enterBenefitForm', form: { kind: 'highCost', notificationId: 'doctor-benefit', receivedOn: '2026-04-01', householdKey: 'doctor-1', careMonth: '2026-01', applicantPersonKey: personKey, autoPayment: false } }), { mayRefuse: true }),
  act('decideBenefit', () => ({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('objectToReceipt', () => ({ act: 'objectToReceipt', receiptKey: 'doctor-1', reasonCode: '100018', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('decideReceipt', ({ personKey }) => ({ act: 'decideReceipt', receiptKey: 'doctor-1', personKey, by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('claimRepayment', () => ({ act: 'claimRepayment', receiptKeys: ['doctor-1'], by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('decideRepayment', () => ({ act: 'decideRepayment', repaymentId: 'R1', decision: 'demand', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('enterSelfPaid', ({ personKey }) => ({ act: 'enterSelfPaid', personKey, benefitYear: 2025, selfPaidSystem: 'care', issuedBy: '接続の検査', totalYen: 0, outpatientYen: 0, receivedOn: '2026-04-01', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('enterClaimsBill', () => ({ act: 'enterClaimsBill', deliveryMonth: '2026-03', institutions: [], by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('decideContinuity', () => ({ act: 'decideContinuity', householdKey: 'doctor-1', occurredOn: '2026-04-01', decision: 'notContinue', sources: [], by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('recordHighCostMonth', () => ({ act: 'recordHighCostMonth', householdKey: 'doctor-1', careMonth: '2026-03', countsForRepeat: true, operation: 'register', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  act('forwardPaper', ({ personKey }) => ({ act: 'forwardPaper', paperId: 'doctor-1', householdKey: 'doctor-1', careMonth: '2026-01', applicantPersonKey: personKey, receivedOn: '2026-04-01', pageCount: 1, by: '接続の検査' }), { mayRefuse: true }),
  act('retakeRefused', () => ({ act: 'retakeRefused', refusedId: 'doctor-1', by: '接続の検査', why: '接続の検査' }), { mayRefuse: true }),
  ...([
    'judgeRatios', 'exportCertificates', 'exportEnquiries', 'exportSlips', 'exportDelinquents', 'checkDelinquency', 'exportLookups', 'exportReplicas', 'exportTransfers', 'exportMaster', 'findCandidates', 'exportBenefitPrint', 'exportBenefitPayments', 'exportHighCostRecords', 'exportLevyBase', 'exportBenefitReport', 'exportPapers', 'assessYear', 'reassess', 'exportPrint', 'exportDebits', 'exportDemands', 'exportRefunds', 'exportLetters', 'exportWithholding',
  ] as const).map(job),
  { capability: 'query.income', cure: '知らされていない人には taxState を null で答える', look: async ({ bench, mover }) => `課税情報 ${(await bench.ward.query({ query: 'income', personKey: (mover ?? nobody).personKey, fiscalYear: 2026 })).taxState ?? '知らされていない'}` },
  {
    capability: 'query.assessment', cure: '決定のない人には空の一覧で答える',
    look: async ({ bench, mover }) => `賦課決定 ${(await bench.ward.query({ query: 'assessment', personKey: (mover ?? nobody).personKey, fiscalYear: 2026 })).assessments.length}件`,
  },
  {
    capability: 'query.account', cure: '納付義務者でない人には空の一覧で答える',
    look: async ({ bench, mover }) => `期 ${(await bench.ward.query({ query: 'account', personKey: (mover ?? nobody).personKey, fiscalYear: 2026 })).periods.length}件`,
  },
  { capability: 'query.receiptExceptions', cure: '例外がなければ空の一覧で答える', look: async ({ bench }) => `収納の例外 ${(await bench.ward.query({ query: 'receiptExceptions' })).exceptions.length}件` },
  {
    capability: 'query.ledger', cure: '調定 = 収納 + 未納 + 不納欠損 − 過誤納(延滞金を含めて)になる合計を答える',
    async look({ bench }) {
      const { sums: { leviedYen, lateYen, collectedYen, unpaidYen, lateUnpaidYen, overpaidYen, writtenOffYen }, troubles } = await bench.ward.query({ query: 'ledger', fiscalYear: 2026 });
      demandThat(leviedYen + lateYen === collectedYen + unpaidYen + lateUnpaidYen + writtenOffYen - overpaidYen, '調定が 収納+未納+不納欠損−過誤納 に等しくない');
      return troubles[0] === undefined ? `調定 ${leviedYen}円` : { doubt: troubles[0] };
    },
  },
  { capability: 'query.refunds', cure: '還付も充当もなければ空の一覧で答える', look: async ({ bench }) => `還付と充当 ${(await bench.ward.query({ query: 'refunds' })).refunds.length}件` },
  { capability: 'query.mailings', cure: '通知のない人には空の一覧で答える', look: async ({ bench, mover }) => `通知 ${(await bench.ward.query({ query: 'mailings', personKey: (mover ?? nobody).personKey })).notices.length}通` },
  { capability: 'query.heldNotices', cure: '宛先の決まらない通知がなければ空の一覧で答える', look: async ({ bench }) => `宛先の決まらない通知 ${(await bench.ward.query({ query: 'heldNotices' })).notices.length}通` },
  { capability: 'query.enquiries', cure: '照会のない人には空の一覧で答える', look: async ({ bench, mover }) => `照会 ${(await bench.ward.query({ query: 'enquiries', personKey: (mover ?? nobody).personKey })).enquiries.length}件` },
  { capability: 'query.incomeGaps', cure: '照会の答えを OpenAPI 文書の形に合わせる', look: async ({ bench }) => `所得の分からない人 ${(await bench.ward.query({ query: 'incomeGaps', fiscalYear: 2026 })).people.length}人` },
  { capability: 'query.burdenRatio', cure: '割合のない人には空の一覧で答える', look: async ({ bench, mover }) => `負担割合 ${(await bench.ward.query({ query: 'burdenRatio', personKey: (mover ?? nobody).personKey })).ratios.length}件` },
  act('takeApplication', (_, { numberMode }) => ({ act: 'takeApplication', application: applicationOf(numberMode), contents: [] })),
  act('decideApplication', () => ({ act: 'decideApplication', receptionNumber: 'EA-DOCTOR-9', version: 1, by: '接続の検査', decision: 'refuse', why: '接続の検査' }), { mayRefuse: true }),
  { capability: 'query.applications', cure: '取り込んだ電子申請を、却下したものも含めて答える', look: async ({ bench }) => `電子申請 ${(await bench.ward.query({ query: 'applications' })).applications.length}件` },
  {
    capability: 'query.applicationCase', cure: '知らない受付番号には state を null で答える',
    async look({ bench }) {
      const { state } = await bench.ward.query({ query: 'applicationCase', receptionNumber: 'EA-DOCTOR-9', by: '接続の検査', purpose: '接続の検査' });
      return state === null ? '知らない受付番号の資料はない' : { doubt: '取り込んでいない申請の資料を答えた' };
    },
  },
  { capability: 'query.slips', cure: '連絡票がなければ空の一覧で答える', look: async ({ bench }) => `連絡票 ${(await bench.ward.query({ query: 'slips' })).slips.length}枚` },
  { capability: 'query.delinquency', cure: '調定のない人には空の一覧で答える', look: async ({ bench, mover }) => `未納の期 ${(await bench.ward.query({ query: 'delinquency', personKey: (mover ?? nobody).personKey })).accounts.length}件` },
  { capability: 'query.assets', cure: '照会のない人には空の一覧で答える', look: async ({ bench, mover }) => `財産調査 ${(await bench.ward.query({ query: 'assets', personKey: (mover ?? nobody).personKey })).inquiries.length}件` },
  { capability: 'query.delinquencyIncidents', cure: '取り違えがなければ空の一覧で答える', look: async ({ bench }) => `委託先の取り違え ${(await bench.ward.query({ query: 'delinquencyIncidents' })).incidents.length}件` },
  { capability: 'query.nonRegistered', cure: '住登外者がいなければ空の一覧で答える', look: async ({ bench }) => `住登外者 ${(await bench.ward.query({ query: 'nonRegistered' })).people.length}人` },
  { capability: 'query.registerGaps', cure: '住民記録との違いがなければ空の一覧で答える', look: async ({ bench }) => `住民記録との違い ${(await bench.ward.query({ query: 'registerGaps' })).gaps.length}件` },
  { capability: 'query.replicas', cure: '副本を出していない人には空の一覧で答える', look: async ({ bench, mover }) => `副本 ${(await bench.ward.query({ query: 'replicas', personKey: (mover ?? nobody).personKey })).replicas.length}件` },
  { capability: 'query.publicAccountUses', cure: '意思を示していない人には空の一覧で答える', look: async ({ bench, mover }) => `利用の意思 ${(await bench.ward.query({ query: 'publicAccountUses', personKey: (mover ?? nobody).personKey })).uses.length}件` },
  ...benefitQueryRounds,
  { capability: 'query.continuity', cure: '知らない世帯には known:false で答える', look: async ({ bench }) => `知らない世帯の継続性の決定 ${(await bench.ward.query({ query: 'continuity', householdKey: 'doctor-9', occurredOn: '2026-04-01', sources: [] })).decisions.length}件` },
  { capability: 'query.highCostMonths', cure: '該当のない世帯には空の一覧で答える', look: async ({ bench }) => `高額該当 ${(await bench.ward.query({ query: 'highCostMonths', householdKey: 'doctor-9', careMonth: '2026-04' })).months.length}か月` },
  { capability: 'query.contributions', cure: '納付金が届いていなければ空の一覧で答える', look: async ({ bench }) => `納付金 ${(await bench.ward.query({ query: 'contributions', fiscalYear: 2027 })).runs.length}回` },
  { capability: 'query.submissions', cure: '何も出していなければ空の一覧で答える', look: async ({ bench }) => `東京都への提出 ${(await bench.ward.query({ query: 'submissions' })).submissions.length}件` },
  { capability: 'query.refused', cure: '断ったものがなければ空の一覧で答える', look: async ({ bench }) => `断ったもの ${(await bench.ward.query({ query: 'refused' })).refused.length}件` },
  act('voidPeriod', ({ personKey, startOn }) => ({ act: 'voidPeriod', personKey, applicationStartOn: startOn, why: '接続の検査' }), { number: 2 }),
  ...wardParameters.flatMap(({ name, choices }) => capabilities.filter((capability) => capability === `parameter.${name}`).map((capability) => ({
    capability, cure: `reset の parameters.${name} に ${choices.join('・')} を受ける`,
    async look({ bench }: Sitting) {
      for (const choice of choices) await bench.begin({ parameters: { [name]: choice } });
      return choices.join('・');
    },
  }))),
];

function job(name: JobName): Round {
  return {
    capability: `job.${name}`, cure: '頼まれた処理の名と、できたファイルの名を答える',
    async look({ bench: { ward } }) {
      const done = await ward.run(name);
      demandThat(done.job === name, `${name} を頼んだのに ${done.job} と答えた`);
      return done.files.join(' ') || 'ファイルはできない';
    },
  };
}

type Mover = Pick<NonNullable<Sitting['mover']>, 'personKey' | 'startOn'>;
const nobody: Mover = { personKey: '9999999997', startOn: '2026-04-01' };
/** An act upon the person of that number, who has moved in. A ward that refuses it must say why; one upon nobody it may refuse. */
function act(name: StaffAct['act'], of: (mover: Mover, bench: Bench) => StaffAct, { number = 1, mayRefuse = false } = {}): Round {
  return {
    capability: `act.${name}`, cure: '断った理由が当たるかを確かめる。断るときは 200 の accepted:false と、refusals に理由と直し方のすべてを返す',
    async look({ bench, mover }) {
      const someone = mover && (number === 1 ? mover : await moveIn(bench, number));
      const { accepted, refusals } = await bench.ward.act(of(someone ?? nobody, bench));
      demandThat(accepted || (refusals.length > 0 && refusals.every(({ why, cure }) => why !== '' && cure !== '')), '断ったが、理由か直し方がない');
      if (accepted) return '受け付けた';
      return mayRefuse || !someone ? `断った: ${refusals[0]!.why}` : { doubt: `ふつうの操作を断った: ${refusals[0]!.why}` };
    },
  };
}

/** An online application of somebody nobody has heard of: it is taken, and waits. */
const applicationOf = (numberMode: Bench['numberMode']): Application => ({
  receptionNumber: 'EA-DOCTOR-1', version: 1, versionKind: 'new', arrivedAt: '2026-04-01T09:00', sentAt: '2026-04-01T09:00', certifiedNumber: numberOf(98, numberMode), attachments: [],
  form: { people: [{ name: '検査 一郎', nameKana: 'ケンサ イチロウ', bornOn: '1970-01-01', sex: '1', address: '架空町九丁目9番9号' }], concerns: [0], content: { procedure: 'cardUseCancellation' } },
});

/** 市町村被保険者ID連携ファイル of one person, as 集約 would distribute it under that profile. */
function distribution(profile: Profile, municipalityCode: string, personKey: string): WireFile {
  try {
    return codecOf(profile, municipalInsuredIds).format({ municipalityCode, date: '2026-04-02', seq: 1 }, [{ municipalInsuredId: '1', personKey, prefecturePersonId: null }]);
  } catch (error) {
    if (!(error instanceof CannotFormat)) throw error;
    throw new TotsugoProblem('TSG-U20', `このプロファイルでは、試験する区の${municipalInsuredIds.ja}を書けない(${error.issue.ja}: ${error.issue.why})`, error.issue.cure);
  }
}
