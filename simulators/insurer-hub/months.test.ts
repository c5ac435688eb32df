import { expect, it } from 'vitest';
import { endOfFollowingMonth } from './months.js';

it.each([
  ['2025-01-31', '2025-02-28'], ['2024-01-31', '2024-02-29'], ['2025-01-01', '2025-02-28'], ['2025-11-30', '2025-12-31'], ['2025-12-01', '2026-01-31'], ['2025-12-31', '2026-01-31'], ['2025-03-31', '2025-04-30'], ['2025-06-30', '2025-07-31'],
] as const)('%s に受け付けた解除は %s まで有効', (day, last) => expect(endOfFollowingMonth(day)).toBe(last));
