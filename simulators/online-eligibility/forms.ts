import { z } from 'zod';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import { cardUseStates } from '../../contracts/insurer-hub/codes.js';
import { writeDocument } from '../../contracts/online-eligibility/codec.js';
import { bulkRequest, qualificationAnswer, qualificationRequest, type QualificationRequest } from '../../contracts/online-eligibility/qualification.js';
import { daySchema } from '../../contracts/resident.js';
import { gives, givesNothing, json, type AnswerForm, type Content, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, momentSchema } from '../../contracts/ward.js';
import { registration } from './cards.js';

const search = {
  InsurerNumber: '138016', InsuredCardSymbol: '13101', InsuredIdentificationNumber: 'H1', InsuredBranchNumber: '01', Birthdate: '1985-06-15', LimitApplicationCertificateRelatedConsFlg: null, ArbitraryIdentifier: null,
} as const;
const header = { QualificationConfirmationDate: '2026-04-01', MedicalInstitutionCode: '1312345678', ArbitraryFileIdentifier: null } as const;
const one: QualificationRequest = { MessageHeader: header, MessageBody: { QualificationConfirmSearchInfo: search, CardSearchInfo: null } };
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const xml = (ja: string, bytes: Uint8Array): Content => ({ kind: 'xml', ja, example: textOf(bytes) });
const failure = (ErrorCode: string, ErrorMessage: string) => writeDocument(qualificationAnswer, {
  MessageHeader: { ProcessExecutionTime: '20260401093000', QualificationConfirmationDate: null, MedicalInstitutionCode: null, ArbitraryFileIdentifier: null, ReferenceClassification: null, SegmentOfResult: '9', ErrorCode, ErrorMessage, CharacterCodeIdentifier: '0' },
  MessageBody: null,
}, 'utf-8');
const answersXml = (ja: string, bytes: Uint8Array): AnswerForm => ({ ja, content: xml('資格確認の回答(XML)', bytes) });
/** Refusals come in the party's own document, as its callers read them. */
const refusals = {
  422: answersXml('TSG-Q01 要求が読めない、または照会の仕方が一つに決まらない', failure('TSG-Q01', '資格確認照会用情報とカードによる照会の、どちらか一つを書く')),
  503: answersXml('TSG-Q02 中間サーバーが答えない、TSG-Q05 停止している', failure('TSG-Q05', '停止している')),
};

export const qualificationForms = {
  one: { body: xml('OQSsiquc01req', writeDocument(qualificationRequest, one, 'utf-8')), answers: { 200: answersXml('一人の資格。誤りがあれば SegmentOfResult か ProcessingResultStatus に出る', failure('', '')), ...refusals } },
  bulk: {
    body: xml('OQSmuquc01req', writeDocument(bulkRequest, { MessageHeader: header, MessageBody: { QualificationConfirmSearchInfo: [search] } }, 'utf-8')), answers: { 200: answersXml('一人ずつの資格。一人の誤りはほかの人に及ばない', failure('', '')), ...refusals },
  },
} satisfies Readonly<Record<string, RouteForm>>;

const card = z.object({ serial: z.string(), state: codeSchema(cardUseStates), effectiveOn: daySchema, certificateThrough: daySchema.describe('電子証明書の期限'), worksThrough: daySchema.describe('使える最後の日') });
const cardExample = { serial: 'SN-0001', state: 'registered', effectiveOn: '2026-04-01', certificateThrough: '2031-04-01', worksThrough: '2031-07-01' };

export const cardForms = {
  register: {
    body: json(registration, { serial: 'SN-0001', individualNumber: individualNumberOf('12345678901', defaultNumberMode) }),
    answers: { 201: gives('登録した', card, cardExample), 200: gives('登録済みの証明書', card, cardExample) },
    refusals: [
      [409, 'E-STATE', '中間サーバーが、今の状態では登録できないと答えた'], [409, 'TSG-Q14', 'そのシリアル番号は別の人のもの'], [422, 'TSG-Q10', '入力が利用登録の形に合わない'], [422, 'TSG-Q12', '個人番号の検査用数字が違う'], [422, 'TSG-Q13', '電子証明書が切れている'],
      [502, 'TSG-Q02', '中間サーバーにつながらない'], [503, 'TSG-I02', '中間サーバーが応じないと答えた'],
    ],
  },
  remove: {
    params: { serial: { ja: '電子証明書のシリアル番号', schema: z.string().min(1), example: 'SN-0001' } }, answers: { 204: givesNothing('登録を終えた。もう一度告げてもよい') }, refusals: [[404, 'TSG-Q11', 'そのシリアル番号の登録はない']],
  },
} satisfies Readonly<Record<string, RouteForm>>;

const shown = z.string().describe('shown 見せた、stopped 閲覧停止');
const read = z.object({
  at: momentSchema, institution: z.string(), means: z.enum(['myNumberCard', 'certificate']), confirmedOn: daySchema, validity: z.string(), municipalityCode: z.string(), historyKey: z.string(), version: z.int(), insurerPersonKey: z.string(), qualification: shown, medical: shown, address: shown,
});
export const readsForm: RouteForm = {
  ja: 'どの記録が、どの医療機関に見えたか', query: { historyKey: { ja: '資格履歴の識別(省けばすべて)', schema: z.string(), example: 'MI-3K7QWX2M9ZPA/T1' } },
  answers: { 200: gives('古い順', z.object({ reads: z.array(read) }), { reads: [] }) },
};
