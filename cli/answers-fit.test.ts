import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode } from '../law/check-digits.js';
import { dayPart } from '../law/day.js';
import { tell } from '../harness/tell.js';
import { refusalsOf } from '../harness/route-document.js';
import { pairOf, personRow } from '../simulators/aggregator/town.examples.js';
import { inMemory } from '../store/sqlite.js';
import { connectionOf } from './connection.js';
import { applicationCalls } from './fixtures/application-calls.js';
import { bankCalls } from './fixtures/bank-calls.js';
import { afterWeekend, agentCalls, channelCalls, feedOf, lastYearWorld, moneyWorld, saturdayWorld, shutDayCalls } from './fixtures/collection-calls.js';
import { claimsOfAMonth } from './fixtures/claims-calls.js';
import { levyStandardCalls } from './fixtures/levy-standard-calls.js';
import { continuityCalls, movesWorld } from './fixtures/continuity-calls.js';
import { benefitContractorCalls } from './fixtures/benefit-contractor-calls.js';
import { contractorCalls } from './fixtures/contractor-calls.js';
import { doubtFirst, firstHubCalls, shutDoors, terminalCalls, type HubCall } from './fixtures/hub-calls.js';
import { handoverCalls, lookupCalls, mailCalls, slipCalls } from './fixtures/outgoing-calls.js';
import { answerCalls, answerList, disclosureCalls, feedCalls, jukiNetCalls, mailingCalls, municipalHubCalls, onlineCalls, pollCalls, returnCalls } from './fixtures/neighbour-calls.js';
import { withheldInOctober } from './fixtures/pension-calls.js';
import { refusedCalls } from './fixtures/refused-calls.js';
import { refundClaims } from './fixtures/refund-claim-calls.js';
import { office, officeDay as today, testDoors } from './fixtures/office-calls.js';
import { concernCalls, counterOfConcerns, readerCalls } from './fixtures/reader-calls.js';
import { misfit, watchedBed, type Seen } from './fixtures/watched-bed.js';
import { chosenScenarios, simulators } from './parts.js';

let watched: Awaited<ReturnType<typeof watchedBed>>;
beforeAll(async () => { watched = await watchedBed({ fileLimit: 4_000_000 }); });
afterAll(() => watched.bed.close());

type Call = HubCall;
async function call([method, path, status, body, headers = {}]: Call): Promise<void> {
  const [type, sent] = body instanceof Uint8Array ? ['application/octet-stream', Buffer.from(body)] : body instanceof URLSearchParams ? ['application/x-www-form-urlencoded', body.toString()] : ['application/json', JSON.stringify(body)];
  const response = await fetch(watched.bed.url + path, { method, redirect: 'manual', headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers }, ...(body === undefined ? {} : { body: sent }) });
  expect([method, path, response.status, await response.text()]).toEqual([method, path, status, expect.anything()]);
}
async function calls(list: readonly Call[]): Promise<void> {
  for (const one of list) await call(one);
}
/** The body printed as the example of a route. */
const exampleOf = (route: string) => {
  const [, card] = watched.bed.routes().flatMap((one) => (`${one.method} ${one.url}` === route ? [[route, one] as const] : []))[0]!;
  return card.form!.body!.kind === 'json' ? card.form!.body!.examples[0] as Record<string, unknown> : {};
};

const [A, B, C, D] = ['131016', '131024', '131032', '131041'] as const;
const files = (code: string, seq: number, people: readonly Parameters<typeof personRow>[1][]) => pairOf(bundledProfile(), code, seq, people.map((wish) => personRow(code, wish)), { date: today });

