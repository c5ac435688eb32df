import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import type { World } from '../../harness/world.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from '../aggregator/aggregator.js';
import { behindLine, type Line } from './bad-line.js';
import { dataLinkPc } from './data-link-pc.js';

const city = '131032';
const household = (seq: number) => `qualificationHousehold_${city}_2025-05-01_${seq}.csv`;
const person = (seq: number) => `qualificationPerson_${city}_2025-05-01_${seq}.csv`;
const content = (name: string) => `「${name}」の中身です。このPCは中身を見ません。`;

describe('データ連携用PC', () => {
  let bed: Bed;
  let world: World;
  const line: Line = { breaks: () => null };
  beforeEach(async () => {
    line.breaks = () => null;
    bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [dataLinkPc, behindLine(aggregator, line)] });
    world = await bed.create({ id: 'w', seed: 1, now: '2025-05-01T17:00', numberMode: { kind: 'shifted', by: 3 } });
  });
  afterEach(() => bed.close());

  const ask = async (method: string, path: string, body?: string) => {
    const response = await fetch(`${world.url}/data-link-pc${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/octet-stream' }, body }) });
    const text = await response.text();
    return { status: response.status, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const put = (name: string, text = content(name)) => ask('PUT', `/${city}/outbox/${name}`, text);
  const outbox = async () => ((await ask('GET', `/${city}/outbox`)).body['files'] as { name: string; state: string; answer: { status: number } | null }[]).map(({ name, state, answer }) => [name, state, answer?.status ?? null]);
  const log = async () => (await ask('GET', `/_sim/${city}/log`)).body['attempts'] as { name: string; status: number; damage: string; act: string }[];
  /** What really arrived at 集約, in order: name, answer, bytes. */
  const arrived = async () => (await world.journal.exchanges()).filter(({ to, path }) => to === aggregator.ja && path.endsWith('.csv')).map(({ path, status, bytes }) => [path, status, bytes] as const);
  const size = (name: string) => Buffer.byteLength(content(name));

  it('国保システムから受け取ったファイルを18時に名前の順で集約へ送る', async () => {
    for (const name of [person(1), household(1)]) expect((await put(name)).status).toBe(202);
    await world.advance('2025-05-01T17:59');
    expect(await arrived()).toEqual([]);
    await world.advance('2025-05-01T18:00');
    expect(await arrived()).toEqual([[household(1), 202, size(household(1))], [person(1), 202, size(person(1))]]);
    expect(await outbox()).toEqual([]);
    expect(await log()).toMatchObject([{ name: household(1), status: 202, damage: '' }, { name: person(1), status: 202, damage: '' }]);
  });

  it('同じファイルを二度受け取っても一度だけ送る。送った後は同じ名前の別の中身を受け取らない', async () => {
    await put(household(1));
    expect(await put(household(1))).toMatchObject({ status: 200, body: { duplicate: true } });
    await world.runJob('data-link-pc', 'send');
    await world.runJob('data-link-pc', 'send');
    expect(await put(household(1), '別の中身')).toMatchObject({ status: 409, body: { code: 'TSG-D02' } });
    expect(await arrived()).toHaveLength(1);
  });

  it('集約につながらない日は待ち、つながった日に一度だけ届く', async () => {
    await put(household(1));
    await put(person(1));
    line.breaks = () => 'before';
    await world.runJob('data-link-pc', 'send');
    expect(await outbox()).toEqual([[household(1), 'waiting', 503], [person(1), 'waiting', null]]);
    line.breaks = () => null;
    await world.runJob('data-link-pc', 'send');
    expect((await arrived()).filter(([, status]) => status === 202).map(([path]) => path)).toEqual([household(1), person(1)]);
    expect(await outbox()).toEqual([]);
  });

  it('集約が受け取った後に答えが途切れても、送り直しは同じファイルとして扱われる', async () => {
    await put(household(1));
    line.breaks = () => 'after';
    await world.runJob('data-link-pc', 'send');
    line.breaks = () => null;
    await world.runJob('data-link-pc', 'send');
    expect((await log()).map(({ status }) => status)).toEqual([504, 200]);
    expect(await outbox()).toEqual([]);
  });

  it('集約が断ったファイルは理由とともに残り、送り直しか取り下げができる', async () => {
    await put('名前が違う.csv');
    await world.runJob('data-link-pc', 'send');
    expect(await outbox()).toEqual([['名前が違う.csv', 'refused', 422]]);
    expect(await ask('POST', `/_sim/${city}/resend/${encodeURIComponent('名前が違う.csv')}`)).toMatchObject({ body: { state: 'refused', status: 422 } });
    expect((await ask('DELETE', `/_sim/${city}/outbox/${encodeURIComponent('名前が違う.csv')}`)).status).toBe(204);
    expect(await outbox()).toEqual([]);
  });

  it('送信済みのファイルは取り下げられない', async () => {
    await put(household(1));
    await world.runJob('data-link-pc', 'send');
    expect(await ask('DELETE', `/_sim/${city}/outbox/${household(1)}`)).toMatchObject({ status: 409, body: { code: 'TSG-D03' } });
  });

  it('障害「故障」では受け取るが送らず、国保システムには何も知らせない。直れば一度だけ届く', async () => {
    await world.fault('data-link-pc', 'broken', true);
    expect((await put(household(1))).status).toBe(202);
    await world.advance('2025-05-03T17:00');
    expect(await arrived()).toEqual([]);
    expect(await outbox()).toEqual([[household(1), 'waiting', null]]);
    expect(await log()).toEqual([]);
    await world.fault('data-link-pc', 'broken', false);
    await world.advance('2025-05-03T18:00');
    expect(await arrived()).toEqual([[household(1), 202, size(household(1))]]);
  });

  it('障害「二重送信」では同じバイトが二度届き、二度目は重複と答えられる', async () => {
    await world.fault('data-link-pc', 'duplicateSend', true);
    await put(household(1));
    await world.runJob('data-link-pc', 'send');
    expect(await arrived()).toEqual([[household(1), 202, size(household(1))], [household(1), 200, size(household(1))]]);
  });

  it('障害「途中で切れた送信」では短いファイルが届く。元は残るが、同じ名前では集約が断るので新しい通番で送る', async () => {
    await world.fault('data-link-pc', 'truncatedSend', true);
    await put(household(1));
    await world.runJob('data-link-pc', 'send');
    const [[, status, bytes] = []] = await arrived();
    expect(status).toBe(202);
    expect(bytes).toBeLessThan(size(household(1)));
    await world.fault('data-link-pc', 'truncatedSend', false);
    expect(await ask('POST', `/_sim/${city}/resend/${household(1)}`)).toMatchObject({ body: { state: 'refused', status: 409 } });
    expect(await outbox()).toEqual([[household(1), 'refused', 409]]);
    await put(household(2), content(household(1)));
    await world.runJob('data-link-pc', 'send');
    expect((await arrived()).at(-1)).toEqual([household(2), 202, size(household(1))]);
  });

  it('障害「順序の入れ替わり」では個人が世帯より先に、後の通番が先に届く', async () => {
    await world.fault('data-link-pc', 'reorderedSend', true);
    for (const name of [household(1), person(1), household(2), person(2)]) await put(name);
    await world.runJob('data-link-pc', 'send');
    expect((await arrived()).map(([path]) => path)).toEqual([person(2), person(1), household(2), household(1)]);
  });

  it('障害「文字化け」では壊れたバイトが届き、元のファイルはPCに残る', async () => {
    await world.setParameters('data-link-pc', { garbledForm: 'bytes' });
    await world.fault('data-link-pc', 'garbled', true);
    await put(household(1));
    await world.runJob('data-link-pc', 'send');
    const exchange = (await world.journal.exchanges()).find(({ to, path }) => to === aggregator.ja && path === household(1))!;
    expect(Buffer.from(exchange.body).includes(0xff)).toBe(true);
    expect((await log())[0]!.damage).toContain('文字化け');
  });

  it('障害「片方のファイルだけ」では個人ファイルが残り、障害が消えれば届く', async () => {
    await world.fault('data-link-pc', 'oneFileOnly', true);
    for (const name of [household(1), person(1)]) await put(name);
    await world.runJob('data-link-pc', 'send');
    expect((await arrived()).map(([path]) => path)).toEqual([household(1)]);
    expect(await outbox()).toEqual([[person(1), 'waiting', null]]);
    await world.fault('data-link-pc', 'oneFileOnly', false);
    await world.runJob('data-link-pc', 'send');
    expect((await arrived()).map(([path]) => path)).toEqual([household(1), person(1)]);
  });

  it('障害を別の団体に限れば、この団体のPCは無事', async () => {
    await world.setParameters('data-link-pc', { faultMunicipalityCode: '131041' });
    await world.fault('data-link-pc', 'broken', true);
    await put(household(1));
    await world.runJob('data-link-pc', 'send');
    expect(await arrived()).toHaveLength(1);
  });

  it('団体コードの形でない宛先と、ない名前のファイルは理由と対処を示して断る', async () => {
    expect(await ask('PUT', '/13103/outbox/a.csv', 'x')).toMatchObject({ status: 422, body: { code: 'TSG-D04' } });
    expect(await ask('GET', `/${city}/inbox/nothing.csv`)).toMatchObject({ status: 404, body: { code: 'TSG-D01' } });
    expect(await ask('POST', `/_sim/${city}/resend/nothing.csv`)).toMatchObject({ status: 404, body: { code: 'TSG-D01' } });
  });
});
