import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { caseNeeds, clerk, correctionBasis, correctionSteps, enrolled, newestNotice, noticesOf, permanentCheck, rowsIn, stateAt, told } from './telling.js';

export default scenario({
  id: 'linkage.clearance-needs-reason',
  ja: '理由のない疑いなしは区が断って何も送らず、理由を付ければ登録されて解除される',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('読みの違う人', { head: { age: 46, insured: true } });
    await enrolled(scene, told(family, family.head, { nameKana: 'ヨミチガイ　タロウ' }));
    const noticeId = await newestNotice(scene, family.head);
    const unopened = await ward.tryAct({ act: 'decideMatch', noticeId, by: clerk, decision: 'correct', reasonCode: 'residentConfirmed', why: '調べずに正しいとする' });
    expect('調査を始めずに疑いなしとすることも、断られる', [unopened.accepted, unopened.refusals.length > 0], [false, true], correctionBasis);
    await ward.act({ act: 'openMatchCase', noticeId, by: clerk, purpose: '突合結果の確認' });
    const { accepted, refusals } = await ward.tryAct({ act: 'decideMatch', noticeId, by: clerk, decision: 'correct', why: '正しい' });
    expect('理由の区分がなければ断られ、直し方がある', [accepted, refusals.length > 0, refusals.every(({ why, cure }) => why !== '' && cure !== '')], [false, true, true], permanentCheck);
    await overnight();
    const sent = async () => (await rowsIn(scene, 'clearance')).length;
    expect('中間サーバーへは何も送られず、止まったまま', [await sent(), await stateAt(scene, family.head), await noticesOf(scene, family.head)], [0, '通知済 / M3 / 資格情報と医療情報を停止', ['M3 調査中']], permanentCheck);

    await ward.act({ act: 'decideMatch', noticeId, by: clerk, decision: 'correct', reasonCode: 'residentConfirmed', why: '本人に電話で確認した' });
    await overnight();
    expect('理由を付ければ、登録されて解除される', [await sent(), await stateAt(scene, family.head), await noticesOf(scene, family.head)], [1, '理由付き疑いなし / M3 / 停止なし', ['M3 受理']], correctionBasis);
  },
});
