import { describe, expect, test } from 'vitest';
import { receiptCodec } from './codec.js';
import type { ReceiptFile } from './define.js';
import { receiptClaim, receiptReturn } from './files.js';
import { inEras, inpatient, returned, shiftJis, withSubsidy } from './golden.examples.js';

const golden: readonly (readonly [title: string, file: ReceiptFile, lines: readonly string[]])[] = [['公費のある外来', receiptClaim, withSubsidy], ['食事のある入院', receiptClaim, inpatient], ['返戻', receiptReturn, returned], ['元号の版', receiptClaim, inEras]];

describe.each(golden)('手で書いた%sのファイル', (_title, file, lines) => {
  const bytes = shiftJis(...lines);
  test('誤りなく読め、同じバイト列に書き戻る', () => {
    const parsed = receiptCodec(file).parse(bytes);
    expect(parsed.issues).toEqual([]);
    expect(parsed.count).toBe(lines.length);
    expect(Buffer.from(receiptCodec(file).rewrite(parsed.rows)).equals(Buffer.from(bytes))).toBe(true);
    expect(Buffer.from(receiptCodec(file).format(parsed.rows)).equals(Buffer.from(bytes))).toBe(true);
  });
});
