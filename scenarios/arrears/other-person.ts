import { arrearsCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, contractorNeeds, levied } from './telling.js';

const leak = derive('別の人の記録が一行でも混じるファイルは、誰の記録かを決められないので丸ごと拒む。どこにあったかだけを事案として残し、中身は残さない');

export default scenario({
  id: 'arrears.other-person',
  ja: '委託先の結果に別の人の記録が混じれば、丸ごと拒み、漏えいの事案としてどの行かだけを一度残す。その人の名も生年月日も記録に残らない',
  level: 'incident',
  covers: [...noticeSteps, 'C-06', 'C-07', 'C-09'],
  basis: [leak],
  today: '2026-06-26',
  needs: [...contractorNeeds, 'query.delinquencyIncidents'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, contractor, advance, fault, expect } = scene;
    const [one, two] = [alone(scene, '電話に出る人'), alone(scene, '記録の混じる人')];
    await levied(scene, [[one, 3_000_000], [two, 3_000_000]]);
    await contractor.answers([one.head, { outcome: 'reached' }], [two.head, { outcome: 'reached' }]);
    const contacts = async () => Promise.all([one, two].map(async ({ head }) => (await ward.delinquency(head)).contacts.length));
    await advance('2026-07-02');
    expect('はじめは事案がない', (await ward.delinquencyIncidents()).incidents, [], leak);
    await fault('delinquency-contractor', 'otherPerson');
    await advance('2026-07-03');
    await fault('delinquency-contractor', 'otherPerson', false);
    const waiting = await contractor.waiting();
    const cases = await Promise.all([one, two].map(async ({ head }) => (await ward.delinquency(head)).caseId));
    const { incidents } = await ward.delinquencyIncidents();
    // 二人分の行の後に、後の人の識別で先の人の名を書いた行がある。見出しは2行。
    expect('混じった5行目を、その識別とともに事案として残す', incidents.map(({ fileName, line, caseId }) => ({ fileName, line, caseId })), [{ fileName: waiting[0], line: 5, caseId: [...cases].sort().at(-1) }], leak);
    expect('事案の記録に、二人の名も生年月日もない', [one, two].flatMap(({ head }) => [head.name, head.nameKana, head.bornOn]).filter((text) => JSON.stringify(incidents.map(({ why, fileName }) => [why, fileName])).includes(text)), [], leak);
    expect('正しい二行も、誰の記録にもならない', await contacts(), [0, 0], leak);
    await advance('2026-07-05');
    expect('毎朝また渡されても、事案は一つのまま', { incidents: (await ward.delinquencyIncidents()).incidents.length, contacts: await contacts(), waiting: await contractor.waiting() }, { incidents: 1, contacts: [0, 0], waiting }, leak);
    await advance('2026-07-10');
    expect('次の正しいファイルは取り込む', await contacts(), [1, 1], leak);
    await booksHold(scene, year, true);
  },
});
