import { cite } from '../../law/define.js';
import type { Family } from '../../harness/families.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, checkSteps, enrolled } from './telling.js';

const measure = cite('函館市・世田谷区・平戸市', '支援措置を受ける人の不開示該当フラグにより、医療機関に住所を見せない');

export default scenario({
  id: 'linkage.disclosure-flag-lost',
  ja: '支援措置を受ける人の住所は証による照会でも返らず、中間サーバーが不開示該当を失えば、医療機関の画面を見る確認がそれを見つける',
  level: 'incident',
  covers: checkSteps,
  basis: [measure],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.household'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, clinic, fault, expect } = scene;
    const [hidden, open] = [people.household('支援措置を受ける人', { head: { age: 32, sex: '2', insured: true, isNotDisclosed: true } }), people.household('支援措置のない人', { head: { age: 31, insured: true } })];
    for (const family of [hidden, open]) await enrolled(scene, family);
    const addressShown = async ({ head }: Family) => {
      const { householdKey } = await ward.household(head);
      return (await clinic.asksByPaper({ insurerNumber: ward.municipality.insurerNumber, householdKey: householdKey ?? '', bornOn: head.bornOn })).address;
    };
    expect('支援措置を受ける人の住所は見えず、ほかの人の住所は見える', [await addressShown(hidden), await addressShown(open)], [null, open.address], measure);
    await fault('insurer-hub', 'disclosureFlagLost');
    expect('不開示該当が失われれば住所が見え、この確認が見つける', await addressShown(hidden), hidden.address, measure);
    await fault('insurer-hub', 'disclosureFlagLost', false);
    expect('直れば、また見えない', await addressShown(hidden), null, measure);
  },
});
