import { parseDocument, writeDocument } from '../../contracts/online-eligibility/codec.js';
import { bulkAnswer, bulkRequest, qualificationAnswer, qualificationRequest, type QualificationRequest } from '../../contracts/online-eligibility/qualification.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { nextDay, type Moment } from '../../law/day.js';
import { assume, type Day } from '../../law/define.js';
import { tables, type StoreHome } from '../../store/define.js';
import { simulator, type Party, type Simulator } from '../define.js';
import { onlineEligibility } from './online-eligibility.js';

const standInTables = tables({ stand_in_hub_answer: { columns: { subject: 'text', body: 'text' }, key: ['subject'] }, stand_in_hub_asked: { columns: { n: 'integer', path: 'text', body: 'text' }, key: ['n'] } });

/** The hub as these tests need it: it answers what a test has put in for a number or a card, and remembers what it was asked. */
const hubStandIn = simulator({
  id: 'insurer-hub', ja: '試験の中間サーバー', basis: assume('試験のため'), limitations: ['言われたとおりに答える'], faults: {}, parameters: {}, tables: standInTables, jobs: {},
  routes(wire, party) {
    const asked = async ({ store }: Party<typeof standInTables>, path: string, body: object) => {
      const { count } = await store.db.selectFrom('stand_in_hub_asked').select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
      await store.insertMany('stand_in_hub_asked', [{ n: Number(count) + 1, path, body: JSON.stringify(body) }]);
    };
    const answerTo = async ({ store }: Party<typeof standInTables>, subject: string) => (await store.db.selectFrom('stand_in_hub_answer').where('subject', '=', subject).select('body').executeTakeFirst())?.body;
    wire.put<{ Body: { subject: string; body: object } }>('/_sim/answers', async (request) => {
      await party(request).store.insertMany('stand_in_hub_answer', [{ subject: request.body.subject, body: JSON.stringify(request.body.body) }], 'replace');
      return {};
    });
    wire.get('/_sim/asked', async (request) => ({ asked: (await party(request).store.db.selectFrom('stand_in_hub_asked').selectAll().orderBy('n').execute()).map(({ path, body }) => ({ path, body: JSON.parse(body) as object })) }));
    wire.post<{ Body: Record<string, string> }>('/online/lookups', async (request, reply) => {
      if (request.headers['x-online-key'] !== party(request).token('OK')) return reply.code(403).send({ code: 'E-PARTITION' });
      await asked(party(request), '/online/lookups', request.body);
      return reply.type('application/json').send(await answerTo(party(request), request.body['individualNumber'] ?? request.body['householdKey']!) ?? JSON.stringify({ validity: '4', historyKey: null, card: null, records: [] }));
    });
    wire.post<{ Body: Record<string, string> }>('/online/cards', async (request, reply) => {
      await asked(party(request), '/online/cards', request.body);
      const refusal = await answerTo(party(request), `card ${request.body['individualNumber']}`);
      return refusal ? reply.code(409).type('application/json').send(refusal) : { state: request.body['event'] === 'registered' ? 'registered' : 'cancelled', effectiveOn: '2025-06-02' };
    });
  },
});

export const member = {
  insurerNumber: '138057', householdKey: '13103-H1', branchNumber: '01', name: '髙橋 花子', nameKana: 'タカハシ ハナコ', bornOn: '1980-02-03', sex: '2', address: '東京都港区芝公園1-5-25', headName: '髙橋 一郎', validFrom: '2025-04-01', validTo: null,
  acquiredOn: '2025-04-01', lostOn: null, lossReason: null, copayRatio: '030', copayRatioFrom: '2025-08-01', copayRatioThrough: '2026-07-31', limitCategory: 'A03', isNotDisclosed: false, selfInfoBlocked: false,
} as const;
const shownAll = { qualification: 'shown', medical: 'shown', address: 'shown' } as const;
export const held = (change: object = {}) => ({ municipalityCode: '131032', historyKey: 'MI-1/T1', version: 1, insurerPersonKey: 'IPK0000000001', isActive: true, visibility: shownAll, because: [], member, ...change });
export const hubSays = (validity: string, records: readonly object[] = [held()], change: object = {}) => ({ validity, historyKey: ['1', '2', '3'].includes(validity) ? 'MI-1/T1' : null, validityBecause: '', card: { state: 'registered', effectiveOn: '2025-06-01' }, records, ...change });

