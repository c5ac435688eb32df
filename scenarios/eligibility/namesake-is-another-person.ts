import { assume, cite } from '../../law/define.js';
import type { HouseholdWishes } from '../../harness/families.js';
import { scenario } from '../define.js';
import { lastResult } from '../sending.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, moveNeeds, startOf, startsHere } from './telling.js';

const byNumber = cite('別添1 事務の内容', '資格継続業務 1-④ 個人番号により同一人を判断');
const onlyWarned = assume('よく似た別人がいるときの扱いは公開されていない。拒まず、注意だけを返す');
const sameNameAndBirthday: HouseholdWishes = { surname: '佐藤', head: { givenName: { kanji: '健一', kana: 'ケンイチ' }, bornOn: '1980-05-05', sex: '1' } };

export default scenario({
  id: 'eligibility.namesake-is-another-person',
  ja: '同姓同名で生年月日も同じ二人は、個人番号が違えば別の被保険者で、一人の転出がもう一人に及ばない',
  level: 'normal',
  covers: continuationSteps,
  basis: [byNumber, onlyWarned],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, other, aggregator, advance, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const first = people.household('はじめからいた人', sameNameAndBirthday);
    const second = people.household('後から来た人', sameNameAndBirthday);
    await startsHere(scene, first, 'leaveEmployeeInsurance', '2026-04-27');
    await overnight();
    expect('同姓同名の人がいても、届出を受け付ける', (await residents.tryNotify(startOf(second, 'moveInFromOutside', '2026-05-08')))?.accepted, true, byNumber);
    await overnight();
    expect('集約は受理し、似た人がいると注意する', await lastResult(scene), '受理 / W405', onlyWarned);
    const [one, another] = [await aggregator.view(first.head), await aggregator.view(second.head)];
    expect('都道府県被保険者IDは別', one.prefecturePersonId === another.prefecturePersonId, false, byNumber);
    expect('二人の資格は別々', [await atWard(scene, first.head), await atWard(scene, second.head)], ['適用 2026-04-27〜 / 資格 2026-04-27〜', '適用 2026-05-08〜 / 資格 2026-05-08〜'], byNumber);

    await advance('2026-05-11');
    const gone = people.moved(first, setagaya.municipality.code);
    await endsHere(scene, first.insured, 'moveOutWithinPrefecture', '2026-05-10');
    await setagaya.receives(gone, '2026-05-10');
    await overnight();
    expect('転出した人の取得日が転入先へ続く', await atOther(setagaya, gone.head), '資格 2026-04-27〜', continuationBasis);
    expect('残った人は何も変わらない', [await atWard(scene, second.head), await atAggregator(scene, second.head)], ['適用 2026-05-08〜 / 資格 2026-05-08〜', '資格 2026-05-08〜'], byNumber);
    expect('残った人だけが、まだこの区の被保険者', [(await ward.household(first.head)).insuredPersonKeys, (await ward.household(second.head)).insuredPersonKeys], [[], [second.head.personKey]], byNumber);
  },
});
