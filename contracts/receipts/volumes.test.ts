import { describe, expect, test } from 'vitest';
import { inspectFile } from '../inspect.js';
import { bundledProfile } from '../wire/profile.js';
import { receiptCodec } from './codec.js';
import { commonRecord, insuranceRecord } from './claim-records.js';
import { actRecord } from './detail-records.js';
import { receiptClaim } from './files.js';
import { say, writtenClaim } from './format.js';
import { inEras, inpatient, returned, shiftJis, withSubsidy } from './golden.examples.js';
import { volumeTroubles } from './parse.js';

const institution = { examiningBody: '2', prefectureCode: '13', pointTable: '1', institutionNumber: '1234567', reserved: '', institutionName: '架空診療所', claimMonth: '202607', telephone: null };
const receipt = (points: number) => [
  say(commonRecord, { receiptKind: '1116', careMonth: '202606', name: '見本\u3000花子', sex: '2', bornOn: '1985-06-15' }), say(insuranceRecord, { insurerNumber: '138131', insuredNumber: '12345', days: 1, points }),
  say(actRecord, { careCategory: '11', burdenClass: '1', actCode: '111000110', points, times: 1, countedDays: Array.from({ length: 31 }, (_, index) => (index === 2 ? 1 : null)) }),
];
const volume = (index: number, isLast: boolean, firstNumber: number, ...points: readonly number[]) => receiptCodec(receiptClaim).parse(writtenClaim(receiptClaim, { institution, receipts: points.map(receipt), volume: { index, isLast, firstNumber } }));

describe('マルチボリューム', () => {
  test('二巻の請求は 00 と 01 で始まり、最後だけが 99 で終わり、番号は続く', () => {
    const volumes = [volume(0, false, 1, 288, 300), volume(1, true, 3, 73)];
    expect([volumes.map(({ issues }) => issues), volumeTroubles(volumes)]).toEqual([[[], []], []]);
    expect(volumes.flatMap(({ rows }) => rows.filter(({ record }) => record === commonRecord).map(({ values }) => values['receiptNumber'] as number))).toEqual([1, 2, 3]);
  });
  test('巻の順が逆、または最後の巻が欠けていれば告げる', () => {
    const [first, second] = [volume(0, false, 1, 288), volume(1, true, 2, 73)];
    expect([volumeTroubles([second, first]), volumeTroubles([first])]).toEqual([['1番目の巻の番号が 00 でなく 01', '1番目の巻の終わりが 00 でなく 99', '2番目の巻の番号が 01 でなく 00', '2番目の巻の終わりが 99 でなく 00'], ['1番目の巻の終わりが 99 でなく 00']]);
  });
});

test('書けない値は、場所を挙げて断り、切りも替えもしない', () => {
  const written = (wish: object) => () => writtenClaim(receiptClaim, { institution: { ...institution, ...wish }, receipts: [receipt(288)] });
  expect(written({ institutionName: '架空診療所'.repeat(5) })).toThrow('1行目の医療機関名称: 40バイトまでのところ50バイト');
  expect(written({ institutionName: '架空診療所A' })).toThrow('全角だけの項目に半角の字がある');
  expect(written({ institutionName: '辻\u{E0100}医院' })).toThrow('シフトJISにない字がある');
  expect(written({ telephone: '03,0000' })).toThrow(/E812|列|バイト/);
});

test('名前か初めの数バイトから、レセプト電算と分かる', () => {
  const seen = (name: string, lines: readonly string[], isTolerant = false) => inspectFile({ name, bytes: shiftJis(...lines), profile: bundledProfile(), isTolerant });
  expect(seen('RECEIPTC.UKE', withSubsidy)).toEqual({ layout: 'receiptClaim', profile: 'receipts/strict', ok: true, records: 13, issues: [] });
  expect([seen('a.txt', inpatient).layout, seen('a.txt', returned).layout, seen('RECEIPTC.UKE', ['XX']).layout, seen('RECEIPTC.HEN', ['XX']).layout, seen('a.txt', inEras, true).profile]).toEqual(['receiptClaim', 'receiptReturns', 'receiptClaim', 'receiptReturns', 'receipts/tolerant']);
});
