import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { endOf, startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { amountBasis, decidedFor, levelOf, levyNeeds, levySteps, noIncome, partsFor, pension, year } from './telling.js';

const sameHousehold = cite('国民健康保険法施行令', '29条の7第6項(特定同一世帯所属者は判定の所得と人数に入る)');
const pensioners = cite('葛飾区 国民健康保険料', '65歳以上の公的年金所得から15万円を控除して判定する');

export default scenario({
  id: 'assessment.former-member-in-reduction',
  ja: '75歳で後期へ移った世帯主は、軽減の判定では所得にも人数にも入り、所得割と均等割には入らない',
  level: 'normal',
  covers: levySteps,
  basis: [amountBasis, sameHousehold, pensioners],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, people, taxOffice, overnight, expect } = scene;
    // 夫は3月10日に75歳。判定所得は年金所得 − 15万円、5割の線は 43万円 + 31万円 × 2人 = 105万円。
    const families = ([['五割の線の上の夫婦', 1_200_000, 5], ['線を1円超える夫婦', 1_200_001, 2]] as const).map(([label, incomeYen, tenths]) =>
      ({ incomeYen, tenths, family: people.household(label, { head: { bornOn: '1951-03-10', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1954-08-20' }] }) }));
    for (const { family } of families) {
      await startsHere(scene, family, 'leaveEmployeeInsurance', '2014-04-01');
      await residents.notify(endOf([family.head], 'koukiAge75', '2026-03-10'));
    }
    await taxOffice.tells(...families.flatMap(({ family, incomeYen }) => [[family.head, pension(incomeYen)], [family.residents[1]!, noIncome()]] as const));
    await overnight();
    await ward.run('assessYear');
    for (const { family, incomeYen, tenths } of families) {
      expect(`年金所得${incomeYen.toLocaleString('ja-JP')}円の夫がいる妻は${tenths}割軽減で、妻一人の均等割だけ`, [await partsFor(scene, family.head), levelOf(await decidedFor(scene, family.head))], [reckoned(scene, year, { baseYen: 0, heads: 1, tenths }), `12か月 ${tenths}割`], sameHousehold);
    }
  },
});
