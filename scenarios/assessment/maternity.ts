import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, business, entersForm, formNeeds, levySteps, partsFor, salary, year } from './telling.js';

const maternity = cite('国民健康保険法施行令', '29条の7第6項8号・9号(出産の前月から4か月、多胎は3か月前から6か月、本人の所得割と均等割をかけない)');
const notified = cite('品川区・尾道市 産前産後の免除', '届出は出産予定日の6か月前から。出産の後でもよい');

export default scenario({
  id: 'assessment.maternity',
  ja: '産前産後の届出があると、母の所得割と均等割は出産の前月から4か月(多胎は3か月前から6か月)かからない。届出は出産の前でも後でもよい',
  level: 'normal',
  covers: [...levySteps, 'A-02'],
  basis: [maternity, notified],
  today: '2026-06-26',
  needs: formNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect } = scene;
    const parents = (label: string) => people.household(label, { head: { bornOn: '1990-05-20', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1993-06-21' }] });
    const [ahead, after, twins, early] = [parents('8月に生まれる家'), parents('5月に生まれた家'), parents('双子の生まれる家'), parents('1月に生まれる家')];
    await allInsured(scene, ...[ahead, after, twins, early].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)], [family.residents[1]!, salary(1_430_000)]]] as const));
    await ward.run('assessYear');
    const [both, father] = [{ baseYen: 3_000_000, heads: 2 }, { baseYen: 2_000_000, heads: 1 }];
    const without = (months: number) => reckoned(scene, year, { ...both, months: 12 - months }, { ...father, months });

    await advance('2026-07-01');
    const form = ({ residents }: typeof ahead, notificationId: string, bornOn: `${number}-${number}-${number}`, isMultiple = false) => entersForm(scene, { kind: 'maternity', notificationId, personKey: residents[1]!.personKey, bornOn, isMultiple });
    await ward.act(form(ahead, 'P-1', '2026-08-10'));
    await ward.act(form(after, 'P-2', '2026-05-20'));
    await ward.act(form(twins, 'P-3', '2026-08-10', true));
    const tooEarly = await ward.tryAct(form(early, 'P-4', '2027-01-02'));
    expect('出産予定日まで6か月を超える届出は受け付けない', tooEarly.accepted, false, notified);
    expect('ちょうど6か月前なら受け付ける', (await ward.tryAct(form(early, 'P-5', '2027-01-01'))).accepted, true, notified);
    await ward.run('reassess');
    expect('8月の予定なら、7月から10月の4か月', await partsFor(scene, ahead.head), without(4), maternity);
    expect('5月20日に生まれた後の届出でも、4月から7月の4か月', await partsFor(scene, after.head), without(4), maternity);
    expect('双子なら、5月から10月の6か月', await partsFor(scene, twins.head), without(6), maternity);
    expect('1月の予定なら、12月から3月の4か月', await partsFor(scene, early.head), without(4), maternity);
  },
});
