import { collectingAccountOf } from '../../contracts/bank/collecting-account.js';
import { inBankKana } from '../../contracts/bank/kana.js';
import type { BenefitRecord } from '../../contracts/claims/records.js';
import type { Resident } from '../../contracts/resident.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';

export const limitBasis = cite('健康保険法施行令42条・厚生労働省 001726232.pdf', '自己負担限度額を超える一部負担金を高額療養費として支給する');
export const courseBasis = cite('杉並区', '診療月のおよそ3か月後に申請書を送り、申請の後に支給決定通知書を送って振り込む');

export const tableBasis = cite('厚生労働省 001726232.pdf', '診療月が限度額の表を決める。令和8年8月診療分から引き上げ');
export const linesBasis = cite('西宮市・みやま市・大和市', '旧ただし書き所得の合計 901万円超ア、600万円超イ、210万円超ウ、210万円以下エ、世帯主と被保険者の全員が非課税ならオ、未申告の人がいればア');
export const smallestBasis = cite('大和市', '70歳未満は21,000円以上の一部負担金だけを合算する。外れた分の医療費は1%にも入れない');
export const roundingBasis = derive('1%の端数は四捨五入: 厚生労働省の計算事例が一円まで合う');
export const repeatBasis = cite('別添1 事務の内容 2.・厚生労働省', '当月を含む12か月に3回以上の該当があれば、4回目から多数回の限度額');
export const elderlyBasis = cite('健康保険法施行令42条3項・5項、大和市・福岡市', '70〜74歳は外来(個人)、70〜74歳の世帯、世帯全体の順に限度額を当てる');
export const halvedBasis = cite('さいたま市・玉名市', '75歳到達月と転居月は2分の1。1日の誕生日・転居では行わない');
export const diseaseBasis = cite('五霞町・浅口市・東大阪市', '特定疾病は1万円、人工透析の70歳未満の区分ア・イは2万円');
export const subsidyStoryBasis = derive('厚生労働省の公費の計算事例を一円まで再現する手順: 難病は本人の区分で限り、公費の後に残る額を、保険の一部負担金が21,000円以上の分だけ合算する');
export const mealsBasis = cite('健康保険法施行令41条', '食事療養の標準負担額は高額療養費に入らない');
export const counterBasis = cite('大和市', '窓口で限度額までにした額が、その一部負担金になる');

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

/** A month of care at one institution. `who` is the place of the person among the insured, the first when left out. */
export type Care = Pick<BenefitRecord, 'careMonth' | 'points'> & Partial<BenefitRecord> & { readonly who?: number };
type CareFacts = Omit<Care, 'careMonth' | 'points'>;
export const stay = (careMonth: string, points: number, facts: CareFacts = {}): Care => ({ careMonth: careMonth.replace('-', ''), points, setting: 'inpatient', receiptKind: '1111', ...facts });
export const clinic = (careMonth: string, points: number, facts: CareFacts = {}): Care => ({ careMonth: careMonth.replace('-', ''), points, institutionCode: '1310000002', ...facts });

/** The receipts of these households reach the ward in one file; the next morning their months are reckoned. */
export async function delivered(scene: Scene, ...told: readonly (readonly [Family, ...Care[]])[]): Promise<void> {
  const { ward, overnight } = scene;
  const records: BenefitRecord[] = [];
  for (const [{ insured }, ...cares] of told) {
    const { householdKey } = await ward.household(insured[0]!);
    for (const { who = 0, ...care } of cares) {
      const key = `${householdKey}-${who + 1}-${care.careMonth}-${care.institutionCode?.slice(-2) ?? '01'}`;
      records.push(receiptOf(householdKey!, insured[who]!, { insurerNumber: ward.municipality.insurerNumber, branchNumber: String(who + 1).padStart(2, '0'), receiptKey: key, ...care }));
    }
  }
  await ward.receives(records);
  await overnight();
}

/** What the ward would pay of each month of the household, as 「診療月 額」; a month without a case is not in it. */
export async function payableTo(scene: Scene, { insured }: Family): Promise<readonly string[]> {
  const { householdKey } = await scene.ward.household(insured[0]!);
  return (await casesOf(scene, householdKey!)).map(({ careMonth, amountYen }) => `${careMonth} ${amountYen}`).sort();
}
/** 区分 the ward judged: under 70, and of the 70–74 where there are any. */
export async function categoryOf({ ward }: Scene, { insured }: Family, careMonth: string): Promise<string> {
  const { category } = await ward.benefit(insured[0]!, careMonth);
  return category ? [category.under70, category.over70].filter(Boolean).join('・') : 'なし';
}
