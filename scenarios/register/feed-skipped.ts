import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { atWard } from '../eligibility/telling.js';
import { registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

const gap = assume('差分は、前の通番を取り込んでからでなければ取り込まない。抜けていれば全件の再送を求める');

export default scenario({
  id: 'register.feed-skipped',
  ja: '住民記録の差分が一つ抜けると次の差分も取り込まず、全件の再送で、抜けた死亡も次の死亡も正しい日で終わる',
  level: 'abnormal',
  covers: registerSteps,
  basis: [registerBasis, gap],
  today: '2026-05-11',
  needs: registerNeeds,
  cast: registerCast,

  async play(scene) {
    const { people, citizensOffice, fault, overnight, expect } = scene;
    const [lost, after] = ['抜けた差分の人', '次の差分の人'].map((label) => people.household(label, { head: { age: 66, insured: true, isNotDisclosed: false } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    await registered(scene, [lost, after], '2023-04-01');
    await fault('integrated-db', 'feedSkipped');
    await citizensOffice.writes([lost.head], { removal: 'death', residentUntil: '2026-05-10' });
    await overnight();
    await fault('integrated-db', 'feedSkipped', false);
    await citizensOffice.writes([after.head], { removal: 'death', residentUntil: '2026-05-12' });
    await overnight();
    const known = async () => [await atWard(scene, lost.head), await atWard(scene, after.head)];
    expect('どちらの死亡もまだ知らない', await known(), ['適用 2023-04-01〜 / 資格 2023-04-01〜', '適用 2023-04-01〜 / 資格 2023-04-01〜'], gap);
    await overnight();
    await overnight();
    expect('全件の再送で、どちらも死亡日の翌日で終わる', await known(), ['適用 2023-04-01〜2026-05-11 / 資格 2023-04-01〜2026-05-11', '適用 2023-04-01〜2026-05-13 / 資格 2023-04-01〜2026-05-13'], gap);
  },
});
