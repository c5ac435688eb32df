import { applicationEndReasons, applicationStartReasons, changeReasons, wordOf as codeWord } from '../contracts/codes.js';
import { enquiryKinds } from '../contracts/municipal-hub/codes.js';
import { enquiryDecisions } from '../contracts/ward-enquiry.js';
import { procedures } from '../contracts/e-application/application.js';
import { applicationDecisions } from '../contracts/ward-application.js';
import { slipTopics } from '../contracts/other-municipality/contact-slip.js';
import { representativeNamings } from '../contracts/ward-heir.js';
import { nonRegisteredDecisions, nonRegisteredRoles } from '../contracts/ward-non-registered.js';
import { overpaymentDecisions, refundWays } from '../contracts/ward-collection.js';
import { publicAccountPurposes } from '../contracts/ward-public-account.js';
import { slipDecisions } from '../contracts/ward-contact.js';
import { contactOutcomes, inquiryTargets } from '../contracts/delinquency-contractor/codes.js';
import { assetDecisions, contactChannels, deferralKinds, releaseDecisions, seizedObjects, seizureKinds, stayGroundCodes } from '../contracts/ward-delinquency.js';
import { benefitDecisions, benefitKinds, repaymentDecisions, selfPaidSystems } from '../contracts/ward-benefit.js';
import { continuityDecisions } from '../contracts/ward-continuity.js';
import { matchDecisions } from '../contracts/ward-match.js';
import type { Notification } from '../contracts/notification.js';
import type { PremiumForm } from '../contracts/ward-premium.js';
import type { JobName, StaffAct } from '../contracts/ward.js';

const words: Readonly<Record<StaffAct['act'], string>> = {
  enterNotification: '届出入力', correctPeriod: '適用期間の訂正', voidPeriod: '適用期間の無効化', correctIndividualNumber: '個人番号の訂正', correctResident: '住民情報の訂正', resend: '異動情報の再送', confirmResult: '処理結果の確認',
  openMatchCase: '突合結果の調査', decideMatch: '突合結果の決定', enterPremiumForm: '賦課関係の届出の入力', registerMandate: '口座振替の登録', assignReceipt: '不明金を充てる期の決定', decideOverpayment: '過誤納の充当・還付の決定', takeRefundClaim: '還付金請求書の受付', nameRepresentative: '相続人代表者の届出・指定', reissueNotices: '保険料通知の再発行', enquire: '情報照会', decideEnquiry: '照会の回答の判断', enterRevenueForm: '基準収入額適用申請の入力', takeApplication: '電子申請の取り込み', decideApplication: '電子申請の決定',
  sendSlip: '連絡票での照会', handleSlip: '連絡票の処理',
  recordContact: '折衝・催告の記録', grantDeferral: '徴収猶予・換価の猶予', agreeInstallments: '分割納付の誓約', suspendExecution: '滞納処分の執行停止', cancelDecision: '猶予・分割納付・執行停止の取消し', inquireAssets: '財産調査の照会', handleAsset: '財産調査の回答の処理', decideSeizure: '差押・参加差押・交付要求', collectSeized: '取立と配当', releaseSeizure: '差押の解除・取消し',
  registerNonRegistered: '住登外者の登録', handleNonRegistered: '住登外者の処理', registerPublicAccountUse: '公金受取口座の利用の意思の登録', withdrawPublicAccountUse: '公金受取口座の利用の意思の取下げ',
  enterBenefitForm: '給付の申請の入力', decideBenefit: '給付の決定', enterSelfPaid: '自己負担額証明書の入力', enterClaimsBill: '国保連の請求の入力', objectToReceipt: '再審査・過誤の申出', decideReceipt: '給付記録の人の決定', claimRepayment: '返納金の決定', decideRepayment: '返納金の請求・収納・取消し',
  decideContinuity: '世帯の継続性の決定', recordHighCostMonth: '過去の高額該当の入力', forwardPaper: '申請書(紙)の受付', retakeRefused: '断ったものの受け付け直し',
};
/** The Japanese name of a 賦課関係の届出. */
export const premiumFormWords: Readonly<Record<PremiumForm['kind'], string>> = { involuntaryUnemployment: '非自発的失業', maternity: '産前産後', formerDependent: '旧被扶養者', relief: '条例減免', pension: '年金保険者からの通知', directDebit: '口座振替の申出' };
/** The Japanese name of a staff act. */
export const actWord = ({ act }: Pick<StaffAct, 'act'>): string => words[act];

/** The Japanese name of a job of the ward. */
export const jobWords: Readonly<Record<JobName, string>> = {
  exportChanges: '異動分の作成', exportAll: '全件の作成', checkAges: '年齢到達などの日次判定', exportTerminal: '統合専用端末への一括ファイルの作成', assessYear: '当初賦課', reassess: '更正', exportPrint: '保険料通知データの作成', exportDebits: '振替依頼の作成', exportDemands: '督促', exportRefunds: '還付の総合振込の作成', exportLetters: '還付・充当通知書、催告書、処分通知の作成', exportWithholding: '仮徴収の決定と特別徴収依頼の作成', exportEnquiries: '情報照会ファイルの作成', judgeRatios: '負担割合の判定', exportCertificates: '証の更新と作成データの作成', exportSlips: '連絡票の作成', exportDelinquents: '滞納者情報と財産調査の照会の作成', checkDelinquency: '滞納の日次判定', exportLookups: '住登外者の照会ファイルの作成', exportReplicas: '副本の作成', exportTransfers: '移転の作成', exportMaster: '被保険者マスタ異動情報と申出の作成', findCandidates: '高額療養費の該当の確認', exportBenefitPrint: '給付の通知の印刷データの作成', exportBenefitPayments: '給付の総合振込の作成', exportHighCostRecords: '高額該当情報の作成', exportLevyBase: '市町村基礎ファイルの作成', exportBenefitReport: '給付状況の作成', exportPapers: '申請書の送付票の作成',
};