function residents(): readonly Call[] {
  const at = '/w/w/residents';
  const form = exampleOf('POST /w/:world/residents/_sim/notify') as { notification: object };
  const named = (notificationId: string, more: object = {}) => ({ ...form, notification: { ...form.notification, notificationId, ...more } });
  const receipt = (id: string) => `${at}/municipalities/${A}/counter/${id}/receipt`;
  const refusal = { accepted: false, refusals: [{ code: 'E201', ja: '事実発生日', why: '日付が合わない', cure: '書き直す' }] };
  return [
    ['POST', `${at}/_sim/notify`, 201, named('N-1')], ['POST', `${at}/_sim/notify`, 200, named('N-1')], ['POST', `${at}/_sim/notify`, 409, named('N-1', { personKeys: ['P2'] })], ['POST', `${at}/_sim/notify`, 422, named('N'.repeat(51))],
    ['POST', `${at}/_sim/notify`, 422, {}], ['GET', `${at}/municipalities/${A}/counter`, 200], ['POST', receipt('N-1'), 422, { accepted: 1 }], ['POST', receipt('N-9'), 404, { accepted: true }],
    ['POST', `${at}/_sim/correct`, 409, { ...named('N-2'), notificationId: 'N-1' }], ['POST', receipt('N-1'), 200, refusal], ['POST', receipt('N-1'), 409, { accepted: true }],
    ['POST', `${at}/_sim/notify`, 201, named('N-0')], ['POST', `${at}/_sim/correct`, 409, { ...named('N-0', { personKeys: ['P9'] }), notificationId: 'N-1' }],
    ['POST', `${at}/_sim/correct`, 422, { ...named('N-1'), notificationId: 'N-1' }], ['POST', `${at}/_sim/correct`, 422, { ...named('N'.repeat(51)), notificationId: 'N-1' }], ['POST', `${at}/_sim/correct`, 422, {}],
    ['POST', `${at}/_sim/correct`, 404, { ...named('N-2'), notificationId: 'N-9' }], ['POST', `${at}/_sim/correct`, 201, { ...named('N-2'), notificationId: 'N-1' }], ['POST', `${at}/_sim/correct`, 200, { ...named('N-2'), notificationId: 'N-1' }],
    ['POST', `${at}/_sim/withdraw`, 200, { municipalityCode: A, notificationId: 'N-2' }], ['POST', `${at}/_sim/withdraw`, 409, { municipalityCode: A, notificationId: 'N-1' }], ['POST', `${at}/_sim/withdraw`, 404, { municipalityCode: A, notificationId: 'N-9' }],
    ['POST', `${at}/_sim/withdraw`, 422, {}], ['GET', `${at}/_sim/${A}/notifications`, 200],
  ];
}

function otherMunicipality(): readonly Call[] {
  const at = (code: string) => `/w/w/other-municipality/_sim/${code}`;
  const example = (act: string, more: object = {}) => ({ ...exampleOf(`POST /w/:world/other-municipality/_sim/:code/${act}`), ...more });
  const told = (act: string, code: string, status: number, more: object = {}): Call => ['POST', `${at(code)}/${act}`, status, example(act, more)];
  const person = '0000012345';
  const amends = ['correct', 'resend', 'changeNumber', 'void'].flatMap((act): Call[] => [told(act, B, 200), told(act, B, 422, { personKey: 'nobody' })]);
  const acts = ['insure', 'moveIn', 'moveOut', 'endInsurance', 'correct', 'void', 'changeNumber', 'resend'];
  return [
    told('insure', B, 200), told('insure', B, 422), told('moveIn', C, 200), told('moveIn', C, 422), ...amends, told('insure', B, 200, { behaviour: { kind: 'never' }, since: '2026-04-01' }),
    told('endInsurance', C, 200), told('endInsurance', C, 422), told('moveIn', A, 200), told('moveOut', A, 200), told('moveOut', A, 422),
    ...acts.flatMap((act): Call[] => [['POST', `${at(B)}/${act}`, 422, {}], ['POST', `${at('999999')}/${act}`, 404, {}]]),
    ['GET', `${at(B)}/traffic`, 200], ['POST', `${at(B)}/acts/99/release`, 404], ['POST', `${at(B)}/acts/x/release`, 404], ['GET', `${at(B)}/view/${person}`, 200], ['GET', `${at(B)}/view/nobody`, 200],
    ['GET', `${at(B)}/household/${person}`, 200], ['GET', `${at(B)}/household/nobody`, 404], ...['traffic', `view/${person}`, `household/${person}`].map((path): Call => ['GET', `${at('999999')}/${path}`, 404]), ['POST', `${at('999999')}/acts/1/release`, 404],
  ];
}

