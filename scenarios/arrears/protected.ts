import { arrearsCast } from '../../harness/scene.js';
import { assume, derive } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, contractorNeeds, does, firstBill, levied, owedOf } from './telling.js';

const withheld = assume('不開示(支援措置)の滞納者は委託先に渡さない。住所を除いて渡す区もありうる');
const waits = derive('委託先が止まっていれば、渡せなかったものは次の晩に渡る');

export default scenario({
  id: 'arrears.protected',
  ja: '支援措置を受けている滞納者の名も住所も、財産調査の照会も委託先に渡さない。委託先が止まった晩の一覧と照会は次の晩に渡る',
  level: 'incident',
  covers: [...noticeSteps, 'C-06', 'C-07', 'C-08', 'C-09'],
  basis: [withheld, waits],
  today: '2026-06-26',
  needs: [...contractorNeeds, 'act.inquireAssets', 'query.assets'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, contractor, advance, fault, exchangedWith, expect } = scene;
    const [shielded, plain] = [alone(scene, '支援措置を受けている人', { isNotDisclosed: true }), alone(scene, '支援措置のない人')];
    await levied(scene, [[shielded, 3_000_000], [plain, 3_000_000]]);
    const yen = await firstBill(scene, shielded.head);
    await advance('2026-07-01');
    for (const { head } of [shielded, plain]) await does(scene, 'inquireAssets', { personKey: head.personKey, target: 'bank', targetName: '架空銀行' });
    await fault('delinquency-contractor', 'serviceDown');
    await advance('2026-07-02');
    await fault('delinquency-contractor', 'serviceDown', false);
    const { onList, inquiries } = await contractor.work();
    expect('止まっていた晩には、何も渡っていない', { onList, inquiries }, { onList: [], inquiries: [] }, waits);
    await advance('2026-07-04');
    const now = await contractor.work();
    const { caseId } = await ward.delinquency(plain.head);
    expect('次の晩に一人の一覧と一つの照会が渡り、その人にだけ電話をした', { onList: now.onList, asked: now.inquiries.length, calledTo: now.calls.map((call) => call.caseId) }, { onList: [caseId], asked: 1, calledTo: [caseId] }, waits);
    const told = (await exchangedWith('滞納整理委託先事業者')).map(({ text }) => text).join('\n');
    expect('委託先との電文に、支援措置を受けている人の名も住所もない', [shielded.head.name, shielded.head.nameKana, shielded.head.address].filter((word) => told.includes(word)), [], withheld);
    expect('支援措置のない人の名はある(調べ方が正しい)', told.includes(plain.head.name), true, withheld);
    expect('その人も滞納していて、照会は回答を待ったままである', { owed: (await owedOf(scene, shielded.head)).filter(({ dueOn }) => dueOn < '2026-07-04').map(({ unpaidYen }) => unpaidYen), inquiries: (await ward.assets(shielded.head)).inquiries.map(({ state }) => state) }, { owed: [yen], inquiries: ['waiting'] }, withheld);
    await booksHold(scene, year, true);
  },
});
