import { revisionReasonBasis } from '../contracts/mailing/change.js';
import { issueCodes } from '../contracts/aggregator/issue-codes.js';
import { bankDialects } from '../contracts/bank/dialect.js';
import { layouts } from '../contracts/layouts.js';
import { beganBasis, publicAccountBasis } from '../contracts/municipal-hub/permissions.js';
import { acquisitionDays, lossDays } from '../law/acquisition-and-loss.js';
import { minorDeductionsBasis, burdenRatioLimits, nextTermBasis, ratioTermBasis } from '../law/burden-ratio.js';
import { mealCopayAssumption, mealCopays } from '../law/meal-copay.js';
import { caredOnBasis, childbirthBasis, childbirthYen, funeralBasis, lumpSumDeadlineBasis, medicalCostBasis, motherBasis, nextChildbirthBasis, oneFuneralBasis, paidCostBasis, transportBasis } from '../law/benefit-amounts.js';
import { annualCapBasis, benefitYearDeadlineBasis, careTotalAfterBasis, careTotalBasis, careTotalLimits, careTotalLeastBasis, careTotalOrderBasis, careTotalSplitBasis, yearlyOutpatientAfterBasis, yearlyOutpatientBasis, yearlyOutpatientDeductionBasis, yearlyOutpatientYen } from '../law/benefit-year.js';
import { highCostDeadlineBasis, repaymentBasis, repaymentDueBasis, oneWayBackBasis } from '../law/benefit-terms.js';
import { designatedBasis } from '../law/collection-terms.js';
import { graceRates, lateChargeRates, refundInterestRates } from '../law/late-charge-rates.js';
import { benefitCorrectionBasis } from '../law/online-application.js';
import { basicDeductionTable, pensionIncomeTable, salaryIncomeTable } from '../law/premium-income.js';
import { decisionTerms, levyKinds } from '../law/premium-limits.js';
import { allRateSets } from '../law/premium-rates.js';
import { firstHalvedMoveBasis, halvingBasis, highCostOver70, highCostUnder70, percentRoundingBasis, smallestCountedBasis, specificDiseaseHalvingBasis, subsidizedRowBasis, subsidyAssumption, subsidyBasis } from '../law/high-cost.js';
import { exemptIncomeBasis, lowestPensionDeduction, monthIncomeBasis, monthMembersBasis, nominalExemptBasis, over70Lines, pairBasis, undeclaredBasis, under70Lines, unemployedCategoryBasis } from '../law/high-cost-category.js';
import { premiumCaps } from '../law/premium-rates-wards.js';
import { reductionTable } from '../law/premium-reductions.js';
import { firstYearBasis, keptOnBasis, provisionalBasis, requestCloseBasis, specialMonthsBasis, stoppedBasis, withholdingDayBasis } from '../law/special-collection.js';
import { wardParameters } from '../law/ward-parameters.js';
import { catalogue } from '../reports/catalogue.js';
import { unknownResultBasis } from '../contracts/bank/debit.js';
import { eraDayBasis, monthDayBasis } from '../contracts/bank/days.js';
import { ebcdicPageBasis } from '../contracts/bank/ebcdic.js';
import { balanceBasis } from '../contracts/bank/statement.js';
import { yuchoBasis } from '../contracts/bank/yucho.js';
import type { RunResult } from '../harness/results.js';
import { coverageTable } from '../reports/coverage-table.js';
import { openFigures, rateSetTable } from '../reports/rate-sets.js';
import { limitations } from '../reports/limitations.js';
import { wardAssumptions, wardCatalogue, type RuleCard, type WardHoldings } from '../reports/ward-catalogue.js';
import { normalisedBasis, noIncomeBasis, remainderBasis, costIndexBasis, sharingBasis, standardRateBasis } from '../law/levy-sharing.js';
import { cappedIncomeBasis, costYearBasis } from '../ward/prefecture/count-base.js';
import { baseSeasonBasis } from '../ward/prefecture/export-base.js';
import { reportBasis } from '../ward/prefecture/export-report.js';
import { closedBasis, formerMembersBasis, headMonthsBasis } from '../ward/assessment/year/units.js';
import { collectingAccountBasis } from '../contracts/bank/collecting-account.js';
import { elNumberBasis } from '../contracts/payment-channels/el-number.js';
import { debitDayBasis } from '../ward/collection/port/export-debits.js';
import { demandSlipBasis } from '../ward/collection/port/export-demands.js';
import { refundInterestPiecesBasis } from '../ward/collection/overpayments.js';
import { shiftedDebitBasis } from '../ward/collection/port/import-bank.js';
import { resultDaysBasis } from '../ward/collection/port/refunds.js';
import { withholdingWaitBasis } from '../ward/collection/withholding/waiting.js';
import { postalRowBasis } from '../ward/collection/port/receipts-of.js';
import { depositChannelBasis } from '../ward/collection/port/statements.js';
import { slipMakerBasis } from '../ward/notices/slips.js';
import { autoPayment } from '../ward/benefit/rules/auto-payment.js';
import { readPaper } from '../ward/benefit/rules/read-paper.js';
import { payeeElsewhere } from '../ward/benefit/rules/payee-elsewhere.js';
import { classCheck } from '../ward/benefit/rules/class-check.js';
import { elderlyCategory } from '../ward/benefit/rules/elderly-category.js';
import { limitCertificateBasis, limitFromBasis, limitRejudgedBasis, limitThroughBasis } from '../law/limit-certificates.js';
import { shortfallBasis } from '../ward/benefit/limit/shortfall.js';
import { limitCertification } from '../ward/benefit/rules/limit-certification.js';
import { incomeCategory } from '../ward/benefit/rules/income-category.js';
import { prescriptionBasis } from '../ward/benefit/care-month.js';
import { billBasis } from '../ward/benefit/receipts/bill.js';
import { careAnswerBasis } from '../ward/benefit/year/from-hub.js';
import { countedMonthBasis } from '../ward/benefit/reckon.js';
import { untoldPaymentBasis } from '../ward/benefit/paid.js';
import { subsidyNumbersBasis } from '../ward/benefit/subsidies.js';
import { highestSharePercent, withinLimitsBasis } from '../ward/benefit/within-limits.js';
import { agentPayment } from '../ward/collection/rules/agent-payment.js';
import { appropriation, appropriableSinceBasis } from '../ward/collection/rules/appropriation.js';
import { debitResult } from '../ward/collection/rules/debit-result.js';
import { demand, demandAddresseeBasis } from '../ward/collection/rules/demand.js';
import { dueDate } from '../ward/collection/rules/due-date.js';
import { grace } from '../ward/collection/rules/grace.js';
import { deliveryClaim, joinedSeizure } from '../ward/collection/rules/joined-seizure.js';
import { lateCharge } from '../ward/collection/rules/late-charge.js';
import { paymentPlan } from '../ward/collection/rules/payment-plan.js';
import { heldOffBasis, prescription } from '../ward/collection/rules/prescription.js';
import { claimLapseBasis, refundClaim } from '../ward/collection/rules/refund-claim.js';
import { unreachedBasis } from '../ward/delinquency/collect.js';
import { dispositionLettersBasis, reminderDaysBasis } from '../ward/letters/dues.js';
import { receiptTarget } from '../ward/collection/rules/receipt-target.js';
import { claimDaysBasis, refundInterest } from '../ward/collection/rules/refund-interest.js';
import { seizure } from '../ward/collection/rules/seizure.js';
import { executionStay, writeOff } from '../ward/collection/rules/stay.js';
import { wageSeizure } from '../ward/collection/rules/wage-seizure.js';
import { assetReply } from '../ward/delinquency/rules/asset-reply.js';
import { distribution, distributionOrderBasis } from '../ward/delinquency/rules/distribution.js';
import { pledge } from '../ward/delinquency/rules/pledge.js';
import { seizureRelease } from '../ward/delinquency/rules/seizure-release.js';
import { decisionTerm } from '../ward/assessment/rules/decision-term.js';
import { specialCollection } from '../ward/assessment/rules/special-collection.js';
import { incomeReduction } from '../ward/assessment/rules/income-reduction.js';
import { decideContinuity } from '../ward/benefit/continuity/rules/decide-continuity.js';
import { moveMonth } from '../ward/benefit/continuity/rules/move-month.js';
import { renewalBasis } from '../ward/certificates/renew.js';
import { neededBasis } from '../ward/applications/attachments.js';
import { applicationCourse } from '../ward/applications/rules/application-course.js';
import { slipAnswer } from '../ward/contacts/rules/slip-answer.js';
import { slipReply } from '../ward/contacts/rules/slip-reply.js';
import { applicationEnd } from '../ward/eligibility/rules/application-end.js';
import { applicationStart } from '../ward/eligibility/rules/application-start.js';
import { certificateKind } from '../ward/eligibility/rules/certificate.js';
import { householdChange } from '../ward/eligibility/rules/household-change.js';
import { koukiAge } from '../ward/eligibility/rules/kouki-age.js';
import { lateness } from '../ward/eligibility/rules/lateness.js';
import { nominalHead } from '../ward/eligibility/rules/nominal-head.js';
import { numberIdentity } from '../ward/eligibility/rules/number-identity.js';
import { periodInvariants } from '../ward/eligibility/rules/period-invariants.js';
import { specialResidence } from '../ward/eligibility/rules/special-residence.js';
import { cardUseChange } from '../ward/linkage/rules/card-use-change.js';
import { identify } from '../ward/linkage/rules/identify.js';
import { matchDecision } from '../ward/linkage/rules/match-decision.js';
import { matchResolution } from '../ward/linkage/rules/match-resolution.js';
import { matchSuggestion } from '../ward/linkage/rules/match-suggestion.js';
import { lookupAnswer } from '../ward/non-registered/rules/lookup-answer.js';
import { holderBasis, publicAccount } from '../ward/public-account/rules/public-account.js';
import { nonRegisteredIdentity } from '../ward/non-registered/rules/non-registered-identity.js';
import { registerItems } from '../ward/residents/rules/register-items.js';
import { registerRemoval } from '../ward/residents/rules/register-removal.js';
import { toTheDeadBasis } from '../ward/notices/follow.js';
import { noticeAddressee } from '../ward/notices/rules/notice-addressee.js';
import { burdenRatio } from '../ward/ratios/rules/burden-ratio.js';
import { exampleFiles } from './example-files.js';
import type { SuiteOptions } from './options.js';
import { allScenarios, simulators } from './parts.js';
import { cardOf, playSuite } from './suite.js';

