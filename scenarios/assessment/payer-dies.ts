import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { allInsured, business, changedNoticeNeeds, letterOf, noIncome, noticeBasis, noticeSteps, noticesTo } from './telling.js';

const heirs = assume('納付義務は相続人が継ぎ、通知は相続人代表者が受ける(地方税法9条・9条の2。国保料への準用は手元の公開資料で確かめていない)。代表者が決まるまで通知は出さない');
const lateDeath = assume('死亡日より前に渡した通知は本人に宛てて出たものとし、死亡日以後に渡したものは出し直す');

export default scenario({
  id: 'assessment.payer-dies',
  ja: '亡くなった納付義務者の名では通知を出さず、相続人代表者が決まってからその人に届ける。渡した後で死亡を知れば、死亡日以後に渡したものだけを出し直す',
  level: 'incident',
  covers: noticeSteps,
  basis: [noticeBasis, heirs, lateDeath],
  today: '2026-06-08',
  needs: [...changedNoticeNeeds, 'act.nameRepresentative', 'query.heldNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, today, exchangedWith, expect } = scene;
    const couple = (label: string) => people.household(label, { head: { bornOn: '1966-02-10', sex: '1', insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1967-11-03', isNotDisclosed: false }] });
    const [before, sameDay, dayAfter] = [couple('印刷の前に死亡を知る家'), couple('渡した日に亡くなっていた家'), couple('渡した翌日に亡くなった家')];
    await allInsured(scene, ...[before, sameDay, dayAfter].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)], [family.residents[1]!, noIncome()]]] as const));
    await ward.run('assessYear');
    await endsHere(scene, [before.head], 'death', '2026-06-09');
    await ward.run('reassess');
    expect('決定の通知に替わる変更の通知も、宛先が決まるまで出さない', await noticesTo(scene, before.head), ['決定通知 / 新しい通知に替わった', '変更通知 / 宛先が決まるまで出さない'], heirs);

    // 6月9日の夕方に渡し、死亡を知るのは15日。
    await advance('2026-06-15');
    const held = (await ward.heldNotices()).notices;
    expect('職員に、誰の通知がなぜ出ないかが見える', held.map(({ payerPersonKey, payerDiedOn, why }) => [payerPersonKey, payerDiedOn, why !== '']), [[before.head.personKey, '2026-06-09', true]], heirs);
    expect('亡くなった人の名は事業者へ渡っておらず、新しい世帯主になった妻には届いている', [(await exchangedWith('封入封緘事業者')).some(({ text }) => text.includes(before.head.name)), (await letterOf(scene, (await ward.mailings(before.residents[1]!)).notices[0]?.noticeId ?? ''))[1]], [false, `${before.residents[1]!.name} 様`], heirs);
    for (const [family, diedOn] of [[sameDay, '2026-06-09'], [dayAfter, '2026-06-10']] as const) await endsHere(scene, [family.head], 'death', diedOn);
    expect('渡した日に亡くなっていた人の通知は出し直しを待ち、翌日に亡くなった人の通知は出たままである', [await noticesTo(scene, sameDay.head), await noticesTo(scene, dayAfter.head)], [['決定通知 / 新しい通知に替わった', '決定通知 / 宛先が決まるまで出さない'], ['決定通知 / 封入封緘事業者へ']], lateDeath);

    const naming = { act: 'nameRepresentative', payerPersonKey: before.head.personKey, representativePersonKey: before.residents[1]!.personKey, receivedOn: today(), why: '相続人代表者の届出' } as const;
    expect('死亡日より前の届出と、亡くなった本人を代表者とする届出は断る', [(await ward.tryAct({ ...naming, namedBy: 'heirs', receivedOn: '2026-06-08' })).accepted, (await ward.tryAct({ ...naming, namedBy: 'heirs', representativePersonKey: before.head.personKey })).accepted], [false, false], heirs);
    await ward.act({ ...naming, namedBy: 'heirs' });
    expect('相続人が届け出た後に、区が別の人を指定することはできない', (await ward.tryAct({ ...naming, namedBy: 'ward', representativePersonKey: sameDay.residents[1]!.personKey })).accepted, false, heirs);
    await ward.act({ ...naming, namedBy: 'ward', payerPersonKey: sameDay.head.personKey, representativePersonKey: sameDay.residents[1]!.personKey, why: '届出がないため指定した' });
    await advance('2026-06-19');
    for (const family of [before, sameDay]) {
      const wife = family.residents[1]!;
      const newest = (await ward.mailings(family.head)).notices.at(-1)!;
      expect('相続人代表者に、その人の住所で届く', (await letterOf(scene, newest.noticeId)).slice(0, 2), [wife.address, `(故)${family.head.name}様 相続人代表者 ${wife.name} 様`], heirs);
    }
    expect('待つ通知はもうない', (await ward.heldNotices()).notices, [], heirs);
  },
});
