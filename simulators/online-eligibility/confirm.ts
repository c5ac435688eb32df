import type { QualificationRequest, QualificationResult } from '../../contracts/online-eligibility/qualification.js';
import type { Day } from '../../law/define.js';
import { cardOf } from './cards.js';
import { graceThrough } from './certificate.js';
import { askHub, type Lookup, type Question, type Unanswered } from './hub.js';
import { writeReads } from './reads.js';
import { householdKeyOf, resultOf, type Consents } from './result.js';
import type { OnlineEligibility } from './tables.js';

/** What is answered about one person: an error with our own code, or 資格有効性 with at most one record. */
export interface Confirmed {
  readonly status: '1' | '2';
  readonly code: string | null;
  readonly message: string | null;
  readonly validity: Lookup['validity'] | null;
  readonly result: QualificationResult | null;
}
/** Who asks, about which day. */
export interface Asking { readonly institution: string; readonly on: Day }

const error = (code: string, message: string): Confirmed => ({ status: '2', code, message, validity: null, result: null });

export async function confirmByCertificate(party: OnlineEligibility, asking: Asking, search: NonNullable<QualificationRequest['MessageBody']['QualificationConfirmSearchInfo']>): Promise<Confirmed | Unanswered> {
  const { InsurerNumber, InsuredCardSymbol, InsuredIdentificationNumber, InsuredBranchNumber, Birthdate, LimitApplicationCertificateRelatedConsFlg: limit } = search;
  const question: Question = { by: 'card', insurerNumber: InsurerNumber, householdKey: householdKeyOf(InsuredCardSymbol, InsuredIdentificationNumber), branchNumber: InsuredBranchNumber, bornOn: Birthdate, on: asking.on };
  const lookup = await askHub(party, question);
  return 'unanswered' in lookup ? lookup : answered(party, asking, question, lookup, { limit, pharmacists: null, checkups: null, diagnosis: null }, null);
}

/** マイナ保険証: the serial leads to the number that was bound to it, the number to whatever the hub has bound to that. */
export async function confirmByCard(party: OnlineEligibility, asking: Asking, search: NonNullable<QualificationRequest['MessageBody']['CardSearchInfo']>): Promise<Confirmed | Unanswered> {
  const card = await cardOf(party, search.CertificateSerialNumber);
  if (!card) return error('TSG-Q21', '利用登録がない');
  const usable = party.faults.has('oldCardWorks');
  if (card.state !== 'registered' && !usable) return error('TSG-Q22', card.state === 'expired' ? '電子証明書が失効している' : '利用登録が終わっている');
  const [certificateThrough, worksThrough] = [card.certificate_through as Day, graceThrough(card.certificate_through as Day, party.parameters)];
  if (party.today() > worksThrough && !usable) return error('TSG-Q22', '電子証明書が失効している');
  const question: Question = { by: 'number', individualNumber: card.individual_number, on: asking.on };
  const lookup = await askHub(party, question);
  if ('unanswered' in lookup) return lookup;
  if (isCancelled(lookup, party.today()) && !usable) return error('TSG-Q23', '利用登録が解除されている');
  if (lookup.records.some(({ member }) => member?.selfInfoBlocked)) return error('TSG-Q24', '自己情報提供不可のため、カードでは確認できない');
  const inGrace = party.today() > certificateThrough;
  const medical = (consent: string | null) => (inGrace && !party.parameters.medicalInGrace ? null : consent);
  const consents = {
    limit: search.LimitApplicationCertificateRelatedConsFlg, pharmacists: medical(search.PharmacistsInfoConsFlg), checkups: medical(search.SpecificHealthCheckupsInfoConsFlg), diagnosis: medical(search.DiagnosisInfoConsFlg),
  };
  return answered(party, asking, question, lookup, consents, inGrace ? `電子証明書は ${certificateThrough} で切れている。${worksThrough} まで使える` : null);
}

const isCancelled = ({ card }: Lookup, today: Day): boolean => card !== null && (card.state === 'unregistered' || card.state === 'cancelled' || (card.state === 'cancelScheduled' && card.effectiveOn !== null && card.effectiveOn < today));

async function answered(party: OnlineEligibility, asking: Asking, { by }: Question, lookup: Lookup, consents: Consents, notice: string | null): Promise<Confirmed | Unanswered> {
  const meant = ['1', '2', '3'].includes(lookup.validity) ? lookup.records.find(({ historyKey, member }) => historyKey === lookup.historyKey && member !== null) : undefined;
  if (['1', '2', '3'].includes(lookup.validity) && meant?.visibility.qualification !== 'shown') return { unanswered: '中間サーバーの答えに、資格有効性の示す記録がない' };
  const result = meant ? resultOf(meant, meant.member!, asking.on, consents, party.faults.has('ratioBlank')) : null;
  await writeReads(party, { ...asking, means: by === 'number' ? 'myNumberCard' : 'certificate', validity: lookup.validity }, lookup.records, meant ?? null, result);
  return { status: '1', code: notice === null ? null : 'TSG-Q31', message: notice, validity: lookup.validity, result };
}
