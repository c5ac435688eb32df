import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, changedNoticeNeeds, decisionsOn, insuredWithIncome, noticeSteps, noticesTo } from '../assessment/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { boxOf, byLetter } from './telling.js';

export default scenario({
  id: 'letters.slow-reader',
  ja: '封書をためてから開ける人は、前の決定通知でなく新しい変更通知に従い、済んだことを重ねて届け出も尋ねもしない',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [byLetter],
  today: '2026-06-08',
  needs: changedNoticeNeeds,
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, fault, parameters, advance, expect } = scene;
    const family = alone(scene, '封書をためる人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_430_000)]]);
    await parameters('residents', { slowDays: 14 });
    await fault('residents', 'slowReader');
    await residents.reads(family, { since: '2023-04-01', until: [[head, '2026-05-12']] });
    await ward.run('assessYear');
    await advance('2026-06-12');
    await endsHere(scene, [head], 'joinEmployeeInsurance', '2026-05-11');
    await ward.run('reassess');
    await advance('2026-06-24');
    expect('二通とも、まだ開けていない', await boxOf(scene, family), ['2026-06-10 / まだ開けていない', '2026-06-15 / まだ開けていない'], byLetter);
    await advance('2026-06-26');
    expect('まとめて開け、前の通知は済んだもの、新しい通知は知っているとおりと読む', await boxOf(scene, family), ['2026-06-10 / 読んだ / 新しいものがある', '2026-06-15 / 読んだ / 知っているとおり'], byLetter);
    expect('窓口には誰も来ず、区の決定も通知も増えない', [await residents.concerns(), (await residents.handed()).length, (await decisionsOn(scene, head)).length, (await noticesTo(scene, head)).length], [[], 2, 2, 2], byLetter);
  },
});
