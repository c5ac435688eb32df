import { arrearsCast } from '../../harness/scene.js';
import { assume, derive } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { noIncome, allInsured, business, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, contractorNeeds, demandOn, firstBill, isDone, keyOf, periodOf, seizableOn, seizesDeposit } from './telling.js';

const calling = derive('亡くなった人に電話をしない。委託先の知らせた死亡は記録であり、資格も期も動かさない');
const heirs = assume('亡くなった人の期は亡くなった人の名のまま残り、新しい世帯主の期とは混ぜない(世帯主変更の前の期は前の世帯主が負う)');

export default scenario({
  id: 'arrears.debtor-dies',
  ja: '滞納者が亡くなると、委託先の知らせは記録だけで資格を動かさず、死亡の届出の後は電話をしない。滞納の期は亡くなった人のまま残り、妻の期にはならない',
  level: 'incident',
  covers: [...noticeSteps, 'C-06', 'C-07', 'C-09'],
  basis: [calling, heirs],
  today: '2026-06-26',
  needs: [...contractorNeeds, 'query.qualification', 'job.reassess'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, people, contractor, advance, expect } = scene;
    const family = people.household('夫の亡くなる家', { head: { bornOn: '1970-02-10', sex: '1', insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1971-11-03', isNotDisclosed: false }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await allInsured(scene, [family, '2023-04-01', [[head, business(3_000_000)], [wife, noIncome()]]]);
    await ward.run('assessYear');
    const yen = await firstBill(scene, head);
    await contractor.answers([head, { outcome: 'deceased' }]);
    await advance('2026-07-03');
    const contacts = async () => (await ward.delinquency(head)).contacts.map(({ contactedOn, outcome }) => `${contactedOn} ${outcome}`);
    expect('家族から聞いた死亡は、記録になるだけで資格は動かない', { contacts: await contacts(), ended: (await ward.qualification(head)).periods.map(({ applicationEndOn }) => applicationEndOn) }, { contacts: ['2026-07-02 deceased'], ended: [null] }, calling);
    await endsHere(scene, [head], 'death', '2026-07-01');
    await advance('2026-07-10');
    expect('死亡の届出の後は、七日たっても電話をしない', { calls: (await contractor.work()).calls.map(({ calledOn }) => calledOn), onList: (await contractor.work()).onList }, { calls: ['2026-07-02'], onList: [] }, calling);
    expect('滞納の期は亡くなった人のまま残る', [(await ward.delinquency(head)).accounts.filter(({ dueOn }) => dueOn < '2026-07-10').map(({ unpaidYen }) => unpaidYen), (await ward.delinquency(wife)).accounts.filter(({ dueOn }) => dueOn < '2026-07-10')], [[yen], []], heirs);
    await booksHold(scene, year, true);
  },
});
