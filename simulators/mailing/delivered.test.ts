import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, noticeOf, withMailing, type Desk } from './desk.examples.js';

const town = (size: number) => Array.from({ length: size }, (_, index) => noticeOf(index + 1));
interface Box { readonly place: string; readonly deliveredOn: string; readonly address: string; readonly sheets: readonly { readonly noticeId: string; readonly lines: readonly string[] }[] }
const delivered = async (desk: Desk, after = '') => (await desk.call('GET', `/_sim/delivered/${city}?after=${encodeURIComponent(after)}`)).body['letters'] as readonly Box[];
const numbers = (letters: readonly Box[]) => letters.map(({ sheets }) => sheets.map(({ noticeId }) => Number(noticeId)));
const atDesk = (play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), play);

describe('郵便受け', () => {
  it('発送の日に、窓から見える住所の家へ、封筒の中の紙がそのまま届く', () => atDesk(async (desk) => {
    await desk.hand(1, [noticeOf(1, { addressLine2: '見本荘5号' })]);
    await desk.evening();
    expect(await delivered(desk)).toEqual([]);
    await desk.until('2026-06-16');
    const [letter] = await delivered(desk);
    expect(letter).toMatchObject({ place: `2026-06-16/${desk.nameOf(1)}/1/1`, deliveredOn: '2026-06-16', address: '東京都港区架空町1-1 見本荘5号', sheets: (await desk.letters(1))[0]!.sheets });
  }));

  it('返戻になる封書は届かず、一通多い封筒には二枚入って届く', () => atDesk(async (desk) => {
    await desk.undeliverable([{ address: '東京都港区架空町1-1', reason: 'movedAway' }]);
    await desk.hand(1, town(4));
    await desk.evening();
    await desk.fault('twoInOne');
    await desk.until('2026-06-16');
    expect(numbers(await delivered(desk))).toEqual([[2], [3, 4]]);
  }));

  it('落とした束は、誰にも届かない', () => atDesk(async (desk) => {
    await desk.world.setParameters('mailing', { bundleSize: 1 });
    await desk.hand(1, town(3));
    await desk.evening();
    await desk.fault('bundleLost');
    await desk.until('2026-06-16');
    expect(numbers(await delivered(desk))).toEqual([[1], [2]]);
  }));

  it('501通でも、場所を告げて続きを求めれば、一通も欠けず重ならない', () => atDesk(async (desk) => {
    await desk.hand(1, town(501));
    await desk.evening();
    await desk.fault('postedTwice');
    await desk.until('2026-06-16');
    const seen: Box[] = [];
    for (let page = await delivered(desk); page.length > 0; page = await delivered(desk, page.at(-1)!.place)) {
      expect(page.length).toBeLessThanOrEqual(500);
      seen.push(...page);
    }
    expect(numbers(seen)).toEqual(town(501).flatMap((_, index) => [[index + 1], [index + 1]]));
  }));

  it('日を告げればその日のものから、知らない日の後なら何もない', () => atDesk(async (desk) => {
    await desk.hand(1, town(1));
    await desk.until('2026-06-16');
    await desk.hand(2, [noticeOf(2)]);
    await desk.until('2026-06-17');
    expect([numbers(await delivered(desk, '2026-06-16')), numbers(await delivered(desk, '2026-06-17')), await delivered(desk, '2026-06-18')]).toEqual([[[1], [2]], [[2]], []]);
    expect((await desk.call('GET', `/_sim/delivered/${city}?after=yesterday`)).body).toMatchObject({ code: 'TSG-L13' });
  }));
});