function dataLinkPc(): readonly Call[] {
  const at = `/w/w/data-link-pc`;
  const [household, person] = files(A, 1, [{ n: 1 }]);
  const put = (name: string, bytes: Uint8Array, status: number, code: string = A): Call => ['PUT', `${at}/${code}/outbox/${name}`, status, bytes];
  return [
    put(household.name, household.bytes, 202), put(household.name, household.bytes, 200), put(person.name, person.bytes, 202), put('memo.txt', Buffer.from('x'), 202), put('drop.txt', Buffer.from('x'), 202), put('a', Buffer.from('x'), 422, 'x'),
    ['GET', `${at}/${A}/outbox`, 200], ['DELETE', `${at}/_sim/${A}/outbox/drop.txt`, 204], ['DELETE', `${at}/_sim/${A}/outbox/none`, 404], ['POST', `${at}/_sim/jobs/send`, 204], ['GET', `${at}/${A}/outbox`, 200],
    ['DELETE', `${at}/_sim/${A}/outbox/${household.name}`, 409], put(household.name, Buffer.from('other'), 409), put('big.bin', Buffer.alloc(4_000_001), 413), ['POST', `${at}/_sim/${A}/resend/${household.name}`, 200], ['POST', `${at}/_sim/${A}/resend/none`, 404],
    ['GET', `${at}/_sim/${A}/log`, 200], ['GET', `${at}/_sim/${A}/outgoing`, 200], ['GET', `${at}/${A}/inbox/none`, 404], ['DELETE', `${at}/${A}/inbox/none`, 404],
  ];
}

function aggregator(): readonly Call[] {
  const at = '/w/w/aggregator';
  const of = (code: string) => `${at}/municipalities/${code}`;
  const [household, person] = files(D, 1, [{ n: 1 }, { n: 2, from: today, applicationStartReason: 'moveInWithinPrefecture' }]);
  const [late] = files(D, 3, []);
  const put = (name: string, bytes: Uint8Array, status: number, code: string = D): Call => ['PUT', `${of(code)}/inbox/${name}`, status, bytes];
  const reads: readonly Call[] = ['inbox', 'outbox', 'outbox/x', 'results', 'results/x', 'notices', 'hub-results'].map((path) => ['GET', `${of('999999')}/${path}`, 404]);
  return [
    put(household.name, household.bytes, 202), put(household.name, household.bytes, 200), put(person.name, person.bytes, 202), put(late.name, late.bytes, 202), put(person.name, Buffer.from('other'), 409), put('memo.txt', Buffer.from('x'), 422),
    put(files(A, 9, [])[0].name, Buffer.from('x'), 422), put(household.name, household.bytes, 404, '999999'), ['PUT', `${at}/_sim/parameters`, 204, { maximumFileMB: 1 }], put(files(D, 7, [])[0].name, Buffer.alloc(1_100_000), 413),
    put(files(D, 7, [])[0].name, Buffer.alloc(4_000_001), 413), ...reads, ['DELETE', `${of('999999')}/outbox/x`, 404], ['POST', `${of('999999')}/results/x/confirmed`, 404, { by: '係' }], ['GET', `${of(D)}/inbox`, 200], ['POST', '/w/w/_clock', 200, { advanceTo: '2026-04-25' }],
    ['GET', `${of(D)}/inbox`, 200], ['GET', `${of(D)}/results`, 200], ['GET', `${of(D)}/results/none`, 404], ['GET', `${of(D)}/notices`, 200], ['GET', `${of(D)}/hub-results`, 200], ['GET', `${at}/_sim/partitions/${D}`, 200], ['GET', `${at}/_sim/partitions/999999`, 404], ['GET', `${of(D)}/outbox`, 200], ['GET', `${of(D)}/outbox/none`, 404], ['DELETE', `${of(D)}/outbox/none`, 404],
    ['POST', `${at}/_sim/view`, 200, { municipalityCode: D, personKey: 'P1' }], ['POST', `${at}/_sim/view`, 200, { municipalityCode: D, personKey: 'nobody' }], ['POST', `${at}/_sim/view`, 400, {}], ['GET', `${at}/_sim/waiting`, 200], ['GET', `${at}/_sim/findings`, 200],
    ['GET', '/w/w/_journal', 200],
  ];
}

