import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { bare, byNumber, sato, takahashi, withJukiNet } from '../juki-net/town.examples.js';
import { city } from './desk.examples.js';

type Desk = Parameters<Parameters<typeof withJukiNet>[2]>[0];
const inTown = <T>(play: (desk: Desk) => Promise<T>) => withJukiNet(inMemory(), '2025-06-02T10:00', async (desk) => {
  await desk.register([takahashi, sato]);
  return play(desk);
});
const answerName = (date: string, seq: number) => `residentAnswer_${city}_${date}_${seq}.csv`;

describe('昼に預かり、夜に答える窓口', () => {
  it('同じファイルをもう一度出しても、答えは一つだけ', () => inTown(async (desk) => {
    expect(await desk.put(1, [byNumber(1)])).toMatchObject({ status: 202, body: { count: 1 } });
    expect(await desk.put(1, [byNumber(1)])).toMatchObject({ status: 200, body: { duplicate: true } });
    await desk.overnight();
    expect(await desk.listed()).toHaveLength(1);
  }));

  it('同じ名で中身の違うファイルは拒む', () => inTown(async (desk) => {
    await desk.put(1, [byNumber(1)]);
    expect(await desk.put(1, [byNumber(2)])).toMatchObject({ status: 409, body: { code: 'TSG-J02' } });
  }));

  it('壊れたファイルは全体を拒み、指摘をすべて示し、個人番号は出さない', () => inTown(async (desk) => {
    const { name, bytes } = desk.file(1, [byNumber(1), byNumber(2)]);
    const broken = Buffer.from(bytes).toString('utf8').replace('Q1,byNumber', 'Q1,byGuess').replace('Q2,byNumber', ',byNumber');
    const put = await desk.call('PUT', `/enquiries/${name}`, Buffer.from(broken));
    expect(put).toMatchObject({ status: 422, body: { code: 'TSG-J06', issues: [{ code: 'E204', field: 'kind', raw: 'byGuess' }, { code: 'E201', field: 'enquiryId' }] } });
    expect(put.text).not.toMatch(/(?<!\d)\d{12}(?!\d)/);
    await desk.overnight();
    expect(await desk.listed()).toEqual([]);
  }));

  it('名の形が違うファイルと、同じ識別を二度使うファイルは拒む', () => inTown(async (desk) => {
    expect(await desk.call('PUT', '/enquiries/who.csv', desk.file(1, [byNumber(1)]).bytes)).toMatchObject({ status: 422, body: { issues: [{ code: 'E101' }] } });
    expect(await desk.put(1, [byNumber(1, 'Q'), byNumber(2, 'Q')])).toMatchObject({ status: 422, body: { issues: [{ code: 'E104', field: 'enquiryId', raw: 'Q' }] } });
  }));

  it('大きすぎるファイルは拒む', () => inTown(async (desk) => {
    await desk.world.setParameters('juki-net', { maximumFileMB: 1 });
    expect(await desk.put(1, Array.from({ length: 20_000 }, (_, n) => byNumber(1, `Q-${n}-${'x'.repeat(40)}`)))).toMatchObject({ status: 413, body: { code: 'TSG-J04' } });
  }));

  it('名乗らない相手と、許されない相手には、出すことも受け取ることもさせない', () => inTown(async (desk) => {
    const { name, bytes } = desk.file(1, [byNumber(1)]);
    expect(await desk.call('PUT', `/enquiries/${name}`, bytes, '国保システム')).toMatchObject({ status: 403, body: { code: 'TSG-J03' } });
    const unnamed = await fetch(`${desk.world.url}/juki-net/answers`);
    expect(unnamed.status).toBe(403);
    await unnamed.arrayBuffer();
    const unreadable = await fetch(`${desk.world.url}/juki-net/answers`, { headers: { 'x-totsugo-party': '%E0%A4%A' } });
    expect(unreadable.status).toBe(403);
    await unreadable.arrayBuffer();
  }));

  it('受け取ったと告げられた回答は一覧から消え、なお取り出せる。知らない名は404', () => inTown(async (desk) => {
    await desk.put(1, [byNumber(1)]);
    await desk.overnight();
    const name = answerName('2025-06-02', 1);
    expect(await desk.listed()).toEqual([name]);
    expect((await desk.call('DELETE', `/answers/${name}`)).status).toBe(204);
    expect(await desk.listed()).toEqual([]);
    expect((await desk.call('GET', `/answers/${name}`)).status).toBe(200);
    expect((await desk.call('DELETE', `/answers/${name}`)).status).toBe(204);
    expect(await desk.call('GET', '/answers/none.csv')).toMatchObject({ status: 404, body: { code: 'TSG-J01' } });
    expect((await desk.call('DELETE', '/answers/none.csv')).status).toBe(404);
  }));

  it('預かり・回答・受け取りは手順として記録され、出来事の文に個人番号はない', () => inTown(async (desk) => {
    await desk.ask(byNumber(1));
    const arrows = await desk.world.journal.arrows();
    expect(arrows.filter(({ steps }) => steps.includes('D-4-3')).map(({ kind }) => kind)).toEqual(['exchange', 'event', 'exchange']);
    expect(JSON.stringify(arrows)).not.toMatch(/(?<!\d)\d{12}(?!\d)/);
  }));
});

