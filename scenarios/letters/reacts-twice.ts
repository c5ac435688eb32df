import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, newestNotice, noticeNeeds, noticeSteps, noticesTo } from '../assessment/telling.js';
import { endOf } from '../eligibility/telling.js';
import { boxOf, byLetter, kindJa, noticeBy } from './telling.js';

export default scenario({
  id: 'letters.reacts-twice',
  ja: '同じ届出と申し出を二度されても、届出の二度目と再発行の二度目は断られ、資格の終わりは一つ、届く通知も一通になる',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [byLetter],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'query.qualification', 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, people, residents, fault, overnight, advance, expect } = scene;
    const [joined, before] = [alone(scene, '5月に就職した人'), alone(scene, '黙って引っ越した人')];
    const moved = { ...before, address: people.household('引っ越し先').address };
    await allInsured(scene, ...[joined, before].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    await fault('residents', 'reactsTwice');
    await residents.reads(joined, { since: '2023-04-01', until: [[joined.head, '2026-05-12']], tells: [[joined.head, endOf([joined.head], 'joinEmployeeInsurance', '2026-05-11')]], mayBeRefused: true });
    await residents.reads(moved, { since: '2023-04-01', livesFrom: '2026-05-20', expects: [noticeBy(moved, '2026-06-12')] });
    await ward.run('assessYear');
    await advance('2026-06-15');
    const ended = async () => (await ward.qualification(joined.head)).periods.map(({ applicationEndReason }) => applicationEndReason);
    expect('届出は初めの一つだけが受理され、資格の終わりは一つ', { handedStates: (await residents.handed()).slice(-2).map(({ state }) => state), reasons: await ended(), ownLostOn: (await ward.qualification(joined.head)).ownLostOn }, { handedStates: ['accepted', 'refused'], reasons: ['joinEmployeeInsurance'], ownLostOn: '2026-05-12' }, byLetter);

    const lost = await newestNotice(scene, moved.head);
    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: '2026-05-20', personKeys: [moved.head.personKey], headPersonKey: moved.head.personKey, residents: [], newAddress: moved.address });
    const hears = async () => {
      const [concern] = await residents.concerns();
      const { accepted } = await ward.tryAct({ act: 'reissueNotices', noticeIds: [lost], why: '届かないとの申し出' });
      if (concern) await residents.answers(concern, '新しい住所に送ります');
      await overnight();
      return [kindJa(concern), accepted];
    };
    const heard = [await hears(), await hears()];
    expect('同じ申し出を二日続けて聞き、再発行は一度だけ', heard, [['届くはずのものが届かない', true], ['届くはずのものが届かない', false]], byLetter);
    await advance('2026-06-19');
    expect('届いた通知は一通で、もう誰も来ない', [await boxOf(scene, moved), await noticesTo(scene, moved.head), await residents.concerns()], [['2026-06-16 / 読んだ / 知っているとおり'], ['決定通知 / 新しい通知に替わった', '決定通知 / 封入封緘事業者へ'], []], byLetter);
  },
});
