import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, checkSteps, correctionBasis, enrolled } from './telling.js';

export default scenario({
  id: 'linkage.voided-record-is-gone',
  ja: '誤って登録した人を無効化すると、医療機関では該当資格なしとなり、履歴には残る',
  level: 'abnormal',
  covers: checkSteps,
  basis: [correctionBasis],
  today: '2026-05-11',
  needs: [...checkNeeds, 'act.voidPeriod'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, hub, clinic, overnight, expect } = scene;
    const family = people.household('誤って登録した人', { head: { age: 29, insured: true } });
    await enrolled(scene, family);
    await clinic.registersCard(family.head);
    expect('登録の後は、有効', (await clinic.asks(family.head)).validity, '1', correctionBasis);
    await ward.act({ act: 'voidPeriod', personKey: family.head.personKey, applicationStartOn: '2026-05-01', why: '別人の届出だった' });
    await overnight();
    expect('無効化の後は、該当資格なし', (await clinic.asks(family.head)).validity, '4', correctionBasis);
    expect('履歴には、登録と無効化が残る', (await hub.history(family.head)).entries.map(({ isVoid }) => isVoid), [false, true], correctionBasis);
  },
});
