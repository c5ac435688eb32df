import { arrearsCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { dispositionsTo, firstBill, does, keyOf, levied, moneyNeeds, newestDecision, seizableOn, seizesDeposit, seizureBasis, seizureNeeds } from './telling.js';

const noticeBasis = cite('国税徴収法54条・131条・81条、地方税法15条の7第2項', '差押調書の謄本、配当計算書の謄本、解除の通知、執行停止の通知を滞納者に送る');
const once = derive('処分のそれぞれに、通知はちょうど一つある');

export default scenario({
  id: 'arrears.disposition-notices',
  ja: '差押・配当・解除・執行停止のそれぞれに一通の処分通知が届き、紙には財産と額とわけがある。通知のない処分も、処分のない通知もない',
  level: 'normal',
  covers: [...noticeSteps, 'C-11', 'C-15'],
  basis: [seizureBasis, noticeBasis, once],
  today: '2026-06-26',
  needs: [...moneyNeeds, ...seizureNeeds, 'job.exportLetters', 'act.releaseSeizure', 'act.suspendExecution', 'act.recordContact'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, mailing, advance, expect } = scene;
    const [seized, stopped] = [alone(scene, '差し押さえられた人'), alone(scene, '執行を停止した人')];
    await levied(scene, [[seized, 3_000_000], [stopped, 3_000_000]]);
    const yen = await firstBill(scene, seized.head);
    await advance(seizableOn);
    await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, seized.head), seized.head, seizableOn, yen));
    const { decisionId } = await newestDecision(scene, seized.head);
    await does(scene, 'suspendExecution', { personKey: stopped.head.personKey, ground: 'noAssets', accountKeys: [await keyOf(scene, stopped.head)] });
    await does(scene, 'recordContact', { personKey: seized.head.personKey, contactedOn: seizableOn, channel: 'phone', outcome: 'reached' });
    await advance('2026-08-05');
    await does(scene, 'collectSeized', { decisionId, receivedOn: '2026-08-05', yen: yen - 1_000 });
    await does(scene, 'releaseSeizure', { decisionId, decision: 'release' });
    await advance('2026-08-11');
    expect('処分のそれぞれに、順に一通ずつ届く', [await dispositionsTo(scene, seized), await dispositionsTo(scene, stopped)], [['差押調書(謄本)', '配当計算書(謄本)', '差押解除通知書'], ['滞納処分執行停止通知書']], once);
    const [first] = (await mailing.batches()).filter(({ name }) => name.startsWith('dispositionNotice'));
    expect('事業者は件数金額表と合わせて受け付け、送った', [first?.state, first?.pieceCount], ['posted', 2], noticeBasis);
    const paper = (await mailing.paper(`SB-${decisionId.slice(3)}`))[0]?.texts ?? [];
    expect('紙には、第三債務者と額がある', [paper.includes('差押調書(謄本)'), paper.includes('架空銀行'), paper.includes(`${String(yen).replaceAll(/\B(?=(\d{3})+$)/g, ',')}円`)], [true, true, true], noticeBasis);
    expect('二度目の晩にも、同じ通知は作らない', (await ward.run('exportLetters')).files, [], once);
  },
});
