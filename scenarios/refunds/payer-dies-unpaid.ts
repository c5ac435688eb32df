import { collectionCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { allInsured, business, noIncome, noticeSteps, year } from '../assessment/telling.js';
import { accountNeeds, booksAgree, decidedYen, pays, periodsOf, quickAgent, slipsIn } from './telling.js';

const heirsBasis = assume('納付義務は相続人が継ぐ。督促は相続人代表者に宛て、決まるまでは発しない(地方税法9条・9条の2にならう)');
const demandBasis = cite('国民健康保険法79条・地方自治法231条の3', '納期限後20日以内に督促する');

export default scenario({
  id: 'refunds.payer-dies-unpaid',
  ja: '1期を納めずに世帯主が亡くなる。相続人代表者が決まっていれば20日目に督促し、決まっていなければ決まった日まで督促しない。妻が代表者に届いた納付書で納めれば、夫の期の納付になる',
  level: 'incident',
  covers: [...noticeSteps, 'C-05'],
  basis: [heirsBasis, demandBasis],
  today: '2026-06-17',
  needs: [...accountNeeds, 'act.nameRepresentative', 'job.exportDemands'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, people, advance, today, expect } = scene;
    await quickAgent(scene);
    const families = ['代表者のすぐ決まる家', '代表者のなかなか決まらない家'].map((label) => people.household(label, { head: { bornOn: '1966-02-10', sex: '1', insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1967-11-03', isNotDisclosed: false, insured: true }] }));
    const [soon, slow] = families as [typeof families[0], typeof families[0]];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)], [family.residents[1]!, noIncome()]]] as const));
    await ward.run('assessYear');
    await advance('2026-07-08');
    await endsHere(scene, families.map(({ head }) => head), 'death', '2026-07-05');
    await ward.run('reassess');
    const names = ({ head, residents }: typeof soon) => ward.act({ act: 'nameRepresentative', payerPersonKey: head.personKey, representativePersonKey: residents[1]!.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    const demandedOn = async () => [(await periodsOf(scene, soon.head))[0]?.demandedOn, (await periodsOf(scene, slow.head))[0]?.demandedOn];
    await names(soon);
    await advance('2026-07-20');
    expect('19日目までは誰にも督促しない', await demandedOn(), [null, null], demandBasis);
    await advance('2026-07-21');
    expect('20日目に、代表者の決まった家にだけ督促する', await demandedOn(), ['2026-07-20', null], heirsBasis);
    await names(slow);
    await advance('2026-07-22');
    expect('代表者が決まれば、その日の夕方に督促する', await demandedOn(), ['2026-07-20', '2026-07-21'], heirsBasis);
    const rest = async () => (await periodsOf(scene, soon.head)).filter(({ period }) => period === 11).map(({ state, collectedYen }) => ({ state, collectedYen }));
    const restYen = (await decidedYen(scene, soon.head)).at(-1) ?? 0;
    await pays(scene, (await slipsIn(scene, soon.head))[0], '妻が、相続人代表者に届いた納付書で夫の随時期を納める');
    await advance('2026-08-04');
    expect('夫の随時期の納付になる', await rest(), [{ state: 'paid', collectedYen: restYen }], heirsBasis);
    await booksAgree(scene, restYen);
  },
});
