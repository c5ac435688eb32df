import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiptCodec } from './codec.js';
import { columnsOf, isOpen, type ReceiptField, type ReceiptFile, type ReceiptRecord } from './define.js';
import { readDay, readMonth, writeDay, writeMonth, type Edition } from './edition.js';
import { receiptClaim, receiptFiles, receiptReturn } from './files.js';
import { lineText, type SaidLine } from './format.js';
import { cutLine, isCut, readLine } from './read-line.js';
import { columnsIn, readColumn, widthOf } from './columns.js';
import { quickly } from './quick.js';

const digitsOf = (least: number, most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
const wideText = (bytes: number) => fc.string({ unit: fc.constantFrom(...'亜唖娃あアーＡ　髙'), minLength: 1, maxLength: Math.floor(bytes / 2) });
const narrowText = (bytes: number) => fc.string({ unit: fc.constantFrom(...'0123456789ABCxyz-ｱﾞ '), minLength: 1, maxLength: bytes });
const numberUnder = (digits: number) => fc.integer({ min: 0, max: 10 ** Math.min(digits, 9) - 1 });
const dayText = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000 - 2_000_000_000_000 + 700_000_000_000).toISOString().slice(0, 10));
const monthText = fc.tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${year}${String(month).padStart(2, '0')}`);

/** Any value an item can have. */
function valueOf(field: ReceiptField<unknown>): fc.Arbitrary<unknown> {
  if (field.constant !== null) return fc.constant(field.constant);
  if (field.codes) return fc.constantFrom(...field.codes.map(([code]) => code));
  switch (field.form) {
    case 'month': return monthText;
    case 'day': return dayText;
    case 'number': return numberUnder(field.bytes);
    case 'decimal': return fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 99 })).map(([whole, part]) => `${whole}.${part}`);
    case 'digits': return digitsOf(field.isFixed ? field.bytes : 1, field.bytes);
    case 'insurer': return digitsOf(6, 8);
    case 'wide': return wideText(Math.min(field.bytes, 60));
    case 'either': return fc.oneof(wideText(Math.min(field.bytes, 60)), narrowText(Math.min(field.bytes, 60)));
    default: return narrowText(Math.min(field.bytes, 60));
  }
}
const orEmpty = (field: ReceiptField<unknown>) => (field.required && field.form !== 'raw' ? valueOf(field) : fc.option(valueOf(field), { nil: field.form === 'raw' ? '' : null }));
const valuesFor = (record: ReceiptRecord): fc.Arbitrary<Record<string, unknown>> => fc.record(Object.fromEntries(Object.entries(record.fields).map(([key, field]) => [key,
  field.columns === 1 ? orEmpty(field) : field.columns === 0 ? fc.array(narrowText(10), { maxLength: 5 }) : fc.array(fc.option(valueOf(field.each!), { nil: null }), { minLength: field.columns, maxLength: field.columns })])));

const kinds = [...new Set(receiptFiles.flatMap(({ parts }) => Object.values(parts)))];
test.each(kinds.map((record) => [record.ja, record] as const))('%sは、書いたとおりに読め、どの版でも同じ文字に書き戻る', (_ja, record) => {
  fc.assert(fc.property(valuesFor(record), fc.constantFrom<Edition>('western', 'era'), fc.boolean(), (values, edition, isShort) => {
    const said: SaidLine = { record, values, edition, columns: isShort ? record.leastColumns : columnsOf(record.fields) };
    const text = lineText(said);
    const cut = cutLine(new Map([[record.mark, record]]), receiptClaim, text, Buffer.from(text));
    if (!isCut(cut)) throw new Error('切れない');
    const read = readLine(cut, edition, false);
    expect(read.troubles).toEqual([]);
    expect(lineText({ record, values: read.values, edition, columns: read.columns })).toBe(text);
    for (const [key, field] of Object.entries(record.fields)) if (field.columns === 1) expect([key, read.values[key]]).toEqual([key, values[key]]);
    if (!isOpen(record)) expect(text.split(',').length).toBeLessThanOrEqual(columnsOf(record.fields));
    expect(text).not.toContain('"');
  }), { numRuns: 60 });
});

test('元号の版と西暦の版は、同じ年月・年月日を言う', () => {
  fc.assert(fc.property(monthText, dayText, (month, day) => {
    for (const edition of ['western', 'era'] as const) {
      expect(readMonth(writeMonth(month, edition), edition)).toBe(month);
      expect(readDay(writeDay(day as `${number}-${number}-${number}`, edition), edition)).toBe(day);
    }
  }));
  expect([readMonth('43104', 'era'), readMonth('50105', 'era'), readDay('3640107', 'era'), readDay('4010108', 'era'), writeDay('1912-07-29', 'era'), writeDay('1912-07-30', 'era')]).toEqual(['201904', '201905', '1989-01-07', '1989-01-08', '1450729', '2010730']);
});

test('どんなバイト列を渡しても、読む者は倒れず、どの行も受けるか拒むかする', () => {
  const piece = fc.oneof(fc.constantFrom('IR,2,13,1,1234567,,', 'RE,1,1116,202606,', 'HO,', 'GO,0,0,99\r\n', '\r\n', ',', '"', '\x1a'), fc.string({ maxLength: 20 }));
  fc.assert(fc.property(fc.array(piece), fc.uint8Array({ maxLength: 30 }), fc.constantFrom<ReceiptFile>(receiptClaim, receiptReturn), fc.constantFrom('strict' as const, 'tolerant' as const), (pieces, bytes, file, mode) => {
    const { rows, refused, count, issues } = receiptCodec(file).parse(Buffer.concat([Buffer.from(pieces.join(''), 'latin1'), bytes]), mode);
    expect(rows.length + refused.length).toBe(count);
    if (refused.length > 0) expect(issues.length).toBeGreaterThan(0);
  }), { numRuns: 300 });
});

test('シフトJISの幅は、ASCIIと半角カナが1、ほかが2', () => expect(['A', 'ｱ', 'ﾞ', 'ア', '　', '髙'].map(widthOf)).toEqual([1, 1, 1, 2, 2, 2]));

test('速い読み方は、丁寧な読み方の言わないことを言わない', () => {
  const columns = kinds.flatMap((record) => columnsIn(record));
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 }), wideText(20), narrowText(12), fc.constantFrom('01', '00', '2', '98', '\ue000', 'ｱア', '"', ' 1', '  138131'));
  fc.assert(fc.property(fc.constantFrom(...columns), text.filter((said) => said !== '' && !said.includes(',')), (column, said) => {
    const quick = quickly(column, said);
    if (quick !== undefined) expect([column.ja, quick]).toEqual([column.ja, readColumn(column, said, 'western')]);
  }), { numRuns: 3_000 });
});
