import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { alone, allInsured, business, changedNoticeNeeds, letterOf, noticesTo } from '../assessment/telling.js';
import { addresseeBasis, lookupCast, lookupNeeds, lookupSteps, registers } from './telling.js';

export default scenario({
  id: 'non-registered.notice-follows-the-mover',
  ja: '転出した納付義務者への変更の通知は、住登外者として住基ネットで確かめた住所に届き、確かめられない間は前の住所の次の住人へも送らない',
  level: 'normal',
  covers: [...lookupSteps, 'A-01', 'A-09', 'A-11'],
  basis: [addresseeBasis],
  today: '2026-06-29',
  needs: [...lookupNeeds, ...changedNoticeNeeds, 'query.heldNotices'],
  rates: [2026],
  cast: lookupCast,

  async play(scene) {
    const { ward, people, advance, overnight, today, expect, other, jukiNet } = scene;
    const [mover, lost] = [alone(scene, '転出した人'), alone(scene, '行方の知れない人')];
    const there = people.moved(mover, other('千代田区').municipality.code).head;
    await allInsured(scene, [mover, '2023-04-01', [[mover.head, business(2_430_000)]]], [lost, '2023-04-01', [[lost.head, business(2_430_000)]]]);
    await ward.run('assessYear');
    await advance('2026-07-02');
    await endsHere(scene, [mover.head, lost.head], 'moveOutWithinPrefecture', today());
    for (const { head } of [mover, lost]) await registers(scene, head, 'payer', { formerPersonKey: head.personKey });
    await jukiNet.happens(lost.head, '2026-07-02', { kind: 'removal' });
    await jukiNet.happens(mover.head, '2026-07-02', { kind: 'moveIn', address: there.address });
    await ward.run('reassess');
    expect('変更の通知は、住所が確かめられるまで出さない', await noticesTo(scene, mover.head), ['決定通知 / 封入封緘事業者へ', '変更通知 / 宛先が決まるまで出さない'], addresseeBasis);
    await overnight();
    await advance('2026-07-08');
    expect('新しい住所に届く', (await letterOf(scene, (await ward.mailings(mover.head)).notices.at(-1)!.noticeId)).slice(0, 2), [there.address, `${mover.head.name} 様`], addresseeBasis);
    expect('住民票の消除された人の通知は出さず、職員に示す', [await noticesTo(scene, lost.head), (await ward.heldNotices()).notices.map(({ payerPersonKey }) => payerPersonKey)], [['決定通知 / 封入封緘事業者へ', '変更通知 / 宛先が決まるまで出さない'], [lost.head.personKey]], addresseeBasis);
    expect('事業者へ渡したのは、決定の二通と変更の一通だけ', (await scene.files()).filter(({ layout }) => layout === 'premiumNotice').map(({ rows }) => rows.length), [2, 1], addresseeBasis);
  },
});
