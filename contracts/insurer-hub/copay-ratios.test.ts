import { expect, it } from 'vitest';
import { copayRatioOf, copayRatioOn, copayRatioText } from './copay-ratios.js';

const words = ['2025-08-01/2026-07-31/020', '2026-08-01/2027-07-31/030'];

it('期間の最後の日まで前の割合、次の日から新しい割合で、期間の外の日には割合がない', () => {
  expect((['2025-07-31', '2025-08-01', '2026-07-31', '2026-08-01', '2027-07-31', '2027-08-01'] as const).map((day) => copayRatioOn(words, day)?.copayRatio ?? null)).toEqual([null, '020', '020', '030', '030', null]);
});
it('書いたものは読めば同じ', () => expect(words.map((word) => copayRatioText(copayRatioOf(word)!))).toEqual(words));
it.each(['', '2025-08-01/2026-07-31', '2025-08-01/2026-07-31/20', '2025-08-01/2026-07-32/020', '2026-08-01/2026-07-31/020', '2025-08-01/2026-07-31/020/1'])('%s は割合の期間でない', (word) => expect(copayRatioOf(word)).toBeNull());
