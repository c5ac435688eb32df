import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, enrolled, noticeSteps, permanentCheck, seen, stateAt, told, unseen } from './telling.js';

const latency = assume('登録から突合までの日数は公開されていない。この話では三日遅れる');

export default scenario({
  id: 'linkage.check-late',
  ja: '突合が三日遅れると、その間は別人の番号の登録が番号の持ち主のカードに見え続け、止まったときに見られた回数が残る',
  level: 'incident',
  covers: noticeSteps,
  basis: [latency, permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, hub, clinic, fault, advance, expect } = scene;
    await fault('insurer-hub', 'checkLate');
    const [holder, family] = [people.household('番号の持ち主', { head: { age: 29, sex: '2', insured: false } }), people.household('別人の番号を付けた人', { head: { age: 54, sex: '1', insured: true } })];
    const mistaken = told(family, family.head, { individualNumber: holder.head.individualNumber });
    await enrolled(scene, mistaken);
    await clinic.registersCard(holder.head);
    for (const day of ['2026-05-12', '2026-05-13'] as const) {
      await advance(day);
      expect(`${day}は照会中で、持ち主のカードに他人の資格が見える`, [await stateAt(scene, family.head), await atClinic(scene, holder.head, { as: family.head })], ['照会中 / 未判定 / 停止なし', seen(family.head)], latency);
    }
    await advance('2026-05-14');
    expect('突合が済めば、見えなくなる', [await stateAt(scene, family.head), await atClinic(scene, holder.head)], ['通知済 / H1 / 資格情報と医療情報を停止', unseen], permanentCheck);
    expect('止まるまでに二度見られたことが残る', (await hub.history(family.head)).exposures.map(({ lookups, outcome }) => [lookups, outcome]), [[2, 'open']], latency);
  },
});
