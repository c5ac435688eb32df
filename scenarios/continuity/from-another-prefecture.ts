import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { startsHere } from '../eligibility/telling.js';
import { arrivalNeeds, countAt, handoverBasis, homeOf } from './telling.js';

const prefecture = cite('扶桑町・中野区', '都道府県をまたぐ転居では通算しない');

export default scenario({
  id: 'continuity.from-another-prefecture',
  ja: '県外へ出て一月の後に戻った世帯は、出る前の該当を覚えている区へ戻っても候補にならず、新しく数える',
  level: 'normal',
  covers: ['F-3-1', 'F-3-2', 'B-13'],
  basis: [handoverBasis, prefecture],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { people, ward, other, federationTerminal, aggregator, advance, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const before = people.household('県外へ出た家', { head: { age: 50, sex: '1', insured: true } }, setagaya.municipality.code);
    await setagaya.insures(before, '2021-04-01');
    await setagaya.hasHighCost(before.head, ['202602', '202603', '202604']);
    await setagaya.letsGo(before.insured, '2026-05-11', { to: 'outside', newAddressOn: '2026-05-11' });
    await overnight();
    expect('前の区の三か月は集約にある', (await aggregator.highCost(setagaya.municipality.code)).months.length, 3, handoverBasis);
    await advance('2026-06-11');
    const back = people.moved(before, ward.municipality.code);
    await startsHere(scene, back, 'moveInFromOutside', '2026-06-10');
    await overnight();
    expect('継続候補は一つもない', [(await federationTerminal.candidates()).length, (await aggregator.continuity()).length], [0, 0], prefecture);
    expect('新しく数える', await countAt(scene, await homeOf(scene, back.head), '2026-06'), 'なし → 0回', prefecture);
  },
});
