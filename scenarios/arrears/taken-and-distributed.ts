import { demandCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, demandOn, does, firstBill, isDone, keyOf, levied, newestDecision, owedOf, seizableOn, seizesDeposit, seizureNeeds, sumsOf, takenBasis, waitingNeeds } from './telling.js';

const days = cite('国税徴収法131条・132条', '配当計算書は取立の日から3日以内に発し、交付は発した日から7日を経過した日');
const release = cite('国税徴収法79条1項1号', '差押に係る債権が消滅したときは、差押を解除しなければならない');

export default scenario({
  id: 'arrears.taken-and-distributed',
  ja: '預金は取り立てた額だけ期に充て、足りなければ残りは未納のまま。自動車を売った代金は期に充てた残りを滞納者に返し、差し押さえた期は完納になる',
  level: 'normal',
  covers: [...levySteps, 'C-11'],
  basis: [takenBasis, days, release],
  today: '2026-06-26',
  needs: [...waitingNeeds, ...seizureNeeds],
  rates: [year],
  cast: demandCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [saver, driver] = [alone(scene, '預金の足りない人'), alone(scene, '自動車のある人')];
    await levied(scene, [[saver, 9_000_000], [driver, 9_000_000]]);
    const yen = await firstBill(scene, saver.head);
    await advance(demandOn);
    await ward.run('exportDemands');
    await advance(seizableOn);
    await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, saver.head), saver.head, seizableOn, yen - 1));
    await does(scene, 'decideSeizure', { ...seizesDeposit(await keyOf(scene, driver.head), driver.head, seizableOn, 400_000), object: 'automobile', thirdParty: '東京運輸支局' });

    await advance('2026-08-03');
    const takes = async ({ head }: typeof saver, taken: number) => isDone(scene, 'collectSeized', { decisionId: (await newestDecision(scene, head)).decisionId, receivedOn: '2026-08-03', yen: taken });
    expect('差し押さえた預金より1円も多くは取り立てられない', [await takes(saver, yen), await takes(saver, yen - 1)], [false, true], takenBasis);
    await takes(driver, 400_000);
    const told = async ({ head }: typeof saver) => (await ward.delinquency(head)).distributions.map(({ parts, ...rest }) => ({ receivedOn: rest.receivedOn, yen: rest.yen, parts: parts.map((part) => part.yen), remainderYen: rest.remainderYen, statementOn: rest.statementOn, paidOutOn: rest.paidOutOn }));
    const dated = { receivedOn: '2026-08-03', statementOn: '2026-08-03', paidOutOn: '2026-08-10' };
    expect('預金は全額を期に充て、返すものはない', await told(saver), [{ ...dated, yen: yen - 1, parts: [yen - 1], remainderYen: 0 }], takenBasis);
    expect('自動車の代金は期に充て、残りを7日後に返す', await told(driver), [{ ...dated, yen: 400_000, parts: [yen], remainderYen: 400_000 - yen }], days);
    expect('1円足りない期は1円の未納が残り、滞納のままである', { sums: await sumsOf(scene, saver.head), owed: (await owedOf(scene, saver.head))[0]?.unpaidYen }, { sums: { collectedYen: yen - 1, unpaidYen: 1, overpaidYen: 0, writtenOffYen: 0 }, owed: 1 }, takenBasis);
    expect('代金の余った期は完納で、余りは過誤納にならない', await sumsOf(scene, driver.head), { collectedYen: yen, unpaidYen: 0, overpaidYen: 0, writtenOffYen: 0 }, takenBasis);
    expect('取り立て終わった差押は終わり、完納になった期の差押は解除した', [(await newestDecision(scene, saver.head)).state, (await newestDecision(scene, driver.head)).state], ['completed', 'released'], release);
    expect('終わった差押からは、もう取り立てられない', await takes(driver, 1), false, release);
    await booksHold(scene);
  },
});
