import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slipCheckDigit } from '../mailing/payment-slip.js';
import { CannotFormat } from '../wire/format.js';
import { bankCodec } from './codec.js';
import { debitRequest, debitResult } from './debit.js';
import type { BankField, BankFile, BankSet } from './define.js';
import { bankDialects, standardDialect, type BankDialect } from './dialect.js';
import { bankFiles } from './files.js';
import { recordReader } from './reader.js';
import { textBlock } from './text-block.js';
import { requestExample, resultExample } from './worked.examples.js';

type Values = Record<string, unknown>;
const sealed = (body43: string) => body43 + slipCheckDigit(body43);
const letters = fc.constantFrom(...'ABCXYZ0189 -ｱｲｳｶｷｸﾊﾋﾝﾔﾏﾀ', 'ｶﾞ', 'ﾊﾟ', 'ｳﾞ');
const texts = (most: number) => fc.array(letters, { maxLength: most }).map((parts) => parts.join('').slice(0, most).replace(/ +$/, '')).filter((text) => !/^[ﾞﾟ]/.test(text));
const digits = (size: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${size - 1}}$`));
const raws = (most: number) => fc.array(fc.constantFrom(...'ABab09 ｰｬﾞ,\\~é'), { maxLength: most }).map((parts) => parts.join('').replace(/ +$/, ''));

/** A value that the field can have under the dialect. */
function valueOf(key: string, field: BankField<unknown>, dialect: BankDialect): fc.Arbitrary<unknown> {
  if (field.constant !== null) return fc.constant(field.constant);
  if (key === 'barcode') return fc.tuple(digits(28), fc.integer({ min: 1, max: 300_000 })).map(([free, yen]) => sealed(`91${free}9999990${String(yen).padStart(6, '0')}`));
  if (field.isBlankByDialect && dialect.blankItems.includes(key)) return fc.constant(null);
  if (key === 'codeSet') return fc.constantFrom(...dialect.codeSets);
  if (key === 'debitResult') return fc.constantFrom('0', '1', '9', '5', ' ', 'N');
  if (key === 'ediFlag') return fc.constantFrom('', 'Y');
  if (key.startsWith('customerCode')) return digits(10);
  if (key === 'receivedTime') return fc.constantFrom('0000', '2359');
  if (key === 'settleOn') return fc.constant('20260713');
  if (key === 'feedKind') return fc.constantFrom('02', '12', '22');
  if (field.codes) return fc.constantFrom(...field.codes.map(([code]) => code));
  if (field.type === 'N(4) MMDD') return fc.constantFrom('0630', '0104', '0229');
  if (field.type === 'N(6) 和暦YYMMDD') return fc.constantFrom('080630', '310430');
  if (field.type === 'N(8) YYYYMMDD') return fc.constantFrom('20260630', '20280229');
  if (field.form === 'number') return fc.integer({ min: 1, max: 10 ** Math.min(field.bytes, 8) - 1 });
  if (field.form === 'digits') return digits(field.bytes);
  const text = field.form === 'text' ? texts(field.bytes) : raws(field.bytes);
  return field.required ? text.filter((value) => value !== '') : text;
}
const recordOf = (record: { readonly fields: Readonly<Record<string, BankField<unknown>>> }, dialect: BankDialect): fc.Arbitrary<Values> =>
  fc.record(Object.fromEntries(Object.entries(record.fields).map(([key, field]) => [key, valueOf(key, field, dialect)])));

/** Whole files; counts and sums are left to the codec. */
const fileOf = (file: BankFile, dialect: BankDialect): fc.Arbitrary<readonly BankSet[]> => {
  const counted = new Set(file.totals(dialect).flatMap(({ count, amount }) => [count, amount]));
  const entry = recordOf(file.parts.entry, dialect).map((values) => (file.id === 'debitRequest' ? { ...values, debitResult: '0' } : values));
  const trailer = recordOf(file.parts.trailer, dialect).map((values) => Object.fromEntries(Object.entries(values).filter(([key]) => !counted.has(key))));
  const set = fc.record({ header: recordOf(file.parts.header, dialect), entries: fc.array(entry, { maxLength: 4 }), trailer });
  return fc.array(set, { minLength: 1, maxLength: dialect.headers === 'several' ? 3 : 1 });
};

const cases = bankFiles.flatMap((file) => bankDialects.map((dialect) => [file.ja, dialect.id, file, dialect] as const));
test.each(cases)('%s は、方言 %s で書いて読めば同じ値、読んで書けば同じバイトになる', (_, __, file, dialect) => {
  const codec = bankCodec(file, dialect);
  fc.assert(fc.property(fileOf(file, dialect), (sets) => {
    const bytes = codec.format(sets as never);
    const read = codec.parse(bytes);
    expect(read.issues.filter(({ code }) => code.startsWith('E'))).toEqual([]);
    expect(read.sets.map(({ header, entries }) => ({ header, entries }))).toEqual(sets.map(({ header, entries }) => ({ header, entries })));
    expect(Buffer.compare(codec.format(read.sets, read), bytes)).toBe(0);
  }), { numRuns: 15 });
});

describe.each([[debitRequest, requestExample], [debitResult, resultExample]] as const)('$0.ja', (file, example) => {
  const codec = bankCodec<typeof file.parts>(file, standardDialect);

  test('どこで切れて届いても、まとめて読んだのと同じ結果になる', async () => {
    const whole = codec.parse(example);
    for (const size of [1, 2, 7, 119, 120, 121, 122, 300]) {
      const chunks = Array.from({ length: Math.ceil(example.length / size) }, (_, index) => example.subarray(index * size, (index + 1) * size));
      const rows = [];
      for await (const batch of codec.parseStream(chunks, 2)) rows.push(...batch.rows);
      expect(rows).toEqual(whole.rows);
    }
  });

  test('どのバイトが壊れていても止まらず、指摘のないものは同じバイトへ書ける', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(example.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }), (hits) => {
      const broken = Uint8Array.from(example);
      for (const [at, byte] of hits) broken[at] = byte;
      const read = codec.parse(broken);
      if (read.issues.some(({ code }) => code.startsWith('E'))) return;
      expect(Buffer.compare(codec.format(read.sets, read), broken)).toBe(0);
    }), { numRuns: 300 });
  });

  test('速い読み方と、誤りの場所を言う読み方は、同じ値を読む', () => {
    for (const part of ['header', 'entry', 'trailer', 'end'] as const) {
      const reader = recordReader(file.parts[part], standardDialect);
      const base = Buffer.from(example.subarray({ header: 0, entry: 122, trailer: 366, end: 488 }[part], { header: 120, entry: 242, trailer: 486, end: 608 }[part]));
      fc.assert(fc.property(fc.array(fc.tuple(fc.nat(119), fc.oneof(fc.integer({ min: 0x30, max: 0x39 }), fc.constant(0x20), fc.nat(255))), { maxLength: 2 }), (hits) => {
        const bytes = Buffer.from(base);
        for (const [at, byte] of hits) bytes[at] = byte;
        const quick = reader.quick(bytes, textBlock(bytes), 0);
        const { values, troubles } = reader.careful(bytes);
        if (quick !== undefined) expect([values, troubles]).toEqual([quick, []]);
        else expect(troubles.length).toBeGreaterThan(0);
      }), { numRuns: 300 });
    }
  });

  test('書いた記録を読み戻す確かめは、書いたつもりの値と一バイトでも違えば通らない', () => {
    const reader = recordReader(file.parts.entry, standardDialect);
    const base = Buffer.from(example.subarray(122, 242));
    const meant = Object.keys(file.parts.entry.fields).map((key) => reader.careful(base).values[key]);
    expect(reader.passes(base, textBlock(base), 0, meant, 0)).toBe(true);
    fc.assert(fc.property(fc.nat(119), fc.oneof(fc.integer({ min: 0x30, max: 0x39 }), fc.constantFrom(0x20, 0x41, 0xb1), fc.nat(255)), (at, byte) => {
      const bytes = Buffer.from(base);
      bytes[at] = byte;
      expect(reader.passes(bytes, textBlock(bytes), 0, meant, 0)).toBe(byte === base[at]);
    }), { numRuns: 500 });
  });
});

test('少しずつ書いても、まとめて書いたのと同じバイトになり、千件を超えても順に届く', async () => {
  const codec = bankCodec(debitRequest, standardDialect);
  const [{ header, entries }] = codec.parse(requestExample).sets as [BankSet<typeof debitRequest.parts>];
  const many = Array.from({ length: 2_500 }, (_, index) => ({ ...entries[0]!, customerNumber: String(index).padStart(20, '0') }));
  const pieces: Uint8Array[] = [];
  for await (const piece of codec.formatStream([{ header, entries: many }])) pieces.push(piece);
  const whole = codec.format([{ header, entries: many }]);
  expect([pieces.length > 5, Buffer.compare(Buffer.concat(pieces), whole)]).toEqual([true, 0]);
  const sizes: number[] = [];
  for await (const batch of codec.parseStream([whole])) sizes.push(batch.rows.length);
  expect([Math.max(...sizes), sizes.reduce((sum, size) => sum + size, 0)]).toEqual([1_000, 2_503]);
});

test.each([
  ['長すぎる名', { payerName: 'ﾔ'.repeat(31) }, '30バイトのところ31バイトある'], ['ｶﾞ の途中で切れる名', { payerName: `${'ｱ'.repeat(29)}ｶﾞ` }, '30バイトのところ31バイトある'], ['全角の名', { payerName: '山田' }, 'JIS X 0201 で書けない文字 U+5C71 がある'],
  ['合成された半角でないかな', { payerName: 'ガ' }, 'JIS X 0201 で書けない文字 U+30AC がある'], ['先頭の0を落とした口座番号', { payerAccountNumber: '1' }, '7桁のところ1桁ある'], ['数で渡した口座番号', { payerAccountNumber: 1 as never }, '文字列であるべき'],
  ['入らない金額', { debitAmount: 10_000_000_000 }, '10桁に入らない'], ['負の金額', { debitAmount: -1 }, '0以上の整数であるべき'], ['円未満', { debitAmount: 0.5 }, '0以上の整数であるべき'], ['渡されない金額', { debitAmount: undefined as never }, '引落金額が空白'],
  ['空白で終わる名', { payerName: 'ﾔﾏﾀﾞ ' }, '空白で終わる値は、読み戻すと変わる'], ['依頼の結果コード', { debitResult: '1' }, '依頼の振替結果コードが0でない'], ['小書きのかな', { payerName: 'ｷｮｳ' }, '預金者名に小書きのかな ｮ(0xAE) がある'],
])('%sは書かない', (_, wish, why) => {
  const codec = bankCodec(debitRequest, standardDialect);
  const [{ header, entries }] = codec.parse(requestExample).sets as [BankSet<typeof debitRequest.parts>];
  const write = () => codec.format([{ header, entries: [entries[0]!, { ...entries[1]!, ...wish }] }]);
  expect(write).toThrow(CannotFormat);
  expect(write).toThrow(new RegExp(`^TSG-WIRE-FORMAT 3行目の.*${why.replaceAll(/[()+]/g, '\\$&')}`));
});

test('違う合計を渡されたら、直さずに拒む', () => {
  const codec = bankCodec(debitRequest, standardDialect);
  const [{ header, entries }] = codec.parse(requestExample).sets as [BankSet<typeof debitRequest.parts>];
  expect(() => codec.format([{ header, entries, trailer: { totalCount: 3 } }])).toThrow('3 と渡されたが、数えると 2 になる');
  expect(() => codec.format([{ header, entries }, { header, entries }])).toThrow('方言 jbaStandard はヘッダを一つだけ受ける');
});

test('どんなバイト列でも、どの方言でも、止まらずに指摘か記録になる', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...bankFiles), fc.constantFrom(...bankDialects), (bytes, file, dialect) => {
    const read = bankCodec(file, dialect).parse(bytes);
    expect(read.issues.length).toBeGreaterThan(0);
    expect(read.refused.length + read.rows.length).toBe(read.count);
  }), { numRuns: 300 });
});
