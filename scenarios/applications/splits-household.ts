import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { atAggregator } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince, rowOf } from '../sending.js';
import { atWardDesk, clerk, clerkNeeds, links, onlineBasis, onlineSteps, readBy } from './telling.js';

const consent = assume('別の世帯の人を巻き込む世帯変更の申請は、その人の電子署名がないので職員が見る');

export default scenario({
  id: 'applications.splits-household',
  ja: '自分だけの世帯分離の電子申請は届出になって集約まで届き、よその世帯に入る申請は職員を待って、却下すればどちらの世帯も変わらない',
  level: 'normal',
  covers: onlineSteps,
  basis: [onlineBasis, consent],
  today: '2026-05-11',
  needs: [...clerkNeeds, 'query.household'],
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, overnight, expect } = scene;
    const family = people.household('息子の独立する家', { head: { age: 58, sex: '1', insured: true }, members: [{ relationship: '子', age: 30, sex: '1' }] });
    const neighbour = people.household('隣の世帯', { head: { age: 62, sex: '2', insured: true } });
    const [father, son] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2026-04-01');
    await insuredSince(scene, neighbour, '2026-04-01');
    const householdOf = async (person: typeof son) => (await ward.household(person)).householdKey;
    const before = await householdOf(father);
    const split = await online.applies({ signedBy: son, people: [asTyped(son)], content: { procedure: 'household', reason: 'householdSplit', occurredOn: '2026-05-10', headPlace: 0 } });
    const intruding = await online.applies({ signedBy: father, people: [asTyped(father), asTyped(neighbour.head)], content: { procedure: 'household', reason: 'householdMerge', occurredOn: '2026-05-10', headPlace: 1 } });
    await online.collected();
    expect('息子の申請は届出になり、隣の世帯に入る申請は職員を待つ', [await atWardDesk(scene, split), await atWardDesk(scene, intruding)], ['受け付けた 2026-05-13', '職員の確認待ち 2026-05-13'], consent);
    const early = await ward.tryAct({ act: 'decideApplication', receptionNumber: split, version: 1, by: clerk, decision: 'link', why: '念のため', links: links(son.personKey) });
    expect('届出になったものを、もう一度受け付けることはできない', early.accepted, false, onlineBasis);
    await ward.act({ act: 'decideApplication', receptionNumber: intruding, version: 1, by: clerk, decision: 'refuse', why: '隣の世帯主に確かめたところ同意していない' });
    await overnight();
    await overnight();
    expect('申請者には、理由のない知らせが届く', [await readBy(scene, split), await readBy(scene, intruding)], ['受理 / 届出を受け付けました。', '却下 / 受け付けられませんでした。窓口にお問い合わせください。'], onlineBasis);
    const now = [await householdOf(father), await householdOf(son), await householdOf(neighbour.head)];
    expect('息子だけが新しい世帯の世帯主になり、父と隣の世帯は元のまま', [now[0] === before, new Set(now).size, (await ward.household(son)).headPersonKey, (await ward.household(neighbour.head)).insuredPersonKeys], [true, 3, son.personKey, [neighbour.head.personKey]], consent);
    expect('集約に届いた息子の行は新しい世帯のもので、資格は途切れない', [(await rowOf(scene, son))?.householdKey, await atAggregator(scene, son)], [now[1], '資格 2026-04-01〜'], onlineBasis);
  },
});
