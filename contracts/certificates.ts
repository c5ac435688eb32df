/** 証類 after 2024-12-02, and the 被保険者証 before. */
export const certificateKinds = [
  ['insuranceCard', '被保険者証'], ['eligibilityCertificate', '資格確認書'], ['eligibilityInformation', '資格情報のお知らせ'], ['elderlyCertificate', '高齢受給者証'],
  ['limitCertificate', '限度額適用認定証'], ['limitReductionCertificate', '限度額適用・標準負担額減額認定証'],
] as const;
export type CertificateKind = (typeof certificateKinds)[number][0];

/** 限度額適用認定証, which is asked for; every other paper comes with the 資格. */
export type LimitPaperKind = Extract<CertificateKind, 'limitCertificate' | 'limitReductionCertificate'>;
export const isLimitPaper = (kind: string): kind is LimitPaperKind => kind === 'limitCertificate' || kind === 'limitReductionCertificate';
