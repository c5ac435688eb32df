import { assume } from '../../law/define.js';
import { startsHere } from '../eligibility/telling.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, noticeSteps, permanentCheck, seen, stateAt, told, unseen } from './telling.js';

const pending = assume('登録から突合までの間に見えるかどうかは公開されていない(visibleWhilePending)');

export default scenario({
  id: 'linkage.seen-before-the-notice',
  ja: '番号を取り違えた記録は、登録から突合までの間、見せる方針なら本人のカードに他人が見えてその回数が残り、見せない方針なら見えない',
  level: 'incident',
  covers: noticeSteps,
  basis: [pending, permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, hub, clinic, parameters, today, advance, overnight, expect } = scene;
    for (const isVisible of [true, false]) {
      await parameters('insurer-hub', { visibleWhilePending: isVisible });
      const label = isVisible ? '見せる' : '見せない';
      const family = people.household(`取り違えた兄弟 ${label}`, { head: { age: 44, insured: true }, members: [{ relationship: '子', age: 13, sex: '1' }, { relationship: '子', age: 10, sex: '1' }] });
      const [elder, younger] = [family.insured[1]!, family.insured[2]!];
      await jukiNet.holds(elder, {});
      await clinic.registersCard(elder);
      await startsHere(scene, told(told(family, elder, { individualNumber: younger.individualNumber }), younger, { individualNumber: elder.individualNumber }), 'leaveEmployeeInsurance', '2026-05-01');
      await advance(`${today()}T22:45`);
      expect(`${label}方針では、登録した晩に兄のカードで見えるもの`, await atClinic(scene, elder, { as: younger }), isVisible ? seen(younger) : unseen, pending);
      await overnight();
      expect(`${label}方針でも、突合の後は見えない`, [await stateAt(scene, younger), await atClinic(scene, elder)], ['通知済 / H1 / 資格情報と医療情報を停止', unseen], permanentCheck);
      expect(`${label}方針で、止まるまでに見られた回数`, (await hub.history(younger)).exposures.map(({ lookups }) => lookups), isVisible ? [1] : [], pending);
    }
  },
});