/** What needs a name that only an answer gives. */
async function named(): Promise<readonly Call[]> {
  const listed = async (path: string) => (await (await fetch(`${watched.bed.url}/w/w/${path}`)).json()) as { files: { name: string }[]; results: { batchId: string }[]; acts: { seq: number; state: string }[] };
  const { results } = await listed(`aggregator/municipalities/${D}/results`);
  const { files: laidOut } = await listed(`aggregator/municipalities/${D}/outbox`);
  const { files: arrived } = await listed(`data-link-pc/${A}/inbox`);
  const held = (await listed(`other-municipality/_sim/${B}/traffic`)).acts.find(({ state }) => state === 'held')!;
  const of = `/w/w/aggregator/municipalities/${D}`;
  return [
    ['GET', `${of}/results/${results[0]!.batchId}`, 200], ['POST', `${of}/results/${results[0]!.batchId}/confirmed`, 400, {}], ['POST', `${of}/results/none/confirmed`, 404, { by: '係' }], ['POST', `${of}/results/${results[0]!.batchId}/confirmed`, 200, { by: '係' }],
    ['GET', `${of}/outbox/${laidOut[0]!.name}`, 200], ['DELETE', `${of}/outbox/${laidOut[0]!.name}`, 204], ['GET', `/w/w/data-link-pc/${A}/inbox`, 200], ['GET', `/w/w/data-link-pc/${A}/inbox/${arrived[0]!.name}`, 200],
    ['DELETE', `/w/w/data-link-pc/${A}/inbox/${arrived[0]!.name}`, 204], ['POST', `/w/w/other-municipality/_sim/${B}/acts/${held.seq}/release`, 204],
    ['GET', `/w/w/other-municipality/_sim/${B}/traffic`, 200], ['GET', `/w/w/other-municipality/_sim/${B}/view/0000012345`, 200], ['GET', `/w/w/data-link-pc/_sim/${A}/log`, 200], ['GET', `/w/w/data-link-pc/_sim/${A}/outgoing`, 200],
  ];
}

async function laidOut(party: string): Promise<readonly Call[]> {
  const [path, init] = answerList(party);
  const { files: [file] } = await (await fetch(watched.bed.url + path, init)).json() as { files: { name: string }[] };
  return answerCalls(party, file!.name);
}

/** The 申し出 that was heard first. */
async function heardAt(path: string): Promise<string> {
  const { concerns } = await (await fetch(watched.bed.url + path)).json() as { concerns: { concernId: string }[] };
  return concerns[0]!.concernId;
}

