import { z } from 'zod';
import { notification } from '../../contracts/notification.js';
import { daySchema } from '../../contracts/resident.js';
import { gives, json, municipalityPart, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { refusalSchema } from '../../contracts/ward.js';

const municipalityCode = z.string().regex(/^\d{6}$/, { error: '検査数字を含む6桁の団体コードであるべき' }).describe('全国地方公共団体コード');
const notificationId = z.string().min(1).describe('届出の識別');
export const notify = z.object({ municipalityCode, notification, handInOn: daySchema.optional().describe('窓口に出す日。省くと届出日') });
export const correction = notify.extend({ notificationId: notificationId.describe('差し戻された届出の識別') });
export const withdrawal = z.object({ municipalityCode, notificationId });
/** The value the counter found wrong (`raw`) is not kept: it may be a 個人番号. */
const reason = refusalSchema.omit({ raw: true });
const reasonTold = refusalSchema.extend({ raw: z.string().optional().describe('書かれた値。個人番号かもしれないので残さない') }).transform((told) => {
  const { raw: _, ...kept } = told;
  return kept;
});
export const receipt = z.object({ accepted: z.boolean().describe('受理か、差し戻しか'), refusals: z.array(reasonTold).max(100).default([]).describe('差し戻しの理由') });

const ofCity = { code: municipalityPart };
const notificationPart: Part = { ja: '届出の識別', schema: notificationId, example: 'N-0001' };
const formExample = { kind: 'end', notificationId: 'N-0001', receivedOn: '2026-04-01', reason: 'joinEmployeeInsurance', occurredOn: '2026-03-30', personKeys: ['0000012345'] };
const notifyExample = { municipalityCode: '131016', notification: formExample };
const unreadable: RefusalForm = [422, 'TSG-R07', '入力が届出の形に合わない。issues に場所'];
const unknown: RefusalForm = [404, 'TSG-R01', 'その届出はない'];
const planned = z.object({ planned: z.array(z.string()).describe('届け出る予定の届出の識別。二重届出なら二つ'), duplicate: z.boolean().describe('同じ届出がもうある') });
const state = z.enum(['planned', 'handedIn', 'accepted', 'refused', 'corrected', 'withdrawn'])
  .describe('planned 届け出る予定、handedIn 窓口に出した、accepted 受理、refused 差し戻し、corrected 直した届出に替えた、withdrawn 取り下げた');
const willHandIn = (ja: string): RouteForm['answers'] => ({
  201: gives(ja, planned, { planned: ['N-0001'], duplicate: false }), 200: gives('同じ届出がもうあり、何も変わらない', planned, { planned: ['N-0001'], duplicate: true }),
});

export const counterForms = {
  counter: {
    params: ofCity,
    answers: {
      200: gives('受理も差し戻しもまだの届出を、出された順に。返事があるまで出続ける', z.object({ notifications: z.array(notification), withdrawn: z.array(z.string()).describe('取り下げられた届出の識別') }), { notifications: [formExample], withdrawn: [] }),
    },
  },
  receipt: {
    params: { ...ofCity, notificationId: notificationPart }, body: json(receipt, { accepted: true, refusals: [] }),
    answers: { 200: gives('届出の今の状態', z.object({ state }), { state: 'accepted' }) }, refusals: [unknown, [409, 'TSG-R03', '窓口に出ている届出でない、または違う返事をした'], unreadable],
  },
} satisfies Readonly<Record<string, RouteForm>>;

const seen = z.object({
  notificationId: z.string(), kind: z.enum(['start', 'end', 'household', 'person']), reason: z.string(), state, handInOn: daySchema, daysAfterEvent: z.int().describe('事実発生日から届出日までの日数'),
  refusals: z.array(reason), correctedBy: z.string().nullable().describe('直した届出の識別'), mistake: z.string().describe('障害がしたこと'),
});

export const doorForms = {
  notify: { ja: '届け出る人に、届出をさせる', body: json(notify, notifyExample), answers: willHandIn('届け出る予定になった'), refusals: [[409, 'TSG-R02', '同じ識別の、別の内容の届出がある'], unreadable, [422, 'TSG-R08', '届出の識別が50文字を超える']] },
  correct: {
    ja: '差し戻された届出を、直して出し直させる', body: json(correction, { ...notifyExample, notificationId: 'N-0000' }), answers: willHandIn('元の届出を閉じ、直した届出が予定になった'),
    refusals: [unknown, [409, 'TSG-R04', '差し戻された届出でない'], [409, 'TSG-R02', '同じ識別の、別の内容の届出がある'], unreadable, [422, 'TSG-R05', '元の届出と同じ識別を付けた'], [422, 'TSG-R08', '届出の識別が50文字を超える']],
  },
  withdraw: {
    ja: '決まる前の届出を取り下げさせる', body: json(withdrawal, { municipalityCode: '131016', notificationId: 'N-0001' }), answers: { 200: gives('取り下げた', z.object({ state }), { state: 'withdrawn' }) },
    refusals: [unknown, [409, 'TSG-R06', '決まった届出で、取り下げられない'], unreadable],
  },
  notifications: {
    ja: '届出と、その状態', params: ofCity,
    answers: { 200: gives('届け出る日の順。人の名や個人番号はない', z.object({ notifications: z.array(seen) }), { notifications: [{ notificationId: 'N-0001', kind: 'end', reason: 'joinEmployeeInsurance', state: 'accepted', handInOn: '2026-04-01', daysAfterEvent: 2, refusals: [], correctedBy: null, mistake: '' }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
