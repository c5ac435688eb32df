import { living, paysOut, stay, told } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { benefitProvisionBasis, benefitProvisionCast, benefitProvisionNeeds, benefitReplicasOf, lagBasis, learntOvernight } from './telling.js';

export default scenario({
  id: 'provision.benefit-refused-and-sent-again',
  ja: '符号のない人の給付の副本は理由とともに断られて出し直され、停止の晩と遅れの間は前の答えのまま、追いつけば一度だけ新しい額になる',
  level: 'abnormal',
  covers: ['B-12'],
  basis: [benefitProvisionBasis, lagBasis],
  today: '2026-08-20',
  needs: benefitProvisionNeeds,
  cast: benefitProvisionCast,

  async play(scene) {
    const { municipalHub, fault, parameters, overnight, advance, expect } = scene;
    const home = await living(scene, '符号のない人');
    const { head } = home;
    await told(scene, stay(home, 'june'));
    await paysOut(scene, home, '2026-08-23');
    const refused = '2026-06 212570円 / 断られた(次に出し直す) / N-NOSYMBOL';
    expect('符号のない人の副本は、理由とともに断られる', [await benefitReplicasOf(scene, head), (await learntOvernight(scene, 'X-1', head, 'nhiBenefit'))[0]], [[refused], 'N-NOSYMBOL'], benefitProvisionBasis);
    await municipalHub.introduces(head);
    await overnight();
    expect('符号を取れた晩に出し直されて登録され、答える', [(await benefitReplicasOf(scene, head)).at(-1), await learntOvernight(scene, 'X-2', head, 'nhiBenefit')], ['2026-06 212570円 / 登録済', ['2026-06 高額療養費 212570円']], benefitProvisionBasis);

    await fault('municipal-hub', 'hubDown');
    await told(scene, stay(home, 'june-2', { points: 50_000, institutionCode: '1310000002' }));
    await paysOut(scene, home, '2026-08-28');
    expect('停止の晩の副本は、統合DBで待つ', (await benefitReplicasOf(scene, head)).at(-1), '2026-06 357570円 / 結果待ち', benefitProvisionBasis);
    await fault('municipal-hub', 'hubDown', false);
    await parameters('municipal-hub', { replicaLagDays: 3 });
    expect('登録されても、見えるまでは前の額で答える', await learntOvernight(scene, 'X-3', head, 'nhiBenefit'), ['2026-06 高額療養費 212570円'], lagBasis);
    await advance('2026-09-01');
    expect('追いつけば新しい額で、二度は登録されない', [await learntOvernight(scene, 'X-4', head, 'nhiBenefit'), (await benefitReplicasOf(scene, head)).filter((line) => line === '2026-06 357570円 / 登録済').length], [['2026-06 高額療養費 357570円'], 1], lagBasis);
  },
});
