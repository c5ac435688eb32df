import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { cite } from '../../law/define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { delivered } from '../benefit/telling.js';
import { careTotalBasis, careUntold, certified, eightStays, reasonOf, sumOf, yearCases, yearNeeds } from './telling.js';

const hubBasis = cite('別添1 事務の内容', '給付⑦ 自治体中間サーバーを介して、介護保険給付関係情報を照会する');
const careInsurer = '131016';

export default scenario({
  id: 'benefit-year.care-total-hub',
  ja: '介護の自己負担額を自治体中間サーバーに照会した答えで高額介護合算を計算し、支給額だけの答えからは計算せず、紙の証明書が来ても二重には数えない',
  level: 'normal',
  covers: ['B-03', 'B-06', 'B-07'],
  basis: [careTotalBasis, hubBasis],
  today: '2026-09-20',
  needs: [...yearNeeds, 'act.enterSelfPaid', 'act.enquire', 'job.exportEnquiries', 'query.enquiries'],
  cast: [...benefitCast, 'municipal-hub'],

  async play(scene) {
    const { ward, municipalHub, advance, overnight, expect } = scene;
    const [told, paid] = [alone(scene, '自己負担額を答えられる人'), alone(scene, '支給額だけを答えられる人')];
    await allInsured(scene, ...[told, paid].map((family) => [family, '2023-04-01', [2024, 2025, 2026].map((year) => [family.head, business(3_000_000, year)] as const)] as const));
    await delivered(scene, [told, ...eightStays], [paid, ...eightStays]);
    await municipalHub.holds(careInsurer, told.head, 'careBenefit', { benefitMonth: '2026-03', benefitName: '自己負担額', benefitYen: 100_000 });
    await municipalHub.holds(careInsurer, paid.head, 'careBenefit', { benefitMonth: '2026-03', benefitName: '居宅介護サービス', benefitYen: 900_000 });
    for (const { head } of [told, paid]) await ward.act({ act: 'enquire', personKey: head.personKey, kind: 'careBenefit', work: 'benefit', providerCode: careInsurer, by: '給付係 担当', purpose: '高額介護合算の計算' });
    await advance('2026-09-25');
    expect('どちらの照会にも答えが来る', (await municipalHub.enquiries()).map(({ kind, lineStatus }) => `${kind} ${lineStatus}`), ['careBenefit N-OK', 'careBenefit N-OK'], hubBasis);
    expect('自己負担額の答えからは計算し、支給額の答えからは計算せず、自己負担額を知らされていないと言う', [await yearCases(scene, told), await yearCases(scene, paid), reasonOf(await sumOf(scene, paid.head, 'careTotal'), careUntold)], [['careTotal 46541円 detected'], [], careUntold], careTotalBasis);
    await certified(scene, told.head, { selfPaidSystem: 'care', totalYen: 100_000 });
    await overnight();
    expect('同じ額の紙の証明書が来ても、二重には数えない', await yearCases(scene, told), ['careTotal 46541円 detected'], careTotalBasis);
  },
});
