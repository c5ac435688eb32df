import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import type { World } from '../../harness/world.js';
import { inMemory } from '../../store/sqlite.js';
import { residents } from './residents.js';

const city = '131032';
const endForm = (notificationId: string, receivedOn = '2025-05-01') => ({ kind: 'end', notificationId, receivedOn, occurredOn: '2025-04-28', reason: 'joinEmployeeInsurance', personKeys: ['P1'] });
const refusal = { code: 'E201', ja: '事実発生日', raw: '2025-04-28', why: '日付が合わない', cure: '書き直す' };

describe('住民等', () => {
  let bed: Bed;
  let world: World;
  beforeEach(async () => {
    bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [residents] });
    world = await bed.create({ id: 'w', seed: 1, now: '2025-05-01T09:30', numberMode: { kind: 'shifted', by: 3 } });
  });
  afterEach(() => bed.close());

  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${world.url}/residents${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    return { status: response.status, body: await response.json() as Record<string, unknown> };
  };
  const notify = (notification: object, handInOn?: string) => ask('POST', '/_sim/notify', { municipalityCode: city, notification, ...(handInOn ? { handInOn } : {}) });
  const counter = async () => (await ask('GET', `/municipalities/${city}/counter`)).body as { notifications: { notificationId: string; receivedOn: string; occurredOn: string }[]; withdrawn: string[] };
  const ids = async () => (await counter()).notifications.map(({ notificationId }) => notificationId);
  const receipt = (id: string, accepted: boolean, refusals: object[] = []) => ask('POST', `/municipalities/${city}/counter/${id}/receipt`, { accepted, refusals });
  const states = async () => Object.fromEntries(((await ask('GET', `/_sim/${city}/notifications`)).body['notifications'] as { notificationId: string; state: string }[]).map((one) => [one.notificationId, one.state]));

  it('届出は届け出る日が来るまで窓口に出ず、来れば受領の返事があるまで出続ける', async () => {
    expect((await notify(endForm('N-1'), '2025-05-02')).status).toBe(201);
    expect(await ids()).toEqual([]);
    await world.advance('2025-05-02T09:30');
    expect(await ids()).toEqual(['N-1']);
    expect(await ids()).toEqual(['N-1']);
    expect((await receipt('N-1', true)).body).toEqual({ state: 'accepted' });
    expect(await ids()).toEqual([]);
  });

  it('同じ届出を同じ識別でもう一度告げても一件のまま、違う内容なら拒む', async () => {
    await notify(endForm('N-1'));
    expect(await notify(endForm('N-1'))).toMatchObject({ status: 200, body: { duplicate: true } });
    expect(await notify({ ...endForm('N-1'), personKeys: ['P2'] })).toMatchObject({ status: 409, body: { code: 'TSG-R02' } });
    expect(await ids()).toEqual(['N-1']);
  });

  it('受領の返事は二度目も同じなら受け、食い違えば拒む', async () => {
    await notify(endForm('N-1'));
    await ids();
    expect((await receipt('N-1', true)).status).toBe(200);
    expect((await receipt('N-1', true)).status).toBe(200);
    expect(await receipt('N-1', false, [refusal])).toMatchObject({ status: 409, body: { code: 'TSG-R03' } });
  });

  it('まだ窓口に出ていない届出への返事は拒む', async () => {
    await notify(endForm('N-1'), '2025-06-01');
    expect(await receipt('N-1', true)).toMatchObject({ status: 409, body: { code: 'TSG-R03' } });
  });

  it('差し戻された住民は直した届出を新しい識別で出し直せる。元の届出は閉じる', async () => {
    await notify(endForm('N-1'));
    await ids();
    await receipt('N-1', false, [refusal]);
    const fix = { municipalityCode: city, notificationId: 'N-1', notification: { ...endForm('N-2'), occurredOn: '2025-04-29' } };
    expect((await ask('POST', '/_sim/correct', fix)).status).toBe(201);
    expect((await ask('POST', '/_sim/correct', fix)).status).toBe(200);
    expect(await states()).toEqual({ 'N-1': 'corrected', 'N-2': 'planned' });
    expect(await ids()).toEqual(['N-2']);
  });

  it('差し戻されていない届出は直して出し直せない', async () => {
    await notify(endForm('N-1'));
    expect(await ask('POST', '/_sim/correct', { municipalityCode: city, notificationId: 'N-1', notification: endForm('N-2') })).toMatchObject({ status: 409, body: { code: 'TSG-R04' } });
  });

  it('差し戻しの理由に、書かれた値(個人番号かもしれない)を残さない', async () => {
    await notify(endForm('N-1'));
    await ids();
    await receipt('N-1', false, [{ ...refusal, raw: '123456789012' }]);
    const listed = JSON.stringify((await ask('GET', `/_sim/${city}/notifications`)).body);
    expect(listed).not.toContain('123456789012');
    expect(listed).toContain('日付が合わない');
  });

  it('形の合わない届出は項目と理由を示して拒む', async () => {
    const answer = await notify({ ...endForm('N-1'), occurredOn: '2025-02-30', personKeys: [] });
    expect(answer.status).toBe(422);
    expect((answer.body['issues'] as { field: string }[]).map(({ field }) => field)).toEqual(['notification.occurredOn', 'notification.personKeys']);
  });

  it('届出は窓口が受け取ったときに別添1の資格③・集約1-①のやりとりとして記録される', async () => {
    await notify(endForm('N-1'));
    await ids();
    expect((await world.journal.arrows()).filter(({ kind }) => kind === 'exchange')).toMatchObject([{ from: '住民等', steps: ['A-03', 'E-1-1'] }]);
  });

  it('障害「届出の遅れ」では遅れた日まで窓口に出ない', async () => {
    await world.setParameters('residents', { lateDays: 5 });
    await world.fault('residents', 'late', true);
    await notify(endForm('N-1'));
    await world.advance('2025-05-05T09:30');
    expect(await ids()).toEqual([]);
    await world.advance('2025-05-06T09:30');
    expect((await counter()).notifications).toMatchObject([{ notificationId: 'N-1', receivedOn: '2025-05-06', occurredOn: '2025-04-28' }]);
  });

  it('障害「二重届出」では次の日にもう一件出る', async () => {
    await world.fault('residents', 'twice', true);
    await notify(endForm('N-1'));
    expect(await ids()).toEqual(['N-1']);
    await receipt('N-1', true);
    await world.advance('2025-05-02T09:30');
    expect(await ids()).toEqual(['N-1-again']);
  });

  it('障害「日付の誤記」では事実発生日が一日早く書かれる', async () => {
    await world.fault('residents', 'wrongDay', true);
    await notify(endForm('N-1'));
    expect((await counter()).notifications).toMatchObject([{ occurredOn: '2025-04-27', receivedOn: '2025-05-01' }]);
  });

  it('障害「取下げ」では決まる前の届出が取り下げられ、窓口の返事は届かない', async () => {
    await world.setParameters('residents', { withdrawAfterDays: 1 });
    await world.fault('residents', 'withdrawn', true);
    await notify(endForm('N-1'));
    expect(await ids()).toEqual(['N-1']);
    await world.advance('2025-05-02T09:30');
    expect(await counter()).toEqual({ notifications: [], withdrawn: ['N-1'] });
    expect((await receipt('N-1', true)).status).toBe(409);
  });

  it('受理された届出は取り下げられない', async () => {
    await notify(endForm('N-1'));
    await ids();
    await receipt('N-1', true);
    expect(await ask('POST', '/_sim/withdraw', { municipalityCode: city, notificationId: 'N-1' })).toMatchObject({ status: 409, body: { code: 'TSG-R06' } });
    await notify(endForm('N-2'));
    expect((await ask('POST', '/_sim/withdraw', { municipalityCode: city, notificationId: 'N-2' })).body).toEqual({ state: 'withdrawn' });
  });
});
