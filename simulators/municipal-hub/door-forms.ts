import { z } from 'zod';
import { allKinds } from '../../contracts/municipal-hub/codes.js';
import { gives, givesNothing, json, municipalityPart, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { codeSchema, momentSchema } from '../../contracts/resident.js';
import { entryExample, exposed, ledgerEntry, noMunicipality, payloads, processingPart, status, unfit } from './forms.js';
import { outsideRequest } from './outside.js';
import { people } from './people.js';
import { holdings } from './replicas.js';

const params = { code: municipalityPart };
const provider: Part = { ja: '情報提供者(団体コード、保険者番号、機関の名)', schema: z.string().min(1).max(20), example: '131024' };
const noBody: RefusalForm = [404, 'TSG-K13', 'その情報提供者はない'];
/** How one body answers instead of as its kind does; what is left out stays as usual. */
export const behaviour = z.strictObject({
  latencyDays: z.int().min(0).max(365).nullable().default(null), release: z.enum(['automatic', 'manual', 'withheld']).nullable().default(null).describe('automatic 自動、manual 人が確かめる、withheld 提供しない'), isSilent: z.boolean().default(false).describe('答えない'),
});
const receipt = { processingNumber: z.string().nullable(), notBefore: momentSchema.nullable(), lineStatus: status.lineStatus };
const receiptExample = { processingNumber: processingPart.example, notBefore: '2026-06-16T05:30', lineStatus: 'N-PENDING' };
const income = { fiscalYear: 2026, taxState: 'declaredAmount', netIncomeYen: 2_440_000, salaryIncomeYen: 2_440_000, publicPensionIncomeYen: 0, salaryRevenueYen: 3_600_000, publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0 };

export const doorForms = {
  key: { ja: '市区町村の鍵', params, answers: { 200: gives('この世界の間は変わらない', z.object({ key: z.string() }), { key: 'MK-3K7QWX2M9ZPA' }) }, refusals: [noMunicipality] },
  people: {
    ja: '市区町村の人が、機関をまたいで誰であるかを決める', detail: '別の人だったと決め直すと、符号は失効して取り直しになり、登録した副本は取り下げられる。', params, body: json(people, [{ personKey: '0000012345', residentCode: 'R1' }]),
    answers: { 204: givesNothing('これからの照会に効く') }, refusals: [noMunicipality, unfit, exposed],
  },
  holdings: {
    ja: '機関が持つ副本を決める', detail: 'registeredOn が副本の登録日で、回答はその日のものとして届く。localTax の履歴は年度、ほかは historyKey(書かなければ一つ)。', params: { provider }, body: json(holdings, [{ residentCode: 'R1', kind: 'localTax', registeredOn: '2026-06-01', payload: income }]),
    answers: { 204: givesNothing('同じ履歴の前の版は、古い副本になる') }, refusals: [noBody, unfit, exposed],
  },
  counterpart: { ja: '機関の答え方を決める', params: { provider }, body: json(behaviour, { isSilent: true }, { release: 'manual' }), answers: { 204: givesNothing('これから終わる照会に効く。{} で元に戻る') }, refusals: [noBody, unfit] },
  request: {
    ja: 'ほかの機関が市区町村に照会する', body: json(outsideRequest, { requestId: 'X-1', asker: '131032', provider: '131016', residentCode: 'R1', kind: 'nhiQualification' }), refusals: [noBody, unfit, exposed, [409, 'TSG-K09', '照会の識別が別の照会に使われている']],
    answers: { 202: gives('受け付けた。夜に、市区町村の副本から答える', z.object(receipt), receiptExample), 200: gives('受付済み', z.object(receipt), receiptExample) },
  },
  outcome: {
    ja: 'ほかの機関が受けた回答', params: { asker: { ...provider, ja: '情報照会者' }, requestId: { ja: '照会の識別', schema: z.string().min(1).max(60), example: 'X-1' } }, refusals: [[404, 'TSG-K14', 'その照会はない']],
    answers: { 200: gives('まだなら N-PENDING', z.object({ ...receipt, kindStatus: status.kindStatus, payload: payloads }), { ...receiptExample, kindStatus: null, payload: [] }) },
  },
  standings: {
    ja: '市区町村の照会が、それぞれどうなっているか', params, refusals: [noMunicipality],
    answers: { 200: gives('受付の順', z.object({ enquiries: z.array(z.object({ requestId: z.string(), processingNumber: z.string().nullable(), personKey: z.string(), kind: codeSchema(allKinds), provider: z.string().nullable(), state: z.enum(['refused', 'waiting', 'held', 'ready', 'fetched', 'withheld', 'timedOut', 'expired']), ...status })) }), {
      enquiries: [{ requestId: 'E-1', processingNumber: processingPart.example, personKey: '0000012345', kind: 'localTax', provider: '131024', state: 'waiting', lineStatus: 'N-PENDING', kindStatus: null }],
    }) },
  },
  portal: {
    ja: '本人がマイナポータルで見る、やりとりの履歴', detail: '不開示の印のあるやりとりは載らない。', params: { residentCode: { ja: '住民ごとの見えない識別', schema: z.string().min(1).max(40), example: 'R1' } },
    answers: { 200: gives('終わった順', z.object({ isSelfInfoBlocked: z.boolean().describe('自己情報提供不可'), entries: z.array(ledgerEntry.extend({ body: z.string() })) }), { isSelfInfoBlocked: false, entries: [{ ...entryExample, body: '131016' }] }) },
  },
  legs: {
    ja: 'ネットワークを通ったやりとりと、両側の機関別符号', detail: 'どの市区町村にも本人にも見えない。', answers: { 200: gives('終わった順', z.object({ legs: z.array(ledgerEntry.extend({ body: z.string(), linkageSymbol: z.string() })) }), { legs: [{ ...entryExample, body: '131016', linkageSymbol: 'LS-3K7QWX2M9ZPA' }] }) },
  },
  findings: {
    ja: '誰も知らされていない誤り', detail: 'protectedButVisible 支援措置の人のやりとりが本人の履歴に載った、oneSided 提供した側に記録がない、answerOnWrongLink 紐付けの訂正の前に受けた別の人の回答。', answers: { 200: gives('種類の順', z.object({ findings: z.array(z.object({
      finding: z.enum(['protectedButVisible', 'oneSided', 'answerOnWrongLink']), municipality: z.string(), processingNumber: z.string().optional(), requestId: z.string().optional(), personKey: z.string().optional(),
    })) }), { findings: [{ finding: 'oneSided', municipality: '131016', processingNumber: processingPart.example }] }) },
  },
  incidents: {
    ja: '個人番号が届いた事案の記録', answers: { 200: gives('届いた順。番号は記号', z.object({ incidents: z.array(z.object({ municipality: z.string(), door: z.string(), token: z.string(), foundAt: momentSchema })) }), { incidents: [{ municipality: '131016', door: '情報照会', token: 'MN#0f3a9c21', foundAt: '2026-06-15T17:15' }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
