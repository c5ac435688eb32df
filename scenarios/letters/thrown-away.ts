import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, changedNoticeNeeds, decidedFor, insuredWithIncome, noticeSteps, told } from '../assessment/telling.js';
import { endOf } from '../eligibility/telling.js';
import { boxOf, byLetter } from './telling.js';

export default scenario({
  id: 'letters.thrown-away',
  ja: '決定通知を読まずに捨てた人は何も届け出ず、次の変更通知を読んで初めて、社会保険に入ったことを届け出る',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [byLetter],
  today: '2026-06-08',
  needs: [...changedNoticeNeeds, 'query.qualification'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, fault, advance, expect } = scene;
    const family = alone(scene, '封書を捨てる人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_430_000)]]);
    await residents.reads(family, { since: '2023-04-01', until: [[head, '2026-05-12']], tells: [[head, endOf([head], 'joinEmployeeInsurance', '2026-05-11')]] });
    await fault('residents', 'lettersIgnored');
    await ward.run('assessYear');
    await advance('2026-06-15');
    expect('捨てたので、区の記録は何も変わらない', [await boxOf(scene, family), (await ward.qualification(head)).ownLostOn, (await decidedFor(scene, head))?.months], [['2026-06-10 / 読まずに捨てた'], null, 12], byLetter);

    await fault('residents', 'lettersIgnored', false);
    await told(scene, [head, business(3_430_000)]);
    await ward.run('reassess');
    await advance('2026-06-20');
    expect('二通目を読んで届け出て、区の記録で資格がなくなる', [(await boxOf(scene, family)).at(-1), (await ward.qualification(head)).ownLostOn], ['2026-06-17 / 読んだ / 届け出ることにした: 届出', '2026-05-12'], byLetter);
    await ward.run('reassess');
    expect('届出のあとの更正は4月分だけになる', (await decidedFor(scene, head))?.months, 1, byLetter);
  },
});
