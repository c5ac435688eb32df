import { expect, test } from 'vitest';
import type { Month } from '../../law/fiscal-year.js';
import { reckoned } from './reckon.js';

const judged = { headPersonKey: 'P1', members: [], under70: 'ウ', over70: null, because: ['区分'] } as const;
const said = (careMonth: Month) => reckoned({ holds: [], month: { careMonth, category: { under70: 'ウ', over70: null }, isMultipleMonth: false, hasMovedWithinPrefecture: false, subsidies: [], services: [], persons: [{ ref: '枝番01', ageGroup: 'under70', copayPercent: 30, turns75InMonth: false, isFormerDependentOf75: false, specificDiseaseCapYen: null }] } }, judged, []).because.map(({ ja }) => ja);

test('年間上限は2026年8月診療分から。それより前の月には何も言わない', () => {
  expect(said('2026-07')).not.toContain('年間上限は月の限度額を下げない');
  expect(said('2026-08')).toContain('年間上限は月の限度額を下げない');
});
