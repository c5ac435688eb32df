import { wordOf } from '../../contracts/codes.js';
import type { PayloadOf } from '../../contracts/municipal-hub/payloads.js';
import type { Resident } from '../../contracts/resident.js';
import { enquiryStates } from '../../contracts/ward-enquiry.js';
import type { ActResult, Capability } from '../../contracts/ward.js';
import type { Scene } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { changeNeeds, levySteps, salary, year } from './telling.js';

/** What the stories about questions to other bodies rest on. */
export const enquiryBasis = cite('別添1 事務の内容', '資格賦課業務 ⑥ 必要な情報を、中間サーバーを介して情報照会を行う');
export const joiningBasis = cite('別添1 事務の内容', '資格賦課業務 ⑦ 入手した情報を名寄せし、資格・賦課情報を作成する');
export const absentBasis = assume('該当なし・不開示・期限切れは所得0ではない。軽減は所得が分かるまで判定しない(清瀬市 未申告の取扱い)');

export const enquirySteps = [...levySteps, 'A-06'] as const;
export const enquiryNeeds: readonly Capability[] = [...changeNeeds, 'act.enquire', 'job.exportEnquiries', 'query.enquiries', 'query.incomeGaps'];
export const clerk = '国保資格係 担当';
/** Where the people of these stories lived on 1 January: 千代田区. */
export const formerMunicipality = '131016';

/** 地方税関係情報 of the municipality that taxes: a declared 給与所得. */
export const income = (netIncomeYen: number, fiscalYear = year): PayloadOf<'localTax'> => ({
  ...salary(netIncomeYen, fiscalYear), publicPensionIncomeYen: 0, publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0, taxableIncomeYen: null,
});

/** The clerk asks the former municipality for the income of a person. */
export const asksForIncome = ({ ward }: Scene, { personKey }: Resident, provider = formerMunicipality): Promise<ActResult> =>
  ward.act({ act: 'enquire', personKey, kind: 'localTax', fiscalYear: year, providerCode: provider, by: clerk, purpose: '当初賦課のため' });

/** Questions about a person, oldest first: 状態 and, when there is one, why. */
export const enquiriesAbout = async ({ ward }: Scene, person: Resident): Promise<readonly string[]> => (await ward.enquiries(person)).enquiries.map(({ state }) => wordOf(enquiryStates, state));

/** 宛名番号 of those whose income nobody knows. */
export const gapsIn = async ({ ward }: Scene, fiscalYear = year): Promise<readonly string[]> => (await ward.incomeGaps(fiscalYear)).people.map(({ personKey, taxState, isEnquired }) => `${personKey} ${taxState === 'undeclared' ? '未申告' : '課税資料なし'}${isEnquired ? '(照会済み)' : ''}`);
