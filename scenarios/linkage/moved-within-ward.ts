import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, besideVerdict, checkNeeds, enrolled, noticesOf, noticeSteps, permanentCheck, seen, stateAt, unseen } from './telling.js';

const lag = cite('住民基本台帳人口移動報告(2024年)', '市区町村を越える移動だけで520.8万人。届出と国保の記録の間には日数がある');

export default scenario({
  id: 'linkage.moved-within-ward',
  ja: '住基だけに転居が入った人は前住所との一致から転居の途中と伝わり、転居の届出で解除される。転居の記録がなければそう伝わらない',
  level: 'normal',
  covers: noticeSteps,
  basis: [lag, permanentCheck],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.matchNotices'],
  cast: linkageCast,

  async play(scene) {
    const { residents, people, jukiNet, clinic, overnight, expect } = scene;
    const [moved, unexplained] = [people.household('転居した人', { head: { age: 37, insured: true } }), people.household('住所の合わない人', { head: { age: 38, insured: true } })];
    const [newAddress, strange] = ['転居先の住所', '心当たりのない住所'].map((label) => people.household(label).address) as [string, string];
    await jukiNet.happens(moved.head, '2026-05-08', { kind: 'moveWithin', address: newAddress });
    await enrolled(scene, moved);
    await jukiNet.holds(unexplained.head, { address: strange });
    await enrolled(scene, unexplained);
    expect('どちらも住所だけの違いで止まる', [await stateAt(scene, moved.head), await stateAt(scene, unexplained.head)], ['通知済 / M2 / 資格情報と医療情報を停止', '通知済 / M2 / 資格情報と医療情報を停止'], permanentCheck);
    expect('転居した人の通知だけが、転居を手がかりに挙げる', [await besideVerdict(scene, moved.head), await besideVerdict(scene, unexplained.head)], [['moved'], ['moveUnexplained']], lag);

    for (const { head } of [moved, unexplained]) await clinic.registersCard(head);
    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: '2026-05-08', personKeys: [moved.head.personKey], headPersonKey: moved.head.personKey, residents: [], newAddress });
    await overnight();
    expect('転居の届出の次の突合で、転居した人だけが解除される', [await stateAt(scene, moved.head), await stateAt(scene, unexplained.head)], ['疑いなし / 停止なし', '通知済 / M2 / 資格情報と医療情報を停止'], permanentCheck);
    expect('医療機関でも同じ', [await atClinic(scene, moved.head), await atClinic(scene, unexplained.head)], [seen(moved.head), unseen], permanentCheck);
    expect('転居した人の通知は解消として閉じ、もう一人の通知は残る', [await noticesOf(scene, moved.head), await noticesOf(scene, unexplained.head)], [['M2 解消'], ['M2 未着手']], lag);
  },
});
