import {
  cardUnusableFrom, insuranceCardEndedBasis, insuranceCardEndedOn, isElderly, mainDocumentOn, validThrough, type ValidityRules,
} from '../../../law/certificates.js';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { isLimitPaper, type CertificateKind, type LimitPaperKind } from '../../../contracts/certificates.js';
import { rule } from '../../define.js';

export interface CertificateQuestion {
  readonly bornOn: Day;
  /** The day the document begins; today at the counter. */
  readonly on: Day;
  readonly cardUse: 'registered' | 'none';
  /** Day the 利用登録解除 was asked, if it was. */
  readonly cancellationAskedOn: Day | null;
  /** Last day on which the card works, as 医療保険者等向け中間サーバー told it; it outweighs our own reckoning from the day asked. */
  readonly usableThrough: Day | null;
  readonly elderlyCertificateMode: 'separate' | 'merged';
  readonly validity: ValidityRules;
}
export interface Document { readonly kind: CertificateKind; readonly validThrough: Day | null }

const cardUsable = (question: CertificateQuestion) => {
  const endsOn = cardStopsOn(question);
  return question.cardUse === 'registered' && (endsOn === null || question.on < endsOn);
};

/** The first day on which a registered card does not work any more; null while nothing is known to end it. */
export function cardStopsOn({ cancellationAskedOn, usableThrough }: Pick<CertificateQuestion, 'cancellationAskedOn' | 'usableThrough'>): Day | null {
  if (usableThrough !== null) return addDays(usableThrough, 1);
  return cancellationAskedOn && cardUnusableFrom(cancellationAskedOn);
}

/** 証類の判定: which document proves the status on that day. */
export const certificateKind = rule({
  id: 'certificateKind',
  ja: '証類の判定',
  basis: insuranceCardEndedBasis,
  outcomes: { insuranceCard: '被保険者証', eligibilityCertificate: '資格確認書', eligibilityInformation: '資格情報のお知らせ' },
  decide: (question: CertificateQuestion) => {
    const kind = mainDocumentOn(question.on, cardUsable(question));
    const day = `${question.on} は ${insuranceCardEndedOn} ${question.on < insuranceCardEndedOn ? 'より前' : '以後'}`;
    return [kind, day, cardUsable(question) ? 'マイナ保険証を使える' : 'マイナ保険証を使えない'];
  },
});

/** The documents to hand out: the main one, and a 高齢受給者証 for 70–74 where the ward prints it separately and no お知らせ carries the ratio. */
export function documentsFor(question: CertificateQuestion): readonly Document[] {
  const { bornOn, on, elderlyCertificateMode, validity } = question;
  const main = mainDocumentOn(on, cardUsable(question));
  const withElderly = elderlyCertificateMode === 'separate' && main !== 'eligibilityInformation' && isElderly(bornOn, on, validity.koukiLossRule);
  const kinds: readonly Exclude<CertificateKind, LimitPaperKind>[] = withElderly ? [main, 'elderlyCertificate'] : [main];
  return kinds.map((kind) => ({ kind, validThrough: validThrough(kind, bornOn, on, validity) }));
}

/** Does the paper tell the 負担割合? Of somebody of 70–74 one of the papers does. */
export const tellsRatio = (kind: CertificateKind, { bornOn, on, elderlyCertificateMode, validity }: Pick<CertificateQuestion, 'bornOn' | 'on' | 'elderlyCertificateMode' | 'validity'>): boolean =>
  isElderly(bornOn, on, validity.koukiLossRule) && (kind === 'elderlyCertificate' || kind === 'eligibilityInformation' || (kind === 'eligibilityCertificate' && elderlyCertificateMode === 'merged'));

/** A 高齢受給者証 and a 限度額適用認定証 stand beside the main paper, and take the place of their like only. */
export const isLike = (a: string, b: string): boolean => placeOf(a) === placeOf(b);
const placeOf = (kind: string): string => (isLimitPaper(kind) ? 'limit' : kind === 'elderlyCertificate' ? 'elderly' : 'main');
