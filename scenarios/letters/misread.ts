import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { business, decisionsOn, insuredWithIncome, noticeNeeds, noticeSteps } from '../assessment/telling.js';
import { endOf } from '../eligibility/telling.js';
import { byLetter } from './telling.js';

const headPays = cite('国民健康保険法', '76条(保険料は世帯主が納める。擬制世帯主あての通知も、被保険者である家族の分である)');

export default scenario({
  id: 'letters.misread',
  ja: '会社員の世帯主が、妻の分の通知を自分の保険料と読み違えて脱退を届け出ても、区は理由を示して断り、何も変わらない',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [byLetter, headPays],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'query.household'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, people, residents, fault, advance, expect } = scene;
    const family = people.household('会社員の世帯主', { head: { bornOn: '1990-05-20', insured: false, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1991-06-21', insured: true, isNotDisclosed: false }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_430_000)], [wife, business(430_000)]]);
    await fault('residents', 'misread');
    await residents.reads(family, { since: '2023-04-01', tells: [[head, endOf([head], 'joinEmployeeInsurance', '2020-04-01')]], mayBeRefused: true });
    await ward.run('assessYear');
    const before = await decisionsOn(scene, head);
    await advance('2026-06-12');
    const brought = (await residents.handed()).at(-1);
    expect('読み違えて届け出たが、区は理由を示して差し戻した', { reason: brought?.reason, handedState: brought?.state, hasWhy: (brought?.refusals.length ?? 0) > 0 }, { reason: 'joinEmployeeInsurance', handedState: 'refused', hasWhy: true }, headPays);
    expect('世帯主は擬制世帯主のまま、妻が被保険者のまま', await ward.household(wife).then(({ headPersonKey, headKind, insuredPersonKeys }) => [headPersonKey, headKind, insuredPersonKeys]), [head.personKey, 'nominal', [wife.personKey]], headPays);
    await advance('2026-06-16');
    expect('決定は一つのままで、もう来ない', [await decisionsOn(scene, head), (await residents.handed()).length, await residents.concerns()], [before, 2, []], headPays);
  },
});
