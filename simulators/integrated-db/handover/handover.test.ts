import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nothingProvided, nothingTransferred, provisionOutcome, provisionRecord, transferRecord, transferRequest, type ProvisionRecord, type TransferRecord } from '../../../contracts/integrated-db/provision.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { bundledProfile } from '../../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../../harness/bed.js';
import type { World } from '../../../harness/world.js';
import { defaultNumberMode, individualNumberOf } from '../../../law/check-digits.js';
import { inMemory } from '../../../store/sqlite.js';
import { municipalHub } from '../../municipal-hub/municipal-hub.js';
import { integratedDb } from '../integrated-db.js';

const [own, other] = ['131032', '131016'] as const;
const profile = bundledProfile();
const replica = (n: number, wish: Partial<ProvisionRecord> = {}): ProvisionRecord => ({
  recordId: `R-${n}`, personKey: `P${n}`, kind: 'nhiQualification', historyKey: `H${n}`, modificationSeg: '1', layoutVersion: '2025.07', isAutoAnswerBlocked: false, ...nothingProvided, insurerNumber: '138032', insuredNumber: '00000001', branchNumber: '01', memberRole: 'self', acquiredOn: '2026-06-01', ...wish,
});
const row = (n: number, feedSeq: number, wish: Partial<TransferRecord> = {}): TransferRecord => ({
  receiver: 'care', feedKind: 'difference', feedSeq, operation: 'put', personKey: `P${n}`, content: 'qualification', historyKey: `H${n}`, ...nothingTransferred, acquiredOn: '2026-06-01', ...wish,
});

let bed: Bed;
let world: World;
let seq = 0;
beforeEach(async () => {
  seq = 0;
  bed = await openBed({ home: inMemory(), profile, simulators: [integratedDb, municipalHub] });
  world = await bed.create({ id: 'w', seed: 1, now: '2026-06-10T17:40', numberMode: defaultNumberMode });
});
afterEach(() => bed.close());

