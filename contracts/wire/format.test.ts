import { describe, expect, test } from 'vitest';
import { municipalInsuredIds, processingResult } from '../aggregator/distribution.js';
import { qualificationHousehold, qualificationPerson } from '../aggregator/qualification.js';
import { CannotFormat, codecOf } from './codec.js';
import { exampleProfile, quotedProfile } from './example-profile.js';
import { hasControl } from './newline.js';
import { bundledProfile, loadProfile } from './profile.js';

const loaded = loadProfile(exampleProfile);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
const envelope = { municipalityCode: '131130', date: '2026-04-01', seq: 3 } as const;
const csv = codecOf(bundledProfile(), municipalInsuredIds);
const fixed = codecOf(loaded.profile, municipalInsuredIds);
const id = (change: object) => ({ municipalInsuredId: 'M1', personKey: 'P1', prefecturePersonId: null, ...change });

const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof CannotFormat) return [error.code, error.issue.code, error.issue.line, error.issue.field, error.issue.why];
    throw error;
  }
  return null;
};

describe('変えずに書けない値は、場所を示して拒む', () => {
  test.each([
    ['改行', csv, { personKey: 'a\nb' }, ['E205', 4, 'personKey', '使えない文字 U+000A がある']],
    ['NUL', csv, { personKey: 'a\0' }, ['E205', 4, 'personKey', '使えない文字 U+0000 がある']],
    ['片割れのサロゲート', csv, { personKey: 'a\ud842' }, ['E205', 4, 'personKey', 'utf-8 で書けない文字 U+D842 がある']],
    ['BOM の文字', csv, { personKey: '\ufeffa' }, ['E205', 4, 'personKey', '使えない文字 U+FEFF がある']],
    ['空の必須項目', csv, { personKey: '' }, ['E201', 4, 'personKey', '宛名番号が空']],
    ['長すぎる値', csv, { personKey: 'x'.repeat(41) }, ['E202', 4, 'personKey', '40文字までのところ41文字']],
    ['CP932 にない文字', fixed, { personKey: '𠮷田' }, ['E205', 3, 'personKey', 'cp932 で書けない文字 U+20BB7 がある']],
    ['波ダッシュ(U+301C)', fixed, { personKey: '〜' }, ['E205', 3, 'personKey', 'cp932 で書けない文字 U+301C がある']],
    ['空白で終わる値を空白で埋める', fixed, { personKey: 'P1 ' }, ['E202', 3, 'personKey', '埋め文字で始まるか終わる値は、読み戻すと変わる']],
    ['固定長の改行', fixed, { personKey: 'a\r' }, ['E205', 3, 'personKey', '使えない文字 U+000D がある']],
  ] as const)('%s', (_, codec, change, expected) => {
    expect(refusalOf(() => codec.format(envelope, [id({}), id(change)]))).toEqual(['TSG-WIRE-FORMAT', ...expected]);
  });

  test('幅に入らない値', () => {
    const narrow = loadProfile(quotedProfile);
    const work = () => narrow.ok && codecOf(narrow.profile, municipalInsuredIds).format({ ...envelope, seq: 1 }, [id({ municipalInsuredId: '12345678901' })]);
    expect(refusalOf(work)).toEqual(['TSG-WIRE-FORMAT', 'E202', 1, 'municipalInsuredId', '幅 10文字 のところ 11文字']);
  });

  test('桁に入らない項目と通番', () => {
    const result = { rowKind: 'summary', batchId: 'B', outcome: null, receivedCount: null, loadedCount: null, rejectedCount: null, code: null, severity: null, fileName: null, line: null, byte: null, fieldJa: null, personKey: null, message: null, cure: null } as const;
    expect(codecOf(loaded.profile, processingResult).format(envelope, [result]).bytes.length).toBe(47 + 1_797 + 16);
    expect(refusalOf(() => codecOf(loaded.profile, processingResult).format(envelope, [{ ...result, code: '髙'.repeat(11) }]))).toEqual(['TSG-WIRE-FORMAT', 'E202', 2, 'code', '10文字までのところ11文字']);
    expect(refusalOf(() => codecOf(loaded.profile, processingResult).format({ ...envelope, seq: 100_000 }, [result]))).toEqual(['TSG-WIRE-FORMAT', 'E101', 0, '*', '通番 100000 が5桁に入らない']);
  });

  test('知らないコードと暦にない日付', () => {
    const household = { insurerNumber: '138131', householdKey: 'K', headPersonKey: 'P', headKind: 'insured', changeOn: null, changeReason: null, householdAddress: null, operation: 'register', revision: 0 } as const;
    const codec = codecOf(bundledProfile(), qualificationHousehold);
    expect(refusalOf(() => codec.format(envelope, [{ ...household, headKind: 'boss' as 'insured' }]))).toEqual(['TSG-WIRE-FORMAT', 'E204', 3, 'headKind', 'コード表にない値']);
    expect(refusalOf(() => codec.format(envelope, [{ ...household, changeOn: '2026-02-30' }]))).toEqual(['TSG-WIRE-FORMAT', 'E203', 3, 'changeOn', '暦にある日付であるべき']);
    expect(refusalOf(() => codec.format(envelope, [{ ...household, revision: 1.5 }]))?.[1]).toBe('E202');
  });

  test('個人番号は断りの文に出ない', () => {
    const codec = codecOf(bundledProfile(), qualificationPerson);
    const person = { individualNumber: '98765432101' } as unknown as Parameters<typeof codec.format>[1] extends Iterable<infer R> ? R : never;
    expect(() => codec.format(envelope, [person])).toThrow('TSG-WIRE-FORMAT 3行目の個人番号: 数字12桁であるべき。半角数字12桁で書く');
  });

  test('見出しに件数を書くプロファイルで少しずつ書くには、件数が要る', async () => {
    await expect(fixed.formatStream(envelope, [id({})]).next()).rejects.toThrow('見出しに件数を書くのに、件数が渡されていない');
    const wrong = fixed.formatStream(envelope, [id({})], 2);
    await expect((async () => { for await (const _ of wrong); })()).rejects.toThrow('2件と渡されたが1件あった');
  });
});

test('制御文字は、どこに一つあっても見つかる', () => {
  const layout = { ...csv.layout, newline: 'crlf' } as const;
  for (let shift = 0; shift < 4; shift++) {
    for (let size = 1; size < 20; size++) {
      const bytes = Buffer.from(new ArrayBuffer(64), shift, size).fill(0xe3);
      expect(hasControl(bytes, layout)).toBe(false);
      for (let at = 0; at < size; at++) {
        for (const byte of [0, 0x1f, 0x7f, 13, 9]) {
          bytes[at] = byte;
          expect(hasControl(bytes, layout)).toBe(true);
        }
        bytes[at] = 10;
        expect(hasControl(bytes, layout)).toBe(false);
        bytes[at] = 0x20;
      }
    }
  }
});
