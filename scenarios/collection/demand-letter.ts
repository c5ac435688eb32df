import { collectionCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { allInsured, alone, business, decidedFor, letterOf, noticeNeeds, paperOf, year } from '../assessment/telling.js';
import { scenario } from '../define.js';

const printBasis = cite('別添1 事務の内容', '収納⑭・⑮ 納付書等のデータを封入封緘事業者へ提供し、事業者が督促状を作成して送付する');
const slipBasis = derive('督促状の納付書は未納の額で指定期限まで納められ、収納は領収した日による');
const support = derive('支援措置を受ける人の住所は、委託先にも渡さない');

export default scenario({
  id: 'collection.demand-letter',
  ja: '督促状は翌日に検査され次の日に送られ、読んだ人がその納付書で納めれば完納になる。支援措置を受ける人の督促状は区で印刷する',
  level: 'normal',
  covers: ['C-05', 'C-14', 'C-15'],
  basis: [printBasis, slipBasis, support],
  today: '2026-06-10',
  needs: [...noticeNeeds, 'job.exportDemands', 'query.account', 'query.receiptExceptions', 'query.ledger'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, paymentAgent, advance, expect } = scene;
    const [forgetful, hidden] = [alone(scene, '忘れた人'), alone(scene, '避難した人', { isNotDisclosed: true })];
    const { head } = forgetful;
    await allInsured(scene, ...[forgetful, hidden].map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await ward.run('assessYear');
    const first = (await decidedFor(scene, head))?.installments[0]?.yen ?? 0;
    // 納期限は6月30日、20日目の7月20日(祝日)の17時15分に督促し、21日に発送を受け付け、22日に送る。
    await advance('2026-07-23');
    const id = `D${(await ward.account(head, year)).periods[0]!.accountKey}`;
    const { sheets, slips } = await paperOf(scene, id);
    expect('督促状と納付書の二枚が届き、納付書は未納の額を指定期限まで', [sheets, slips], [2, [`${first}円 2026-07-30まで`]], printBasis);
    const bars = (await letterOf(scene, id)).find((line) => line.startsWith('  (91)'))!.replaceAll(/\D/g, '');
    await scene.step('住民等', 'コンビニ', '督促状の納付書で納める', () => paymentAgent.pays(bars));
    await advance('2026-07-31');
    expect('その期は完納になる', (await ward.account(head, year)).periods.slice(0, 1).map(({ state, collectedYen }) => ({ state, collectedYen })), [{ state: 'paid', collectedYen: first }], slipBasis);

    const hiddenId = `D${(await ward.account(hidden.head, year)).periods[0]!.accountKey}`;
    expect('避難した人も督促されたが、事業者からは送られない', [(await ward.account(hidden.head, year)).periods[0]!.demandedOn, (await scene.mailing.letters(hiddenId)).length], ['2026-07-20', 0], support);
    const seen = await scene.exchangedWith('封入封緘事業者');
    expect('その住所は事業者とのやりとりにない', seen.some(({ text }) => text.includes(hidden.address)), false, support);
  },
});
