import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Notification } from '../../contracts/notification.js';
import { readBody } from '../../contracts/route-form.js';
import { daysBetween } from '../../law/day.js';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { correct, onCounter, plan, receive, withdraw, type Receipt, type Trouble } from './counter.js';
import { correction, counterForms, doorForms, notify, receipt, withdrawal } from './forms.js';
import { concernRoutes, readerRoutes } from './reader-routes.js';
import { payAtNoon } from './paying.js';
import { readEvening } from './reading.js';
import { residentsTables, type Residents } from './tables.js';

const days = (least: number, error: string) => z.int({ error }).min(least, { error }).max(3650, { error });

/** 住民等: the people who bring 届出 to a municipality's counter, late, twice, with a wrong day, or take them back; and who read what comes by post and act on what they know. */
export const residents = simulator({
  id: 'residents',
  ja: '住民等',
  basis: cite('別添1 事務の内容', '資格③・資格継続業務 1-①'),
  limitations: [
    '届出書の紙面、本人確認書類、委任状は再現しない。届出の内容だけを渡す',
    '窓口に並ぶ届出だけを扱う。電子申請は別の関係者(`e-application`)が扱う',
    '届出の内容が事実と合うかどうかは住民等の側では確かめない',
    '差し戻された届出を住民が自分から直し、出し直すことはない。直した内容は試験の書き手が与える',
    '封書を読むのは、試験の書き手が知っていることを与えた家だけ。読むのは通知書と証に印刷された言葉(宛名、住所、番号、年度、月数、軽減の有無、氏名、カナ、生年月日、交付と有効期間の初めの日)で、額が正しいかは確かめない',
    '月数は世帯の月の数と比べる。人ごとの内訳は通知書に刷られないので、家族の一人だけの加入や脱退には通知書からは気付かない(証からは気付く)。家族の人数と、所得が未申告であることも刷られず、未申告の人は軽減のないことから気付く',
    '区が自分で印刷して渡す通知(支援措置)は、区がその中身を知らせないので、誰にも届かない',
    '申し出は窓口だけで、電話・封書・本人確認は再現しない。何をするかは職員(試験の書き手)が決める。よその人の封書は開けても開けなくても窓口に返し、写しは残さない',
    '同じことを言う紙には一度しか動かない',
    '習わしで納める家は、開けた封書の納付書を一つの店か銀行の窓口で納める。口座振替・eL-QR・現金の不足・釣り・領収証書は再現しない。分割の相談は督促状ごとに一度で、返事の言葉は読まず、返事の日から約束が始まるとみなす',
  ],
  faults: {
    late: '届出の遅れ', twice: '二重届出', wrongDay: '日付の誤記', withdrawn: '取下げ', lettersIgnored: '届いた封書を読まずに捨てる', slowReader: '届いた封書をなかなか開けない', misread: '読み違い(宛名の世帯主を、保険料のかかる人だと思う)',
    reactsTwice: '読んで二度動く(同じ届出や申し出をもう一度する)',
  },
  parameters: {
    lateDays: { ja: '届出が遅れる日数', basis: assume('届出は14日以内(国保法9条・施行規則2条)。既定の30日はそれを過ぎた例'), schema: days(1, '1以上の日数にする'), value: 30 },
    againAfterDays: { ja: '二度目の届出までの日数', basis: assume('同じ届出を別の日や別の窓口にもう一度出す例'), schema: days(0, '0以上の日数にする'), value: 1 },
    wrongDayOffset: {
      ja: '事実発生日の書き誤りの日数(負は早い方)', basis: assume('退職日と社保喪失日(退職日の翌日)を取り違える例'),
      schema: z.int().min(-3650).max(3650).refine((value) => value !== 0, { error: '0以外の整数にする' }), value: -1,
    },
    withdrawAfterDays: { ja: '届け出てから取り下げるまでの日数', basis: assume('0は窓口が受け取る前の取下げ'), schema: days(0, '0以上の日数にする'), value: 0 },
    slowDays: { ja: '封書を開けるまでの日数(障害「なかなか開けない」)', basis: assume('次の通知が来てもまだ開けていないほどの例'), schema: days(1, '1以上の日数にする'), value: 60 },
    slipCharacters: {
      ja: '名の書き誤りと読む字の数の上限', basis: assume('住所が自分の所で、名が一字だけ違えば自分のものの書き誤り、それより違うか、住所が違えば、よその人のものと読む'),
      schema: z.int().min(0, { error: '0以上にする' }).max(10, { error: '10以下にする' }), value: 1,
    },
  },
  tables: residentsTables,
  jobs: { pay: { ja: '納付書を習わしどおりに納める', at: '12:30', run: payAtNoon }, read: { ja: '届いた封書を読む', at: '19:00', run: readEvening } },
  routes: (wire, party) => {
    counterRoutes(wire, party);
    doorRoutes(wire, party);
    concernRoutes(wire, party);
    readerRoutes(wire, party);
  },
});

