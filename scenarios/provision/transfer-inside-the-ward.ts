import { insuredWithIncome, levyNeeds, salary, year } from '../assessment/telling.js';
import { reckoned, totalOf } from '../assessment/reckoning.js';
import { scenario } from '../define.js';
import { heldBy, provisionCast, provisionNeeds, transferBasis, transferLines, transferSteps } from './telling.js';

export default scenario({
  id: 'provision.transfer-inside-the-ward',
  ja: '国保の資格と賦課は、統合DBを経て、それぞれの業務に要るものだけが根拠とともに移転される',
  level: 'normal',
  covers: [...transferSteps, 'A-14'],
  basis: [transferBasis],
  today: '2026-06-10',
  needs: [...levyNeeds, ...provisionNeeds, 'job.exportTransfers', 'job.reassess'],
  rates: [year],
  cast: provisionCast,

  async play(scene) {
    const { ward, people, overnight, expect, taxOffice, exchangedWith } = scene;
    const family = people.household('国保の世帯', { head: { bornOn: '1990-05-20', insured: true } });
    const { head } = family;
    await insuredWithIncome(scene, family, '2026-01-10', [[head, salary(1_000_000)]]);
    expect('資格は介護と福祉へ、税へはまだ何もない', [await heldBy(scene, 'care', head), await heldBy(scene, 'welfare', head), await heldBy(scene, 'tax', head)], [['2026-01-10〜'], ['2026-01-10〜'], []], transferBasis);
    await ward.run('assessYear');
    await overnight();
    const first = totalOf(reckoned(scene, year, { baseYen: 570_000, heads: 1, tenths: 2 }));
    expect('賦課が決まれば、年額が税と福祉へ渡り、介護へは渡らない', [await heldBy(scene, 'tax', head), await heldBy(scene, 'care', head), (await heldBy(scene, 'welfare', head)).toSorted()], [[`${first}円`], ['2026-01-10〜'], ['2026-01-10〜', `${first}円`].toSorted()], transferBasis);
    await taxOffice.tells([head, salary(3_000_000)]);
    await overnight();
    await ward.run('reassess');
    await overnight();
    expect('更正した年額に替わる', await heldBy(scene, 'tax', head), [`${totalOf(reckoned(scene, year, { baseYen: 2_570_000, heads: 1 }))}円`], transferBasis);
    expect('変わったものだけが渡る', await transferLines(scene), ['介護保険 1回目 1件', '福祉 1回目 1件', '税 1回目 1件', '福祉 2回目 1件', '税 2回目 1件', '福祉 3回目 1件'], transferBasis);
    expect('どの移転にも根拠がある', (await taxOffice.handoverLog()).filter(({ basis }) => basis === '').length, 0, transferBasis);
    expect('個人番号と住所は渡らない', (await exchangedWith('統合DB')).filter(({ text }) => text.includes(head.individualNumber) || text.includes(family.address)).map(({ path }) => path), [], transferBasis);
  },
});
