import { arrearsCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { does, firstBill, isDone, levied, moneyNeeds, paysAtCounter } from './telling.js';

const reminderBasis = cite('別添1 事務の内容', '収納⑮ 封入封緘事業者は催告書を作成し、被保険者に送付する');
const owedBasis = derive('催告書の額は、作る日に納期限を過ぎている未納の合計である。その日までに納めた人には送らない');

export default scenario({
  id: 'arrears.reminder-letter',
  ja: '催告を記録すると、その晩に未納の合計の催告書が作られて届く。納期限の前には催告できず、晩までに納めたことの分かった人には送らない',
  level: 'normal',
  covers: [...noticeSteps, 'C-10', 'C-14', 'C-15'],
  basis: [reminderBasis, owedBasis],
  today: '2026-06-26',
  needs: [...moneyNeeds, 'job.exportLetters', 'act.recordContact'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { mailing, parameters, today, advance, expect } = scene;
    await parameters('payment-channels', { readingDays: 1 });
    const [silent, payer] = [alone(scene, '納めない人'), alone(scene, '催告の日に納めた人')];
    await levied(scene, [[silent, 3_000_000], [payer, 3_100_000]]);
    const [silentYen, payerYen] = [await firstBill(scene, silent.head), await firstBill(scene, payer.head)];
    const reminds = (family: typeof silent) => isDone(scene, 'recordContact', { personKey: family.head.personKey, contactedOn: today(), channel: 'reminder', outcome: 'sent' });
    await advance('2026-06-30');
    expect('納期限の日には、催告する未納がない', await reminds(silent), false, owedBasis);
    await advance('2026-07-02');
    await paysAtCounter(scene, payer.head);
    await advance('2026-07-06');
    expect('納めたことの分かった人には、催告する未納がない', [await reminds(silent), await reminds(payer)], [true, false], owedBasis);
    await advance('2026-07-09');
    const [batch, ...others] = (await mailing.batches()).filter(({ name }) => name.startsWith('reminderLetter'));
    expect('一通だけが受け付けられ、送られた', [batch?.state, batch?.pieceCount, others.length], ['posted', 1, 0], reminderBasis);
    const texts = (await mailing.paper('SK-0000001'))[0]?.texts ?? [];
    const grouped = (yen: number) => `${String(yen).replaceAll(/\B(?=(\d{3})+$)/g, ',')}円`;
    expect('紙の額は、納めない人の納期限を過ぎた期の額である', [texts.includes('国民健康保険料 催告書'), texts.includes('1期'), texts.includes(grouped(silentYen)), texts.includes(grouped(payerYen))], [true, true, true, false], owedBasis);
    await does(scene, 'recordContact', { personKey: silent.head.personKey, contactedOn: today(), channel: 'phone', outcome: 'reached' });
    await advance('2026-07-14');
    expect('電話の記録からは催告書は作られない', (await mailing.batches()).filter(({ name }) => name.startsWith('reminderLetter')).length, 1, owedBasis);
  },
});