/** Headers with an access token of 統合DB. */
async function signedIn(code: string, client_secret: string): Promise<Record<string, string>> {
  const answer = await fetch(`${watched.bed.url}/w/w/integrated-db/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: code, client_secret }) });
  return { authorization: `Bearer ${(await answer.json() as { access_token: string }).access_token}` };
}

/** What those who take money answer, and the files that lie there after a weekend. */
async function collection(): Promise<readonly Call[]> {
  for (const [id, now] of [[moneyWorld, '2026-06-19'], [saturdayWorld, '2026-06-20'], [lastYearWorld, '2027-12-30']]) await call(['POST', '/w', 201, { id, now }]);
  const [world, lastYear] = [await watched.bed.world(moneyWorld), await watched.bed.world(lastYearWorld)];
  const headers = (prefix: string, of = world) => ({ 'x-totsugo-party': 'ward', 'x-municipality-key': of.token(prefix, C) });
  const [agent, channels] = [headers('PA'), headers('PC')];
  await calls([...agentCalls(agent), ...channelCalls(channels), ...shutDayCalls(headers('PC', lastYear)), ...afterWeekend(agent, channels)]);
  const first = async (party: string, own: Record<string, string>) => ((await (await fetch(`${world.url}/${party}/feeds/${C}`, { headers: own })).json()) as { files: { name: string }[] }).files[0]!.name;
  return [...feedOf('payment-agent', await first('payment-agent', agent), agent), ...feedOf('payment-channels', await first('payment-channels', channels), channels)];
}

/** A card is registered while the hub hangs up on whoever calls. */
async function withoutHub(): Promise<readonly Seen[]> {
  const silent = simulators.map((one) => (one.id === 'insurer-hub' ? { ...one, routes: (wire: FastifyInstance) => { wire.post('/online/cards', (request) => { request.raw.socket.destroy(); }); } } : one));
  const told = await watchedBed({ simulators: silent });
  const world = await told.bed.create({ id: 'w', seed: 1, now: `${today}T09:00`, numberMode: defaultNumberMode });
  await fetch(`${world.url}/online-eligibility/cards`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(exampleOf('POST /w/:world/online-eligibility/cards')) });
  await told.bed.close();
  return told.seen.filter(({ route }) => route.endsWith('online-eligibility/cards'));
}

const codeIn = ({ status, body }: Seen): string => (status >= 400 && body !== null && typeof body === 'object' && 'code' in body ? String(body.code) : '');

test('文書に書いた応答は一つ残らず実際に返り、返った応答はどれも文書の型に合う', async () => {
  await calls([...office, ...testDoors(), ...residents(), ...otherMunicipality(), ...dataLinkPc(), ...aggregator()]);
  await calls(await named());
  const world = await watched.bed.world('w');
  const [key, online] = [{ 'x-partition-key': world.token('PK', '131059') }, { 'x-online-key': world.token('OK') }];
  await calls(shutDoors(online));
  await calls(firstHubCalls(key, online));
  await calls([...jukiNetCalls(), ...disclosureCalls(), ...onlineCalls()]);
  const [secret, strangers] = ['131059', A].map((code) => world.token('CS', code)) as [string, string];
  await calls(feedCalls(secret, await signedIn('131059', secret), await signedIn(A, strangers)));
  await calls((await Promise.all(['juki-net', 'record-disclosure'].map(laidOut))).flat());
  await calls(terminalCalls(await doubtFirst(world), key));
  const asking = { 'x-totsugo-party': 'ward', 'x-municipality-key': world.token('MK', '131059') };
  await calls(municipalHubCalls(asking));
  await calls(pollCalls(world.token('PN', '131059', 'E-1'), asking));
  const mail = { 'x-totsugo-party': 'ward', 'x-municipality-key': world.token('MK', '131032') };
  await calls(slipCalls());
  await calls(lookupCalls({ 'x-totsugo-party': 'ward', 'x-municipality-key': world.token('JK', '131059') }));
  await calls(handoverCalls(await signedIn('131059', secret), await signedIn(A, strangers)));
  await call(['POST', '/w', 201, { id: movesWorld, now: '2026-05-11' }]);
  const moves = await watched.bed.world(movesWorld);
  await calls(continuityCalls((prefix, ...parts) => moves.token(prefix, ...parts)));
  await calls(readerCalls());
  await calls(mailingCalls(mail));
  await calls(contractorCalls({ 'x-totsugo-party': 'ward', 'x-municipality-key': world.token('DK', '131032') }, dayPart(world.now())));
  await calls(benefitContractorCalls({ 'x-totsugo-party': 'ward', 'x-municipality-key': world.token('GK', '131032') }, dayPart(world.now())));
  await calls(concernCalls(await heardAt(counterOfConcerns)));
  await calls(mailCalls());
  await calls(returnCalls(((await (await fetch(`${world.url}/mailing/returns/131032`, { headers: mail })).json()) as { files: { name: string }[] }).files[0]!.name, mail));
  await calls(applicationCalls({ 'x-municipality-key': world.token('EK', '131059') }, [world.token('EA', '131059', 1), world.token('EA', '131059', 2)]));
  await calls(bankCalls({ 'x-totsugo-party': 'ward', 'x-municipality-key': world.token('BK', '131032') }));
  for (const told of [collection, () => withheldInOctober(watched.bed, calls), () => claimsOfAMonth(watched.bed, calls), () => levyStandardCalls(watched.bed, calls), () => refundClaims(watched.bed, calls)]) await calls(await told());
  await calls(await refusedCalls(watched.bed.url));
  await watched.bed.rest();
  await calls([['POST', '/w/w/_clock', 503, { advanceTo: '2026-06-01' }], ...simulators.flatMap(({ id, jobs }): Call[] => Object.keys(jobs).slice(0, 1).map((job) => ['POST', `/w/w/${id}/_sim/jobs/${job}`, 503]))]);

  // Lists that stayed empty would prove nothing about what lies in them.
  const lists = new Set(watched.seen.flatMap(({ route, body }) => Object.entries(body ?? {}).flatMap(([key, value]) => (Array.isArray(value) && value.length > 0 ? [`${route} ${key}`] : []))));
  const at = 'GET /w/:world/';
  for (const list of ['aggregator/_sim/waiting waiting', 'aggregator/municipalities/:code/notices notices', 'aggregator/municipalities/:code/inbox held', 'other-municipality/_sim/:code/traffic results', 'other-municipality/_sim/:code/traffic outgoing', 'other-municipality/_sim/:code/traffic incoming', 'data-link-pc/_sim/:code/log attempts', 'insurer-hub/partitions/:code/terminal/notices notices', 'insurer-hub/partitions/:code/terminal/members members', 'insurer-hub/_sim/history/:code/:personKey entries', 'mailing/batches/:code batches', 'mailing/batches/:code/:name differences', 'mailing/batches/:code/:name files', 'mailing/returns/:code files', 'mailing/_sim/letters/:code/:noticeId letters', 'mailing/_sim/incidents incidents', 'mailing/_sim/delivered/:code letters', 'benefit-contractor/results/:code files', 'benefit-contractor/_sim/work/:code papers', 'benefit-contractor/_sim/incidents incidents', 'delinquency-contractor/inbox/:code files', 'delinquency-contractor/results/:code files', 'delinquency-contractor/_sim/work/:code calls', 'delinquency-contractor/_sim/work/:code inquiries', 'delinquency-contractor/_sim/work/:code onList', 'delinquency-contractor/_sim/incidents incidents', 'residents/municipalities/:code/concerns concerns', 'residents/municipalities/:code/claims claims', 'residents/_sim/:code/readers readers', 'municipal-hub/answer-files/:code files', 'municipal-hub/ledger/:code entries', 'municipal-hub/_sim/enquiries/:code enquiries', 'municipal-hub/_sim/portal/:residentCode entries', 'municipal-hub/_sim/legs legs', 'municipal-hub/_sim/findings findings', 'municipal-hub/_sim/incidents incidents', 'municipal-hub/_sim/requests/:asker/:requestId payload', 'municipal-hub/enquiries/:code/:processingNumber payload', 'e-application/applications/:code versions', 'e-application/applications/:code/:receptionNumber/:version attachments', 'e-application/_sim/:code/applications/:receptionNumber told', 'bank/requests/:code requests', 'bank/requests/:code/:name refusals', 'bank/requests/:code/:name failing', 'bank/results/:code files', 'bank/statements/:code files', 'bank/_sim/accounts/:bankCode/:branchCode/:accountKind/:accountNumber movements', 'claims/records/:code files', 'claims/objection-results/:code files', 'claims/returns/:institution files', 'claims/payments/:code/:month institutions', 'claims/_sim/receipts/:code receipts', 'claims/_sim/claims claims', 'claims/_sim/incidents incidents', 'levy-standard/inbox/:code files', 'levy-standard/results/:code files', 'levy-standard/_sim/runs runs', 'levy-standard/_sim/contributions/:fiscalYear/:runKind contributions', 'levy-standard/_sim/bases/:fiscalYear bases', 'levy-standard/_sim/reports/:code reports', 'payment-agent/feeds/:code files', 'payment-agent/_sim/payments/:code payments', 'payment-agent/_sim/transfers/:code transfers', 'payment-agent/_sim/calendar/:month closings', 'payment-channels/feeds/:code files', 'payment-channels/_sim/payments/:code paperSlips', 'payment-channels/_sim/payments/:code elqrPayments', 'payment-channels/_sim/payments/:code transfers', 'pension-insurer/feeds/:code files', 'pension-insurer/_sim/withholdings/:code requests', 'pension-insurer/_sim/withholdings/:code withholdings', 'pension-insurer/_sim/withholdings/:code transfers']) expect(lists, list).toContain(at + list);
  const findings = watched.seen.filter(({ route }) => route === `${at}aggregator/_sim/findings`).flatMap(({ body }) => (body as { findings: { code: string }[] }).findings.map(({ code }) => code));
  expect(new Set(findings)).toEqual(new Set(['E705', 'W508', 'E105']));

  const seen = [...watched.seen, ...await withoutHub()];
  expect(seen.flatMap((one) => misfit(watched.document, one) ?? [])).toEqual([]);
  const came = new Set(seen.map((one) => `${one.route} ${one.status} ${codeIn(one)}`));
  const written = watched.bed.routes().flatMap(({ method, url, form }) => [...Object.keys(form!.answers).map((status) => `${method} ${url} ${status} `), ...(form!.refusals ?? []).map(([status, code]) => `${method} ${url} ${status} ${code}`)]);
  expect(written.filter((one) => !came.has(one))).toEqual([]);
  const allowed = new Set([...written, ...watched.bed.routes().flatMap((card) => refusalsOf(card).map(([status, code]) => `${card.method} ${card.url} ${status} ${code}`))]);
  expect([...came].filter((one) => !allowed.has(one))).toEqual([]);
});

test('シナリオの中で関係者が返した応答も、すべて文書の型に合う', async () => {
  const told = await watchedBed();
  const connection = connectionOf('reference', { home: inMemory(), profile: bundledProfile(), seed: 1, name: 'ward', token: undefined, folder: undefined });
  const ward = await connection.open();
  const chosen = await chosenScenarios(['transmission.partly-refused', 'transmission.three-municipalities-in-one-night', 'eligibility.waiting-*', 'eligibility.overlap-corrected-by-ward', 'eligibility.number-of-two-people', 'eligibility.nominal-head-moves-in', 'linkage.namesake-number', 'linkage.card-use-cancelled-in-time', 'linkage.data-error-corrected', 'applications.corrected', 'applications.withdrawn']);
  for (const scenario of chosen) expect((await tell(scenario, { bed: told.bed, ward, capabilities: await ward.capabilities(), seed: 1, numberMode: defaultNumberMode, municipalityCode: C })).verdict, scenario.id).toBe('pass');
  await connection.close();
  await told.bed.close();
  expect(told.seen.length).toBeGreaterThan(200);
  expect(told.seen.flatMap((one) => misfit(told.document, one) ?? [])).toEqual([]);
});
