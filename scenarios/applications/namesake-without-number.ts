import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import type { HouseholdWishes } from '../../harness/families.js';
import { atWard } from '../eligibility/telling.js';
import { asTyped } from '../../harness/application-window.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, clerk, clerkNeeds, foundIn, leaving, links, lookedAt, onlineBasis, onlineSteps } from './telling.js';

const two = assume('番号のない申請に同じくらい似た人が二人いれば、自動では決めない');
const alike: HouseholdWishes = { surname: '佐藤', head: { givenName: { kanji: '健一', kana: 'ケンイチ' }, bornOn: '1980-05-05', sex: '1', insured: true } };

export default scenario({
  id: 'applications.namesake-without-number',
  ja: '個人番号のない申請に同姓同名で生年月日も同じ人が二人いれば、二人を並べて職員に示し、選ばれなかった人は何も変わらない',
  level: 'incident',
  covers: onlineSteps,
  basis: [onlineBasis, two],
  today: '2026-05-11',
  needs: clerkNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, overnight, expect } = scene;
    const [one, other] = [people.household('はじめの佐藤さん', alike), people.household('もう一人の佐藤さん', alike)];
    await insuredSince(scene, one, '2026-05-01');
    await insuredSince(scene, other, '2026-05-01');
    const number = await online.applies(leaving(other, '2026-05-08', { signedBy: null, people: [asTyped(other.head, { address: '東京都架空市前の町9番9号' })] }));
    await online.collected();
    expect('どちらとも言えず、職員を待つ', [await foundIn(scene, number), await atWardDesk(scene, number)], [['職員が確かめる'], '職員の確認待ち 2026-05-13'], two);
    expect('二人が並ぶ', (await lookedAt(scene, number)).map((keys) => [...keys].sort()), [[one.head.personKey, other.head.personKey].sort()], two);

    await ward.act({ act: 'decideApplication', receptionNumber: number, version: 1, by: clerk, decision: 'link', why: '勤め先の証明書で住所を確かめた', links: links(other.head.personKey) });
    await overnight();
    expect('選んだ人だけ資格が終わる', [await atWard(scene, one.head), await atWard(scene, other.head)], ['適用 2026-05-01〜 / 資格 2026-05-01〜', '適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09'], two);
  },
});
