import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactSlip, nothingAnswered, type ContactSlip } from '../../../contracts/other-municipality/contact-slip.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { bundledProfile } from '../../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../../harness/bed.js';
import type { World } from '../../../harness/world.js';
import { individualNumberOf } from '../../../law/check-digits.js';
import { inMemory } from '../../../store/sqlite.js';
import { otherMunicipality } from '../other-municipality.js';

const [ward, chiyoda, chuo] = ['131032', '131016', '131024'] as const;
const mode = { kind: 'shifted', by: 3 } as const;
const hanako = { name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1980-04-01', sex: '2', address: '東京都千代田区見本1-1' } as const;
const codec = codecOf(bundledProfile(), contactSlip);
const question = (slipId: string, wish: Partial<ContactSlip> = {}): ContactSlip => ({
  slipId, slipKind: 'inquiry', senderCode: ward, recipientCode: chiyoda, forwardedByCode: null, inquiryId: null, topic: 'previousIncome', fiscalYear: 2026, ...hanako, address: null, isNotDisclosed: false, writtenOn: '2026-06-10', slipText: '所得', ...nothingAnswered, ...wish,
});

describe('連絡票', () => {
  let bed: Bed;
  let world: World;
  let seq = 0;
  beforeEach(async () => {
    seq = 0;
    bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [otherMunicipality] });
    world = await bed.create({ id: 'w', seed: 1, now: '2026-06-10T09:30', numberMode: mode });
  });
  afterEach(() => bed.close());

  const call = async (method: string, path: string, body?: object | Uint8Array) => {
    const [type, sent] = body instanceof Uint8Array ? ['application/octet-stream', Buffer.from(body)] : ['application/json', JSON.stringify(body)];
    const response = await fetch(`${world.url}/other-municipality${path}`, { method, headers: { 'x-totsugo-party': 'ward', ...(body === undefined ? {} : { 'content-type': type }) }, ...(body === undefined ? {} : { body: sent }) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Buffer.from(bytes).toString();
    return { status: response.status, bytes, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const file = (slip: ContactSlip, code: string = ward) => codec.format({ municipalityCode: code, date: '2026-06-10', seq: (seq += 1) }, [slip]);
  const posted = async (slip: ContactSlip) => {
    const { name, bytes } = file(slip);
    const { status, body } = await call('PUT', `/mail/${ward}/out/${name}`, bytes);
    return [status, body['code']] as const;
  };
  const taxes = (code: string, personKey: string, wish: object = {}) => call('POST', `/_sim/${code}/incomes`, { personKey, ...hanako, fiscalYear: 2026, taxState: 'declaredAmount', netIncomeYen: 1_000_000, ...wish });
  const inBox = async (code: string = ward) => (await call('GET', `/mail/${code}/in`)).body['files'] as readonly { name: string }[];
  const opened = async () => {
    const slips: ContactSlip[] = [];
    for (const { name } of await inBox()) {
      slips.push(...codec.parse({ name, bytes: (await call('GET', `/mail/${ward}/in/${name}`)).bytes }).records.map(({ value }) => value));
      expect((await call('DELETE', `/mail/${ward}/in/${name}`)).status).toBe(204);
    }
    return slips;
  };
  const at = async (code: string) => ((await call('GET', `/_sim/${code}/slips`)).body['slips'] as readonly (ContactSlip & { state: string })[]).map(({ slipKind, state }) => `${slipKind} ${state}`);

  it('二日で届き、その日に答え、二日で戻る。受け取れば一覧から消え、中身はまだ読める', async () => {
    await taxes(chiyoda, 'A1');
    expect(await posted(question('Q-1'))).toEqual([202, undefined]);
    await world.advance('2026-06-12T15:59');
    expect(await at(chiyoda)).toEqual(['inquiry toRead']);
    await world.advance('2026-06-13T09:00');
    expect([await at(chiyoda), await inBox()]).toEqual([['inquiry answered'], []]);
    await world.advance('2026-06-15T09:00');
    const [{ name }] = await inBox() as [{ name: string }];
    expect(await opened()).toMatchObject([{ slipKind: 'reply', inquiryId: 'Q-1', senderCode: chiyoda, recipientCode: ward, outcome: 'answered', taxState: 'declaredAmount', netIncomeYen: 1_000_000, ...hanako }]);
    expect([await inBox(), (await call('GET', `/mail/${ward}/in/${name}`)).status]).toEqual([[], 200]);
    expect((await world.journal.arrows()).filter(({ steps }) => steps.includes('A-05')).length).toBeGreaterThanOrEqual(3);
  });

  it('同じものは一度だけ差し出され、誰にも届けられないものと個人番号の書かれたものは返される', async () => {
    const { name, bytes } = file(question('Q-1'));
    const put = (body: Uint8Array) => call('PUT', `/mail/${ward}/out/${name}`, body);
    expect([(await put(bytes)).status, (await put(bytes)).status, (await put(codec.format({ municipalityCode: ward, date: '2026-06-10', seq: 1 }, [question('Q-2')]).bytes)).body['code']]).toEqual([202, 200, 'TSG-O11']);
    expect(await posted(question('Q-3', { recipientCode: '999999' }))).toEqual([422, 'TSG-O13']);
    expect(await posted(question('Q-4', { senderCode: chuo }))).toEqual([422, 'TSG-O13']);
    expect(await posted(question('Q-5', { fiscalYear: null }))).toEqual([422, 'TSG-O13']);
    expect(await posted(question('Q-6', { slipText: `番号は${individualNumberOf('00000000001', mode)}` }))).toEqual([422, 'TSG-O14']);
    const stranger = file(question('Q-7'), chuo);
    expect((await call('PUT', `/mail/${ward}/out/${stranger.name}`, stranger.bytes)).body['code']).toBe('TSG-O10');
    expect((await call('PUT', `/mail/${ward}/out/${file(question('Q-8')).name}`, Buffer.from('読めない'))).body['code']).toBe('TSG-O12');
    expect(await at(chiyoda)).toEqual(['inquiry toRead']);
  });

  it('合う人がいなければ該当者なし、二人いて住所もなければ決まらず、住所が合えばその人を答え、記録がなければ持たないと答える', async () => {
    await taxes(chiyoda, 'A1');
    await taxes(chiyoda, 'A2', { address: '東京都千代田区別町2-2', netIncomeYen: 2_000_000 });
    for (const [id, wish] of [['none', { bornOn: '1980-04-02' }], ['two', {}], ['there', { address: '東京都千代田区別町2-2' }], ['year', { address: hanako.address, fiscalYear: 2025 }]] as const) await posted(question(id, wish));
    await world.advance('2026-06-15T09:00');
    expect(new Map((await opened()).map(({ inquiryId, outcome, netIncomeYen }) => [inquiryId, `${outcome} ${netIncomeYen}`]))).toEqual(new Map([['none', 'noMatch null'], ['two', 'severalMatch null'], ['there', 'answered 2000000'], ['year', 'notHeld null']]));
  });

  it('ほかの区市町村が課税している人の照会は、差出人の名のまま回送され、そこから答えが来る', async () => {
    await taxes(chiyoda, 'A1', { taxState: undefined, netIncomeYen: undefined, heldByCode: chuo });
    await taxes(chuo, 'B1', { address: '東京都中央区見本3-3' });
    await posted(question('Q-1'));
    await world.advance('2026-06-17T09:00');
    expect([await at(chiyoda), await at(chuo)]).toEqual([['inquiry forwarded'], ['inquiry answered']]);
    expect(await opened()).toMatchObject([{ inquiryId: 'Q-1', senderCode: chuo, forwardedByCode: chiyoda, recipientCode: ward, netIncomeYen: 1_000_000 }]);
  });

  it('資格の照会には適用期間を答え、支援措置の人の住所は書かない', async () => {
    const person = { personKey: 'S1', individualNumber: individualNumberOf('00000000001', mode), ...hanako, relationship: '本人', isNotDisclosed: true };
    await call('POST', `/_sim/${chiyoda}/insure`, { residents: [person], headPersonKey: 'S1', since: '2024-04-01', reason: 'leaveEmployeeInsurance' });
    await posted(question('Q-1', { topic: 'duplicateQualification', fiscalYear: null }));
    await world.advance('2026-06-15T09:00');
    expect(await opened()).toMatchObject([{ outcome: 'answered', acquiredOn: '2024-04-01', lostOn: null, address: null, isNotDisclosed: true }]);
  });

  it('自分から書いた連絡票は、相手の箱か相手の手元に届く', async () => {
    const told = { topic: 'duplicateQualification', name: hanako.name, bornOn: hanako.bornOn, sex: hanako.sex, slipText: '資格の有無' };
    await taxes(chuo, 'B1');
    expect([(await call('POST', `/_sim/${chiyoda}/slips`, { ...told, recipientCode: ward })).status, (await call('POST', `/_sim/${chiyoda}/slips`, { ...told, recipientCode: chuo })).status]).toEqual([200, 200]);
    await world.advance('2026-06-15T09:00');
    expect([(await opened()).map(({ slipKind, senderCode }) => `${slipKind} ${senderCode}`), (await at(chiyoda)).toSorted(), await at(chuo)]).toEqual([['inquiry 131016'], ['inquiry written', 'inquiry written', 'reply kept'], ['inquiry answered']]);
  });

  it.each([['課税情報も課税先もない', {}], ['両方ある', { taxState: 'undeclared', heldByCode: chuo }], ['未申告に所得', { taxState: 'undeclared', netIncomeYen: 0 }]])('%s告げ方は断る', async (_ja, wish) => {
    expect((await call('POST', `/_sim/${chiyoda}/incomes`, { personKey: 'A1', ...hanako, fiscalYear: 2026, ...wish })).status).toBe(422);
  });

  describe('障害', () => {
    const suffering = async (fault: string, until: `${string}T${string}` = '2026-06-16T09:00') => {
      await taxes(chiyoda, 'A0', { bornOn: '1955-05-05', netIncomeYen: 9_000_000 });
      await taxes(chiyoda, 'A1', { netIncomeYen: 500_000, asOf: '2026-05-01' });
      await taxes(chiyoda, 'A1');
      await world.fault('other-municipality', fault, true);
      await posted(question('Q-1'));
      await world.advance(until as '2026-06-16T09:00');
      return (await opened()).map(({ slipKind, bornOn, netIncomeYen, asOf }) => `${slipKind} ${bornOn} ${netIncomeYen} ${asOf}`);
    };
    const right = 'reply 1980-04-01 1000000 2026-06-10';
    it('失われた連絡票は答えられない', async () => expect([await suffering('slipLost'), await at(chiyoda)]).toEqual([[], ['inquiry lost']]));
    it('遅れる答えは30日後に届く', async () => expect([await suffering('slipLate'), await world.advance('2026-07-15T09:00'), await opened()]).toMatchObject([[], undefined, [{ netIncomeYen: 1_000_000 }]]));
    it('別の人についての答えは、その人の生年月日を書く', async () => expect(await suffering('slipNamesake')).toEqual(['reply 1955-05-05 1000000 2026-06-10']));
    it('同じ答えが二度届く', async () => expect(await suffering('slipTwice')).toEqual([right, right]));
    it('前の記録による答えが後から届く', async () => expect(await suffering('slipFromOldRecord')).toEqual([right, 'reply 1980-04-01 500000 2026-05-01']));
    it('切れた答えは読めない', async () => expect([await suffering('slipUnreadable'), (await at(chiyoda))]).toEqual([[], ['inquiry answered']]));
  });
});
