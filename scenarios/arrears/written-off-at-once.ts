import { arrearsCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, does, firstBill, keyOf, levied, moneyNeeds, paysAtCounter, periodOf, sumsOf } from './telling.js';

const atOnce = cite('地方税法', '15条の7第5項(徴収できないことが明らかなときは、納付義務を直ちに消滅させられる)');
const ended = derive('消滅した債権への入金は収納ではなく過誤納である。消滅の前に納めた円は、後から知っても収納である');

export default scenario({
  id: 'arrears.written-off-at-once',
  ja: '徴収できないことが明らかな期は、その日に不納欠損にする。前の日に納めていた円は後から分かっても収納で、その日からの円は過誤納である',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-05', 'C-11'],
  basis: [atOnce, ended],
  today: '2026-06-26',
  needs: [...moneyNeeds, 'act.suspendExecution'],
  rates: [year],
  cast: arrearsCast.filter((party) => party !== 'delinquency-contractor'),

  async play(scene) {
    const { ward, advance, parameters, expect } = scene;
    const [before, after, never] = [alone(scene, '前の日に納めた人'), alone(scene, 'その日に納めた人'), alone(scene, '納めない人')];
    const all = [before, after, never];
    await levied(scene, all.map((family) => [family, 3_000_000]));
    const yen = await firstBill(scene, never.head);
    await parameters('payment-channels', { readingDays: 3 });
    await advance('2026-07-06');
    await paysAtCounter(scene, before.head);
    await advance('2026-07-07');
    for (const { head } of all) await does(scene, 'suspendExecution', { personKey: head.personKey, ground: 'noAssets', endsDebtAtOnce: true, accountKeys: [await keyOf(scene, head)] });
    await paysAtCounter(scene, after.head);
    const lost = { collectedYen: 0, unpaidYen: 0, overpaidYen: 0, writtenOffYen: yen };
    const sums = async () => [await sumsOf(scene, before.head), await sumsOf(scene, after.head), await sumsOf(scene, never.head)];
    expect('その日に、三人の期は欠損になる', await sums(), [lost, lost, lost], atOnce);
    await advance('2026-07-13');
    expect('前の日の円は収納で、その日の円は過誤納、納めない人は欠損のまま', await sums(), [{ collectedYen: yen, unpaidYen: 0, overpaidYen: 0, writtenOffYen: 0 }, { ...lost, collectedYen: yen, overpaidYen: yen }, lost], ended);
    expect('欠損した期に、督促も滞納もない', { state: (await periodOf(scene, never.head))?.state, owed: (await ward.delinquency(never.head)).accounts.filter(({ dueOn }) => dueOn < '2026-07-13') }, { state: 'writtenOff', owed: [] }, atOnce);
    expect('還付か充当を待つ期として、過誤納が職員に見える', (await ward.receiptExceptions()).exceptions.map(({ about, yen: over }) => ({ about, over })), [{ about: await keyOf(scene, after.head), over: yen }], ended);
    await booksHold(scene, year, true);
  },
});
