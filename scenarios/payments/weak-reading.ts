import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, channelCast, decidesOn, doubtBasis, doubtful, exceptions, moneyBasis, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const readingBasis = assume('確からしさが下限(90)に届かない読取は、中身が正しくても人が確かめるまで充てない');

/** Two digits beside each other in each other's place, the first two that differ: what a machine misreads. */
const swapped = (yen: number): number => Number(String(yen).replace(/(.)(?!\1|0)(.)/, '$2$1'));

export default scenario({
  id: 'payments.weak-reading',
  ja: '済通の確からしさの低い読取と金額の読み違いは人が確かめるまで充てられず、二度読まれた一枚は口座との差で分かる',
  level: 'abnormal',
  covers: slipSteps,
  basis: [readingBasis, doubtBasis, moneyBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'act.assignReceipt'],
  rates: [year],
  cast: channelCast,

  async play(scene) {
    const { bank, paymentChannels, fault, advance, expect } = scene;
    const [weak, misread, twice] = await withLetters(scene, ['読取の弱い人', '額を読み違えられた人', '二度読まれた人'], '2026-06-15');
    for (const [one, next] of [[weak, '2026-06-16'], [misread, '2026-06-17'], [twice, '2026-06-18']] as const) {
      await paymentChannels.paysAtCounter({ noticeId: one.noticeId, fiscalYear: year, period: 1, amountYen: one.yen[0]! });
      await advance(next);
    }
    for (const [name, day] of [['lowConfidence', '2026-06-29'], ['amountMisread', '2026-06-30'], ['readTwice', '2026-07-01']] as const) {
      await advance(`${day}T04:00`);
      await fault('payment-channels', name);
      await advance(`${day}T06:00`);
      await fault('payment-channels', name, false);
    }
    await advance('2026-07-01');
    const [one, other, third] = [weak.yen[0]!, misread.yen[0]!, twice.yen[0]!];
    const told = swapped(other);
    expect('弱い読取と額の違う読取は、期に充てられずに職員に回る', await exceptions(scene), [`amountNotAsked ${told} payBack`, `lowConfidence ${one} assign payBack`, `overpaid ${third} appropriateOrRefund`], doubtBasis);
    expect('納めた期は、どちらも未納のままである', [await standing(scene, weak), await standing(scene, misread)], ['納期限を過ぎた 収納0', '納期限を過ぎた 収納0'], readingBasis);
    expect('二度読まれた一枚は、二度の納付に見える', await standing(scene, twice), `完納 収納${2 * third} 過誤納${third}`, moneyBasis);

    const { about, proposed } = await doubtful(scene, 'lowConfidence');
    await decidesOn(scene, about, proposed, '済通の紙を確かめた');
    expect('紙を確かめれば、領収の日の収納になる', await standing(scene, weak), `完納 収納${one}`, readingBasis);
    expect('口座には、納めた額が一度ずつある', await bank.collected(), one + other + third, moneyBasis);
    await balanced(scene, { suspenseYen: told, apart: [`2026-06-19 ocr ${other - told}`, `2026-06-22 ocr ${-third}`] });
  },
});