const header = (on: Day | null = null) => ({ QualificationConfirmationDate: on, MedicalInstitutionCode: '1312345678', ArbitraryFileIdentifier: null });
export const byCertificate = (change: object = {}, on: Day | null = null): QualificationRequest => ({
  MessageHeader: header(on),
  MessageBody: {
    QualificationConfirmSearchInfo: {
      InsurerNumber: '138057', InsuredCardSymbol: '13103', InsuredIdentificationNumber: 'H1', InsuredBranchNumber: null, Birthdate: '1980-02-03', LimitApplicationCertificateRelatedConsFlg: null, ArbitraryIdentifier: null, ...change,
    },
    CardSearchInfo: null,
  },
});
export const bySerial = (CertificateSerialNumber: string, consent: '0' | '1' | null = '1', on: Day | null = null): QualificationRequest => ({
  MessageHeader: header(on),
  MessageBody: {
    QualificationConfirmSearchInfo: null,
    CardSearchInfo: { CertificateSerialNumber, LimitApplicationCertificateRelatedConsFlg: consent, PharmacistsInfoConsFlg: consent, SpecificHealthCheckupsInfoConsFlg: consent, DiagnosisInfoConsFlg: consent },
  },
});

/** A clinic with a terminal, and the person at its counter. */
export async function withClinic<T>(home: StoreHome, play: (clinic: Awaited<ReturnType<typeof opened>>['clinic']) => Promise<T>, others: readonly Simulator[] = [hubStandIn], now: Moment = '2025-06-02T10:15'): Promise<T> {
  const { bed, id, clinic } = await opened(home, others, now);
  try {
    const result = await play(clinic);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}
export type Clinic = Parameters<Parameters<typeof withClinic>[1]>[0];

async function opened(home: StoreHome, others: readonly Simulator[], now: Moment) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [...others, onlineEligibility] });
  const id = `online-eligibility-${process.pid}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const json = async (party: string, method: string, path: string, body?: object) => {
    const response = await fetch(`${world.url}/${party}${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const post = async (path: string, bytes: Uint8Array | string) => {
    const response = await fetch(`${world.url}/online-eligibility${path}`, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: typeof bytes === 'string' ? bytes : Buffer.from(bytes) });
    return { status: response.status, type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const clinic = {
    world, post,
    fault: (name: string, on = true) => world.fault('online-eligibility', name, on),
    set: (values: Record<string, unknown>) => world.setParameters('online-eligibility', values),
    hub: (subject: string, body: object) => json('insurer-hub', 'PUT', '/_sim/answers', { subject, body }),
    hubAsked: async () => (await json('insurer-hub', 'GET', '/_sim/asked')).body['asked'] as { path: string; body: object }[],
    register: (serial: string, individualNumber: string, certificateThrough?: Day) => json('online-eligibility', 'POST', '/cards', { serial, individualNumber, ...(certificateThrough ? { certificateThrough } : {}) }),
    giveBack: (serial: string) => json('online-eligibility', 'DELETE', `/cards/${serial}`),
    reads: async (query = '') => (await json('online-eligibility', 'GET', `/_sim/reads${query}`)).body['reads'] as Record<string, unknown>[],
    overnight: () => world.advance(`${nextDay(world.now().slice(0, 10) as Day)}T10:15`),
    async confirm(request: QualificationRequest) {
      const { status, bytes } = await post('/qualifications', writeDocument(qualificationRequest, request));
      const read = parseDocument(qualificationAnswer, bytes);
      if ('issues' in read) throw new Error(JSON.stringify(read.issues));
      const { MessageHeader, MessageBody } = read.value;
      return { status, header: MessageHeader, body: MessageBody, validity: MessageBody?.QualificationValidity ?? null, code: MessageBody?.ProcessingResultCode ?? MessageHeader.ErrorCode, result: MessageBody?.ResultList?.ResultOfQualificationConfirmation[0] ?? null };
    },
    async confirmAll(requests: readonly QualificationRequest[]) {
      const searches = requests.map(({ MessageBody }) => MessageBody.QualificationConfirmSearchInfo!);
      const read = parseDocument(bulkAnswer, (await post('/qualifications/bulk', writeDocument(bulkRequest, { MessageHeader: header(), MessageBody: { QualificationConfirmSearchInfo: searches } }))).bytes);
      if ('issues' in read) throw new Error(JSON.stringify(read.issues));
      return read.value;
    },
  };
  return { bed, id, clinic };
}
