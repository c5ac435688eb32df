import { asTyped } from '../../harness/application-window.js';
import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { reckoned } from '../assessment/reckoning.js';
import { formNeeds, insuredWithIncome, noIncome, partsFor, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { atWardDesk, clerk, clerkNeeds, links, onlineBasis, onlineSteps, readBy } from './telling.js';

const relief = cite('国民健康保険法', '77条(条例による減免。基準は区ごとに違い公開されていないので、決定した額と理由を入力する)');

export default scenario({
  id: 'applications.relief',
  ja: '減免の電子申請は書類が揃っていても職員が額を決めるまで待ち、決めた額だけ保険料が下がる。世帯主でない人の申請では受け付けられない',
  level: 'normal',
  covers: [...onlineSteps, 'A-02'],
  basis: [onlineBasis, relief],
  today: '2026-06-26',
  needs: [...formNeeds, ...clerkNeeds],
  rates: [year],
  cast: [...levyCast, 'e-application'],

  async play(scene) {
    const { people, ward, online, expect } = scene;
    const family = people.household('火災に遭った家', { head: { bornOn: '1990-05-20', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1991-06-21' }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await insuredWithIncome(scene, family, '2023-04-01', [[head, salary(3_430_000)], [wife, noIncome()]]);
    await ward.run('assessYear');
    const before = reckoned(scene, year, { baseYen: 3_000_000, heads: 2 });
    const applying = (person: typeof head) => ({ signedBy: person, people: [asTyped(person)], content: { procedure: 'relief', fiscalYear: year, reason: '火災' } as const, attachments: [{ kind: 'reliefGrounds', text: `り災証明 ${person.name}` } as const] });
    const [ofWife, ofHead] = [await online.applies(applying(wife)), await online.applies(applying(head))];
    await online.collected();
    await ward.run('reassess');
    expect('どちらも職員を待ち、保険料はまだ変わらない', [await atWardDesk(scene, ofWife), await atWardDesk(scene, ofHead), await partsFor(scene, head)], ['職員の確認待ち 2026-06-27', '職員の確認待ち 2026-06-27', before], relief);
    const link = (receptionNumber: string, personKey: string, reliefYen?: { medical: number; support: number }) => ward.tryAct({ act: 'decideApplication', receptionNumber, version: 1, by: clerk, decision: 'link', why: '条例の基準に当たる', links: links(personKey), ...(reliefYen ? { reliefYen } : {}) });
    expect('額を書かなければ、世帯主でない妻の名では、受け付けられない', [(await link(ofHead, head.personKey)).accepted, (await link(ofWife, wife.personKey, { medical: 100_000, support: 30_000 })).accepted], [false, false], relief);
    expect('世帯主の申請を、額を決めて受け付ける', (await link(ofHead, head.personKey, { medical: 100_000, support: 30_000 })).accepted, true, relief);
    await ward.act({ act: 'decideApplication', receptionNumber: ofWife, version: 1, by: clerk, decision: 'refuse', why: '納付義務者でない' });
    await online.collected();
    await ward.run('reassess');
    expect('決めた額だけ、その区分から引かれる', await partsFor(scene, head), { ...before, medical: (before.medical ?? 0) - 100_000, support: (before.support ?? 0) - 30_000 }, relief);
    expect('申請者には受理と却下だけが見え、額も理由も見えない', [await readBy(scene, ofHead), await readBy(scene, ofWife)], ['受理 / 届出を受け付けました。', '却下 / 受け付けられませんでした。窓口にお問い合わせください。'], onlineBasis);
  },
});
