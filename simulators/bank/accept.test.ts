import { describe, expect, it } from 'vitest';
import { depositExample } from '../../contracts/bank/worked.examples.js';
import { crlf, end, first, head, put as placed, tail } from '../../contracts/bank/broken.examples.js';
import { inMemory } from '../../store/sqlite.js';
import { city, customerOf, debitFileOf, debitOf, transferFileOf, transferOf, withBank, type Desk } from './desk.examples.js';

const atBank = (play: (desk: Desk) => Promise<void>, now?: Parameters<typeof withBank>[2]) => withBank(inMemory(), play, now);
const rows = [debitOf(1), debitOf(2)];
const june = debitFileOf({ day: '0630' }, rows);
/** Hands a file in and waits for 18:00 of the same day. */
async function judged(desk: Desk, name: string, bytes: Uint8Array) {
  await desk.put(name, bytes);
  await desk.until(`${desk.world.now().slice(0, 10)}T18:00` as `${number}-${number}-${number}T${number}:${number}`);
  return desk.request(name);
}

describe('依頼の受付', () => {
  it('誤りのあるファイルは、見つかるわけをすべて一度に挙げて断り、一円も動かさない', () => atBank(async (desk) => {
    await desk.payers(2);
    await desk.world.setParameters('bank', { holidayDebit: 'reject', requestLeadBusinessDays: 5 });
    await judged(desk, 'bad', crlf(placed(placed(head, 55, '0627'), 97, '7654321'), placed(first, 81, '000002340A'), tail, end, end));
    expect(await desk.reasons('bad')).toEqual(['unreadable 2', 'unreadable 3', 'unreadable 5', 'consignorUnknown 0', 'ownAccountWrong 0', 'bankHoliday 0', 'pastDeadline 0']);
    expect(await desk.request('bad')).toMatchObject({ state: 'refused', kind: null, dueOn: null, rows: null, leftOut: 0 });
    expect((await desk.request('bad')).refusals[0]).toEqual({ kind: 'unreadable', line: 2, byte: 81, field: 'debitAmount', why: 'E202 引落金額: 数字10桁であるべき', cure: expect.stringContaining('半角数字10桁') as string });
    await desk.until('2026-07-31T20:00');
    expect([await desk.ownBalance(), await desk.balanceOf(1), await desk.resultNames()]).toEqual([0, 50_000, []]);
  }));

  it('ヘッダの一つの項目が読めなくても、読めた委託者コードと口座と日を契約と比べ、読めない項目からは何も言わない', () => atBank(async (desk) => {
    const wrong = placed(placed(placed(head, 15, 'a'), 55, '0627'), 97, '7654321');
    await desk.put('all', crlf(placed(placed(placed(wrong, 55, '9999'), 5, 'X'), 97, 'X'), first, tail, end));
    await desk.put('day', crlf(placed(wrong, 55, '9999'), first, tail, end));
    await judged(desk, 'name', crlf(wrong, first, tail, end));
    expect(await desk.reasons('name')).toEqual(['unreadable 1', 'unreadable 3', 'unreadable 3', 'consignorUnknown 0', 'ownAccountWrong 0']);
    expect(await desk.reasons('all')).toEqual(['unreadable 1', 'unreadable 1', 'unreadable 1', 'unreadable 1', 'unreadable 3', 'unreadable 3']);
    expect(await desk.reasons('day')).toEqual(['unreadable 1', 'unreadable 1', 'unreadable 3', 'unreadable 3', 'consignorUnknown 0', 'ownAccountWrong 0']);
  }));

  it.each([
    ['空のファイル', new Uint8Array(), ['unreadable 0']], ['91でも21でもないファイル', depositExample, ['wrongKind 0']], ['ヘッダの繰り返し', Buffer.concat([june.subarray(0, -122), june]), ['unreadable 5', 'severalHeaders 0']],
    ['EBCDIC', debitFileOf({ day: '0630', dialect: 'ebcdicKana' }, rows), ['unreadable 1']], ['合計の違うファイル', Buffer.from(june).fill('3', 122 * 3 + 6, 122 * 3 + 7), ['unreadable 4']], ['0x1A のあるファイル', Buffer.concat([june, Buffer.from([0x1a])]), ['unreadable 5']],
    ['結果の書かれたファイル', Buffer.from(june).fill('1', 122 + 111, 122 + 112), ['unreadable 2']],
    ['別の委託者', debitFileOf({ day: '0630', consignor: '9990131016' }, rows), ['consignorUnknown 0']], ['別の口座', debitFileOf({ day: '0630', account: '0131016' }, rows), ['ownAccountWrong 0']],
    ['過ぎた日', debitFileOf({ day: '0623' }, rows), ['dayUnresolvable 0']], ['ない日', debitFileOf({ day: '0229' }, rows), ['dayUnresolvable 0']], ['遠い日', debitFileOf({ day: '0901' }, rows), ['dayUnresolvable 0']],
  ] as const)('%sは断る', (_ja, bytes, reasons) => atBank(async (desk) => {
    expect((await judged(desk, 'file', bytes)).state).toBe('refused');
    expect(await desk.reasons('file')).toEqual(reasons);
  }));

  it('持込期限は引落日の3営業日前までで、18時を過ぎた分と休みの日の分は翌営業日に数える', () => atBank(async (desk) => {
    // 2026-06-25 is a Thursday; 30 June less three bank days is the 25th.
    await desk.until('2026-06-25T17:59');
    expect((await judged(desk, 'last', june)).state).toBe('accepted');
    await desk.put('late', debitFileOf({ day: '0701' }, rows));
    expect((await desk.request('late')).state).toBe('received');
    await desk.until('2026-06-26T18:00');
    expect((await desk.request('late')).state).toBe('accepted');
    await desk.until('2026-06-27T09:30');
    await desk.put('weekend', debitFileOf({ day: '0702' }, rows));
    await desk.until('2026-06-28T20:00');
    expect((await desk.request('weekend')).state).toBe('received');
    await desk.until('2026-06-29T18:00');
    expect((await desk.request('weekend')).state).toBe('accepted');
    await desk.put('lastMinute', debitFileOf({ day: '0702' }, [debitOf(3)]));
    await desk.until('2026-06-30T18:00');
    expect(await desk.reasons('lastMinute')).toEqual(['pastDeadline 0', 'broughtTwice 0']);
    expect((await desk.request('lastMinute')).refusals[0]!.why).toBe('2026-07-02 の持込期限は 2026-06-29 で、受付は 2026-06-30 である');
  }));

  it('引落日が銀行の休日なら翌営業日に引き落とし、断る銀行なら断る。臨時の休業も休日である', () => atBank(async (desk) => {
    await desk.payers(2);
    await desk.closed(['2026-06-30']);
    expect(await judged(desk, 'june', june)).toMatchObject({ state: 'accepted', dueOn: '2026-07-01' });
    await desk.until('2026-06-30T20:00');
    expect(await desk.ownBalance()).toBe(0);
    await desk.until('2026-07-01T09:00');
    expect(await desk.ownBalance()).toBe(40_003);
    await desk.until('2026-07-03T05:10');
    expect((await desk.resultIn('june')).header).toMatchObject({ debitMonthDay: '0701' });
    await desk.world.setParameters('bank', { holidayDebit: 'reject' });
    await judged(desk, 'july', debitFileOf({ day: '0711' }, rows));
    expect(await desk.reasons('july')).toEqual(['bankHoliday 0']);
  }));

  it('年をまたぐ引落日は翌年の日になり、祝日の公表されていない年の日は断る', async () => {
    await atBank(async (desk) => expect(await judged(desk, 'january', debitFileOf({ day: '0104' }, rows))).toMatchObject({ state: 'accepted', dueOn: '2027-01-04' }), '2026-12-18T17:15');
    await atBank(async (desk) => {
      await judged(desk, 'beyond', debitFileOf({ day: '0104' }, rows));
      expect(await desk.reasons('beyond')).toEqual(['calendarUnknown 0']);
    }, '2027-12-17T17:15');
  });

  it('取り決めた引落日があれば、そのほかの日は断る', () => atBank(async (desk) => {
    const { body } = await desk.call('GET', `/_sim/municipalities/${city}/contract`);
    const { accountName, balanceYen, ...contract } = body;
    expect([accountName, balanceYen, contract['debitDays']]).toEqual(['ﾐﾅﾄｸ ｶｲｹｲｶﾝﾘｼﾔ', 0, null]);
    expect((await desk.call('PUT', `/_sim/municipalities/${city}/contract`, { ...contract, debitDays: ['2026-07-31', '2026-06-30'] })).status).toBe(204);
    await desk.put('june', june);
    expect(await judged(desk, 'other', debitFileOf({ day: '0701' }, rows))).toMatchObject({ state: 'refused' });
    expect([(await desk.request('june')).state, await desk.reasons('other')]).toEqual(['accepted', ['notScheduled 0']]);
  }));

  it('同じ委託者・引落日の二つめは、同じ中身でも別の名でも断る。断られた名には、直したものを渡せる', () => atBank(async (desk) => {
    await desk.put('june', june);
    expect(await desk.put('june', june)).toMatchObject({ status: 200, body: { duplicate: true, state: 'received' } });
    expect(await desk.put('june', debitFileOf({ day: '0630' }, [debitOf(1)]))).toMatchObject({ status: 409, body: { code: 'TSG-B06' } });
    await desk.put('again', june);
    await desk.put('other', debitFileOf({ day: '0630' }, [debitOf(3)]));
    await desk.until('2026-06-24T18:00');
    expect([(await desk.request('june')).state, await desk.reasons('again'), await desk.reasons('other')]).toEqual(['accepted', ['broughtTwice 0'], ['broughtTwice 0']]);
    expect(await desk.put('again', debitFileOf({ day: '0731' }, rows))).toMatchObject({ status: 202 });
    expect(await desk.request('again')).toMatchObject({ state: 'received', refusals: [] });
    await desk.until('2026-06-25T18:00');
    expect(await desk.request('again')).toMatchObject({ state: 'accepted', dueOn: '2026-07-31' });
  }));

  it('同じ総合振込をもう一度渡せば断るが、同じ日の別の総合振込は受け付ける', () => atBank(async (desk) => {
    const file = transferFileOf({ day: '0630' }, [transferOf(1)]);
    await desk.put('refunds', file);
    await desk.put('again', file);
    await desk.put('more', transferFileOf({ day: '0630' }, [transferOf(2)]));
    await desk.until('2026-06-24T18:00');
    expect([(await desk.request('refunds')).state, await desk.reasons('again'), (await desk.request('more')).state]).toEqual(['accepted', ['broughtTwice 0'], 'accepted']);
  }));

  it('知らない支店の行は受け付けて、うまくいかないと告げておく', () => atBank(async (desk) => {
    await desk.payers(1);
    expect(await judged(desk, 'june', debitFileOf({ day: '0630' }, [debitOf(1), debitOf(2, { payerBranchCode: '999' })]))).toMatchObject({ state: 'accepted', rows: 2, failing: [{ line: 3, customerNumber: customerOf(2), problem: '銀行 9998 に支店 999 はない', result: null }] });
    await desk.until('2026-07-02T05:10');
    expect((await desk.resultIn('june')).told).toEqual(['1:0', '2:9']);
  }));

  it('明細のないファイルも受け付け、明細のない結果を返す', () => atBank(async (desk) => {
    expect(await judged(desk, 'nobody', debitFileOf({ day: '0630' }, []))).toMatchObject({ state: 'accepted', rows: 0 });
    await desk.until('2026-07-02T05:10');
    expect([await desk.resultIn('nobody'), await desk.statementNames()]).toMatchObject([{ issues: [], entries: [], trailer: { totalCount: 0 } }, []]);
  }));

  it('取り決めた方言で読み書きする: EBCDIC の銀行は EBCDIC の依頼を受け、EBCDIC で返す', () => atBank(async (desk) => {
    await desk.payers(2);
    await desk.world.setParameters('bank', { dialect: 'ebcdicKana' });
    expect((await judged(desk, 'jis', june)).state).toBe('refused');
    expect((await judged(desk, 'june', debitFileOf({ day: '0630', dialect: 'ebcdicKana' }, rows))).state).toBe('received');
    await desk.until('2026-06-25T18:00');
    await desk.until('2026-07-02T05:10');
    expect(await desk.resultIn('june', 'ebcdicKana')).toMatchObject({ issues: [], told: ['1:0', '2:0'], header: { codeSet: '1' } });
    expect((await desk.resultIn('june')).issues.map(({ code }) => code)).toContain('E102');
  }));

  it('受け付けてから方言が変わっても、結果は受け付けたときの方言で返る', () => atBank(async (desk) => {
    await desk.payers(2);
    await judged(desk, 'june', june);
    await desk.world.setParameters('bank', { dialect: 'ebcdicKana' });
    await desk.until('2026-07-02T05:10');
    expect(await desk.resultIn('june')).toMatchObject({ issues: [], told: ['1:0', '2:0'] });
  }));
});
