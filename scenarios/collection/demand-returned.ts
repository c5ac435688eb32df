import { collectionCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { allInsured, alone, business, noticeNeeds, year } from '../assessment/telling.js';
import { scenario } from '../define.js';

const printBasis = cite('別添1 事務の内容', '収納⑮ 封入封緘事業者は督促状を作成し、被保険者に送付する');
const reachBasis = derive('差押は督促が相手に届いたことを前提とする。戻った督促状では届いたとは言えない');

export default scenario({
  id: 'collection.demand-returned',
  ja: 'あて所に尋ねあたらず戻った督促状では差押をできず、届いた人には督促の10日の後にできる',
  level: 'abnormal',
  covers: ['C-14', 'C-15', 'C-11'],
  basis: [printBasis, reachBasis],
  today: '2026-06-10',
  needs: [...noticeNeeds, 'job.exportDemands', 'act.decideSeizure', 'query.account', 'query.delinquency', 'query.receiptExceptions', 'query.ledger'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, mailing, parameters, advance, today, expect } = scene;
    await parameters('mailing', { returnDays: 2 });
    const [reached, gone] = [alone(scene, '届いた人'), alone(scene, '引っ越した人')];
    await allInsured(scene, ...[reached, gone].map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await ward.run('assessYear');
    await advance('2026-07-10');
    await mailing.cannotReach([{ address: gone.address, reason: 'unknownAddress' }]);
    await advance('2026-08-03');
    const idOf = async (family: typeof gone) => `D${(await ward.account(family.head, year)).periods[0]!.accountKey}`;
    expect('一方は届き、一方は戻る', [(await mailing.letters(await idOf(reached))).map(({ isDelivered }) => isDelivered), (await mailing.letters(await idOf(gone))).map(({ isDelivered }) => isDelivered)], [[true], [false]], printBasis);
    const seizes = async ({ head }: typeof gone) => {
      const [first] = (await ward.account(head, year)).periods;
      return ward.tryAct({ act: 'decideSeizure', personKey: head.personKey, by: '滞納整理係 担当', why: '滞納処分', seizureKind: 'seizure', object: 'deposit', thirdParty: '見本銀行', servedOn: today(), amountYen: first!.unpaidYen, accountKeys: [first!.accountKey] });
    };
    expect('届いた人の預金は差し押さえられる', (await seizes(reached)).accepted, true, reachBasis);
    const refused = await seizes(gone);
    expect('戻った人の預金は差し押さえられない', [refused.accepted, refused.refusals.some(({ why }) => why.includes('戻'))], [false, true], reachBasis);
  },
});
