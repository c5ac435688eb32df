import { applicationEndOf } from '../../law/acquisition-and-loss.js';
import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, gapAndOverlapBasis, moveNeeds, startsHere } from './telling.js';

export default scenario({
  id: 'eligibility.moved-later-than-planned',
  ja: '予定より遅く県内へ転出した人は、この区が転入通知の日に終了日を訂正すれば、資格が続く',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [gapAndOverlapBasis, continuationBasis],
  today: '2026-05-07',
  needs: [...moveNeeds, 'act.correctPeriod', 'query.history'],

  async play(scene) {
    const { ward, people, other, advance, overnight, expect, applicationEndConvention } = scene;
    const [planned, actual] = [applicationEndOf('2026-05-10', applicationEndConvention), applicationEndOf('2026-05-13', applicationEndConvention)];
    const setagaya = other('世田谷区');
    const family = people.household('山崎家', { head: { age: 58, sex: '1' }, members: [{ relationship: '妻', age: 57 }] });
    const after = people.moved(family, setagaya.municipality.code);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await overnight();
    await endsHere(scene, family.insured, 'moveOutWithinPrefecture', '2026-05-10');
    await advance('2026-05-14');
    await setagaya.receives(after, '2026-05-13');
    await overnight();
    for (const [place, person] of family.insured.entries()) {
      expect(`${person.name}さん: 予定日で閉じたので3日の空白になるが、喪失も新しい取得も起きない`, await atAggregator(scene, person), '資格 2026-04-27〜 / E504(3日)', gapAndOverlapBasis);
      expect('この区に確認事項が届き、取得日はそのまま', await atWard(scene, person), '適用 2026-04-27〜2026-05-10 / 資格 2026-04-27〜 / E504', gapAndOverlapBasis);
      expect('転入先は取得日を待つ', await atOther(setagaya, after.insured[place]!), '資格 未定 / E504', gapAndOverlapBasis);
    }

    for (const { personKey } of family.insured) await ward.act({ act: 'correctPeriod', personKey, applicationStartOn: '2026-04-27', newEndOn: actual, why: '世田谷区の転入通知による' });
    await overnight();
    for (const [place, person] of family.insured.entries()) {
      expect(`${person.name}さん: 訂正した日まで、この区の適用が続いていた`, await atWard(scene, person), '適用 2026-04-27〜2026-05-13 / 資格 2026-04-27〜', continuationBasis);
      expect('空白は消え、一続きの資格になる', await atAggregator(scene, person), '資格 2026-04-27〜', continuationBasis);
      expect('転入先に、この区で取得した日が届く', await atOther(setagaya, after.insured[place]!), '資格 2026-04-27〜', continuationBasis);
      const ends = (await ward.history(person)).rows.map(({ applicationEndOn, current }) => [applicationEndOn, current]);
      expect('予定日で閉じた記録も、訂正前として残っている', [ends.some(([endOn, current]) => endOn === planned && current === false), ends.filter(([, current]) => current)], [true, [[actual, true]]], continuationBasis);
    }
  },
});
