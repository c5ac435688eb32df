import { asTyped } from '../../harness/application-window.js';
import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { reckoned } from '../assessment/reckoning.js';
import { allInsured, business, formNeeds, partsFor, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { atWardDesk, clerk, clerkNeeds, onlineBasis, onlineSteps, readBy } from './telling.js';

const maternity = cite('国民健康保険法施行令', '29条の7第6項8号・9号(出産の前月から4か月、本人の所得割と均等割をかけない)');
const notified = cite('品川区・尾道市 産前産後の免除', '届出は出産予定日の6か月前から');

export default scenario({
  id: 'applications.maternity',
  ja: '産前産後の電子申請は母子健康手帳の写しが揃えば届出になって保険料が下がり、予定日の6か月より前の申請は却下して保険料は変わらない',
  level: 'normal',
  covers: [...onlineSteps, 'A-02'],
  basis: [onlineBasis, maternity, notified],
  today: '2026-06-26',
  needs: [...formNeeds, ...clerkNeeds],
  rates: [year],
  cast: [...levyCast, 'e-application'],

  async play(scene) {
    const { people, ward, online, advance, expect } = scene;
    const parents = (label: string) => people.household(label, { head: { bornOn: '1990-05-20', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1993-06-21' }] });
    const [inTime, early] = [parents('1月1日が予定日の家'), parents('1月2日が予定日の家')];
    await allInsured(scene, ...[inTime, early].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)], [family.residents[1]!, salary(1_430_000)]]] as const));
    await ward.run('assessYear');
    await advance('2026-07-01');
    const applying = ({ residents }: typeof inTime, bornOn: '2027-01-01' | '2027-01-02') => ({ signedBy: residents[1]!, people: [asTyped(residents[1]!)], content: { procedure: 'maternity', bornOn, isMultiple: false } as const });
    const [first, second] = [await online.applies(applying(inTime, '2027-01-01')), await online.applies({ ...applying(early, '2027-01-02'), attachments: [{ kind: 'maternityRecord' }] })];
    await online.collected();
    expect('手帳の写しのない申請には補正を求め、早すぎる申請は職員を待つ', [await readBy(scene, first), await atWardDesk(scene, second)], ['補正依頼 / 次のものを直して、もう一度送ってください: 出産予定日の分かるもの', '職員の確認待ち 2026-07-01'], notified);
    await online.corrects(first, { ...applying(inTime, '2027-01-01'), attachments: [{ kind: 'maternityRecord' }] });
    const linked = await ward.tryAct({ act: 'decideApplication', receptionNumber: second, version: 1, by: clerk, decision: 'link', why: '早いが受け付けたい', links: [{ place: 0, personKey: early.residents[1]!.personKey }] });
    expect('早すぎる申請は、職員が結んでも受け付けられない', linked.accepted, false, notified);
    await ward.act({ act: 'decideApplication', receptionNumber: second, version: 1, by: clerk, decision: 'refuse', why: '予定日の6か月より前' });
    await online.collected();
    await ward.run('reassess');
    const [both, father] = [{ baseYen: 3_000_000, heads: 2 }, { baseYen: 2_000_000, heads: 1 }];
    expect('12月から3月の4か月、母の分がかからない', [await readBy(scene, first), await partsFor(scene, inTime.head)], ['受理 / 届出を受け付けました。', reckoned(scene, year, { ...both, months: 8 }, { ...father, months: 4 })], maternity);
    expect('却下された人の保険料は一年分のまま', [await readBy(scene, second), await partsFor(scene, early.head)], ['却下 / 受け付けられませんでした。窓口にお問い合わせください。', reckoned(scene, year, both)], notified);
  },
});