/** Every rule of the ward; `docs.test.ts` finds out when one is missing. */
export const wardRules: readonly RuleCard[] = [
  applicationCourse, applicationEnd, applicationStart, burdenRatio, cardUseChange, certificateKind, decideContinuity, decisionTerm, householdChange, identify, incomeReduction, koukiAge, lateness, lookupAnswer, matchDecision, matchResolution, matchSuggestion, moveMonth, nominalHead, nonRegisteredIdentity, noticeAddressee, numberIdentity, periodInvariants, registerItems, registerRemoval, slipAnswer, slipReply, specialCollection, specialResidence,
  autoPayment, classCheck, elderlyCategory, incomeCategory, limitCertification, payeeElsewhere, readPaper,
  agentPayment, appropriation, assetReply, debitResult, deliveryClaim, demand, distribution, dueDate, executionStay, grace, joinedSeizure, lateCharge, paymentPlan, pledge, prescription, publicAccount, receiptTarget, refundClaim, refundInterest, seizure, seizureRelease, wageSeizure, writeOff,
];
const days: WardHoldings['days'] = [
  ...Object.entries(acquisitionDays).map(([id, row]) => ({ id, effect: '取得' as const, ...row })),
  ...Object.entries(lossDays).map(([id, row]) => ({ id, effect: '喪失' as const, ...row })),
];

