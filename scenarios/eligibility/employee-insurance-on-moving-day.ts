import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationSteps, endsHere, gapAndOverlapBasis, insuredAt, moveNeeds, movesInFrom, startsHere } from './telling.js';

const dayAfter = cite('国民健康保険法', '8条1項(社保に入った日の翌日に喪失)');
const byReason = derive('一日の重複は翌日喪失の決まりが作るもの。日を黙って削らず、転入先も同じ喪失を届けるか、転入を取り消して解く');

export default scenario({
  id: 'eligibility.employee-insurance-on-moving-day',
  ja: '社保に入った日に県内へ転入すると一日重複し、日付を削るのではなく、この区が事由どおりに届け直して解く',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [dayAfter, byReason],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.voidPeriod'],

  async play(scene) {
    const { ward, advance, overnight, expect } = scene;
    const keptJob = await insuredAt(scene, '世田谷区', '勤め続けた人', '2021-04-01');
    const leftJob = await insuredAt(scene, '世田谷区', '一日で辞めた人', '2021-04-01');
    for (const { origin, before, family } of [keptJob, leftJob]) {
      await origin.ends(before.insured, '2026-05-10', 'joinEmployeeInsurance');
      await movesInFrom(scene, origin, family, '2026-05-10');
    }
    await overnight();
    for (const { origin, before, family } of [keptJob, leftJob]) {
      expect(`${family.head.name}さん: 5月10日の一日が重複`, await atAggregator(scene, family.head), '資格 2021-04-01〜2026-05-11 / E503(1日)', gapAndOverlapBasis);
      expect(`${family.head.name}さん: この区の適用は、黙って削られない`, await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 未定 / E503', byReason);
      expect(`${family.head.name}さん: 前の区の喪失日は変わらない`, await atOther(origin, before.head), '資格 2021-04-01〜2026-05-11 / E503', byReason);
    }

    await advance('2026-05-13');
    await endsHere(scene, keptJob.family.insured, 'joinEmployeeInsurance', '2026-05-10');
    await ward.act({ act: 'voidPeriod', personKey: leftJob.family.head.personKey, applicationStartOn: '2026-05-10', why: '転入した日は社保に入っていた' });
    await startsHere(scene, leftJob.family, 'leaveEmployeeInsurance', '2026-05-11');
    await overnight();
    expect('勤め続けた人: 転入先も同じ日に喪失し、一つの喪失になる', await atWard(scene, keptJob.family.head), '適用 2026-05-10〜2026-05-11 / 資格 2021-04-01〜2026-05-11', dayAfter);
    expect('勤め続けた人: 重複は解けた', await atAggregator(scene, keptJob.family.head), '資格 2021-04-01〜2026-05-11', byReason);
    expect('一日で辞めた人: 5月11日に始め直すと、新しい取得になる', await atWard(scene, leftJob.family.head), '適用 2026-05-11〜 / 資格 2026-05-11〜', byReason);
    expect('一日で辞めた人: 喪失と新規取得の二本', await atAggregator(scene, leftJob.family.head), '資格 2021-04-01〜2026-05-11 と 2026-05-11〜', byReason);
    for (const { origin, before } of [keptJob, leftJob]) expect('前の区の誤りも消える', await atOther(origin, before.head), '資格 2021-04-01〜2026-05-11', byReason);
  },
});
