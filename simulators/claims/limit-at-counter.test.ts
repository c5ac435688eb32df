import { expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { insuredOf, visitOfInsured, withClaims } from './desk.examples.js';
import { atCounter } from './limit-at-counter.js';
import type { Visit } from './visits.js';

const [validFrom, validThrough] = ['2026-06-01', '2026-07-31'] as const;
type Shown = NonNullable<Visit['shownLimit']>['limitCategory'];
const stay = (limitCategory: Shown, wish: Partial<Visit> = {}): Visit => visitOfInsured(1, { setting: 'inpatient', admittedOn: '2026-06-03', shownLimit: { limitCategory, validFrom, validThrough }, ...wish });

// 医療費1,000,000円。ウ 80,100 + 733,000×1%、ア 252,600 + 158,000×1%、イ 167,400 + 442,000×1%
it.each([['A01', 254_180, '26'], ['A02', 171_820, '27'], ['A03', 87_430, '28'], ['A04', 57_600, '29'], ['A05', 35_400, '30'], ['B02', 171_820, '27'], ['B04', 57_600, '29'], ['B05', 24_600, '30'], ['B06', 15_000, '30']] as const)('入院で%sを示されれば%i円まで受け取り、特記事項%sを書く', (shown, copayYen, remark) => {
  expect(atCounter([stay(shown)], 100_000)).toMatchObject({ copayYen, counterPayment: '01', remark });
});

it('限度額に届かなければ割合のとおり受け取り、10円でも超えれば限度額まで', () => {
  // エ 57,600円: 医療費192,000円の3割がちょうど。192,020円の3割は10円単位で57,610円。
  expect([19_200, 19_202].map((points) => atCounter([stay('A04')], points)?.copayYen)).toEqual([null, 57_600]);
  expect(atCounter([stay('A04')], 19_200)).toMatchObject({ counterPayment: '00', remark: '29' });
});

it('70〜74歳の外来は外来の限度額、70歳未満の外来は一つの限度額による。8月診療分からは新しい額による', () => {
  const clinic = (shown: Shown, careOn: Visit['careOn'] = '2026-06-03') => visitOfInsured(1, { careOn, copayPercent: 20, shownLimit: { limitCategory: shown, validFrom, validThrough: null } });
  expect([clinic('B04'), clinic('B03'), clinic('A04'), clinic('B04', '2026-08-03')].map((visit) => atCounter([visit], 100_000)?.copayYen)).toEqual([18_000, 87_430, 57_600, 22_000]);
});

it('証の有効な日に示されなければ、割合のとおり受け取る', () => {
  const on = (careOn: Visit['careOn']) => stay('A03', { careOn, admittedOn: careOn });
  expect(['2026-05-31', '2026-06-01', '2026-07-31', '2026-08-01'].map((day) => atCounter([on(day as Visit['careOn'])], 100_000)?.copayYen ?? null)).toEqual([null, 87_430, 87_430, null]);
});

it('月の途中で示されれば、その月の全部が限度額までになる。公費のあるレセプトでは見ない', () => {
  const before = visitOfInsured(1, { setting: 'inpatient', admittedOn: '2026-06-03' });
  expect(atCounter([before, stay('A03')], 100_000)?.copayYen).toBe(87_430);
  expect(atCounter([stay('A03', { subsidies: [{ payerNumber: '54136015', recipientNumber: '0000001', patientYen: 10_000 }] })], 100_000)).toBeNull();
});

it('非課税の区分を示された入院は、標準負担額の区分も書く', () => {
  expect((['A05', 'B05', 'B06', 'A04'] as const).map((shown) => atCounter([stay(shown)], 100_000)?.mealCategory)).toEqual(['1', '1', '3', null]);
});

it('給付記録に限度額までの一部負担金と区分が載り、保険者は残りを払う。一部負担金と一緒には書けない', async () => withClaims(await storeHome(undefined), async (desk) => {
  await desk.master(1, [insuredOf(1)]);
  expect((await desk.visits(stay('A03', { points: 100_000, copayYen: 1 }))).status).toBe(422);
  expect((await desk.visits(stay('A03', { points: 100_000 }))).status).toBe(201);
  await desk.until('2026-08-05T06:00');
  expect(await desk.records()).toMatchObject([{ points: 100_000, copayYen: 87_430, counterPayment: '01', remarks: ['28'] }]);
  expect(await desk.payments('2026-07')).toMatchObject({ totalYen: 912_570 });
}));
