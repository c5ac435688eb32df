import { demandCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, decisionsOf, demandOn, does, firstBill, isDone, keyOf, levied, newestDecision, owedOf, seizableOn, seizesDeposit, seizureBasis, seizureNeeds, sumsOf, waitingNeeds } from './telling.js';

const stay = cite('地方税法', '15条の7・15条の8(財産がない、生活を著しく窮迫させる、所在と財産がともに不明なときは執行を停止し、財産などが判明すれば取り消す。生活困窮による停止は差押を解除する)');

export default scenario({
  id: 'arrears.stay-then-property',
  ja: '執行停止の間は差し押さえず、財産が判って取り消せば差し押さえて取り立てる。生活困窮による停止は差押を解除し、財産のないことによる停止は解除しない',
  level: 'normal',
  covers: [...levySteps, 'C-11'],
  basis: [stay, seizureBasis],
  today: '2026-06-26',
  needs: [...waitingNeeds, ...seizureNeeds, 'act.suspendExecution', 'act.cancelDecision'],
  rates: [year],
  cast: demandCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [found, poor, empty] = [alone(scene, '財産の判る人'), alone(scene, '生活の苦しい人'), alone(scene, '空の口座の人')];
    await levied(scene, [found, poor, empty].map((family) => [family, 9_000_000]));
    const yen = await firstBill(scene, found.head);
    await advance(demandOn);
    await ward.run('exportDemands');
    await advance(seizableOn);
    const seizes = async ({ head }: typeof found) => isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head), head, seizableOn, yen));
    const stops = async ({ head }: typeof found, ground: 'noAssets' | 'hardship') => does(scene, 'suspendExecution', { personKey: head.personKey, ground, accountKeys: [await keyOf(scene, head)] });
    await stops(found, 'noAssets');
    expect('停止の間は差し押さえられず、期は滞納のまま停止と分かる', { isSeized: await seizes(found), isStayed: (await owedOf(scene, found.head))[0]?.isStayed }, { isSeized: false, isStayed: true }, stay);
    for (const family of [poor, empty]) await seizes(family);
    await stops(poor, 'hardship');
    await stops(empty, 'noAssets');
    const told = async ({ head }: typeof found) => (await decisionsOf(scene, head)).map(({ kind, state }) => `${kind} ${state}`);
    expect('生活困窮による停止は差押を解除し、財産のないことによる停止は解除しない', [await told(poor), await told(empty)], [['seizure released', 'stay inForce'], ['seizure inForce', 'stay inForce']], stay);

    await does(scene, 'cancelDecision', { decisionId: (await newestDecision(scene, found.head)).decisionId });
    expect('取り消せば、その日に差し押さえられる', await seizes(found), true, stay);
    await does(scene, 'collectSeized', { decisionId: (await newestDecision(scene, found.head)).decisionId, receivedOn: seizableOn, yen });
    expect('取り立てた期は完納になる', await sumsOf(scene, found.head), { collectedYen: yen, unpaidYen: 0, overpaidYen: 0, writtenOffYen: 0 }, stay);
    expect('記録には、取り消した停止と終わった差押が残る', await told(found), ['stay cancelled', 'seizure completed'], stay);
    await booksHold(scene);
  },
});
