import { enquiryCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { enquiryBasis } from './asking.js';
import { insuredWithIncome } from './telling.js';

const duplicate = assume('副本の記録の識別が重なれば N-DUPRECORD で拒む。コードと形は公開されていない');

export default scenario({
  id: 'assessment.replica-id-twice',
  ja: '前の副本と同じ識別で別の資格を登録しようとしても拒まれ、ほかの機関には初めに登録した中身が答えられる',
  level: 'incident',
  covers: ['A-03', 'A-04'],
  basis: [duplicate, enquiryBasis],
  today: '2026-06-10',
  needs: ['act.enterNotification', 'files.incoming'],
  cast: enquiryCast,

  async play(scene) {
    const { people, municipalHub, overnight, expect } = scene;
    const family = people.household('副本のある人', { head: { age: 35, insured: true, isNotDisclosed: false } });
    const { head } = family;
    await municipalHub.introduces(head);
    await insuredWithIncome(scene, family, '2026-01-10', []);
    const registers = (recordId: string, lostOn: '2026-05-01' | null) => municipalHub.registers(head, recordId, { historyKey: 'H1', lostOn });
    expect('初めの登録と、そのままの送り直しは受けられる', { registrationOutcomes: [await registers('R1', null), await registers('R1', null)] }, { registrationOutcomes: ['accepted', 'unchanged'] }, duplicate);
    expect('同じ識別で喪失を登録しようとすれば拒まれる', await registers('R1', '2026-05-01'), 'N-DUPRECORD', duplicate);
    await municipalHub.isAskedAbout(head, 'Q1');
    await overnight();
    const lost = async (requestId: string) => (await municipalHub.learnt(requestId)).payload.map(({ lostOn }) => lostOn);
    expect('ほかの機関は、喪失のない資格を知る', await lost('Q1'), [null], enquiryBasis);
    expect('新しい識別で登録すれば受けられる', { registrationOutcome: await registers('R2', '2026-05-01') }, { registrationOutcome: 'accepted' }, duplicate);
    await municipalHub.isAskedAbout(head, 'Q2');
    await overnight();
    expect('ほかの機関も喪失を知る', await lost('Q2'), ['2026-05-01'], enquiryBasis);
  },
});
