import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { individualNumberOf } from '../../law/check-digits.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import type { World } from '../../harness/world.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from '../aggregator/aggregator.js';
import { behindLine, type Line } from '../data-link-pc/bad-line.js';
import { otherMunicipality } from './other-municipality.js';

const [shinjuku, bunkyo] = ['131041', '131059'] as const;
const mode = { kind: 'shifted', by: 3 } as const;
/** The same woman as each municipality knows her. */
const known = (personKey: string, address: string) => ({
  personKey, individualNumber: individualNumberOf('00000000001', mode), name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1980-04-01', sex: '2', address, relationship: '本人',
});
const inShinjuku = known('S1', '東京都新宿区見本1-1');
const inBunkyo = known('B1', '東京都文京区見本2-2');

describe('他の区市町村', () => {
  let bed: Bed;
  let world: World;
  const line: Line = { breaks: () => null };
  beforeEach(async () => {
    line.breaks = () => null;
    bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [otherMunicipality, behindLine(aggregator, line)] });
    world = await bed.create({ id: 'w', seed: 1, now: '2025-05-01T09:30', numberMode: mode });
  });
  afterEach(() => bed.close());

  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${world.url}/other-municipality${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const tell = (code: string, act: string, body: object) => ask('POST', `/_sim/${code}/${act}`, body);
  const view = async (code: string, personKey: string) => (await ask('GET', `/_sim/${code}/view/${personKey}`)).body;
  const traffic = async (code: string) => (await ask('GET', `/_sim/${code}/traffic`)).body as { outgoing: { name: string; state: string; answer: { status: number } | null }[]; incoming: { name: string; state: string }[]; results: { rowKind: string; outcome: string }[] };
  const insured = async () => {
    expect((await tell(shinjuku, 'insure', { residents: [inShinjuku], headPersonKey: 'S1', since: '2024-04-01', reason: 'leaveEmployeeInsurance' })).status).toBe(200);
    await world.advance('2025-05-02T09:30');
  };
  const moves = async (on: string, out: object = {}) => {
    await tell(shinjuku, 'moveOut', { personKeys: ['S1'], on, ...out });
    await tell(bunkyo, 'moveIn', { residents: [inBunkyo], headPersonKey: 'B1', on: '2025-05-02' });
  };
  const accepted = async () => (await world.journal.exchanges()).filter(({ to, status }) => to === aggregator.ja && status === 202).map(({ path }) => path);

  it('18:05に世帯と個人のファイルを自分の名で集約へ送り、翌朝に処理結果・市町村被保険者ID・資格取得日を受け取る', async () => {
    await insured();
    expect((await world.journal.exchanges()).filter(({ from, status }) => from === '新宿区' && status === 202).map(({ layout, at }) => [layout, at])).toEqual([
      ['qualificationHousehold', '2025-05-01T18:05'], ['qualificationPerson', '2025-05-01T18:05'],
    ]);
    expect((await traffic(shinjuku)).results).toMatchObject([{ rowKind: 'summary', outcome: 'accepted' }]);
    expect(await view(shinjuku, 'S1')).toMatchObject({ known: true, acquiredOn: '2024-04-01', lostOn: null, municipalInsuredId: expect.stringMatching(/^MI-/) as string });
  });

  it('県内の引っ越しでは、転入先が転出元の資格取得日を受け取り、どちらにも喪失日はない', async () => {
    await insured();
    await moves('2025-05-02');
    await world.advance('2025-05-03T09:30');
    expect(await view(bunkyo, 'B1')).toMatchObject({ acquiredOn: '2024-04-01', lostOn: null, continuity: 'continued', issueCodes: [] });
    expect(await view(shinjuku, 'S1')).toMatchObject({ lostOn: null });
  });

  it('社保に入った人の喪失日は翌日で、集約からもその日が返る', async () => {
    await insured();
    await tell(shinjuku, 'endInsurance', { personKeys: ['S1'], on: '2025-05-01', reason: 'joinEmployeeInsurance' });
    await world.advance('2025-05-03T09:30');
    expect(await view(shinjuku, 'S1')).toMatchObject({ acquiredOn: '2024-04-01', lostOn: '2025-05-02', continuity: 'lost' });
  });

  it('障害「処理しない」では転出がいつまでも集約に届かず、転入先は取得日を受け取れない', async () => {
    await insured();
    await world.fault('other-municipality', 'never', true);
    await tell(shinjuku, 'moveOut', { personKeys: ['S1'], on: '2025-05-02' });
    await world.fault('other-municipality', 'never', false);
    await tell(bunkyo, 'moveIn', { residents: [inBunkyo], headPersonKey: 'B1', on: '2025-05-02' });
    await world.advance('2025-05-05T09:30');
    expect(await view(bunkyo, 'B1')).toMatchObject({ acquiredOn: null });
    expect((await ask('POST', `/_sim/${shinjuku}/acts/2/release`)).status).toBe(204);
    await world.advance('2025-05-06T09:30');
    expect(await view(bunkyo, 'B1')).toMatchObject({ acquiredOn: '2024-04-01', continuity: 'continued' });
  });

  it('障害「遅れ」では転出元が遅れて処理した夜に転入先の取得日が決まる', async () => {
    await insured();
    await world.setParameters('other-municipality', { lateDays: 3 });
    await world.fault('other-municipality', 'late', true);
    await tell(shinjuku, 'moveOut', { personKeys: ['S1'], on: '2025-05-02' });
    await world.fault('other-municipality', 'late', false);
    await tell(bunkyo, 'moveIn', { residents: [inBunkyo], headPersonKey: 'B1', on: '2025-05-02' });
    await world.advance('2025-05-05T09:30');
    expect(await view(bunkyo, 'B1')).toMatchObject({ acquiredOn: null });
    await world.advance('2025-05-06T09:30');
    expect(await view(bunkyo, 'B1')).toMatchObject({ acquiredOn: '2024-04-01' });
  });

  it('障害「日付の誤り」では空白日数が両方に知らされ、転出元の訂正で消える', async () => {
    await insured();
    await world.fault('other-municipality', 'wrongDate', true);
    await tell(shinjuku, 'moveOut', { personKeys: ['S1'], on: '2025-05-02' });
    await world.fault('other-municipality', 'wrongDate', false);
    await tell(bunkyo, 'moveIn', { residents: [inBunkyo], headPersonKey: 'B1', on: '2025-05-02' });
    await world.advance('2025-05-03T09:30');
    expect(await view(bunkyo, 'B1')).toMatchObject({ issueCodes: ['E504'], continuity: 'pending' });
    expect(await view(shinjuku, 'S1')).toMatchObject({ issueCodes: ['E504'] });
    await tell(shinjuku, 'correct', { personKey: 'S1', newUntilOn: '2025-05-02' });
    await world.advance('2025-05-04T09:30');
    expect(await view(bunkyo, 'B1')).toMatchObject({ acquiredOn: '2024-04-01', issueCodes: [], continuity: 'continued' });
  });

  it('集約につながらない夜の分は次の夜に一度だけ届く', async () => {
    line.breaks = ({ method }) => (method === 'PUT' ? 'before' : null);
    await insured();
    expect(await accepted()).toEqual([]);
    expect((await traffic(shinjuku)).outgoing.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    line.breaks = () => null;
    await world.advance('2025-05-03T09:30');
    expect(await accepted()).toHaveLength(2);
    expect(await view(shinjuku, 'S1')).toMatchObject({ acquiredOn: '2024-04-01' });
  });

  it('集約が受け取った後に答えが途切れても、二重に登録されない', async () => {
    line.breaks = ({ method }) => (method === 'PUT' ? 'after' : null);
    await world.advance('2025-05-01T18:00');
    await tell(shinjuku, 'insure', { residents: [inShinjuku], headPersonKey: 'S1', since: '2024-04-01', reason: 'leaveEmployeeInsurance' });
    await world.runJob('other-municipality', 'send');
    line.breaks = () => null;
    await world.runJob('other-municipality', 'send');
    await world.runJob('other-municipality', 'send');
    expect((await traffic(shinjuku)).outgoing.map(({ state, answer }) => [state, answer?.status])).toEqual([['sent', 200], ['sent', 202]]);
    await world.advance('2025-05-02T09:30');
    expect((await traffic(shinjuku)).results).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('受信の知らせが集約に届かなくても、次の朝に同じファイルを二重に反映しない', async () => {
    line.breaks = ({ method }) => (method === 'DELETE' ? 'before' : null);
    await insured();
    const first = (await traffic(shinjuku)).incoming;
    expect(first.length).toBeGreaterThan(0);
    line.breaks = () => null;
    await world.advance('2025-05-03T09:30');
    expect((await traffic(shinjuku)).incoming).toEqual(first);
    const left = await (await fetch(`${world.url}/aggregator/municipalities/${shinjuku}/outbox`)).json() as { files: unknown[] };
    expect(left.files).toEqual([]);
    expect(await view(shinjuku, 'S1')).toMatchObject({ acquiredOn: '2024-04-01' });
  });

  it('再送は同じ内容をもう一度出すだけで、何も変えない', async () => {
    await insured();
    const before = await view(shinjuku, 'S1');
    await tell(shinjuku, 'resend', { personKey: 'S1' });
    await world.advance('2025-05-03T09:30');
    expect(await accepted()).toHaveLength(4);
    expect(await view(shinjuku, 'S1')).toEqual(before);
  });

  it('できないこと、形の合わないこと、知らない団体は理由と対処を示して断る', async () => {
    expect(await tell(shinjuku, 'moveOut', { personKeys: ['S9'], on: '2025-05-01' })).toMatchObject({ status: 422, body: { code: 'TSG-O01' } });
    expect(await tell(shinjuku, 'moveOut', { personKeys: [], on: '2025-02-30' })).toMatchObject({ status: 422, body: { code: 'TSG-O02' } });
    expect(await tell('131030', 'resend', { personKey: 'S1' })).toMatchObject({ status: 404, body: { code: 'TSG-MUNICIPALITY' } });
    expect(await ask('GET', `/_sim/${shinjuku}/household/S9`)).toMatchObject({ status: 404, body: { code: 'TSG-O04' } });
    expect(await view(shinjuku, 'S9')).toMatchObject({ known: false, acquiredOn: null });
  });
});