const call = async (method: string, path: string, body?: object | Uint8Array, headers: Record<string, string> = {}) => {
  const [type, sent] = body instanceof Uint8Array ? ['application/octet-stream', Buffer.from(body)] : body instanceof URLSearchParams ? ['application/x-www-form-urlencoded', body.toString()] : ['application/json', JSON.stringify(body)];
  const response = await fetch(`${world.url}${path}`, { method, headers: { 'x-totsugo-party': 'ward', ...headers, ...(body === undefined ? {} : { 'content-type': type }) }, ...(body === undefined ? {} : { body: sent }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = Buffer.from(bytes).toString();
  return { status: response.status, bytes, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
};
const bearer = async (code: string = own) => {
  const { body: { clientSecret } } = await call('GET', `/integrated-db/_sim/clients/${code}/secret`);
  const { body } = await call('POST', '/integrated-db/oauth/token', new URLSearchParams({ grant_type: 'client_credentials', client_id: code, client_secret: clientSecret as string }));
  return { authorization: `Bearer ${body['access_token'] as string}` };
};
const hands = async (door: 'provisions' | 'transfers', file: { name: string; bytes: Uint8Array }) => call('PUT', `/integrated-db/${door}/${own}/${file.name}`, file.bytes, await bearer());
const envelope = () => ({ municipalityCode: own, date: '2026-06-10', seq: (seq += 1) } as const);
const provides = (...rows: readonly ProvisionRecord[]) => hands('provisions', codecOf(profile, provisionRecord).format(envelope(), rows));
const transfers = async (...rows: readonly TransferRecord[]) => (await hands('transfers', codecOf(profile, transferRecord).format(envelope(), rows))).body['applied'];
const introduces = (...keys: readonly string[]) => call('PUT', `/municipal-hub/_sim/people/${own}`, keys.map((personKey) => ({ personKey, residentCode: `R${personKey}` })));
const results = async () => {
  const { files } = (await call('GET', `/integrated-db/results/${own}`, undefined, await bearer())).body as { files: readonly { name: string }[] };
  const told: string[] = [];
  for (const { name } of files) {
    const path = `/integrated-db/results/${own}/${name}`;
    const { bytes } = await call('GET', path, undefined, await bearer());
    if (name.startsWith('provisionOutcome')) told.push(...codecOf(profile, provisionOutcome).parse({ name, bytes }).records.map(({ value }) => `${value.recordId} ${value.outcome}`));
    else told.push(...codecOf(profile, transferRequest).parse({ name, bytes }).records.map(({ value }) => `${value.receiver} 全件`));
    expect((await call('DELETE', path, undefined, await bearer())).status).toBe(204);
  }
  return told;
};
const held = async (receiver = 'care') => ((await call('GET', `/integrated-db/_sim/receivers/${own}/${receiver}`)).body['held'] as readonly { personKey: string; lostOn: string | null }[]).map(({ personKey, lostOn }) => `${personKey} ${lostOn}`);
const learns = async (requestId: string, personKey: string) => {
  await call('POST', '/municipal-hub/_sim/requests', { requestId, asker: other, provider: own, residentCode: `R${personKey}`, kind: 'nhiQualification' });
  await world.advance(`${world.now().slice(0, 8)}${String(Number(world.now().slice(8, 10)) + 1).padStart(2, '0')}T17:00` as '2026-06-11T17:00');
  const { body } = await call('GET', `/municipal-hub/_sim/requests/${other}/${requestId}`);
  return [body['kindStatus'], (body['payload'] as readonly { lostOn: string | null }[]).map(({ lostOn }) => lostOn)];
};

describe('提供', () => {
  it('18:30に自治体中間サーバーへ運び、結果を一件ずつ返し、ほかの機関はそこから答えを得る', async () => {
    await introduces('P1');
    expect((await provides(replica(1), replica(2))).status).toBe(202);
    await world.advance('2026-06-10T18:29');
    expect(await results()).toEqual([]);
    await world.advance('2026-06-10T18:31');
    expect([await results(), await results()]).toEqual([['R-1 accepted', 'R-2 N-NOSYMBOL'], []]);
    expect(await learns('X-1', 'P1')).toEqual(['N-OK', [null]]);
    await provides(replica(1, { recordId: 'R-3', lostOn: '2026-06-11' }), replica(1));
    expect([await learns('X-2', 'P1'), await results()]).toEqual([['N-OK', ['2026-06-11']], ['R-3 accepted', 'R-1 unchanged']]);
    await provides(replica(1, { recordId: 'R-4', modificationSeg: '2', insurerNumber: null, insuredNumber: null, branchNumber: null, memberRole: null, acquiredOn: null }));
    expect(await learns('X-3', 'P1')).toEqual(['N-NODATA', []]);
    expect(new Set((await world.journal.arrows()).flatMap(({ steps }) => steps))).toContain('A-14');
  });

  const given = (n: number, wish: Partial<ProvisionRecord> = {}) => replica(n, { kind: 'nhiBenefit', historyKey: `B${n}`, ...nothingProvided, benefitMonth: '2026-06', benefitName: '葬祭費', benefitYen: 70_000, ...wish });
  const asked = async (requestId: string) => (await call('GET', `/municipal-hub/_sim/requests/${other}/${requestId}`)).body;
  const asks = (requestId: string, kind = 'nhiBenefit') => call('POST', '/municipal-hub/_sim/requests', { requestId, asker: other, provider: own, residentCode: 'RP1', kind });

  it('給付の副本は給付の手順として運ばれ、資格とは別に答える', async () => {
    await introduces('P1');
    await provides(given(1));
    await world.advance('2026-06-10T18:31');
    await asks('X-1');
    await asks('X-2', 'nhiQualification');
    await world.advance('2026-06-11T17:00');
    expect([(await asked('X-1'))['payload'], (await asked('X-2'))['kindStatus']]).toEqual([[{ asOf: '2026-06-10', benefitMonth: '2026-06', benefitName: '葬祭費', benefitYen: 70_000 }], 'N-NODATA']);
    expect([...new Set((await world.journal.arrows()).flatMap(({ steps }) => steps))]).toEqual(['B-12']);
  });

  it('自動応答不可の副本は、人が確かめる二日の後の開庁日に答え、印が取れれば翌朝に答える', async () => {
    await introduces('P1');
    await provides(given(1, { isAutoAnswerBlocked: true }));
    await world.advance('2026-06-10T18:31');
    await asks('X-1');
    await world.advance('2026-06-12T17:00');
    expect([(await asked('X-1'))['lineStatus'], (await asked('X-1'))['kindStatus']]).toEqual(['N-PENDING', null]);
    await world.advance('2026-06-15T17:00');
    expect((await asked('X-1'))['kindStatus']).toBe('N-OK');
    await provides(given(1, { recordId: 'R-9' }));
    await world.advance('2026-06-15T18:31');
    await asks('X-2');
    await world.advance('2026-06-16T17:00');
    expect((await asked('X-2'))['kindStatus']).toBe('N-OK');
  });

  it('種類に合わない行のあるファイルは、その行を残らず挙げて断り、運ばない', async () => {
    await introduces('P1');
    const { status, body } = await provides(given(1, { benefitName: null, lostOn: '2026-06-01' }), replica(2, { benefitYen: 1 }));
    expect([status, body['code'], (body['issues'] as readonly { field: string }[]).map(({ field }) => field)]).toEqual([422, 'TSG-T12', ['3.lostOn', '3.benefitName', '4.benefitYen']]);
    await world.advance('2026-06-10T18:31');
    expect(await results()).toEqual([]);
  });

  it('中間サーバーが停止していれば待ち、応じた晩に一度だけ届く', async () => {
    await introduces('P1');
    await world.fault('municipal-hub', 'hubDown', true);
    await provides(replica(1));
    await world.advance('2026-06-11T19:00');
    expect(await results()).toEqual([]);
    await world.fault('municipal-hub', 'hubDown', false);
    await world.advance('2026-06-13T19:00');
    expect(await results()).toEqual(['R-1 accepted']);
  });

  it('同じものは一度だけ受け取り、よその名・読めないもの・個人番号のあるものは断る', async () => {
    const file = codecOf(profile, provisionRecord).format(envelope(), [replica(1)]);
    expect([(await hands('provisions', file)).status, (await hands('provisions', file)).status, (await hands('provisions', { ...file, bytes: codecOf(profile, provisionRecord).format({ municipalityCode: own, date: '2026-06-10', seq: 1 }, [replica(2)]).bytes })).body['code']]).toEqual([202, 200, 'TSG-T14']);
    expect((await hands('provisions', codecOf(profile, provisionRecord).format({ municipalityCode: other, date: '2026-06-10', seq: 9 }, [replica(1)]))).body['code']).toBe('TSG-T11');
    expect((await hands('provisions', { name: codecOf(profile, provisionRecord).fileName(envelope()), bytes: Buffer.from('x') })).body['code']).toBe('TSG-T12');
    expect((await provides(replica(1, { insuredNumber: individualNumberOf('00000000001', defaultNumberMode) }))).body['code']).toBe('TSG-T13');
    expect((await call('PUT', `/integrated-db/provisions/${own}/${file.name}`, file.bytes, await bearer(other))).status).toBe(403);
  });
});

describe('移転', () => {
  const full = { feedKind: 'full' } as const;
  it('全件から始まり、差分を積み、削除の行だけが消す', async () => {
    expect([await transfers(row(1, 1, full), row(2, 1, full)), await transfers(row(2, 2, { lostOn: '2026-06-09' })), await transfers(row(1, 3, { operation: 'delete', acquiredOn: null }))]).toEqual([true, true, true]);
    expect([await held(), await held('welfare')]).toEqual([['P2 2026-06-09'], []]);
  });

  it('番号が抜ければ反映せず全件を求め、全件が届けば差分を積んだものと同じになる', async () => {
    await transfers(row(1, 1, full));
    expect([await transfers(row(3, 3)), await results(), await held()]).toEqual([false, ['care 全件'], ['P1 null']]);
    expect([await transfers(row(1, 4, full), row(2, 4, full), row(3, 4, full)), await held(), await transfers(row(4, 5))]).toEqual([true, ['P1 null', 'P2 null', 'P3 null'], true]);
    expect(await transfers(row(5, 2, full))).toBe(false);
  });

  it('給付は介護と福祉へだけ渡り、税へ渡そうとすれば反映せず、断ったことが記録に残る', async () => {
    const benefit = { ...full, content: 'benefit', acquiredOn: null, benefitMonth: '2026-06', benefitName: '高額療養費', benefitYen: 212_570 } as const;
    expect([await transfers(row(1, 1, benefit)), await transfers(row(1, 1, { ...benefit, receiver: 'welfare' })), await transfers(row(1, 1, { ...benefit, receiver: 'tax' }))]).toEqual([true, true, false]);
    const yen = async (receiver: string) => ((await call('GET', `/integrated-db/_sim/receivers/${own}/${receiver}`)).body['held'] as readonly { benefitYen: number | null }[]).map(({ benefitYen }) => benefitYen);
    expect([await yen('care'), await yen('welfare'), await yen('tax')]).toEqual([[212_570], [212_570], []]);
    const { lines } = (await call('GET', `/integrated-db/_sim/handover-log/${own}`)).body as { lines: readonly { receiver: string; applied: boolean }[] };
    expect(lines.map(({ receiver, applied }) => [receiver, applied])).toEqual([['care', true], ['welfare', true], ['tax', false]]);
    expect(new Set((await world.journal.arrows()).flatMap(({ steps }) => steps))).toEqual(new Set(['B-10']));
  });

  it('業務に渡してよい内容だけを受け、どの移転にも根拠と件数が残る', async () => {
    expect(await transfers(row(1, 1, { ...full, receiver: 'tax' }))).toBe(false);
    expect(await transfers(row(1, 1, { ...full, receiver: 'tax', content: 'assessment', fiscalYear: 2026, totalYen: 1, acquiredOn: null }))).toBe(true);
    const lines = (await call('GET', `/integrated-db/_sim/handover-log/${own}`)).body['lines'] as readonly { what: string; basis: string; records: number; applied: boolean }[];
    expect(lines.map(({ what, records, applied, basis }) => [what, records, applied, basis.startsWith('社会保険料控除の確認')])).toEqual([['transfer', 1, false, true], ['transfer', 1, true, true]]);
  });

  it('障害のとき中で失われ、業務が失えば全件を求める', async () => {
    await world.fault('integrated-db', 'handoverLost', true);
    await transfers(row(1, 1, full));
    expect(await held()).toEqual([]);
    await world.fault('integrated-db', 'handoverLost', false);
    await transfers(row(1, 2, full));
    expect([(await call('POST', `/integrated-db/_sim/receivers/${own}/care/loses`, { why: '入れ替え' })).status, await held(), await results()]).toEqual([204, [], ['care 全件']]);
  });
});
