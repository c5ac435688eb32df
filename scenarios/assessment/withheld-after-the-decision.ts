import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { alone, batchesAtContractor, business, insuredWithIncome, levySteps, noticeBasis, noticeNeeds, noticesTo } from './telling.js';

const support = derive('支援措置の申出があれば、その時から避難先の住所を区の外へ出さない(住民基本台帳事務における支援措置の趣旨)');

export default scenario({
  id: 'assessment.withheld-after-the-decision',
  ja: '決定の後、印刷の前に避難して支援措置を受けた人の新しい住所も、封入封緘事業者へは渡らない',
  level: 'abnormal',
  covers: levySteps,
  basis: [noticeBasis, support],
  today: '2026-06-08',
  needs: noticeNeeds,
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, people, advance, today, expect } = scene;
    const family = alone(scene, '決定の日に避難した人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_430_000)]]);
    await ward.run('assessYear');
    expect('決定のときは印刷を待つ', await noticesTo(scene, head), ['決定通知 / 印刷待ち'], noticeBasis);
    // 9日の昼に避難先へ移り、支援措置の申出とともに届け出る。印刷は17時15分。
    const shelter = people.household('避難先').address;
    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: today(), personKeys: [...family.insuredKeys], headPersonKey: head.personKey, residents: [{ ...head, address: shelter, isNotDisclosed: true }], newAddress: shelter });
    await advance('2026-06-12');
    expect('通知は区で印刷し、事業者には一通も渡さない', [await noticesTo(scene, head), await batchesAtContractor(scene)], [['決定通知 / 区で印刷し渡す(支援措置)'], []], support);
    const seen = await scene.exchangedWith('封入封緘事業者');
    expect('新しい住所も前の住所も、事業者とのやりとりにない', [shelter, family.address].filter((address) => seen.some(({ text }) => text.includes(address))), [], support);
  },
});