const values: WardHoldings['values'] = [
  ...[premiumCaps, reductionTable, salaryIncomeTable, pensionIncomeTable, basicDeductionTable, burdenRatioLimits, highCostUnder70, highCostOver70, under70Lines, over70Lines, lowestPensionDeduction, childbirthYen, mealCopays, yearlyOutpatientYen, careTotalLimits, lateChargeRates, refundInterestRates, graceRates].flatMap(({ ja, rows }) => rows.map(({ from, basis }) => ({ ja: `${ja}(${from} から)`, basis }))),
  ...levyKinds.map(([kind, ja]) => ({ ja: `${ja}の賦課決定の期間制限`, basis: decisionTerms[kind].basis })),
  { ja: '負担割合を判定する年度', basis: ratioTermBasis }, { ja: '次の年度の負担割合を判定し始める日', basis: nextTermBasis }, { ja: '世帯主の課税標準額から引く19歳未満の分', basis: minorDeductionsBasis },
  { ja: '情報連携の始まった日', basis: beganBasis }, { ja: '公金受取口座の情報連携の始まった日', basis: publicAccountBasis },
  { ja: '死亡の後に知った、渡した後の通知', basis: toTheDeadBasis }, { ja: '電子申請に要る添付', basis: neededBasis }, { ja: '補正された給付の電子申請の日', basis: benefitCorrectionBasis }, { ja: '証を更新する月', basis: renewalBasis }, { ja: '世帯や世帯主の替わった月の納付義務者', basis: headMonthsBasis }, { ja: '特定同一世帯所属者', basis: formerMembersBasis }, { ja: '全員が離れるときの残りの請求', basis: closedBasis }, { ja: '納付金の按分', basis: sharingBasis }, { ja: '按分の割り戻し', basis: normalisedBasis }, { ja: '納付金の1円未満', basis: remainderBasis }, { ja: '所得や世帯のどこにもない按分', basis: noIncomeBasis }, { ja: '年齢調整後の医療費指数', basis: costIndexBasis }, { ja: '標準保険料率の刻み', basis: standardRateBasis }, { ja: '賦課限度額に基づく所得総額', basis: cappedIncomeBasis }, { ja: '市町村基礎ファイルの医療費実績', basis: costYearBasis }, { ja: '市町村基礎ファイルを出す時期', basis: baseSeasonBasis }, { ja: '東京都へ提供する給付状況', basis: reportBasis }, { ja: '納付書の企業コードと自由使用欄', basis: slipMakerBasis }, { ja: '変更通知書の理由と変更前の年額', basis: revisionReasonBasis },
  { ja: '全銀ファイルの月日の年', basis: monthDayBasis }, { ja: '元号のない和暦', basis: eraDayBasis }, { ja: '割り当てのない振替結果コード', basis: unknownResultBasis }, { ja: '入出金取引明細の残高', basis: balanceBasis }, { ja: 'EBCDIC のかな表', basis: ebcdicPageBasis }, { ja: 'ゆうちょ銀行の記号番号', basis: yuchoBasis },
  { ja: '高額療養費で数えない額', basis: smallestCountedBasis }, { ja: '高額療養費の1%の端数', basis: percentRoundingBasis }, { ja: '限度額が下がる月', basis: halvingBasis }, { ja: '都内転居月の2分の1の始まった月', basis: firstHalvedMoveBasis }, { ja: '一つの世帯にならない区分', basis: pairBasis }, { ja: '限度額が下がる月の特定疾病', basis: specificDiseaseHalvingBasis },
  { ja: '公費のある療養の限度額', basis: subsidyBasis }, { ja: '令和8年8月からの公費の限度額', basis: subsidyAssumption }, { ja: '公費のある療養の世帯合算', basis: subsidizedRowBasis }, { ja: '払った額を知らされない療養', basis: untoldPaymentBasis },
  { ja: '公金受取口座の名義', basis: holderBasis }, { ja: '還付請求権の時効', basis: claimLapseBasis }, { ja: '催告書の求める日', basis: reminderDaysBasis }, { ja: '処分通知', basis: dispositionLettersBasis }, { ja: '届かなかった差押調書の謄本', basis: unreachedBasis }, { ja: '高額療養費の区分の所得の年', basis: monthIncomeBasis }, { ja: '所得の分からない世帯の区分', basis: undeclaredBasis }, { ja: '擬制世帯主と区分オ', basis: nominalExemptBasis }, { ja: '住民税非課税', basis: exemptIncomeBasis }, { ja: '非自発的失業と区分', basis: unemployedCategoryBasis }, { ja: '区分に数える人', basis: monthMembersBasis },
  { ja: '処方元のない調剤', basis: prescriptionBasis }, { ja: '公費の見分け', basis: subsidyNumbersBasis }, { ja: '多数回に数える月', basis: countedMonthBasis },
  { ja: '外来年間合算', basis: yearlyOutpatientBasis }, { ja: '外来年間合算で先に引く額', basis: yearlyOutpatientDeductionBasis }, { ja: '令和8年8月からの外来の年間上限', basis: yearlyOutpatientAfterBasis }, { ja: '高額介護合算', basis: careTotalBasis }, { ja: '国保連の請求との照合', basis: billBasis }, { ja: '介護の自己負担額の情報連携', basis: careAnswerBasis }, { ja: '高額介護合算の順', basis: careTotalOrderBasis }, { ja: '支給しない高額介護合算', basis: careTotalLeastBasis }, { ja: '高額介護合算を分ける割合', basis: careTotalSplitBasis }, { ja: '令和8年8月からの高額介護合算', basis: careTotalAfterBasis }, { ja: '年間上限', basis: annualCapBasis }, { ja: '年間の給付の時効', basis: benefitYearDeadlineBasis }, { ja: '区分を判定しない月', basis: withinLimitsBasis }, { ja: '区分を判定しない月の割合', basis: highestSharePercent },
  { ja: '高額療養費の時効', basis: highCostDeadlineBasis }, { ja: '出産育児一時金などの時効', basis: lumpSumDeadlineBasis }, { ja: '出産育児一時金', basis: childbirthBasis }, { ja: '葬祭費', basis: funeralBasis }, { ja: '療養費', basis: medicalCostBasis }, { ja: '一つの死亡の葬祭費', basis: oneFuneralBasis }, { ja: '同じ母のほかの出産', basis: nextChildbirthBasis }, { ja: '出産した人の性別と年齢', basis: motherBasis }, { ja: '療養費と払った額', basis: paidCostBasis }, { ja: '療養費の診療の日', basis: caredOnBasis }, { ja: '資格のない月に払った分の戻る道', basis: oneWayBackBasis }, { ja: '令和8年度からの食事療養標準負担額', basis: mealCopayAssumption }, { ja: '移送費', basis: transportBasis }, { ja: '返納金', basis: repaymentBasis }, { ja: '返納金の納期限', basis: repaymentDueBasis },
  { ja: '窓口で払わなかった分の返還', basis: shortfallBasis }, { ja: '限度額適用認定証', basis: limitCertificateBasis }, { ja: '限度額適用認定の始まり', basis: limitFromBasis }, { ja: '限度額適用認定の終わり', basis: limitThroughBasis }, { ja: '区分の替わった限度額適用認定', basis: limitRejudgedBasis },
  { ja: '収納口座と委託者コード', basis: collectingAccountBasis }, { ja: '明細の入金の経路', basis: depositChannelBasis }, { ja: 'eL番号の付け方', basis: elNumberBasis }, { ja: '郵便振替とリアルの行', basis: postalRowBasis }, { ja: '振替日と再振替', basis: debitDayBasis }, { ja: '引落日の移った振替結果', basis: shiftedDebitBasis }, { ja: '振替結果と総合振込を尋ねる日', basis: resultDaysBasis }, { ja: '還付加算金を計算する納付', basis: refundInterestPiecesBasis }, { ja: '督促状の納付書', basis: demandSlipBasis }, { ja: '宛先の決まらない人への督促', basis: demandAddresseeBasis },
  { ja: '督促状の指定期限と差押のできる日', basis: designatedBasis }, { ja: '時効の更新と完成猶予', basis: heldOffBasis }, { ja: '配当の順', basis: distributionOrderBasis }, { ja: '充当の効力の遡る日', basis: appropriableSinceBasis }, { ja: '還付加算金から除く日', basis: claimDaysBasis },
  { ja: '年金の支払月', basis: specialMonthsBasis }, { ja: '年金の支払日', basis: withholdingDayBasis }, { ja: '特別徴収の依頼の締切り', basis: requestCloseBasis }, { ja: '初めの年度の特別徴収', basis: firstYearBasis }, { ja: '仮徴収の決定', basis: provisionalBasis }, { ja: '天引きの続く間の更正', basis: keptOnBasis }, { ja: '天引きされなかった月', basis: stoppedBasis }, { ja: '天引きの結果を尋ねる日', basis: withholdingWaitBasis },
  ...openFigures(allRateSets()),
];

