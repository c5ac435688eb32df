import { createHash } from 'node:crypto';
import type { Application, ApplicationContent, AttachmentCard, AttachmentKind, Procedure } from '../../contracts/e-application/application.js';
import type { CorrectionAsk } from '../../contracts/ward-application.js';
import type { MedicalCostGround } from '../../contracts/ward-benefit.js';
import { assume } from '../../law/define.js';

export const neededBasis = assume('手続ごとに要る添付は自前の一覧。喪失証明は情報連携で足りることもあり、給付で求める書類とともに区によって違う');
/** What must be attached. */
export const neededAttachments: Readonly<Record<Procedure, readonly AttachmentKind[]>> = {
  join: ['lossCertificate'], leave: ['newInsurance'], household: [], cardUseCancellation: [], certificateIssue: [], involuntaryUnemployment: ['unemploymentCard'], maternity: ['maternityRecord'], formerDependent: ['lossCertificate'], relief: ['reliefGrounds'],
  highCost: [], yearly: [], stopAutoPayment: [], childbirth: ['birthProof', 'directPaymentAgreement', 'proofOfPayment'], funeral: ['funeralProof'], medicalCost: ['proofOfPayment'], transport: ['proofOfPayment', 'physicianOpinion'], mealDifference: ['proofOfPayment'],
};
/** What 療養費 needs beside the 領収書. */
const neededByGround: Readonly<Record<MedicalCostGround, readonly AttachmentKind[]>> = {
  brace: ['physicianOpinion'], acupuncture: ['physicianOpinion'], judoTherapy: [], noProof: ['careStatement'], abroad: ['careStatement', 'travelProof'], otherInsurer: ['careStatement'],
};
const joinWithoutPaper: readonly string[] = ['birth', 'welfareEnd'];

/** Bytes that differ from what was announced were spoilt on their way: that is nothing the applicant can put right. */
export function spoiltOnTheWay({ attachments }: Application, contents: ReadonlyMap<number, Uint8Array>): readonly AttachmentCard[] {
  return attachments.filter(({ number, bytes, sha256 }) => {
    const content = contents.get(number);
    return content?.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256;
  });
}

const beginnings: Readonly<Record<AttachmentCard['mediaType'], readonly number[]>> = { 'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d], 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47] };
const isReadable = ({ mediaType }: AttachmentCard, content: Uint8Array): boolean => beginnings[mediaType].every((byte, i) => content[i] === byte);

function neededFor(content: ApplicationContent): readonly AttachmentKind[] {
  if (content.procedure === 'join' && joinWithoutPaper.includes(content.reason)) return [];
  return [...neededAttachments[content.procedure], ...(content.procedure === 'medicalCost' ? neededByGround[content.ground] : [])];
}

/** What the applicant must attach, or attach again. */
export function asksFor({ form: { content }, attachments }: Application, contents: ReadonlyMap<number, Uint8Array>): readonly CorrectionAsk[] {
  const missing = neededFor(content).filter((kind) => !attachments.some((card) => card.kind === kind));
  return [...missing, ...(attachments.every((card) => isReadable(card, contents.get(card.number)!)) ? [] : ['unreadable' as const])];
}