/** What an act is about, in a few words and without any 個人番号, so that two of a kind can be told apart. */
export function actGist(act: StaffAct): string {
  switch (act.act) {
    case 'enterNotification': return notificationGist(act.notification);
    case 'correctPeriod': return `${act.applicationStartOn}からの期間を${[act.newStartOn && `${act.newStartOn}から`, act.newEndOn === undefined ? '' : act.newEndOn === null ? '終わりなし' : `${act.newEndOn}まで`].filter(Boolean).join('、')}に`;
    case 'voidPeriod': return `${act.applicationStartOn}からの期間`;
    case 'resend': return `${act.personKeys.length}人`;
    case 'correctIndividualNumber': return `${act.corrections.length}人`;
    case 'decideMatch': return codeWord(matchDecisions, act.decision);
    case 'enterPremiumForm': return premiumFormWords[act.form.kind];
    case 'registerMandate': return act.account === null ? '解約' : `${act.startsOn}から`;
    case 'assignReceipt': return act.accountKey === null ? '充てずに置く' : act.accountKey;
    case 'decideOverpayment': return codeWord(overpaymentDecisions, act.decision);
    case 'takeRefundClaim': return codeWord(refundWays, act.payTo);
    case 'nameRepresentative': return codeWord(representativeNamings, act.namedBy);
    case 'reissueNotices': return `${act.noticeIds.length}通`;
    case 'enterRevenueForm': return `${act.fiscalYear}年度 ${act.revenues.length}人`;
    case 'enquire': return `${codeWord(enquiryKinds, act.kind)}${act.fiscalYear === undefined ? '' : ` ${act.fiscalYear}年度`}`;
    case 'takeApplication': return `${codeWord(procedures, act.application.form.content.procedure)} 版${act.application.version}`;
    case 'decideApplication': return codeWord(applicationDecisions, act.decision);
    case 'decideEnquiry': return codeWord(enquiryDecisions, act.decision);
    case 'sendSlip': return `${codeWord(slipTopics, act.topic)}${act.fiscalYear === undefined ? '' : ` ${act.fiscalYear}年度`}`;
    case 'handleSlip': return codeWord(slipDecisions, act.decision);
    case 'recordContact': return `${codeWord(contactChannels, act.channel)} ${codeWord(contactOutcomes, act.outcome)}`;
    case 'grantDeferral': return `${codeWord(deferralKinds, act.deferralKind)} ${act.from}〜${act.through}`;
    case 'agreeInstallments': return `${act.installments.length}回`;
    case 'suspendExecution': return codeWord(stayGroundCodes, act.ground);
    case 'inquireAssets': return codeWord(inquiryTargets, act.target);
    case 'handleAsset': return codeWord(assetDecisions, act.decision);
    case 'decideSeizure': return `${codeWord(seizureKinds, act.seizureKind)} ${codeWord(seizedObjects, act.object)}`;
    case 'collectSeized': return `${act.receivedOn} ${act.yen}円`;
    case 'releaseSeizure': return codeWord(releaseDecisions, act.decision);
    case 'cancelDecision': return act.decisionId;
    case 'registerNonRegistered': return codeWord(nonRegisteredRoles, act.role);
    case 'handleNonRegistered': return codeWord(nonRegisteredDecisions, act.decision);
    case 'registerPublicAccountUse': case 'withdrawPublicAccountUse': return codeWord(publicAccountPurposes, act.purpose);
    case 'enterBenefitForm': return `${act.form.kind === 'stopAutoPayment' ? '自動振込をやめる' : act.form.kind === 'limitCertificate' ? '限度額適用認定' : codeWord(benefitKinds, act.form.kind === 'yearly' ? act.form.yearlyKind : act.form.kind)}${'careMonth' in act.form ? ` ${act.form.careMonth}` : 'benefitYear' in act.form ? ` ${act.form.benefitYear}年8月から` : ''}`;
    case 'enterClaimsBill': return `${act.deliveryMonth} 審査分 ${act.institutions.length}機関`;
    case 'enterSelfPaid': return `${codeWord(selfPaidSystems, act.selfPaidSystem)} ${act.issuedBy} ${act.totalYen}円`;
    case 'decideBenefit': return `${act.caseId} ${codeWord(benefitDecisions, act.decision)}`;
    case 'objectToReceipt': return `${act.receiptKey} ${act.reasonCode}`;
    case 'decideReceipt': return act.receiptKey;
    case 'claimRepayment': return `${act.receiptKeys.length}件`;
    case 'decideRepayment': return `${act.repaymentId} ${codeWord(repaymentDecisions, act.decision)}`;
    case 'decideContinuity': return `${codeWord(continuityDecisions, act.decision)} ${act.occurredOn}`;
    case 'retakeRefused': return act.refusedId;
    case 'forwardPaper': return `${act.paperId} ${act.careMonth}`;
    case 'recordHighCostMonth': return `${act.careMonth}${act.operation === 'void' ? ' 取消' : ''}`;
    case 'correctResident': case 'confirmResult': case 'openMatchCase': return '';
  }
}

/** `県内転入 2026-05-10 3人`: what happened, on which day, to how many. */
export function notificationGist(notification: Notification): string {
  const { kind, reason, occurredOn } = notification;
  const codes = kind === 'start' ? applicationStartReasons : kind === 'end' ? applicationEndReasons : changeReasons;
  const people = kind === 'start' ? notification.startingPersonKeys.length : kind === 'person' ? 1 : notification.personKeys.length;
  return `${codeWord(codes, reason)} ${occurredOn} ${people}人`;
}
