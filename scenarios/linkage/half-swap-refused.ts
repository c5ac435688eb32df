import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, clerk, correctionBasis, correctionSteps, enrolled, newestNotice, told } from './telling.js';

const incident = derive('一つの区画の中で個人番号は一人にだけ結び付くので、一人ずつの訂正は最初の一歩で番号が重なる');

export default scenario({
  id: 'linkage.half-swap-refused',
  ja: '取り違えた二人の一方だけを直そうとすると、番号が相手に付いたままなので区が理由を示して断る',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [correctionBasis, incident],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { ward, people, expect } = scene;
    const family = people.household('取り違えた夫婦', { head: { age: 50, sex: '1', insured: true }, members: [{ relationship: '妻', age: 48 }] });
    const [husband, wife] = [family.head, family.insured[1]!];
    await enrolled(scene, told(told(family, husband, { individualNumber: wife.individualNumber }), wife, { individualNumber: husband.individualNumber }));
    const noticeId = await newestNotice(scene, husband);
    await ward.act({ act: 'openMatchCase', noticeId, by: clerk, purpose: '突合結果の確認' });
    const { accepted, refusals } = await ward.tryAct({ act: 'decideMatch', noticeId, by: clerk, decision: 'wrongLink', why: '夫だけを直す', corrections: [{ personKey: husband.personKey, individualNumber: husband.individualNumber }] });
    expect('一方だけの訂正は断られ、理由と直し方がある', [accepted, refusals.length > 0, refusals.every(({ why, cure }) => why !== '' && cure !== '')], [false, true, true], incident);
    expect('夫の番号も突合の結果も、変わっていない', await stateAt(scene, husband), '通知済 / H1 / 資格情報と医療情報を停止', correctionBasis);
  },
});
