import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { alone, batchesAtContractor, business, insuredWithIncome, noticeNeeds, noticesTo } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { registerBasis, registerSteps } from './telling.js';

const support = derive('支援措置は住民基本台帳の事務で受け付けるので、国保は住民記録から知る。知った時から住所を区の外へ出さない');

export default scenario({
  id: 'register.protected-overnight',
  ja: '市民課で受けた支援措置が翌朝の配信で届けば、その日に印刷する通知は事業者へ渡らず、新しい住所はどこにも出ない',
  level: 'abnormal',
  covers: [...registerSteps, 'A-09'],
  basis: [registerBasis, support],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'query.registerGaps'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, people, citizensOffice, overnight, advance, today, expect } = scene;
    const family = alone(scene, '避難した人');
    await citizensOffice.registers(family, '2023-04-01');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(2_430_000)]]);
    // 賦課も支援措置の申出もその日の印刷の後。通知は翌日の17時15分に印刷される。
    await advance(`${today()}T18:00`);
    await ward.run('assessYear');
    const shelter = people.household('避難先').address;
    await citizensOffice.writes([family.head], { address: shelter, isNotDisclosed: true, submittedOn: today() });
    await overnight();
    await advance('2026-06-13');
    expect('通知は区で印刷する', await noticesTo(scene, family.head), ['決定通知 / 区で印刷し渡す(支援措置)'], support);
    expect('事業者は一通も受け取っていない', await batchesAtContractor(scene), [], support);
    const seen = await scene.exchangedWith('封入封緘事業者');
    expect('避難先も前の住所も、事業者とのやりとりにない', [shelter, family.address].filter((address) => seen.some(({ text }) => text.includes(address))), [], support);
  },
});
