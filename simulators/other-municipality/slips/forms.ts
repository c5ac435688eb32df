import { z } from 'zod';
import { contactSlip } from '../../../contracts/other-municipality/contact-slip.js';
import { recordSchema } from '../../../contracts/record-schema.js';
import { daySchema, momentSchema } from '../../../contracts/resident.js';
import { bytes, fileNamePart, gives, givesFile, givesNothing, json, municipalityPart, sha256Schema, type RefusalForm, type RouteForm } from '../../../contracts/route-form.js';
import { incomeTold, inquiryTold } from './told.js';

const unknownOffice: RefusalForm = [404, 'TSG-MUNICIPALITY', 'その団体コードの市区町村は、この都道府県にない'];
const noMail: RefusalForm = [404, 'TSG-O16', 'その名前の連絡票は届いていない'];
const unreadable: RefusalForm = [422, 'TSG-O02', '入力が形に合わない。issues に場所'];
const params = { code: municipalityPart };
const ofFile = { ...params, name: { ...fileNamePart, example: 'contactSlip_131016_2026-06-10_1.csv' } };
const laidOut = z.object({ name: z.string(), bytes: z.int().min(0), sha256: sha256Schema, arrivedOn: daySchema });
const posted = z.object({ name: z.string(), sha256: sha256Schema });
const sha256 = 'd5f1b8f3'.repeat(8);
const person = { name: '中央 花子', nameKana: 'チュウオウ ハナコ', bornOn: '1985-06-15', sex: '2', address: '東京都中央区架空町1-2-3' };
const slip = {
  slipId: 'SL-3K7QWX2M9ZPA', slipKind: 'inquiry', senderCode: '131024', recipientCode: '131016', forwardedByCode: null, inquiryId: null, topic: 'duplicateQualification', fiscalYear: null, ...person, isNotDisclosed: false, writtenOn: '2026-06-10', slipText: '資格の有無', outcome: null,
  asOf: null, taxState: null, netIncomeYen: null, salaryIncomeYen: null, publicPensionIncomeYen: null, salaryRevenueYen: null, publicPensionRevenueYen: null, familyEmployeeDeductionYen: null, taxableIncomeYen: null, acquiredOn: null, lostOn: null, specialResidenceKind: null,
};

export const slipForms = {
  post: {
    detail: '一つのファイルに一枚。宛先は中身に書く。', params: ofFile, body: bytes,
    answers: { 202: gives('差し出した', posted, { name: ofFile.name.example, sha256 }), 200: gives('同じ中身を差し出し済み', posted.extend({ duplicate: z.literal(true) }), { name: ofFile.name.example, sha256, duplicate: true }) },
    refusals: [
      unknownOffice, [409, 'TSG-O11', '同じ名前の別の中身を差し出し済み'], [413, 'TSG-O15', '一枚の連絡票として大きすぎる'], [422, 'TSG-O10', 'この市区町村の連絡票の名前でない'], [422, 'TSG-O12', '読めないか、一枚でない。issues に場所'],
      [422, 'TSG-O13', '宛先や中身が合わない。issues に場所'], [422, 'TSG-O14', '個人番号と読める12桁の数字がある'],
    ],
  },
  list: { ja: '届いた連絡票の一覧', params, refusals: [unknownOffice], answers: { 200: gives('受け取られていないものを、届いた順に', z.object({ files: z.array(laidOut) }), { files: [{ name: ofFile.name.example, bytes: 512, sha256, arrivedOn: '2026-06-12' }] }) } },
  get: { params: ofFile, answers: { 200: givesFile('連絡票のバイト列。受け取った後も読める') }, refusals: [unknownOffice, noMail] },
  take: { ja: '連絡票の受け取りを告げる', params: ofFile, answers: { 204: givesNothing('以後は一覧に出ない。もう一度告げてもよい') }, refusals: [unknownOffice, noMail] },
  income: {
    ja: '課税している人の所得を告げる', params, body: json(incomeTold, { personKey: '0000012345', ...person, fiscalYear: 2026, taxState: 'undeclared' }), refusals: [unknownOffice, unreadable],
    answers: { 200: gives('何番目の版か', z.object({ version: z.int().min(1) }), { version: 1 }) },
  },
  inquire: {
    ja: '連絡票を書かせる', params, body: json(inquiryTold, { recipientCode: '131016', topic: 'duplicateQualification', ...person, slipText: '資格の有無' }), refusals: [unknownOffice, unreadable],
    answers: { 200: gives('連絡票番号', z.object({ slipId: z.string() }), { slipId: slip.slipId }) },
  },
  slips: {
    ja: '書いた連絡票と受け取った連絡票', params, refusals: [unknownOffice],
    answers: { 200: gives('古い順', z.object({ slips: z.array(recordSchema(contactSlip).extend({ state: z.enum(['written', 'toRead', 'answered', 'forwarded', 'kept', 'lost']), receivedAt: momentSchema })) }), { slips: [{ ...slip, state: 'written', receivedAt: '2026-06-10T09:30' }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
