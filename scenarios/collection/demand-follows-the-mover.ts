import { collectionCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { allInsured, alone, business, letterOf, noticeNeeds, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { endsHere } from '../eligibility/telling.js';
import { addresseeBasis, lookupNeeds, registers } from '../non-registered/telling.js';

const lookupBasis = cite('別添1 事務の内容', '収納② 住登外者の住民票関係情報を住基ネット経由で取得し、③ 4情報・個人番号で名寄せする');

export default scenario({
  id: 'collection.demand-follows-the-mover',
  ja: '未納のまま転出した人の督促状は、住基ネットで確かめた住所に届き、確かめられない人には、前の家へ送らないだけでなく督促したことにもしない',
  level: 'normal',
  covers: ['C-02', 'C-03', 'C-14', 'C-15'],
  basis: [lookupBasis, addresseeBasis],
  today: '2026-06-10',
  needs: [...noticeNeeds, ...lookupNeeds, 'job.exportDemands', 'act.decideSeizure', 'query.account', 'query.receiptExceptions', 'query.ledger'],
  rates: [year],
  cast: [...collectionCast, 'juki-net'],

  async play(scene) {
    const { ward, people, other, jukiNet, advance, today, expect } = scene;
    const [mover, lost] = [alone(scene, '転出した人'), alone(scene, '行方の知れない人')];
    const there = people.moved(mover, other('千代田区').municipality.code).head;
    await allInsured(scene, ...[mover, lost].map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await ward.run('assessYear');
    await advance('2026-07-02');
    await endsHere(scene, [mover.head, lost.head], 'moveOutWithinPrefecture', today());
    for (const { head } of [mover, lost]) await registers(scene, head, 'payer', { formerPersonKey: head.personKey });
    await jukiNet.happens(lost.head, '2026-07-02', { kind: 'removal' });
    await jukiNet.happens(mover.head, '2026-07-02', { kind: 'moveIn', address: there.address });
    await advance('2026-07-23');
    const demanded = async ({ head }: typeof mover) => (await ward.account(head, year)).periods.find(({ demandedOn }) => demandedOn !== null);
    const own = await demanded(mover);
    expect('転出した人は20日目に督促され、確かめられない人は督促されない', [own?.demandedOn, await demanded(lost)], ['2026-07-20', undefined], addresseeBasis);
    expect('転出した人には新しい住所に届く', (await letterOf(scene, `D${own?.accountKey}`)).slice(0, 2), [there.address, `${mover.head.name} 様`], lookupBasis);
    expect('事業者に渡した督促状は一通だけ', (await scene.files()).filter(({ layout }) => layout === 'demandLetter').map(({ rows }) => rows.length), [1], addresseeBasis);
    const [first] = (await ward.account(lost.head, year)).periods;
    const seized = await ward.tryAct({ act: 'decideSeizure', personKey: lost.head.personKey, by: '滞納整理係 担当', why: '滞納処分', seizureKind: 'seizure', object: 'deposit', thirdParty: '見本銀行', servedOn: today(), amountYen: first!.unpaidYen, accountKeys: [first!.accountKey] });
    expect('督促していない期では差し押さえられない', [seized.accepted, seized.refusals.some(({ why }) => why.includes('督促状を発していない'))], [false, true], addresseeBasis);
  },
});
