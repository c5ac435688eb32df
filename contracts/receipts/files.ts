import { assume, cite } from '../../law/define.js';
import { claimTotals, commonRecord, confirmationRecord, counterRecord, institutionRecord, insuranceRecord, receiptBasis, subsidyRecord, visitDayRecord } from './claim-records.js';
import { receiptFile, type ReceiptFile } from './define.js';
import { actRecord, commentRecord, dailyRecord, diseaseRecord, federationRecord, materialRecord, medicineRecord, organRecords, symptomRecord } from './detail-records.js';
import { editionBasis } from './edition.js';
import { confirmationWork, correctionRecord, examinationRecord, historyBasis, managementRecord, objectionRecord, objectionTarget, recordManagement, resultRecord, returnHead, returnRecord, returnTotals, sideBySideRecord } from './history-records.js';

const inReceipt = {
  common: commonRecord, insurance: insuranceRecord, subsidy: subsidyRecord, confirmation: confirmationRecord, visitDays: visitDayRecord, counter: counterRecord, disease: diseaseRecord, act: actRecord, medicine: medicineRecord, material: materialRecord, comment: commentRecord, symptom: symptomRecord,
  ...organRecords, daily: dailyRecord, federation: federationRecord,
};
const rules = cite('レセプト電算処理システム 記録条件仕様(医科)', 'コンマ区切り・引用符なし・CRLF・シフトJIS。幅はシフトJISのバイト数。受診日等(JD)と窓口負担額(MF)は列の一部しか公開されていない');

/** RECEIPTC.UKE: what an institution claims of a month. */
export const receiptClaim = receiptFile({
  id: 'receiptClaim', ja: '診療報酬の請求(レセプト電算・医科)', basis: rules, sources: [receiptBasis, ...editionBasis], between: ['claims', 'claims'], steps: ['B-06'], hasHistory: false, fileNames: ['RECEIPTC.UKE'], totals: 'GO',
  openPoints: ['公開されたバイト数は2015年版のもので、現行の記録条件仕様で確かめていない', 'JD・MF・TI・TR・TS の列は公開資料になく、読んだまま運ぶ', '行の終わりの空の列は、書かなくてもよいとした(仮定)', 'マルチボリュームの途中の巻の GO は、その巻の番号と、その巻の件数・点数を書くとした(仮定)'],
  parts: { institution: institutionRecord, ...inReceipt, totals: claimTotals },
});
/** .HEN and .SAH: receipts that come back, with all their versions. */
export const receiptReturn = receiptFile({
  id: 'receiptReturns', ja: '返戻・再審査のレセプト(レセプト電算・医科)', basis: historyBasis, sources: [historyBasis, ...editionBasis, assume('どの行にも データ識別・行番号・枝番号 を付け、HI で始め HG で終えるとした。レセプトの中の順も仮定')], between: ['claims', 'claims'], steps: ['D-3'], hasHistory: true, fileNames: ['RECEIPTC.HEN', 'RECEIPTC.SAH'], totals: 'HG',
  openPoints: ['ON の列は公開資料にない', '保険者に渡すファイルの名は公開されていない'],
  parts: {
    returnHead, management: managementRecord, ...inReceipt, correction: correctionRecord, examination: examinationRecord, confirmationWork, recordManagement, objection: objectionRecord, objectionTarget, sideBySide: sideBySideRecord, result: resultRecord, returned: returnRecord, totals: returnTotals,
  },
});
export const receiptFiles: readonly ReceiptFile[] = [receiptClaim, receiptReturn];
