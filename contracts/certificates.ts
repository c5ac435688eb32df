/** 証類 after 2024-12-02, and the 被保険者証 before. */
export const certificateKinds = [
  ['insuranceCard', '被保険者証'], ['eligibilityCertificate', '資格確認書'], ['eligibilityInformation', '資格情報のお知らせ'], ['elderlyCertificate', '高齢受給者証'],
] as const;
export type CertificateKind = (typeof certificateKinds)[number][0];
