import { Bad } from '../../contracts/define.js';
import { decodePaymentSlip, encodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, decidesOn, doubtBasis, doubtful, exceptions, flowBasis, moneyBasis, slipCast, slipNeeds, slipSteps, standing, withLetters, withSlips } from './telling.js';

const reissueBasis = cite('日立 EUR 設計ガイド', '4.4.6 再発行区分。同じ求めの納付書が、再発行区分を替えて二枚あることがある');

export default scenario({
  id: 'payments.reissued-and-original',
  ja: '再発行した納付書と元の納付書の両方で納めると二度目は過誤納になり、発行していない納付書は検査数字が正しくても充てない',
  level: 'abnormal',
  covers: slipSteps,
  basis: [flowBasis, reissueBasis, doubtBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'act.reissueNotices', 'act.assignReceipt'],
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { ward, bank, paymentAgent, advance, expect } = scene;
    const [both, forged] = await withLetters(scene, ['二枚で納める人', '額を書き替えた納付書の人'], '2026-06-15');
    await ward.act({ act: 'reissueNotices', noticeIds: [both.noticeId], why: '納付書をなくしたとの申し出' });
    await advance('2026-06-17');
    const again = await withSlips(scene, both);
    const [original, reissued] = [both.bars[0]!, again.bars[0]!].map((bars) => decodePaymentSlip(bars));
    if (!original || !reissued || original instanceof Bad || reissued instanceof Bad) throw new TypeError('納付書として読めない');
    expect('再発行した納付書は、額が同じで再発行区分だけが進む', [original, reissued].map(({ amountYen, reissueNumber }) => [amountYen, reissueNumber]), [[both.yen[0], '0'], [both.yen[0], '1']], reissueBasis);
    const slip = decodePaymentSlip(forged.bars[0]!);
    const less = slip instanceof Bad ? slip : encodePaymentSlip({ ...slip, amountYen: 100 });
    if (less instanceof Bad) throw new TypeError(less.why);

    await paymentAgent.pays(again.bars[0]!);
    await paymentAgent.pays(both.bars[0]!);
    await paymentAgent.pays(less);
    await advance('2026-06-23');
    const yen = both.yen[0]!;
    expect('二枚目はまるごと過誤納になる', await standing(scene, both), `完納 収納${2 * yen} 過誤納${yen}`, flowBasis);
    expect('検査数字の正しい百円の納付書は、発行した控えになく、期は動かない', [await standing(scene, forged), await exceptions(scene)], ['納期限の前 収納0', ['notIssued 100 assign payBack', `overpaid ${yen} appropriateOrRefund`]], doubtBasis);
    const { about, proposed } = await doubtful(scene, 'notIssued');
    await decidesOn(scene, about, proposed, '納めた人に確かめ、同じ自由使用欄の期に充てる');
    expect('職員が充てた百円は、その期の一部の納付である', await standing(scene, forged), '納期限の前 収納100', doubtBasis);
    await advance('2026-07-03');
    expect('口座には三つの納付の額がある', await bank.collected(), 2 * yen + 100, moneyBasis);
    await balanced(scene);
  },
});
