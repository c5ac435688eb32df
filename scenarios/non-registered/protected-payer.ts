import { assume } from '../../law/define.js';
import { insuredWithIncome } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { everybody, lookupBasis, lookupCast, lookupNeeds, lookupSteps, registers } from './telling.js';

const protection = assume('住民だったとき支援措置を受けていた人は、住登外者としても住所を伏せる。職員が印を忘れても変わらない');

export default scenario({
  id: 'non-registered.protected-payer',
  ja: '支援措置の人が転出した後も、住基ネットで知った住所は誰にも見せず、どの相手にも渡さない',
  level: 'incident',
  covers: [...lookupSteps, 'A-03'],
  basis: [lookupBasis, protection],
  today: '2026-06-10',
  needs: [...lookupNeeds, 'act.enterNotification', 'query.accessLog'],
  cast: lookupCast,

  async play(scene) {
    const { ward, people, overnight, expect, other, jukiNet, exchangedWith } = scene;
    const hidden = people.household('避難した人', { head: { age: 35, insured: true, isNotDisclosed: true } });
    await insuredWithIncome(scene, hidden, '2026-01-10', []);
    const refuge = people.moved(hidden, other('千代田区').municipality.code).head;
    await jukiNet.happens(hidden.head, '2026-06-10', { kind: 'moveIn', address: refuge.address });
    expect('住民だった番号を言わなければ、住民と同じ人だと断られる', (await registers(scene, hidden.head, 'payer')).refusals.map(({ code }) => code.length > 0), [true], lookupBasis);
    await registers(scene, hidden.head, 'payer', { formerPersonKey: hidden.head.personKey, isNotDisclosed: false });
    await overnight();
    const [shown] = await everybody(scene);
    expect('本人と確かめ、住所は伏せる', [shown!.state, shown!.address, shown!.isNotDisclosed, shown!.numberToken !== null], ['found', null, true, true], protection);
    expect('一覧のどこにも避難先はない', JSON.stringify(await ward.nonRegistered()).includes(refuge.address), false, protection);
    const outside = (await Promise.all(['統合DB', '封入封緘事業者', '他の区市町村', 'データ連携用PC'].map(exchangedWith))).flat();
    expect('住基ネットのほかの相手に、避難先は渡らない', outside.filter(({ text }) => text.includes(refuge.address)).map(({ path }) => path), [], protection);
    expect('誰が何のために尋ねたかが残る', (await ward.accessLog({ ...refuge, personKey: shown!.personKey })).rows.map(({ action, by, purpose }) => [action, by, purpose]), [['lookUp', '収納係 担当', '納付義務者の所在の確認']], protection);
  },
});
