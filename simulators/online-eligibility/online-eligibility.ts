import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readBody } from '../../contracts/route-form.js';
import { assume, cite, derive } from '../../law/define.js';
import { simulator } from '../define.js';
import { answerBulk, answerQualification, type XmlAnswer } from './answer.js';
import { endCertificates, registerCard, registration, removeCard } from './cards.js';
import { cardForms, qualificationForms, readsForm } from './forms.js';
import { readsOf } from './reads.js';
import { onlineEligibilityTables, type OnlineEligibility } from './tables.js';

/**
 * オンライン資格確認等システム: what a 医療機関 sees of a patient. It keeps no record of its own: every question goes on to the
 * hub, so that what is stopped there is stopped here in the same moment.
 */
export const onlineEligibility = simulator({
  id: 'online-eligibility',
  ja: 'オンライン資格確認等システム',
  basis: cite('別添1 事務の内容', 'オンライン資格確認の準備業務 5-④、国保連4 オンライン資格確認業務'),
  limitations: [
    '要素の名とコードは公開された読み手の引用により、正式なXSDは公開されていない。要素の順は検査しない',
    'カードによる照会の要求(シリアル番号)の形は自前のもので、顔認証付きカードリーダーと端末の間は再現しない',
    '資格有効性の判断は中間サーバーの答えに従う。副本の反映の遅れは再現しない',
    '薬剤・健診・診療の情報そのものは持たず、見てよいかどうか(同意フラグ)だけを示す',
    '記号と番号は、被保険者記号番号の最初のハイフンで分ける(仮定)',
    '被保険者証区分はすべて一般(01)、本人・家族の別はすべて本人(1)とする。特別療養費、未就学区分、公費、特定疾病は扱わない',
    '限度額適用認定証と高齢受給者証の有効期間・交付日は示さない',
    '照会番号、処方箋、マイナポータル、資格重複状況結果一覧は扱わない',
    '医療機関の認証と通信の暗号化は再現しない',
    '処理結果コードとエラーコードは自前のもので、別紙6-1の値ではない',
    '失効した証明書を中間サーバーへ知らせる時刻(3:30)は仮定である',
  ],
  faults: {
    serviceDown: '停止(すべての照会に異常と答える)',
    stillProcessing: 'いつまでも処理中と答える',
    oldCardWorks: '解除・返納・失効したカードがまだ使える',
    ratioBlank: '負担割合と限度額の区分だけが空で返る',
    encodingLies: '文字コード識別が実際の文字コードと食い違う',
  },
  parameters: {
    segmentOfError: { ja: '処理結果区分の異常の値', basis: derive('9とする読み手と3とする読み手がある'), schema: z.enum(['3', '9'], { error: '3 か 9 にする' }), value: '9' },
    characterCodesFrom: { ja: '文字コード識別の UTF-8 の値(Shift_JIS は次の値)', basis: derive('0・1とする読み手と1・2とする読み手がある'), schema: z.enum(['0', '1'], { error: '0 か 1 にする' }), value: '0' },
    answerEncoding: { ja: '回答の文字コード', basis: assume('UTF-8の例とShift_JISの例がある'), schema: z.enum(['utf-8', 'shift_jis'], { error: 'utf-8 か shift_jis にする' }), value: 'utf-8' },
    certificateGraceMonths: { ja: '電子証明書の有効期限の後もカードが使える月数', basis: cite('厚労省・益田市', '電子証明書の期限切れの後も3か月はマイナ保険証として使える'), schema: z.int().min(0, { error: '0以上にする' }).max(12, { error: '12以下にする' }), value: 3 },
    certificateGraceEnd: { ja: '使える期間の終わり(同じ日か、その月の末日か)', basis: assume('正確な終わりの日は確かめられていない'), schema: z.enum(['sameDay', 'endOfMonth'], { error: 'sameDay か endOfMonth にする' }), value: 'sameDay' },
    medicalInGrace: { ja: '有効期限の後の期間に医療情報も見せる', basis: assume('期限の後は資格だけを示すとみなす'), schema: z.boolean({ error: 'true か false にする' }), value: false },
    certificateYears: { ja: '登録のとき期限を告げられない証明書の年数', basis: assume('利用者証明用電子証明書の期限は発行の後の5回目の誕生日。登録の日から数える'), schema: z.int().min(1, { error: '1以上にする' }).max(10, { error: '10以下にする' }), value: 5 },
  },
  tables: onlineEligibilityTables,
  jobs: { endCertificates: { ja: '失効した電子証明書の利用登録を終える', at: '03:30', run: (party: OnlineEligibility) => endCertificates(party) } },
  routes: (wire, party) => {
    wire.addContentTypeParser(['application/xml', 'text/xml'], { parseAs: 'buffer', bodyLimit: longestDocument }, (_request, body, done) => done(null, body));
    qualificationRoutes(wire, party);
    cardRoutes(wire, party);
    wire.get<{ Querystring: { historyKey?: string } }>('/_sim/reads', { config: { form: readsForm } }, async (request) => ({ reads: await readsOf(party(request), request.query.historyKey) }));
  },
});

/** One request of many people is far below it. */
const longestDocument = 4 * 1024 * 1024;

type Ask = (request: FastifyRequest) => OnlineEligibility;
const bytesOf = ({ body }: FastifyRequest): Uint8Array => (Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array());
const send = (reply: FastifyReply, { status, bytes }: XmlAnswer) => reply.code(status).type('application/xml').send(Buffer.from(bytes));

function qualificationRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post('/qualifications', { config: { form: qualificationForms.one, exchange: { what: '医療機関に患者の資格を示す', direction: 'out' } } }, async (request, reply) => send(reply, await answerQualification(party(request), bytesOf(request))));
  wire.post('/qualifications/bulk', { config: { form: qualificationForms.bulk, exchange: { what: '医療機関に患者の資格を一括で示す', direction: 'out' } } }, async (request, reply) => send(reply, await answerBulk(party(request), bytesOf(request))));
}

function cardRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post('/cards', { config: { form: cardForms.register, exchange: { what: '本人がマイナ保険証の利用登録をする', direction: 'in' } } }, async (request, reply) => {
    const read = readBody(registration, request.body);
    if (!read.ok) return reply.code(422).send({ code: 'TSG-Q10', why: '入力が利用登録の形に合わない', cure: 'issues の項目を直す', issues: read.issues });
    const { status, body } = await registerCard(party(request), read.value);
    return reply.code(status).send(body);
  });
  wire.delete<{ Params: { serial: string } }>('/cards/:serial', { config: { form: cardForms.remove, exchange: { what: 'カードの返納により利用登録を終える', direction: 'in' } } }, async (request, reply) => {
    const refused = await removeCard(party(request), request.params.serial);
    return refused ? reply.code(refused.status).send(refused.body) : reply.code(204).send();
  });
}
