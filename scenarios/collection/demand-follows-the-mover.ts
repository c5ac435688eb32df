import { collectionCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { allInsured, alone, business, letterOf, noticeNeeds, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { endsHere } from '../eligibility/telling.js';
import { addresseeBasis, lookupNeeds, registers } from '../non-registered/telling.js';

const lookupBasis = cite('別添1 事務の内容', '収納② 住登外者の住民票関係情報を住基ネット経由で取得し、③ 4情報・個人番号で名寄せする');

export default scenario({
  id: 'collection.demand-follows-the-mover',
  ja: '未納のまま転出した人の督促状は、住基ネットで確かめた住所に届き、確かめられない人のものは前の家へ送らずに待つ',
  level: 'normal',
  covers: ['C-02', 'C-03', 'C-14', 'C-15'],
  basis: [lookupBasis, addresseeBasis],
  today: '2026-06-10',
  needs: [...noticeNeeds, ...lookupNeeds, 'job.exportDemands', 'query.account', 'query.receiptExceptions', 'query.ledger'],
  rates: [year],
  cast: [...collectionCast, 'juki-net'],

  async play(scene) {
    const { ward, people, other, jukiNet, mailing, advance, today, expect } = scene;
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
    const [own, held] = [await demanded(mover), await demanded(lost)];
    expect('どちらも20日目に督促される', [own?.demandedOn, held?.demandedOn], ['2026-07-20', '2026-07-20'], addresseeBasis);
    expect('転出した人には新しい住所に届く', (await letterOf(scene, `D${own?.accountKey}`)).slice(0, 2), [there.address, `${mover.head.name} 様`], lookupBasis);
    expect('確かめられない人の督促状は、前の家にもどこにも送らない', (await mailing.letters(`D${held?.accountKey}`)).length, 0, addresseeBasis);
  },
});
