import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefused } from '../../doors.js';
import { caseOf, casesOf, type Case } from '../cases.js';
import { pageForms, wish } from '../forms.js';
import { instruct } from '../instruct.js';
import type { FederationTerminal } from '../tables.js';
import { detailBody, type Told } from './detail-page.js';
import { listBody, printBody } from './list-page.js';
import { html, pagePolicy, pageText, type Markup } from './page.js';
import { cookieOf, formTokenOf, opens, sessionIn, type Session } from './session.js';
import { signInBody } from './sign-in-page.js';
import { style } from './style.js';
import { issueWord, municipalityWord } from './words.js';

type Ask = (request: FastifyRequest) => FederationTerminal;
interface OfCity { Params: { code: string }; Querystring: { state?: string; from?: string; word?: string } }
interface OfCase { Params: { code: string; candidateKey: string }; Querystring: { told?: string } }
type Fields = Readonly<Record<string, string | readonly string[] | undefined>> | null;

const baseOf = (party: FederationTerminal) => `/w/${party.world}/federation-terminal/pages`;
const oneOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function show(reply: FastifyReply, status: number, party: FederationTerminal, session: Session | null, title: string, body: Markup): FastifyReply {
  const signedIn = session && { municipality: municipalityWord(session.code), code: session.code, operator: session.operator };
  return reply.code(status).type('text/html; charset=utf-8').headers({ 'content-security-policy': pagePolicy, 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }).send(pageText({ title, base: baseOf(party), signedIn, body }));
}

/** What a person sees of 国保総合PC. Everything works without a script: lists and forms, and the browser prints. */
export function pageRoutes(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, reply) => (party(request).faults.has('serviceDown') ? show(reply, 503, party(request), null, '停止中', html`<p>国保総合PCは停止している。時間をおいて、もう一度開く。</p>`) : undefined));
  const sessionOf = (request: FastifyRequest, code: string) => {
    const session = sessionIn(party(request), request.headers.cookie);
    return session?.code === code ? session : null;
  };
  wire.get('/pages', { config: { form: pageForms.signIn } }, async (request, reply) => show(reply, 200, party(request), null, '利用者の確認', signInBody(baseOf(party(request)), null)));
  wire.get('/pages/style.css', { config: { form: pageForms.style } }, async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  wire.post('/pages/sign-in', { config: { form: pageForms.enter } }, async (request, reply) => {
    const said = (request.body ?? {}) as NonNullable<Fields>;
    const [code, operator, key] = [oneOf(said['municipality']), oneOf(said['operator']).trim().slice(0, 60), oneOf(said['key'])];
    const base = baseOf(party(request));
    if (operator === '' || !opens(party(request), code, key)) return show(reply, 403, party(request), null, '利用者の確認', signInBody(base, '職員名がないか、この区市町村の鍵でない。', { code, operator }));
    return reply.code(303).header('set-cookie', cookieOf(party(request), base, { code, operator })).header('location', `${base}/${code}`).send();
  });
  wire.get<OfCity>('/pages/:code', { config: { form: pageForms.list, exchange: { what: '継続候補世帯リストを国保総合PCの画面で見る', direction: 'out', steps: ['F-3-6'] } } }, async (request, reply) => {
    const { code } = request.params;
    const session = sessionOf(request, code);
    if (!session) return reply.code(303).header('location', baseOf(party(request))).send();
    const { state = '', from = '', word = '' } = request.query;
    return show(reply, 200, party(request), session, '継続候補世帯リスト', listBody(baseOf(party(request)), code, await casesOf(party(request), code), { state: oneOf(state), from: oneOf(from), word: oneOf(word) }));
  });
  wire.get<OfCity>('/pages/:code/print', { config: { form: pageForms.print, exchange: { what: '継続候補世帯リスト・確定リストを印刷する', direction: 'out', steps: ['F-3-6', 'F-4-6'] } } }, async (request, reply) => {
    const { code } = request.params;
    const session = sessionOf(request, code);
    if (!session) return reply.code(303).header('location', baseOf(party(request))).send();
    return show(reply, 200, party(request), session, `${municipalityWord(code)} 継続候補世帯リスト・継続世帯確定リスト`, printBody(baseOf(party(request)), code, await casesOf(party(request), code)));
  });
  caseRoutes(wire, party, sessionOf);
}

function caseRoutes(wire: FastifyInstance, party: Ask, sessionOf: (request: FastifyRequest, code: string) => Session | null): void {
  const detail = (reply: FastifyReply, status: number, of: FederationTerminal, session: Session, one: Case, told: Told | null) =>
    show(reply, status, of, session, `${one.candidate.headName}の世帯`, detailBody(`${baseOf(of)}/${session.code}/candidates/${one.candidate.candidateKey}`, one, formTokenOf(of, session), told));
  const missing = (reply: FastifyReply, of: FederationTerminal, session: Session) => show(reply, 404, of, session, '候補がない', html`<p>その候補はこの国保総合PCにない。<a href="${baseOf(of)}/${session.code}">一覧へ戻る</a></p>`);

  wire.get<OfCase>('/pages/:code/candidates/:candidateKey', { config: { form: pageForms.detail } }, async (request, reply) => {
    const { code, candidateKey } = request.params;
    const [of, session] = [party(request), sessionOf(request, code)];
    if (!session) return reply.code(303).header('location', baseOf(of)).send();
    const one = await caseOf(of, code, candidateKey);
    return one ? detail(reply, 200, of, session, one, toldBy(oneOf(request.query.told))) : missing(reply, of, session);
  });
  wire.post<OfCase>('/pages/:code/candidates/:candidateKey', { config: { form: pageForms.decide, exchange: { what: '国保総合PCの画面で確定指示する', direction: 'in', steps: ['F-4-1', 'D-1-1'] } } }, async (request, reply) => {
    const { code, candidateKey } = request.params;
    const [of, session] = [party(request), sessionOf(request, code)];
    const said = (request.body ?? {}) as NonNullable<Fields>;
    if (!session || said['formToken'] !== formTokenOf(of, session)) return reply.code(303).header('location', baseOf(of)).send();
    const one = await caseOf(of, code, candidateKey);
    if (!one) return missing(reply, of, session);
    const asked = wish.safeParse({ candidateKey, instruction: said['instruction'], decidedBy: session.operator, decisionReason: said['decisionReason'] });
    if (!asked.success) return detail(reply, 422, of, session, one, { kind: 'fail', text: '指示を選び、理由を300字以内で書く。' });
    const outcome = await instruct(of, code, asked.data);
    if (isRefused(outcome)) return detail(reply, 409, of, session, (await caseOf(of, code, candidateKey))!, { kind: 'fail', text: `${outcome.body.why}。${outcome.body.cure}` });
    return reply.code(303).header('location', `${baseOf(of)}/${code}/candidates/${encodeURIComponent(candidateKey)}?told=${outcome.issueCodes[0] ?? outcome.state}`).send();
  });
}

/** The address says only which of our own sentences to show. */
function toldBy(said: string): Told | null {
  if (said === 'sent') return { kind: 'done', text: '確定指示を集約へ送った。結果は翌朝に届く。' };
  if (said === 'waiting') return { kind: 'warn', text: '集約が応じない。確定指示は夕方にもう一度送る。' };
  return said === 'W603' ? { kind: 'warn', text: `確定指示を集約へ送った。注意: ${issueWord(said)}。判断の理由を確かめる。` } : null;
}