/** The whole suite as the pages are printed from it: a step counts only when something was really exchanged for it. */
export const playedForDocs = async (): Promise<RunResult> => playSuite(await allScenarios(), usual, () => {});
export const coveragePage = ({ steps }: Pick<RunResult, 'steps'>): readonly [path: string, text: string] => ['docs/coverage.md', coverageTable(steps)];

/** The pages that are printed from the code alone, by their path. `npm run docs` writes them and the coverage; tests keep them fresh. */
export async function generatedDocs(): Promise<ReadonlyMap<string, string>> {
  const scenarios = await allScenarios();
  const parties = simulators.map(cardOf);
  const holdings: WardHoldings = { scenarios, days, rules: wardRules, choices: wardParameters, issueCodes, values };
  return new Map([
    ['docs/catalogue.md', `${catalogue({ layouts, dialects: bankDialects, parties, units: [] })}\n${wardCatalogue(holdings)}\n${rateSetTable(allRateSets())}`],
    ['docs/limitations.md', `${limitations(parties)}\n${wardAssumptions(holdings)}`],
    ...exampleFiles(),
  ]);
}

const usual: SuiteOptions = { sut: 'reference', seed: 1, store: undefined, profile: undefined, municipality: '131032', numberMode: 'shifted:3', workers: 1 };
