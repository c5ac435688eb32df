import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { barsOf, home, shop, withAgent, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>, options: Parameters<typeof withAgent>[2] = {}) => withAgent(inMemory(), play, options);
const text = (bytes: Uint8Array) => new TextDecoder('shift_jis').decode(bytes);

describe('配信', () => {
  it('店で納めた納付書は、次の朝5時に速報で、4銀行営業日後に確報で知らせ、ファイルは公開された見本の形である', () => atDesk(async (desk) => {
    expect(await desk.pay(barsOf(1))).toEqual({ code: home, n: 1, amountYen: 23_450, paidOn: '2026-06-15', time: '18:20', confirmOn: '2026-06-19', settleOn: '2026-07-02' });
    await desk.world.advance('2026-06-16T04:59');
    expect(await desk.names()).toEqual([]);
    await desk.morning('2026-06-16');
    expect(await desk.names()).toEqual(['agentReceipt_131032_20260616_0001.csv']);
    expect(text(await desk.bytes('agentReceipt_131032_20260616_0001.csv'))).toBe([
      '種別,収納日,収納時刻,バーコード情報,ユーザー使用欄１,ユーザー使用欄２,印紙フラグ,金額,コンビニ本部コード,コンビニ名,コンビニ店舗コード,振込日,データ作成日',
      `01,20260615,1820,EAN${barsOf(1)},000000,00012601000,0,23450,010,"セブン-イレブン",123456,0,20260616`, '',
    ].join('\r\n'));
    await desk.morning('2026-06-19');
    expect(await desk.told()).toEqual([['01 1'], [], [], ['02 1']]);
    expect((await desk.read('agentReceipt_131032_20260619_0001.csv')).rows).toMatchObject([{ feedKind: '02', receivedOn: '2026-06-15', receivedTime: '1820', settleOn: '2026-07-02', createdOn: '2026-06-19', ...shop }]);
  }));
});
