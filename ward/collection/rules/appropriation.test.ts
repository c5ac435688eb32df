import { describe, expect, it } from 'vitest';
import type { Day } from '../../../law/define.js';
import { appropriate, appropriation, type AppropriationQuestion } from './appropriation.js';
import { debitResult } from './debit-result.js';
import { receiptTarget, type ReceiptTargetQuestion } from './receipt-target.js';

describe('充当', () => {
  const over = (yen: number, paidOn: Day = '2026-07-10') => ({ accountKey: 'A-01', fact: 'r', kind: 'mispaid' as const, paidOn, yen });
  const asked = (facts: Partial<AppropriationQuestion>): AppropriationQuestion => ({ decidedOn: '2026-10-01', over: [over(10_000)], open: [{ accountKey: 'A-03', dueOn: '2026-08-31', unpaidYen: 4_000 }, { accountKey: 'A-02', dueOn: '2026-06-30', unpaidYen: 3_000 }], ...facts });

  it('納期限の早い未納から充て、残りだけを還付する', () => {
    expect(appropriate(asked({}))).toEqual({
      appropriations: [{ fromKey: 'A-01', toKey: 'A-02', yen: 3_000, effectiveOn: '2026-07-10' }, { fromKey: 'A-01', toKey: 'A-03', yen: 4_000, effectiveOn: '2026-08-31' }], refundable: [{ accountKey: 'A-01', yen: 3_000, kind: 'mispaid', paidOn: '2026-07-10' }],
    });
  });
  it('納期限の当日の未納には充て、翌日が納期限の期には充てない', () => {
    const due = (dueOn: Day) => appropriation.apply(asked({ open: [{ accountKey: 'A-04', dueOn, unpaidYen: 20_000 }] })).outcome;
    expect([due('2026-10-01'), due('2026-10-02')]).toEqual(['appropriated', 'refunded']);
  });
  it('過誤納がなければ何もせず、結果には行き先と遡る日が付く', () => {
    expect([appropriation.apply(asked({ over: [] })).outcome, appropriation.apply(asked({ over: [over(7_000)] })).outcome]).toEqual(['nothing', 'appropriated']);
    expect(appropriation.apply(asked({}))).toMatchObject({ outcome: 'divided', because: ['過誤納 10,000円', 'A-02 に 3,000円 を 2026-07-10 に遡って充当する', 'A-03 に 4,000円 を 2026-08-31 に遡って充当する', '2026-07-10 の誤納 3,000円 を還付する', expect.stringContaining('地方税法'), expect.stringContaining('充当適状')] });
  });
});

describe('入金の充て先', () => {
  const slip = { amountYen: 23_400, payableUntil: '2026-06-30', voidedOn: null } as const;
  const outcome = (facts: Partial<ReceiptTargetQuestion>) => receiptTarget.apply({ amountYen: 23_400, receivedOn: '2026-06-30', fault: null, asked: slip, ...facts }).outcome;
  const read = (facts: Partial<NonNullable<ReceiptTargetQuestion['read']>>) => receiptTarget.apply({ amountYen: 23_400, receivedOn: '2026-06-30', fault: null, read: { isSure: true, found: 'account', isAmountAsked: true, ...facts } }).outcome;

  it('発行した控えのとおりなら充て、支払期限の翌日でも充てるがそう言う', () => {
    expect([outcome({}), outcome({ receivedOn: '2026-07-01' }), outcome({ asked: { ...slip, payableUntil: null }, receivedOn: '2030-01-01' })]).toEqual(['posts', 'postsLate', 'posts']);
  });
  it('疑いがあれば充てない', () => {
    expect([outcome({ asked: null }), outcome({ amountYen: 23_401 }), outcome({ asked: { ...slip, voidedOn: '2026-06-30' } }), outcome({ asked: { ...slip, voidedOn: '2026-07-01' } })]).toEqual(['notIssued', 'amountDiffers', 'voided', 'posts']);
    expect((['unreadable', 'wrongCheckDigit', 'overLimit', 'otherWard'] as const).map((fault) => outcome({ fault }))).toEqual(['unreadable', 'wrongCheckDigit', 'overLimit', 'otherWard']);
  });
  it('済通は、確かに読めて、期と額が求めたとおりのときだけ充てる', () => {
    expect([read({}), read({ isSure: false }), read({ found: 'nothing' }), read({ found: 'otherYear' }), read({ found: 'otherPeriod' }), read({ isAmountAsked: false })]).toEqual(['posts', 'lowConfidence', 'unknownNotice', 'wrongFiscalYear', 'wrongPeriod', 'amountNotAsked']);
  });
});

it('振替結果の符号は、0だけが振替済で、割り当てのないものは済とみなさない', () => {
  expect(['0', '1', '2', '3', '4', '8', '9', '5', '', 'N'].map((code) => debitResult.apply(code).outcome)).toEqual(['paid', 'noFunds', 'noAccount', 'stoppedByPayer', 'noMandate', 'stoppedByWard', 'other', 'unassigned', 'unassigned', 'unassigned']);
});
