import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { learntOvernight, provisionBasis, provisionCast, provisionNeeds, provisionSteps, replicasOf } from './telling.js';

export default scenario({
  id: 'provision.replica-follows-the-original',
  ja: '国保資格の副本は統合DBを経て登録され、ほかの機関に答え、正本の訂正は同じ履歴の新しい版になる',
  level: 'normal',
  covers: provisionSteps,
  basis: [provisionBasis],
  today: '2026-06-10',
  needs: [...provisionNeeds, 'act.correctPeriod'],
  cast: provisionCast,

  async play(scene) {
    const { ward, residents, people, overnight, expect, municipalHub, exchangedWith } = scene;
    const family = people.household('他機関に尋ねられる人', { head: { age: 40, insured: true } });
    const { head } = family;
    await municipalHub.introduces(head);
    expect('副本がなければ該当なし', await learntOvernight(scene, 'X-0', head), ['N-NODATA'], provisionBasis);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-06-01');
    await overnight();
    expect('登録された副本から答える', [await replicasOf(scene, head), await learntOvernight(scene, 'X-1', head)], [['2026-06-01〜 / 登録済'], ['2026-06-01〜']], provisionBasis);

    await ward.act({ act: 'correctPeriod', personKey: head.personKey, applicationStartOn: '2026-06-01', newStartOn: '2026-05-20', why: '離職票の日付の誤り' });
    await overnight();
    await residents.notify({ kind: 'end', reason: 'joinEmployeeInsurance', occurredOn: '2026-06-12', personKeys: [head.personKey] });
    await overnight();
    const answer = await learntOvernight(scene, 'X-2', head);
    const [, , last] = (await ward.replicas(head)).replicas;
    expect('遡った取得日と喪失日が、前の版と並ばずに、入れ替わっている', answer, [`2026-05-20〜${last!.lostOn}`], provisionBasis);
    expect('版は三つ、履歴は一つ', (await ward.replicas(head)).replicas.map(({ historyKey }) => historyKey === last!.historyKey), [true, true, true], provisionBasis);
    await overnight();
    expect('何も変わらない日は、何も出さない', (await replicasOf(scene, head)).length, 3, provisionBasis);
    const texts = (await Promise.all(['統合DB', '自治体中間サーバー'].map(exchangedWith))).flat();
    expect('個人番号と住所は、統合DBにも自治体中間サーバーにも渡らない', texts.filter(({ text }) => text.includes(head.individualNumber) || text.includes(family.address)).map(({ path }) => path), [], provisionBasis);
  },
});
