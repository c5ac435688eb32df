import { expect, it } from 'vitest';
import { interestFrom, refundInterest, refundInterestYen, type RefundInterestQuestion } from './refund-interest.js';

const asked = (facts: Partial<RefundInterestQuestion>): RefundInterestQuestion => ({ kind: 'overlevied', amountYen: 300_000, paidOn: '2025-07-10', decidedOn: '2026-03-31', policy: 'paid', ...facts });

it.each<[Partial<RefundInterestQuestion>, number]>([
  [{ amountYen: 250_000, paidOn: '2025-06-30', decidedOn: '2026-02-10' }, 1_400], [{ amountYen: 50_000, paidOn: '2025-06-30', decidedOn: '2026-02-10' }, 0],
  [{}, 2_200], [{ kind: 'mispaid' }, 2_000], [{ amountYen: 1_999, paidOn: '2020-01-01' }, 0], [{ policy: 'none' }, 0], [{ kind: 'mispaid', decidedOn: '2025-08-10' }, 0],
])('%j の還付加算金は %i円', (facts, expected) => {
  expect(refundInterestYen(asked(facts))).toBe(expected);
});

it('過納は納付の翌日から、誤納は納付の翌日から1か月を過ぎた日の翌日から数える', () => {
  expect([interestFrom({ kind: 'overlevied', paidOn: '2025-07-10' }), interestFrom({ kind: 'mispaid', paidOn: '2025-07-10' }), interestFrom({ kind: 'mispaid', paidOn: '2025-01-30' })]).toEqual(['2025-07-11', '2025-08-11', '2025-03-01']);
});

it('通知から30日は数え、31日目から請求の日までは数えない', () => {
  const told = { amountYen: 1_000_000, decidedOn: '2025-12-31', notifiedOn: '2025-09-01' } as const;
  // 7/11〜12/31 は174日。30日目は10/1。1,000,000×174×9÷365,000 = 4,290
  expect(refundInterestYen(asked({ ...told, claimedOn: '2025-10-01' }))).toBe(4_200);
  // 10/2〜10/31 の30日を除く144日 = 3,550。請求がなければ 10/2〜12/31 の91日を除く83日 = 2,046
  expect([refundInterestYen(asked({ ...told, claimedOn: '2025-10-31' })), refundInterestYen(asked({ ...told, claimedOn: null }))]).toEqual([3_500, 2_000]);
});

it('公表されていない年にかかれば計算せず、どの結果にも理由が付く', () => {
  const outcomes = [asked({}), asked({ policy: 'none' }), asked({ amountYen: 1_999 }), asked({ amountYen: 50_000 }), asked({ decidedOn: '2027-01-01' })].map((question) => refundInterest.apply(question));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['added', 'notPaid', 'smallBase', 'smallCharge', 'unknownRate']);
  expect(outcomes[0]!.because.slice(0, 2)).toEqual(['還付加算金 2,200円', '過納は 2025-07-11 から数える']);
});
