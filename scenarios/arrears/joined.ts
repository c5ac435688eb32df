import { demandCast } from '../../harness/scene.js';
import { cite, type Day } from '../../law/define.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, decisionsOf, demandOn, does, firstBill, isDone, keyOf, lastToPay, levied, newestDecision, seizableOn, seizesDeposit, waitingNeeds } from './telling.js';

const joined = cite('国税徴収法86条・国税庁基本通達', '参加差押ができるのは、既に差し押さえられた動産・有価証券・不動産などだけ(債権にはできない)');
const promoted = cite('国税徴収法', '87条(先の差押が解除されたとき、参加差押は、した時に遡って差押の効力を生ずる)');
const claimed = cite('国税徴収法', '82条(交付要求。手続が解除されれば効力を失う)');

export default scenario({
  id: 'arrears.joined',
  ja: '参加差押は預金にはできず不動産にはでき、先の差押が解除されれば、した日に遡って差押になる。交付要求は督促の10日を待たず、手続がなくなれば効力を失う',
  level: 'normal',
  covers: [...levySteps, 'C-11'],
  basis: [joined, promoted, claimed],
  today: '2026-06-26',
  needs: [...waitingNeeds, 'act.decideSeizure', 'act.releaseSeizure'],
  rates: [year],
  cast: demandCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [owner, bankrupt] = [alone(scene, '不動産のある人'), alone(scene, '競売の始まった人')];
    await levied(scene, [[owner, 9_000_000], [bankrupt, 9_000_000]]);
    const yen = await firstBill(scene, owner.head);
    await advance(demandOn);
    await ward.run('exportDemands');
    const asks = async ({ head }: typeof owner, seizureKind: 'joinedSeizure' | 'deliveryClaim', object: 'deposit' | 'realEstate', servedOn: Day) =>
      isDone(scene, 'decideSeizure', { ...seizesDeposit(await keyOf(scene, head), head, servedOn, yen), seizureKind, object, thirdParty: '架空税務署', firstSeizedOn: '2026-07-01' });
    await advance(lastToPay);
    expect('指定期限の日に、参加差押はできず、交付要求はできる', [await asks(owner, 'joinedSeizure', 'realEstate', lastToPay), await asks(bankrupt, 'deliveryClaim', 'realEstate', lastToPay)], [false, true], claimed);
    await advance(seizableOn);
    expect('翌日になっても預金に参加差押はできず、不動産にはできる', [await asks(owner, 'joinedSeizure', 'deposit', seizableOn), await asks(owner, 'joinedSeizure', 'realEstate', seizableOn)], [false, true], joined);

    await advance('2026-08-05');
    for (const { head } of [owner, bankrupt]) await does(scene, 'releaseSeizure', { decisionId: (await newestDecision(scene, head)).decisionId, decision: 'firstReleased', firstReleasedOn: '2026-08-04' });
    const told = async ({ head }: typeof owner) => (await decisionsOf(scene, head)).map(({ kind, state, from, endedOn }) => ({ kind, state, from, endedOn }));
    expect('参加差押は、した日からの差押になる', await told(owner), [{ kind: 'joinedSeizure', state: 'promoted', from: seizableOn, endedOn: '2026-08-04' }, { kind: 'seizure', state: 'inForce', from: seizableOn, endedOn: null }], promoted);
    expect('交付要求は効力を失い、差押にはならない', await told(bankrupt), [{ kind: 'deliveryClaim', state: 'lapsed', from: lastToPay, endedOn: '2026-08-04' }], claimed);
    await booksHold(scene);
  },
});
