import { living, paysOut, stay, told, decides, hands, demands } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { benefitProvisionNeeds, benefitTransferBasis, heldBy, netBasis, transferLines } from './telling.js';
import { benefitCast } from '../../harness/scene.js';

export default scenario({
  id: 'provision.benefit-inside-the-ward',
  ja: '決めた給付は統合DBを経て介護と福祉へだけ根拠とともに移転され、税へは渡らず、失われても全件で追いつき、返納を求めれば消える',
  level: 'normal',
  covers: ['B-10', 'B-09'],
  basis: [benefitTransferBasis, netBasis],
  today: '2026-08-20',
  needs: [...benefitProvisionNeeds, 'job.exportTransfers'],
  cast: benefitCast,

  async play(scene) {
    const { taxOffice, overnight, fault, expect, exchangedWith } = scene;
    const home = await living(scene, '給付を受けた人', { wardYen: 2_000_000 });
    const { head, householdKey, account, family } = home;
    const held = async () => [await heldBy(scene, 'care', head), await heldBy(scene, 'welfare', head), await heldBy(scene, 'tax', head)].map((lines) => lines.filter((line) => line.includes('円')));
    await told(scene, stay(home, 'june'));
    expect('決めるまでは、どの業務も知らない', await held(), [[], [], []], benefitTransferBasis);
    await paysOut(scene, home, '2026-08-24');
    const month = '2026-06 高額療養費 212570円';
    expect('決めた給付は介護と福祉へ渡り、税へは渡らない', await held(), [[month], [month], []], benefitTransferBasis);

    await fault('integrated-db', 'handoverLost');
    await hands(scene, { kind: 'transport', personKey: head.personKey, paidOn: '2026-08-10', recognisedYen: 30_000, account });
    await decides(scene, householdKey);
    await overnight();
    await fault('integrated-db', 'handoverLost', false);
    expect('中で失われた移転は、誰も知らない', await held(), [[month], [month], []], benefitTransferBasis);
    await told(scene, stay(home, 'june', { revision: 2, recordState: 'withdrawn' }));
    await demands(scene, householdKey);
    await overnight();
    expect('番号が抜けているので、次の差分は反映しない', await held(), [[month], [month], []], benefitTransferBasis);
    await overnight();
    const transport = '2026-08 移送費 30000円';
    expect('求められた全件で、失われた給付が現れ、返納を求めた給付は消える', await held(), [[transport], [transport], []], netBasis);
    const lines = await transferLines(scene);
    expect('反映しなかった移転も記録に残り、税への移転は試みてもいない', [lines.filter((line) => line.endsWith('反映せず')), lines.filter((line) => line.startsWith('税'))], [['介護保険 4回目 1件 反映せず', '福祉 4回目 1件 反映せず'], []], benefitTransferBasis);
    expect('どの移転にも根拠がある', (await taxOffice.handoverLog()).filter(({ basis }) => basis === '').length, 0, benefitTransferBasis);
    expect('個人番号、住所、口座は渡らない', (await exchangedWith('統合DB')).filter(({ text }) => [head.individualNumber, family.address, account.accountNumber].some((secret) => text.includes(secret))).map(({ path }) => path), [], benefitTransferBasis);
  },
});
