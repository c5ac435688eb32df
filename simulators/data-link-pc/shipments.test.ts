import { describe, expect, it } from 'vitest';
import { secretsOf } from '../../harness/secrets.js';
import { shipmentsOf } from './shipments.js';
import type { FaultName, Parameters } from './tables.js';

const city = '131032';
const file = (name: string, text = `${name}の中身`) => ({ name, bytes: new TextEncoder().encode(text) });
const pair = [file('household-1'), file('person-1'), file('household-2'), file('person-2')];
const layoutOf = (name: string) => (name.startsWith('household') ? 'qualificationHousehold' : 'qualificationPerson');
const choose = (faults: readonly FaultName[], parameters: Partial<Parameters> = {}, seed = 7) => ({
  faults: new Set(faults), chance: secretsOf(seed).chance,
  parameters: { faultMunicipalityCode: '', missingLayout: 'qualificationPerson', garbledForm: 'bySeed', ...parameters } as const,
});
const names = (shipments: readonly { name: string }[]) => shipments.map(({ name }) => name);

describe('データ連携用PCの送り方', () => {
  it('障害がなければ、すべてを名前の順に一度ずつそのまま送る', () => {
    const shipments = shipmentsOf(choose([]), city, pair.toReversed(), layoutOf);
    expect(names(shipments)).toEqual(['household-1', 'household-2', 'person-1', 'person-2']);
    expect(shipments.every(({ damage }) => damage === '')).toBe(true);
    expect(shipments[0]!.bytes).toEqual(pair[0]!.bytes);
  });

  it('名前の中の通番は数として並べる。10番は9番の後に出る', () => {
    expect(names(shipmentsOf(choose([]), city, [file('h_10.csv'), file('h_9.csv'), file('h_1.csv')], layoutOf))).toEqual(['h_1.csv', 'h_9.csv', 'h_10.csv']);
  });

  it('二重送信は同じバイトを続けて二度送る', () => {
    const shipments = shipmentsOf(choose(['duplicateSend']), city, [pair[0]!], layoutOf);
    expect(names(shipments)).toEqual(['household-1', 'household-1']);
    expect(shipments[1]!.bytes).toEqual(shipments[0]!.bytes);
    expect(shipments[1]!.damage).toBe('二重送信');
  });

  it('途中で切れた送信は先頭から1バイト以上で末尾に届かず、同じ種なら同じところで切れる', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const [shipment] = shipmentsOf(choose(['truncatedSend'], {}, seed), city, [pair[0]!], layoutOf);
      expect(shipment!.bytes.length).toBeGreaterThanOrEqual(1);
      expect(shipment!.bytes.length).toBeLessThan(pair[0]!.bytes.length);
      expect(shipment!.bytes).toEqual(pair[0]!.bytes.subarray(0, shipment!.bytes.length));
      expect(shipmentsOf(choose(['truncatedSend'], {}, seed), city, [pair[0]!], layoutOf)).toEqual([shipment]);
    }
  });

  it('順序の入れ替わりでは個人が世帯より先に、後の通番が前の通番より先に出る', () => {
    expect(names(shipmentsOf(choose(['reorderedSend']), city, [file('b001-household'), file('b001-person'), file('b002-household'), file('b002-person')], () => null)))
      .toEqual(['b002-person', 'b002-household', 'b001-person', 'b001-household']);
  });

  it('文字化け(バイト)はUTF-8にもシフトJISにも現れない0xFFが混じり、長さは変わらない', () => {
    const [shipment] = shipmentsOf(choose(['garbled'], { garbledForm: 'bytes' }), city, [pair[0]!], layoutOf);
    expect(shipment!.bytes.length).toBe(pair[0]!.bytes.length);
    expect(shipment!.bytes.includes(0xff)).toBe(true);
    expect(pair[0]!.bytes.includes(0xff)).toBe(false);
  });

  it('文字化け(文字コード)は読めるUTF-8だが別の文字になる', () => {
    const [shipment] = shipmentsOf(choose(['garbled'], { garbledForm: 'doubleEncoded' }), city, [file('a', '突合')], layoutOf);
    const read = new TextDecoder('utf-8', { fatal: true }).decode(shipment!.bytes);
    expect(read).not.toBe('突合');
    expect(Buffer.from(read, 'latin1').toString('utf8')).toBe('突合');
  });

  it('英数字だけのファイルは文字コードを誤っても化けないので、バイトを壊す', () => {
    const [shipment] = shipmentsOf(choose(['garbled'], { garbledForm: 'doubleEncoded' }), city, [file('a', 'ABC')], layoutOf);
    expect(shipment!.bytes.includes(0xff)).toBe(true);
  });

  it('片方のファイルだけのとき、選んだ方のファイルは送られない', () => {
    expect(names(shipmentsOf(choose(['oneFileOnly']), city, pair, layoutOf))).toEqual(['household-1', 'household-2']);
    expect(names(shipmentsOf(choose(['oneFileOnly'], { missingLayout: 'qualificationHousehold' }), city, pair, layoutOf))).toEqual(['person-1', 'person-2']);
  });

  it('障害を一つの団体に限ると、ほかの団体のファイルは無事に出る', () => {
    const only = choose(['truncatedSend'], { faultMunicipalityCode: '131041' });
    expect(shipmentsOf(only, city, [pair[0]!], layoutOf)[0]!.damage).toBe('');
    expect(shipmentsOf(only, '131041', [pair[0]!], layoutOf)[0]!.damage).not.toBe('');
  });
});
