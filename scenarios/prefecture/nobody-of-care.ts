import { scenario } from '../define.js';
import { baseTold, bigNeighbour, contributionBasis, contributionCast, contributionNeeds, contributionSteps, heldBase, known, levyYear, pools, shared, sharingBasis, twoLiveHere } from './telling.js';

export default scenario({
  id: 'prefecture.nobody-of-care',
  ja: '40〜64歳の被保険者のいない区は介護分の納付金が0円で標準保険料率がなく、所得がなくても人がいれば応益の分は納める',
  level: 'normal',
  covers: contributionSteps,
  basis: [sharingBasis, contributionBasis],
  today: '2026-11-17',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, expect, levyStandard } = scene;
    await levyStandard.wants(levyYear, 'provisional', { ...pools, care: 60_000 }, [bigNeighbour]);
    await levyStandard.otherSubmits(bigNeighbour, baseTold({ insuredCount: 8, householdCount: 8, cappedIncomeThousandYen: 4_000, care: { insuredCount: 3, householdCount: 3, cappedIncomeThousandYen: 0 } }));
    await twoLiveHere(scene);
    await advance('2026-11-21');
    expect('介護分の人も所得もない', await heldBase(scene, 'care'), '0人 0世帯 0千円 0千円', contributionBasis);
    expect('介護分は隣の区がすべて納め、区の率も額もない', [await shared(scene, 'provisional', 'care'), await known(scene, 'care')], [{ own: 0, sum: 60_000 }, ['仮 0円 なし なし']], sharingBasis);
    expect('医療分はいつもどおり納める', [await shared(scene, 'provisional'), await known(scene)], [{ own: 200_000, sum: 1_000_000 }, ['仮 200000円 10% 50000円']], sharingBasis);
  },
});
