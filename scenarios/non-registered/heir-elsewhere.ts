import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { alone, allInsured, business, letterOf, noticeNeeds, noticesTo } from '../assessment/telling.js';
import { addresseeBasis, everybody, lookupCast, lookupNeeds, lookupSteps, registers } from './telling.js';

export default scenario({
  id: 'non-registered.heir-elsewhere',
  ja: '区に住まない相続人代表者への通知は、住基ネットで確かめた住所に宛て、支援措置を受けていれば区が印刷して住所を外へ出さない',
  level: 'abnormal',
  covers: [...lookupSteps, 'A-01', 'A-09', 'A-11'],
  basis: [addresseeBasis],
  today: '2026-06-08',
  needs: [...lookupNeeds, ...noticeNeeds, 'act.nameRepresentative', 'query.heldNotices'],
  rates: [2026],
  cast: lookupCast,

  async play(scene) {
    const { ward, people, advance, overnight, today, expect, other, exchangedWith } = scene;
    const there = other('千代田区').municipality.code;
    const [first, second] = [alone(scene, '一人で暮らした人'), alone(scene, '娘が避難している人')];
    await allInsured(scene, [first, '2023-04-01', [[first.head, business(2_430_000)]]], [second, '2023-04-01', [[second.head, business(2_430_000)]]]);
    await ward.run('assessYear');
    await endsHere(scene, [first.head, second.head], 'death', today());
    const son = people.household('区の外に住む息子', { head: { age: 40 } }, there).head;
    const daughter = people.household('避難している娘', { head: { age: 38 } }, there).head;
    await registers(scene, son, 'heir');
    await registers(scene, daughter, 'heir', { isNotDisclosed: true });
    const [sonKey, daughterKey] = (await everybody(scene)).map(({ personKey }) => personKey);
    for (const [payer, key] of [[first.head, sonKey], [second.head, daughterKey]] as const) {
      await ward.act({ act: 'nameRepresentative', payerPersonKey: payer.personKey, representativePersonKey: key!, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    }
    expect('住基ネットの回答を待つ間は、どちらの通知も出さない', [(await ward.heldNotices()).notices.length, await noticesTo(scene, first.head)], [2, ['決定通知 / 宛先が決まるまで出さない']], addresseeBasis);
    await overnight();
    await advance('2026-06-16');
    const [notice] = (await ward.mailings(first.head)).notices;
    expect('息子には、住基ネットで確かめた住所に届く', (await letterOf(scene, notice!.noticeId)).slice(0, 2), [son.address, `(故)${first.head.name}様 相続人代表者 ${son.name} 様`], addresseeBasis);
    expect('娘への通知は区が印刷し、住所も名も事業者へ渡らない', [await noticesTo(scene, second.head), (await exchangedWith('封入封緘事業者')).some(({ text }) => text.includes(daughter.address) || text.includes(daughter.name))], [['決定通知 / 区で印刷し渡す(支援措置)'], false], addresseeBasis);
  },
});
