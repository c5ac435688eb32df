import { z } from 'zod';
import { candidateStates, continuityOutcomes } from '../../../contracts/aggregator/continuity-codes.js';
import { bytes, fileNamePart, gives, municipalityPart, type RefusalForm, type RouteForm } from '../../../contracts/route-form.js';
import { codeSchema, daySchema } from '../../../contracts/resident.js';

const noCity: RefusalForm = [404, 'TSG-A01', 'その団体コードの市区町村は、この都道府県にない'];
const careMonth = z.string().describe('診療年月 YYYYMM');
const month = z.object({ householdKey: z.string(), careMonth, countsForRepeat: z.boolean(), revision: z.int(), voided: z.boolean() });
const issue = z.object({ fileName: z.string(), line: z.int(), code: z.string(), householdKey: z.string(), careMonth: z.string(), why: z.string(), cure: z.string() });
const candidate = z.object({
  candidateKey: z.string(), municipalityCode: z.string().describe('転入先の団体コード'), householdKey: z.string(), movedOn: daySchema, fromMunicipalityCode: z.string(), fromHouseholdKey: z.string(), headId: z.string(), fromHeadId: z.string(),
  fromMembers: z.array(z.string()), availableMonths: z.array(careMonth), reasons: z.array(z.string()), outcome: codeSchema(continuityOutcomes).nullable(), issueCodes: z.array(z.string()), message: z.string().nullable(), state: codeSchema(candidateStates), inheritedMonths: z.array(careMonth),
});
const taken = z.object({ duplicate: z.boolean(), issueCodes: z.array(z.string()).describe('受け付けたうえでの注意(W603)') });
const candidateExample = {
  candidateKey: 'CC-3K7QWX2M9ZPA', municipalityCode: '131130', householdKey: '10000001', movedOn: '2026-05-10', fromMunicipalityCode: '131121', fromHouseholdKey: 'OH-5T2V8QKX1M4N', headId: 'MI-1', fromHeadId: 'MI-2', fromMembers: ['MI-2/MI-1/movedHere'],
  availableMonths: ['202604'], reasons: ['headSame', 'everybodyMoved'], outcome: 'inherited', issueCodes: [], message: null, state: 'confirmed', inheritedMonths: ['202604'],
};

export const continuityForms = {
  instruct: {
    params: { code: municipalityPart, name: { ...fileNamePart, example: 'continuityInstruction_131130_2026-05-12_1.csv' } }, body: bytes,
    answers: { 202: gives('受け付けた。確定は夜間に行う', taken, { duplicate: false, issueCodes: [] }), 200: gives('同じ中身の同じファイルを受け付けている', taken, { duplicate: true, issueCodes: [] }) },
    refusals: [noCity, [409, 'E602', '候補が知られていないか、閉じている'], [409, 'E604', '二度判断された'], [409, 'E104', '同じ名前のものを別の中身で受信済み'], [413, 'TSG-A05', '1 MB を超える'], [422, 'E101', 'ファイル名がプロファイルの形でない'], [422, 'TSG-A08', '読めない行がある']],
  },
  highCost: { params: { code: municipalityPart }, answers: { 200: gives('登録した月と、登録しなかった行', z.object({ months: z.array(month), issues: z.array(issue) }), { months: [{ householdKey: '10000001', careMonth: '202604', countsForRepeat: true, revision: 1, voided: false }], issues: [] }) }, refusals: [noCity] },
  candidates: { ja: '継続候補のすべて(都道府県)', answers: { 200: gives('異動の日の順', z.object({ candidates: z.array(candidate) }), { candidates: [candidateExample] }) } },
} satisfies Readonly<Record<string, RouteForm>>;
