import { collectingAccountOf } from '../../contracts/bank/collecting-account.js';
import { inBankKana } from '../../contracts/bank/kana.js';
import type { BenefitRecord } from '../../contracts/claims/records.js';
import type { Resident } from '../../contracts/resident.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Scene } from '../../harness/scene.js';
import { cite } from '../../law/define.js';

export const limitBasis = cite('健康保険法施行令42条・厚生労働省 001726232.pdf', '自己負担限度額を超える一部負担金を高額療養費として支給する');
export const courseBasis = cite('杉並区', '診療月のおよそ3か月後に申請書を送り、申請の後に支給決定通知書を送って振り込む');

export const benefitNeeds: readonly Capability[] = [
  'act.enterNotification', 'files.outgoing', 'files.incoming', 'job.findCandidates', 'job.exportBenefitPrint', 'job.exportBenefitPayments', 'act.enterBenefitForm', 'act.decideBenefit', 'query.household', 'query.benefit', 'query.benefitCases',
];

/** A receipt of somebody, as 国保総合システム tells it. */
export const receiptOf = (householdKey: string, person: Resident, facts: Pick<BenefitRecord, 'receiptKey' | 'careMonth' | 'points'> & Partial<BenefitRecord>): BenefitRecord => ({
  revision: 1, recordState: 'settled', deliveryMonth: facts.careMonth, insurerNumber: '138032', householdKey, branchNumber: '01', nameKana: person.nameKana, bornOn: person.bornOn, sex: person.sex, receiptKind: '1112', institutionCode: '1310000001', prescriberCode: null, setting: 'outpatient', careKind: 'medical', days: 1,
  benefitPercent: null, copayYen: null, counterPayment: null, remarks: [], subsidies: [], mealCount: 0, mealYen: 0, mealCopayYen: 0, ...facts,
});

/** An account of somebody's own. */
export const ownAccount = (person: Resident, accountNumber: string): HeldAccount => ({ bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber, holderName: inBankKana(person.nameKana) });

/** These accounts are there, and the ward has the money for what it pays. */
export async function opened({ bank, ward }: Scene, accounts: readonly HeldAccount[], wardYen: number): Promise<void> {
  const { bankCode, bankName, branchCode, branchName, accountKind, accountNumber, consignorName } = collectingAccountOf(ward.municipality.code);
  await bank.opens([...accounts.map((account) => ({ ...account, balanceYen: 0 })), { bankCode, bankName, branchCode, branchName, accountKind, accountNumber, holderName: consignorName, balanceYen: wardYen }], false);
}

export type Case = AnswerOf<'benefitCases'>['cases'][number];
export const casesOf = async ({ ward }: Scene, householdKey: string): Promise<readonly Case[]> => (await ward.benefitCases(householdKey)).cases;
/** What the envelope of a letter says; none = it has not come. */
export const linesOf = async ({ mailing }: Scene, letterId: string | undefined): Promise<readonly string[]> => (letterId === undefined ? [] : (await mailing.letters(letterId)).find(({ isDelivered }) => isDelivered)?.sheets[0]?.lines ?? []);
