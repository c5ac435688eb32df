import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { barsOf, home, inShort, other, withAgent, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withAgent(inMemory(), play);
const nameOf = (date: string, seq = 1, code: string = home) => `agentReceipt_${code}_${date}_000${seq}.csv`;
/** What a municipality has read, each row with the day it was told. */
async function seen(desk: Desk, code: string = home): Promise<readonly string[]> {
  const told = [];
  for (const name of await desk.names(code)) told.push(...(await desk.read(name, code)).rows.map((row) => `${row.createdOn.slice(5)} ${inShort(row)}`));
  return told;
}

/** A slip paid and one taken back on Monday; the fault is on from the start to the end. */
async function untilTransfer(desk: Desk, ...faults: readonly string[]): Promise<void> {
  for (const fault of faults) await desk.fault(fault);
  await desk.pay(barsOf(1));
  await desk.takeBack(await desk.pay(barsOf(2)));
  await desk.morning('2026-07-02');
}
const money = async (desk: Desk) => (await desk.transfers()).map(({ payOn, amountYen }) => [payOn, amountYen]);
const asDue = ['06-16 01 1', '06-16 01 2', '06-16 03 2', '06-19 02 1'];

describe('障害', () => {
  it('障害がなければ、一つの支払は速報と確報、取り消したものは速報と取消で、資金は一件分', () => atDesk(async (desk) => {
    await untilTransfer(desk);
    expect([await seen(desk), await money(desk)]).toEqual([asDue, [['2026-07-02', 23_450]]]);
  }));

  it.each([
    ['confirmedLost', ['06-16 01 1', '06-16 01 2', '06-16 03 2']], ['cancellationLost', ['06-16 01 1', '06-16 01 2', '06-19 02 1']], ['confirmedLate', ['06-16 01 1', '06-16 01 2', '06-16 03 2', '06-26 02 1']],
    ['cancellationLate', ['06-16 01 1', '06-16 01 2', '06-19 02 1', '06-23 03 2']],
  ] as const)('%s では、その一行だけが届かないか遅れ、資金は変わらない', (fault, told) => atDesk(async (desk) => {
    await untilTransfer(desk, fault);
    expect([await seen(desk), await money(desk)]).toEqual([told, [['2026-07-02', 23_450]]]);
  }));

  it('速報が失われれば確報だけが、遅れれば確報や取消の後に、一度だけ届く', async () => {
    await atDesk(async (desk) => {
      await untilTransfer(desk, 'preliminaryLost');
      expect([['06-16 01 1'], ['06-16 01 2']]).toContainEqual((await seen(desk)).filter((row) => row.includes(' 01 ')));
      expect((await seen(desk)).filter((row) => !row.includes(' 01 '))).toEqual(['06-16 03 2', '06-19 02 1']);
    });
    await atDesk(async (desk) => {
      await untilTransfer(desk, 'preliminaryLate');
      const told = await seen(desk);
      expect(told.map((row) => row.slice(6)).toSorted()).toEqual(asDue.map((row) => row.slice(6)).toSorted());
      expect(told.filter((row) => row.includes(' 01 ')).map((row) => row.slice(0, 5))).toEqual(['06-16', '06-23']);
    });
  });

  it('取り消したのに確報が来るときは、資金も来る', () => atDesk(async (desk) => {
    await untilTransfer(desk, 'confirmedAfterCancellation');
    expect([await seen(desk), await money(desk)]).toEqual([[...asDue, '06-19 02 2'], [['2026-07-02', 46_900]]]);
  }));

  it('同じ行が二度あるファイルでは、数が一つ増え、値は変わらない', () => atDesk(async (desk) => {
    await untilTransfer(desk, 'rowTwice');
    const [first, sure] = [await desk.read(nameOf('20260616')), await desk.read(nameOf('20260619'))];
    expect([first.rows.length, new Set(first.rows.map((row) => JSON.stringify(row))).size, sure.rows.map(inShort)]).toEqual([4, 3, ['02 1', '02 1']]);
    expect(await money(desk)).toEqual([['2026-07-02', 23_450]]);
  }));

  it('もう一度の配信は、前のファイルと作成日と通番だけが違う', () => atDesk(async (desk) => {
    await desk.pay(barsOf(1));
    await desk.morning('2026-06-16');
    await desk.fault('feedAgain');
    await desk.morning('2026-06-17');
    expect(await desk.names()).toEqual([nameOf('20260616'), nameOf('20260617'), nameOf('20260617', 2)]);
    const [before, again] = [await desk.read(nameOf('20260616')), await desk.read(nameOf('20260617', 2))];
    expect(again.rows).toEqual(before.rows.map((row) => ({ ...row, createdOn: '2026-06-17' })));
    expect((await desk.read(nameOf('20260617'))).rows).toEqual([]);
  }));

  it('金額の違う確報は、契約の形としてはバーコードとの矛盾で拒まれ、資金はバーコードのとおり', () => atDesk(async (desk) => {
    await untilTransfer(desk, 'amountDiffers');
    const { rows, rejected, issues } = await desk.read(nameOf('20260619'));
    expect([rows, rejected.length, issues.map(({ field, raw, why }) => [field, raw, why])]).toEqual([[], 1, [['amountYen', '23449', 'バーコード情報の38〜43桁目の 23450 と違う']]]);
    expect(await money(desk)).toEqual([['2026-07-02', 23_450]]);
  }));

  it('ほかの市区町村に入った一行は、自分の配信にはなく、資金は正しい先に来る', () => atDesk(async (desk) => {
    await desk.call('PUT', `/_sim/clients/${home}`);
    await desk.pay(barsOf(5, {}, other));
    await desk.fault('wrongMunicipality');
    await desk.morning('2026-06-16');
    await desk.fault('wrongMunicipality', false);
    await desk.morning('2026-07-02');
    expect([await seen(desk), await seen(desk, other), await desk.transfers(), (await desk.transfers(other)).map(({ amountYen }) => amountYen)]).toEqual([['06-16 01 5'], ['06-19 02 5'], [], [23_450]]);
    expect((await desk.read(nameOf('20260616'))).rows[0]!.barcode.slice(8, 13)).toBe('13101');
  }));

  it('相手が一つしかなければ、行は取り違えられない', () => atDesk(async (desk) => {
    await untilTransfer(desk, 'wrongMunicipality');
    expect(await seen(desk)).toEqual(asDue);
  }));

  it('止まっている間は応じず、配信も振込もなく、直った朝に溜まった分をまとめて知らせる', () => atDesk(async (desk) => {
    await untilTransfer(desk, 'serviceDown');
    expect((await desk.call('GET', `/feeds/${home}`)).body).toMatchObject({ code: 'TSG-Y03' });
    await desk.fault('serviceDown', false);
    expect([await desk.names(), await desk.transfers()]).toEqual([[], []]);
    await desk.morning('2026-07-03');
    expect([await seen(desk), await money(desk)]).toEqual([['07-03 01 1', '07-03 01 2', '07-03 02 1', '07-03 03 2'], [['2026-07-02', 23_450]]]);
  }));

  it('足りない振込は一件分少なく、遅れる振込は7銀行営業日後になる', async () => {
    await atDesk(async (desk) => {
      await desk.pay(barsOf(3, { amountYen: 1_000 }));
      await untilTransfer(desk, 'transferShort');
      expect(await desk.transfers()).toMatchObject([{ paymentCount: 2, grossYen: 24_450, shortYen: 23_450, amountYen: 1_000 }]);
    });
    await atDesk(async (desk) => {
      await untilTransfer(desk, 'transferLate');
      expect(await desk.transfers()).toMatchObject([{ settleOn: '2026-07-02', payOn: '2026-07-13', amountYen: 23_450 }]);
    });
  });
});
