import { expect, test } from 'vitest';
import { mealCopays, mealCopayYen } from './meal-copay.js';

test('一食の標準負担額は、2024年6月に460円から490円、2025年4月に510円になる', () => {
  expect((['2024-05-31', '2024-06-01', '2025-03-31', '2025-04-01'] as const).map((day) => mealCopays.on(day).generalYen)).toEqual([460, 490, 490, 510]);
});
test('低所得の区分では下がる', () => expect([null, '1', '2', '3', '4'].map((category) => mealCopayYen(mealCopays.on('2026-06-01'), category))).toEqual([510, 240, 190, 110, 110]));
