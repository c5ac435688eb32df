import { expect, test } from 'vitest';
import { arrivalDay } from './online-application.js';

test.each([
  ['2027-03-31T23:59', 'arrival', '2027-03-31'], ['2027-04-01T00:00', 'arrival', '2027-04-01'], ['2026-05-02T10:00', 'arrival', '2026-05-02'],
  ['2026-05-02T10:00', 'nextOfficeDay', '2026-05-07'], ['2026-05-01T23:59', 'nextOfficeDay', '2026-05-01'], ['2026-12-29T00:00', 'nextOfficeDay', '2027-01-04'], ['2031-04-05T12:00', 'nextOfficeDay', '2031-04-07'],
] as const)('%s に到達した申請は、%s なら %s に届け出たことになる', (arrivedAt, rule, day) => {
  expect(arrivalDay(arrivedAt, rule)).toBe(day);
});
