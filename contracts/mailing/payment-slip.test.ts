import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bad } from '../define.js';
import { decodePaymentSlip, encodePaymentSlip, slipCheckDigit, type PaymentSlip } from './payment-slip.js';

const first: PaymentSlip = { makerCode: '999999', freeField: '131130001234567260100', reissueNumber: '0', payableUntil: '2026-06-30', isStamped: false, amountYen: 23_400 };

describe('納付書のバーコード', () => {
  it.each([
    ['1期、2026年6月30日まで23,400円', '91999999131130001234567260100026063000234004', first],
    ['同じ1期の再発行、2026年8月31日まで', '91999999131130001234567260100126083100234000', { ...first, reissueNumber: '1', payableUntil: '2026-08-31' }],
    ['7期、2027年1月4日まで23,100円', '91999999131130001234567260700027010400231004', { ...first, freeField: '131130001234567260700', payableUntil: '2027-01-04', amountYen: 23_100 }],
    ['期限なし、上限の300,000円', '91999999131130001234567260100099999903000001', { ...first, payableUntil: null, amountYen: 300_000 }],
    ['3期、2026年8月31日まで16,050円', '91999999131130001234567260300026083100160502', { ...first, freeField: '131130001234567260300', payableUntil: '2026-08-31', amountYen: 16_050 }],
    ['10期、1円', '91999999131130009876543261000027033100000015', { ...first, freeField: '131130009876543261000', payableUntil: '2027-03-31', amountYen: 1 }],
    ['公開された試験データの15,435円', '91929023252070000010123499900299999900154357', { ...first, makerCode: '929023', freeField: '252070000010123499900', reissueNumber: '2', payableUntil: null, amountYen: 15_435 }],
    ['公開された試験データの、印紙の要る106,632円', '91929023252070000010123499900399999911066327', { ...first, makerCode: '929023', freeField: '252070000010123499900', reissueNumber: '3', payableUntil: null, isStamped: true, amountYen: 106_632 }],
  ] as const)('%sは44桁の決まった数字になり、読み戻せる', (_ja, barcode, slip) => {
    expect(encodePaymentSlip(slip)).toBe(barcode);
    expect(decodePaymentSlip(barcode)).toEqual(slip);
  });

  it('検査数字は AI 91 を含む43桁から求める', () => {
    // 重み3の桁の和 75、重み1の桁の和 61: 3×75 + 61 = 286、290 − 286 = 4
    expect(slipCheckDigit('9199999913113000123456726010002606300023400')).toBe('4');
    expect(decodePaymentSlip('91999999131130001234567260100026063000234002')).toMatchObject({ why: '検査数字が 4 でなく 2' });
  });

  it('桁を入れ替えても検査数字が合う金額があり、それは発行した控えと比べるしかない', () => {
    expect(decodePaymentSlip('91999999131130001234567260300026083100610502')).toMatchObject({ amountYen: 61_050 });
  });

  const sealed = (body: string) => body + slipCheckDigit(body);
  it.each([
    ['', '数字44桁であるべき'], ['9199999913113000123456726010002606300023400', '数字44桁であるべき'], ['919999991311300012345672601000260630002340044', '数字44桁であるべき'],
    ['9199999913113000123456726010002606300023400４', '数字44桁であるべき'], ['90999999131130001234567260100026063000234004', 'AI が 91 でなく 90'],
    [sealed('9199999913113000123456726010002602290023400'), '支払期限 260229 が暦にない'], [sealed('9199999913113000123456726010000000000023400'), '支払期限 000000 が暦にない'],
    [sealed('9199999913113000123456726010002606302023400'), '印紙フラグが 2'], [sealed('9199999913113000123456726010002606300000000'), '支払金額は1円以上の整数であるべき'],
    [sealed('9199999913113000123456726010002606300300001'), '支払金額 300001 円が1枚の上限 300000 円を超える'],
  ])('「%s」は拒む: %s', (barcode, why) => {
    expect(decodePaymentSlip(barcode)).toBeInstanceOf(Bad);
    expect(decodePaymentSlip(barcode)).toMatchObject({ why });
  });

  it.each([
    [{ makerCode: '99999' }, '企業コードは数字6桁であるべき'], [{ freeField: '13113000123456726010０' }, '自由使用欄は数字21桁であるべき'], [{ reissueNumber: '' }, '再発行区分は数字1桁であるべき'],
    [{ amountYen: 0 }, '支払金額は1円以上の整数であるべき'], [{ amountYen: 0.5 }, '支払金額は1円以上の整数であるべき'], [{ amountYen: Number.NaN }, '支払金額は1円以上の整数であるべき'],
    [{ amountYen: 300_001 }, '支払金額 300001 円が1枚の上限 300000 円を超える'], [{ payableUntil: '2026-02-30' }, '支払期限が今世紀の暦にない'], [{ payableUntil: '1999-12-31' }, '支払期限が今世紀の暦にない'],
  ] as const)('%jの納付書は作らない: %s', (wish, why) => {
    expect(encodePaymentSlip({ ...first, ...wish })).toMatchObject({ why });
  });

  it('どの納付書も読み戻せ、一桁だけ読み違えれば必ず拒む', () => {
    const digitsOf = (size: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }).map((list) => list.join(''));
    const slips = fc.record({
      makerCode: digitsOf(6), freeField: digitsOf(21), reissueNumber: digitsOf(1), isStamped: fc.boolean(), amountYen: fc.integer({ min: 1, max: 300_000 }),
      payableUntil: fc.option(fc.constantFrom('2026-06-30', '2027-01-04', '2028-02-29', '2000-01-01', '2099-12-31')),
    }) as fc.Arbitrary<PaymentSlip>;
    fc.assert(fc.property(slips, fc.nat(43), fc.integer({ min: 1, max: 9 }), (slip, place, by) => {
      const barcode = encodePaymentSlip(slip) as string;
      expect(decodePaymentSlip(barcode)).toEqual(slip);
      const misread = barcode.slice(0, place) + String((Number(barcode[place]) + by) % 10) + barcode.slice(place + 1);
      expect(decodePaymentSlip(misread)).toBeInstanceOf(Bad);
    }));
  });
});