describe('窓口の障害', () => {
  it('停止の間は受け取らず答えず、直れば預かっていたものに答える', () => inTown(async (desk) => {
    await desk.put(1, [byNumber(1)]);
    await desk.fault('serviceDown');
    expect(await desk.put(2, [byNumber(2)])).toMatchObject({ status: 503, body: { code: 'TSG-J05' } });
    await desk.overnight();
    expect(await desk.listed()).toEqual([]);
    await desk.fault('serviceDown', false);
    await desk.overnight();
    expect(await desk.listed()).toEqual([answerName('2025-06-02', 1)]);
  }));

  it('応答できないときは、すべての行にそう答える', () => inTown(async (desk) => {
    await desk.fault('serviceError');
    expect(await desk.ask(byNumber(1), byNumber(2))).toEqual([{ ...bare, outcome: 'serviceError' }, { ...bare, enquiryId: 'Q2', outcome: 'serviceError' }]);
  }));

  it('失われた回答は、いつまでも一覧に出ない', () => inTown(async (desk) => {
    await desk.fault('answerLost');
    expect(await desk.ask(byNumber(1))).toEqual([]);
    await desk.fault('answerLost', false);
    await desk.overnight();
    expect(await desk.listed()).toEqual([]);
    expect((await desk.call('GET', `/answers/${answerName('2025-06-02', 1)}`)).status).toBe(404);
  }));

  it('二度届く回答は、受け取られた次の日に同じ名と中身でもう一度並び、三度は届かない', () => inTown(async (desk) => {
    await desk.fault('answerTwice');
    await desk.put(1, [byNumber(1)]);
    await desk.overnight();
    const [name] = await desk.listed();
    const first = await desk.call('GET', `/answers/${name}`);
    await desk.call('DELETE', `/answers/${name}`);
    await desk.overnight();
    expect(await desk.listed()).toEqual([name]);
    expect((await desk.call('GET', `/answers/${name}`)).raw).toEqual(first.raw);
    await desk.call('DELETE', `/answers/${name}`);
    await desk.overnight();
    expect(await desk.listed()).toEqual([]);
  }));

  it('遅れる回答は、決めた日数だけ見えない', () => inTown(async (desk) => {
    await desk.fault('answerDelayed');
    await desk.put(1, [byNumber(1)]);
    await desk.overnight();
    await desk.overnight();
    expect(await desk.listed()).toEqual([]);
    await desk.overnight();
    expect(await desk.listed()).toEqual([answerName('2025-06-02', 1)]);
  }));

  it('行の順が逆になっても、行の中身は変わらない', () => inTown(async (desk) => {
    await desk.fault('wrongOrder');
    expect((await desk.ask(byNumber(1), byNumber(2), byNumber(3))).map(({ enquiryId, outcome }) => [enquiryId, outcome])).toEqual([['Q3', 'noResident'], ['Q2', 'found'], ['Q1', 'found']]);
  }));
});

describe('J-LISの障害', () => {
  it('反映の遅れでは、告げた異動が何日か後に見える', () => inTown(async (desk) => {
    await desk.fault('registerLate');
    expect(await desk.change(1, 'death', '2025-06-01')).toMatchObject({ body: { visibleOn: '2025-06-09' } });
    expect(await desk.ask(byNumber(1))).toMatchObject([{ outcome: 'found' }]);
    await desk.world.advance('2025-06-09T10:00');
    expect(await desk.ask(byNumber(1))).toMatchObject([{ outcome: 'residentRemoved', changedOn: '2025-06-01' }]);
  }));

  it('表せない文字は、JIS X 0208の外の一字ごとに●で返る', () => inTown(async (desk) => {
    await desk.register([{ ...takahashi, name: '𠮷﨑 \uE000花①', commonName: '德' }], '?replace=true');
    await desk.fault('bulletCharacters');
    expect(await desk.ask(byNumber(1))).toMatchObject([{ name: '●● ●花●', nameKana: 'タカハシ ハナコ', address: takahashi.address, commonName: '●' }]);
    await desk.world.setParameters('juki-net', { permittedCharacters: 'cp932' });
    expect(await desk.ask(byNumber(1))).toMatchObject([{ name: '●﨑 ●花①', commonName: '德' }]);
  }));

  it('前の住所を答える障害では、移った人の住所だけが前のものになる', () => inTown(async (desk) => {
    await desk.change(1, 'moveWithin', '2025-06-01', { address: '東京都港区三田1丁目1番1号' });
    await desk.fault('oldAddress');
    expect(await desk.ask(byNumber(1), byNumber(2))).toMatchObject([{ address: takahashi.address, previousAddress: null }, { address: sato.address }]);
  }));
});
