import type { LossReason } from '../../contracts/codes.js';
import type { QualificationResult } from '../../contracts/online-eligibility/qualification.js';
import { inHalfKana } from '../../contracts/online-eligibility/half-kana.js';
import { ageReachedOn, birthday } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipalities } from '../../law/municipalities.js';
import type { Found, Member } from './hub.js';

/** What the patient or the certificate lets the institution see. */
export interface Consents { readonly limit: string | null; readonly pharmacists: string | null; readonly checkups: string | null; readonly diagnosis: string | null }

/** 記号・番号 stand in one text at the hub; the first hyphen parts them (ours: how 国保 writes them is not public here). */
export function symbolAndNumber(householdKey: string): { readonly symbol: string | null; readonly number: string } {
  const hyphen = householdKey.indexOf('-');
  return hyphen > 0 && hyphen < householdKey.length - 1 ? { symbol: householdKey.slice(0, hyphen), number: householdKey.slice(hyphen + 1) } : { symbol: null, number: householdKey };
}
export const householdKeyOf = (symbol: string | null, number: string): string => (symbol === null ? number : `${symbol}-${number}`);

const losses: Readonly<Partial<Record<LossReason | 'moveOutWithinPrefecture', QualificationResult['ReasonOfLoss']>>> = { death: '01', welfareStart: '02', joinEmployeeInsurance: '03', joinInsuranceSociety: '03' };
const insurerNames = new Map(municipalities.map(({ insurerNumber, ja }) => [insurerNumber, ja]));

/**
 * One record as a 医療機関 sees it. 医療情報 that is stopped is left blank, 住所 too; the category of 限度額 only with consent.
 */
export function resultOf({ visibility }: Pick<Found, 'visibility'>, member: Member, on: Day, consents: Consents, isRatioBlank: boolean): QualificationResult {
  const { symbol, number } = symbolAndNumber(member.householdKey);
  const ratio = isRatioBlank ? null : member.copayRatio;
  const limit = isRatioBlank || consents.limit !== '1' ? null : member.limitCategory;
  const medical = (consent: string | null) => (visibility.medical === 'shown' && consent === '1' ? '1' as const : null);
  return {
    InsuredCardClassification: '01', InsurerNumber: member.insurerNumber, InsuredCardSymbol: symbol, InsuredIdentificationNumber: number, InsuredBranchNumber: member.branchNumber, PersonalFamilyClassification: '1',
    InsuredName: member.headName, Name: member.name, NameOfOther: null, NameKana: inHalfKana(member.nameKana), NameOfOtherKana: null, Sex1: member.sex, Sex2: null, Birthdate: member.bornOn,
    Address: visibility.address === 'shown' ? member.address : null, PostNumber: null, InsuredCertificateIssuanceDate: null, InsuredCardValidDate: member.validFrom, InsuredCardExpirationDate: null,
    QualificationDate: member.acquiredOn, DisqualificationDate: member.lostOn, ReasonOfLoss: member.lossReason === null ? null : (losses[member.lossReason] ?? '99'),
    InsuredPartialContributionRatio: ratio, PreschoolClassification: null, InsurerName: insurerNames.get(member.insurerNumber) ?? null,
    ElderlyRecipientCertificateInfo: isElderly(member.bornOn, on) && ratio !== null
      ? { ElderlyRecipientCertificateDate: null, ElderlyRecipientValidStartDate: member.copayRatioFrom, ElderlyRecipientValidEndDate: member.copayRatioThrough, ElderlyRecipientContributionRatio: ratio } : null,
    LimitApplicationCertificateRelatedConsFlg: consents.limit === '1' ? '1' : consents.limit === null ? null : '0',
    LimitApplicationCertificateRelatedInfo: limit === null ? null : {
      LimitApplicationCertificateClassification: null, LimitApplicationCertificateClassificationFlag: limit, LimitApplicationCertificateDate: null, LimitApplicationCertificateValidStartDate: null,
      LimitApplicationCertificateValidEndDate: null, LimitApplicationCertificateLongTermDate: null,
    },
    SpecificHealthCheckupsInfoConsFlg: medical(consents.checkups), PharmacistsInfoConsFlg: medical(consents.pharmacists), DiagnosisInfoConsFlg: medical(consents.diagnosis),
  };
}

/** 70歳に達する日の翌月(1日生まれはその月)から75歳の誕生日の前日まで. */
function isElderly(bornOn: Day, on: Day): boolean {
  const reached = ageReachedOn(bornOn, 70);
  return on.slice(0, 7) > reached.slice(0, 7) && on < birthday(bornOn, 75);
}