type Ask = (request: FastifyRequest) => Residents;

function counterRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<{ Params: { code: string } }>('/municipalities/:code/counter',
    { config: { form: counterForms.counter, exchange: { what: '住民等が窓口に届出を出す', direction: 'out', steps: ['A-03', 'E-1-1'], hasContent: (body) => (JSON.parse(body) as { notifications: unknown[] }).notifications.length > 0 } } },
    async (request) => onCounter(party(request), request.params.code));
  wire.post<{ Params: { code: string; notificationId: string } }>('/municipalities/:code/counter/:notificationId/receipt',
    { config: { form: counterForms.receipt, exchange: { what: '窓口が住民等に届出の受理か差し戻しを告げる', direction: 'in', steps: ['E-1-1'] } } },
    async (request, reply) => {
      const body = readBody(receipt, request.body);
      return body.ok ? answer(reply, await receive(party(request), request.params.code, request.params.notificationId, body.value)) : unreadable(reply, body);
    });
}

function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post('/_sim/notify', { config: { form: doorForms.notify } }, async (request, reply) => {
    const body = readBody(notify, request.body);
    if (!body.ok) return unreadable(reply, body);
    return answer(reply, await plan(party(request), body.value.municipalityCode, body.value.notification, body.value.handInOn ?? body.value.notification.receivedOn), 201);
  });
  wire.post('/_sim/correct', { config: { form: doorForms.correct } }, async (request, reply) => {
    const body = readBody(correction, request.body);
    if (!body.ok) return unreadable(reply, body);
    return answer(reply, await correct(party(request), body.value.municipalityCode, body.value.notificationId, body.value.notification, body.value.handInOn ?? body.value.notification.receivedOn), 201);
  });
  wire.post('/_sim/withdraw', { config: { form: doorForms.withdraw } }, async (request, reply) => {
    const body = readBody(withdrawal, request.body);
    return body.ok ? answer(reply, await withdraw(party(request), body.value.municipalityCode, body.value.notificationId)) : unreadable(reply, body);
  });
  wire.get<{ Params: { code: string } }>('/_sim/:code/notifications', { config: { form: doorForms.notifications } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('residents_notification').where('municipality', '=', request.params.code).selectAll().orderBy('hand_in_on').orderBy('notification_id').execute();
    return { notifications: rows.map((row) => view(row, JSON.parse(row.body) as Notification)) };
  });
}

/** Without the people in it: who looks at the states needs no 個人番号. */
const view = (row: { notification_id: string; state: string; hand_in_on: string; refusals: string; corrected_by: string | null; mistake: string }, form: Notification) => ({
  notificationId: row.notification_id, kind: form.kind, reason: form.reason, state: row.state, handInOn: row.hand_in_on,
  daysAfterEvent: daysBetween(form.occurredOn, form.receivedOn), refusals: JSON.parse(row.refusals) as Receipt['refusals'], correctedBy: row.corrected_by, mistake: row.mistake,
});

const answer = (reply: FastifyReply, result: Trouble | object, status = 200) => {
  if ('status' in result && 'cure' in result) return reply.code(result.status).send({ code: result.code, why: result.why, cure: result.cure });
  return reply.code('duplicate' in result && result.duplicate ? 200 : status).send(result);
};

const unreadable = (reply: FastifyReply, { issues }: { readonly issues: readonly object[] }) => reply.code(422).send({ code: 'TSG-R07', why: '入力が届出の形に合わない', cure: 'issues の項目を直して送り直す', issues });
