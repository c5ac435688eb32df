import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, letterOf, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const returned = assume('返戻は封入封緘事業者が受け、返戻データで区へ知らせる');
const again = cite('別添1 事務の内容', '資格賦課業務 ⑬ 住民情報の更新');

export default scenario({
  id: 'assessment.returned-and-found',
  ja: '返戻になった通知は、住所の誤りを直すか転居を届け出てもらってから再発行すると、新しい住所に届く',
  level: 'normal',
  covers: noticeSteps,
  basis: [noticeBasis, returned, again],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices', 'act.correctResident'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, people, mailing, parameters, advance, overnight, expect } = scene;
    await parameters('mailing', { returnDays: 1 });
    const [mistyped, moved] = [alone(scene, '住所を誤って登録された人'), alone(scene, '黙って引っ越した人')];
    const [right, fresh] = [people.household('正しい住所').address, people.household('引っ越し先').address];
    await allInsured(scene, ...[mistyped, moved].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    await mailing.cannotReach([{ address: mistyped.address, reason: 'incompleteAddress' }, { address: moved.address, reason: 'unknownAddress' }]);
    await ward.run('assessYear');
    // 9日に検査、10日に発送、11日に戻り、12日の朝に区が知る。
    await advance('2026-06-13');
    for (const { head } of [mistyped, moved]) expect(`${head.name}さんの通知は戻り、届いていない`, [await noticesTo(scene, head), (await mailing.letters(await newestNotice(scene, head))).map(({ isDelivered }) => isDelivered)], [['決定通知 / 返戻 / 2026-06-11に戻った'], [false]], returned);

    await ward.act({ act: 'correctResident', personKey: mistyped.head.personKey, address: right, why: '住居表示の誤り' });
    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: '2026-06-05', personKeys: [...moved.insuredKeys], headPersonKey: moved.head.personKey, residents: [], newAddress: fresh });
    for (const { head } of [mistyped, moved]) await ward.act({ act: 'reissueNotices', noticeIds: [await newestNotice(scene, head)], why: '返戻。住所が分かった' });
    await overnight();
    await advance('2026-06-16');
    for (const [{ head }, address] of [[mistyped, right], [moved, fresh]] as const) {
      const letter = await letterOf(scene, await newestNotice(scene, head));
      expect(`${head.name}さんに、新しい住所で届く`, [letter[0], letter.includes(`${head.name} 様`)], [address, true], noticeBasis);
      expect('戻った通知と再発行した通知が残る', await noticesTo(scene, head), ['決定通知 / 新しい通知に替わった / 2026-06-11に戻った', '決定通知 / 封入封緘事業者へ'], again);
    }
  },
});
