import { expect, test } from 'vitest';
import { assume, cite, unknownYet } from '../law/define.js';
import type { RateSet } from '../law/premium-rate-set.js';
import { openFigures, rateSetTable } from './rate-sets.js';

const page = cite('区の頁', '料率');
const cell = (value: number) => ({ value, basis: page });
const set: RateSet = {
  id: 'R8-x', ja: '架空区 令和8年度', fiscalYear: 2026, levyKind: 'fee', rounding: 'floor1YenPerPart', basis: page, checkedThrough: '2027-03-31',
  parts: {
    medical: { incomeRatePer100k: cell(7510), perCapitaYen: cell(47_600), capYen: cell(670_000) },
    care: { incomeRatePer100k: { value: null, basis: unknownYet('介護分の率') }, perCapitaYen: { value: 17_800, basis: assume('見ていない') }, capYen: cell(170_000) },
    childSupport: { incomeRatePer100k: cell(270), perCapitaYen: cell(1_780), adultExtraPerCapitaYen: { value: null, basis: unknownYet('介護分の率') }, capYen: cell(30_000) },
  },
};

test('料率の表は一つの料率を一行に書き、分からない値を「不明」、ない区分を「–」と書く', () => {
  expect(rateSetTable([set])).toContain('| 架空区 令和8年度 | `R8-x` | 7.51% / 47,600 / 670,000 | – | 不明 / 17,800 / 170,000 | 0.27% / 1,780+不明 / 30,000 | 1円未満切捨て | 区の頁 料率 |');
});

test('仮定と不明は、理由ごとに一度だけ、どの区のどの年度かとともに挙げる。四つめからは数だけ言う', () => {
  expect(openFigures([set, set])).toEqual([
    { ja: '架空区 令和8年度の料率の介護分の所得割率・子ども分の18歳以上被保険者均等割', basis: unknownYet('介護分の率') }, { ja: '架空区 令和8年度の料率の介護分の均等割', basis: assume('見ていない') },
  ]);
  const wards = ['甲区', '乙区', '丙区', '丁区', '戊区'].map((ward) => ({ ...set, ja: `${ward} 令和8年度` }));
  expect(openFigures(wards).at(-1)?.ja).toBe('甲区 令和8年度・乙区 令和8年度・丙区 令和8年度ほか2の料率の介護分の均等割');
});
