import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, checkSteps } from './telling.js';
import { startsHere } from '../eligibility/telling.js';

const lag = cite('丹波市・健保ニュース 2023-06上', '反映には2〜3営業日から1週間かかり、届出から5日以内に登録する');

export default scenario({
  id: 'linkage.lag-before-it-is-seen',
  ja: '届出をした日には医療機関で資格が見えず、夜間の連携の後に見える',
  level: 'normal',
  covers: checkSteps,
  basis: [lag],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { ward, people, jukiNet, clinic, overnight, expect } = scene;
    const family = people.household('届け出た人', { head: { age: 38, insured: true } });
    await jukiNet.holds(family.head, {});
    await clinic.registersCard(family.head);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    expect('届出の日は、該当資格なし', (await clinic.asks(family.head)).validity, '4', lag);
    await overnight();
    const { validity, insurerNumber, validFrom } = await clinic.asks(family.head);
    expect('次の朝は有効で、適用開始日から見える', [validity, insurerNumber?.trim(), validFrom], ['1', ward.municipality.insurerNumber, '2026-05-01'], lag);
    expect('適用開始より前の日は、該当資格なし', (await clinic.asks(family.head, '2026-04-30')).validity, '4', lag);
  },
});
