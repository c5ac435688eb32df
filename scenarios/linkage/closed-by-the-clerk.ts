import { assume } from '../../law/define.js';
import { linkageCast, type Scene } from '../../harness/scene.js';
import type { StaffAct } from '../../contracts/ward.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { caseNeeds, clerk, correctionBasis, enrolled, named, newestNotice, noticesOf, noticeSteps, permanentCheck, rowsIn, stateAt, told } from './telling.js';

const byHand = assume('調査中の通知は職員のもので、済んだと知らされても自動では閉じず、理由を書いて閉じる。資格の終わった記録も職員が確かめて閉じる');
const closing = (noticeId: string, why: string): StaffAct => ({ act: 'decideMatch', noticeId, by: clerk, decision: 'resolved', why });

export default scenario({
  id: 'linkage.closed-by-the-clerk',
  ja: '調査中の突合結果は、届出で直る前に閉じようとすれば理由と直し方を示して断られ、疑いなしか資格終了と知らされた後に理由を書いて閉じられ、誰がなぜ閉じたかが残る',
  level: 'normal',
  covers: noticeSteps,
  basis: [byHand, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds, 'query.accessLog'],
  cast: linkageCast,

  async play(scene: Scene) {
    const { ward, residents, people, jukiNet, advance, overnight, expect } = scene;
    const renamed = people.household('氏名変更を届け出る人', named(['木村', 'キムラ'], ['葵', 'アオイ'], { age: 30, sex: '2' }));
    const left = people.household('止まったまま社会保険に入る人', { head: { age: 41, insured: true } });
    const married = { name: '小林　葵', nameKana: 'コバヤシ　アオイ' };
    await jukiNet.happens(renamed.head, '2026-05-09', { kind: 'nameChange', ...married });
    await enrolled(scene, renamed);
    await enrolled(scene, told(left, left.head, { nameKana: 'ヨミチガイ　タロウ' }));
    const [ofRenamed, ofLeft] = [await newestNotice(scene, renamed.head), await newestNotice(scene, left.head)];
    for (const noticeId of [ofRenamed, ofLeft]) await ward.act({ act: 'openMatchCase', noticeId, by: clerk, purpose: '突合結果の確認' });

    await residents.notify({ kind: 'person', reason: 'nameChange', occurredOn: '2026-05-09', personKey: renamed.head.personKey, ...married });
    const early = await ward.tryAct(closing(ofRenamed, '氏名変更の届出を受けた'));
    expect('届出を受けても、次の突合の前に閉じることは断られ、直し方がある', [early.accepted, early.refusals.length > 0, early.refusals.every(({ why, cure }) => why !== '' && cure !== '')], [false, true, true], byHand);
    await overnight();
    expect('疑いなしと知らされても、調査中の通知は自動では閉じない', [await stateAt(scene, renamed.head), await noticesOf(scene, renamed.head)], ['疑いなし / 停止なし', ['H2 調査中']], byHand);
    await ward.act(closing(ofRenamed, '氏名変更の届出で直った'));
    const closed = (await ward.matchNotices()).notices.find(({ noticeId }) => noticeId === ofRenamed);
    expect('理由を書けば閉じ、誰がなぜ閉じたかが残る', [await noticesOf(scene, renamed.head), closed?.decidedBy, closed?.stateWhy, (await ward.accessLog(renamed.head)).rows.at(-1)?.purpose], [['H2 解消'], clerk, '氏名変更の届出で直った', '氏名変更の届出で直った'], byHand);

    await advance('2026-05-16');
    await endsHere(scene, [left.head], 'joinEmployeeInsurance', '2026-05-14');
    expect('資格の終わりが届くまでは、閉じられない', (await ward.tryAct(closing(ofLeft, '社会保険に入った'))).accepted, false, byHand);
    await overnight();
    expect('止まったまま終わった記録の通知は、自動では閉じない', [await stateAt(scene, left.head), await noticesOf(scene, left.head)], ['資格終了 / M3 / 資格情報と医療情報を停止', ['M3 調査中']], byHand);
    await ward.act(closing(ofLeft, '資格を喪失し、番号も本人のものと確かめた'));
    await overnight();
    expect('職員が確かめて閉じれば解消となり、統合専用端末へは何も送られない', [await noticesOf(scene, left.head), (await rowsIn(scene, 'clearance')).length + (await rowsIn(scene, 'memberUpdate')).length], [['M3 解消'], 0], byHand);
  },
});
