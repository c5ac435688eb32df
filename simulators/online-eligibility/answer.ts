import type { Issue } from '../../contracts/define.js';
import { parseDocument, writeDocument } from '../../contracts/online-eligibility/codec.js';
import type { ValueOf } from '../../contracts/online-eligibility/define.js';
import { bulkAnswer, bulkRequest, qualificationAnswer, qualificationRequest, type QualificationAnswer, type QualificationRequest } from '../../contracts/online-eligibility/qualification.js';
import { confirmByCard, confirmByCertificate, type Confirmed } from './confirm.js';
import type { OnlineEligibility } from './tables.js';

export interface XmlAnswer { readonly status: number; readonly bytes: Uint8Array }
type Header = QualificationAnswer['MessageHeader'];

/** One person's 資格確認 for any day: today when the request names none. */
export async function answerQualification(party: OnlineEligibility, bytes: Uint8Array): Promise<XmlAnswer> {
  const read = parseDocument(qualificationRequest, bytes);
  if ('issues' in read) return failed(party, null, 422, 'TSG-Q01', issueText(read.issues));
  const { MessageHeader, MessageBody: { QualificationConfirmSearchInfo: certificate, CardSearchInfo: card } } = read.value;
  const down = outOfOrder(party, MessageHeader);
  if (down) return down;
  if ((certificate === null) === (card === null)) return failed(party, MessageHeader, 422, 'TSG-Q01', '資格確認照会用情報とカードによる照会の、どちらか一つを書く');
  const asking = { institution: MessageHeader.MedicalInstitutionCode, on: MessageHeader.QualificationConfirmationDate ?? party.today() };
  const confirmed = certificate ? await confirmByCertificate(party, asking, certificate) : await confirmByCard(party, asking, card!);
  if ('unanswered' in confirmed) return failed(party, MessageHeader, 503, 'TSG-Q02', confirmed.unanswered);
  const header = { ...headerOf(party, MessageHeader), ReferenceClassification: certificate ? '2' as const : '1' as const };
  return written(party, 200, { MessageHeader: header, MessageBody: { QualificationConfirmSearchInfo: certificate, ...personResult(confirmed), ResultList: confirmed.result && { ResultOfQualificationConfirmation: [confirmed.result] } } });
}

/** Many people at once (OQSmuquc02res): each is answered for himself, an error of one is none of the others. */
export async function answerBulk(party: OnlineEligibility, bytes: Uint8Array): Promise<XmlAnswer> {
  const read = parseDocument(bulkRequest, bytes);
  if ('issues' in read) return failed(party, null, 422, 'TSG-Q01', issueText(read.issues));
  const { MessageHeader, MessageBody: { QualificationConfirmSearchInfo: searches } } = read.value;
  const down = outOfOrder(party, MessageHeader);
  if (down) return down;
  const asking = { institution: MessageHeader.MedicalInstitutionCode, on: MessageHeader.QualificationConfirmationDate ?? party.today() };
  const units: NonNullable<ValueOf<(typeof bulkAnswer)['items']>['MessageBody']>['BulkConfirmUnit'][number][] = [];
  for (const search of searches) {
    const confirmed = await confirmByCertificate(party, asking, search);
    if ('unanswered' in confirmed) return failed(party, MessageHeader, 503, 'TSG-Q02', confirmed.unanswered);
    units.push({ QualificationConfirmSearchInfo: search, ...personResult(confirmed), ResultOfQualificationConfirmation: confirmed.result });
  }
  const { ReferenceClassification: _, ...header } = headerOf(party, MessageHeader);
  const errors = units.filter(({ ProcessingResultStatus }) => ProcessingResultStatus === '2').length;
  const MessageHeaderOut = {
    ...header, ReceptionNumber: party.token('OQ', MessageHeader.MedicalInstitutionCode, MessageHeader.ArbitraryFileIdentifier ?? '', party.now()), NumberOfProcessingResult: units.length, NumberOfNormalProcessing: units.length - errors, NumberOfError: errors,
  };
  return { status: 200, bytes: writeDocument(bulkAnswer, { MessageHeader: MessageHeaderOut, MessageBody: { BulkConfirmUnit: units } }, party.parameters.answerEncoding) };
}

const personResult = ({ status, code, message, validity }: Confirmed) => ({ ProcessingResultStatus: status, ProcessingResultCode: code, ProcessingResultMessage: message, QualificationValidity: validity });
const issueText = (issues: readonly Issue[]): string => issues.map(({ line, field, why }) => `${line}行目 ${field}: ${why}`).join('。').slice(0, 400);

function headerOf(party: OnlineEligibility, asked: QualificationRequest['MessageHeader'] | null): Header {
  return {
    ProcessExecutionTime: `${party.now().replaceAll(/[-T:]/g, '')}00`, QualificationConfirmationDate: asked ? (asked.QualificationConfirmationDate ?? party.today()) : null, MedicalInstitutionCode: asked?.MedicalInstitutionCode ?? null,
    ArbitraryFileIdentifier: asked?.ArbitraryFileIdentifier ?? null, ReferenceClassification: null, SegmentOfResult: '1', ErrorCode: null, ErrorMessage: null, CharacterCodeIdentifier: characterCode(party),
  };
}

/** わざと: 障害のとき、文字コード識別は実際と違う文字コードを示す。 */
function characterCode({ parameters: { answerEncoding, characterCodesFrom }, faults }: OnlineEligibility): Header['CharacterCodeIdentifier'] {
  const isShiftJis = (answerEncoding === 'shift_jis') !== faults.has('encodingLies');
  return String(Number(characterCodesFrom) + (isShiftJis ? 1 : 0)) as Header['CharacterCodeIdentifier'];
}

const written = (party: OnlineEligibility, status: number, answer: QualificationAnswer): XmlAnswer => ({ status, bytes: writeDocument(qualificationAnswer, answer, party.parameters.answerEncoding) });

function failed(party: OnlineEligibility, asked: QualificationRequest['MessageHeader'] | null, status: number, code: string, message: string): XmlAnswer {
  return written(party, status, { MessageHeader: { ...headerOf(party, asked), SegmentOfResult: party.parameters.segmentOfError, ErrorCode: code, ErrorMessage: message }, MessageBody: null });
}

/** わざと: 障害のとき、止まっているか、いつまでも処理中と答える。 */
function outOfOrder(party: OnlineEligibility, asked: QualificationRequest['MessageHeader']): XmlAnswer | null {
  if (party.faults.has('serviceDown')) return failed(party, asked, 503, 'TSG-Q05', '停止している');
  return party.faults.has('stillProcessing') ? written(party, 200, { MessageHeader: { ...headerOf(party, asked), SegmentOfResult: '2' }, MessageBody: null }) : null;
}
