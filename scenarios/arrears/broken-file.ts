import { arrearsCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, contractorNeeds, levied } from './telling.js';

const whole = derive('途中で切れたファイルは丸ごと拒み、何も取り込まない。拒んだファイルは送り手のところに残り、後のファイルを妨げない');

export default scenario({
  id: 'arrears.broken-file',
  ja: '途中で切れた電話催告の結果は丸ごと拒んで送り手に残し、何も記録しない。次の正しいファイルはそのまま取り込む',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-06', 'C-07', 'C-09'],
  basis: [whole],
  today: '2026-06-26',
  needs: contractorNeeds,
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, contractor, advance, fault, expect } = scene;
    const [one, two] = [alone(scene, '話せた人'), alone(scene, '電話に出ない人')];
    await levied(scene, [[one, 3_000_000], [two, 3_000_000]]);
    await contractor.answers([one.head, { outcome: 'reached' }]);
    const outcomes = async () => Promise.all([one, two].map(async ({ head }) => (await ward.delinquency(head)).contacts.map(({ contactedOn, outcome }) => `${contactedOn} ${outcome}`)));
    await advance('2026-07-02');
    await fault('delinquency-contractor', 'brokenFile');
    await advance('2026-07-03');
    await fault('delinquency-contractor', 'brokenFile', false);
    const [refused, ...others] = await contractor.waiting();
    expect('切れたファイルは委託先に残り、二人のどちらの記録にもなっていない', { waits: refused?.startsWith('contactReport'), others, contacts: await outcomes() }, { waits: true, others: [], contacts: [[], []] }, whole);
    // 七日後にまた電話をする。拒まれたファイルは毎朝また渡され、毎朝拒まれる。
    await advance('2026-07-10');
    expect('次の結果は取り込み、切れたファイルは残ったまま', { waiting: await contractor.waiting(), contacts: await outcomes() }, { waiting: [refused], contacts: [['2026-07-09 reached'], ['2026-07-09 noAnswer']] }, whole);
    await booksHold(scene, year, true);
  },
});
