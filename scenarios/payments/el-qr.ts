import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, channelCast, decidesOn, doubtBasis, doubtful, exceptions, flowBasis, moneyBasis, periods, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const elqrBasis = assume('eL-QR の納付情報は公開されておらず、eL番号と納付日時が同じものを一つの納付とする代用である');

export default scenario({
  id: 'payments.el-qr',
  ja: 'eL-QR の納付は翌朝に収納になり、同じ通知が二度あっても一度、登録のない番号は不明金、二度の納付は過誤納になる',
  level: 'abnormal',
  covers: slipSteps,
  basis: [flowBasis, elqrBasis, doubtBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'act.assignReceipt'],
  rates: [year],
  cast: channelCast,

  async play(scene) {
    const { bank, paymentChannels, fault, advance, expect } = scene;
    const people = await withLetters(scene, ['二度知らされる人', '番号の違う人', '二度納める人'], '2026-06-15');
    const [again, strange, twice] = people.map(({ yen }) => yen[0]!) as [number, number, number];
    const pays = (place: number) => paymentChannels.paysByElqr(people[place]!.bars[0]!);
    await paymentChannels.registers(people.map(({ noticeId, bars, yen }) => ({ noticeId, fiscalYear: year, period: 1, amountYen: yen[0]!, barcode: bars[0]!, payableUntil: '2026-06-30' as const })));
    await fault('payment-channels', 'elqrToldTwice');
    expect('登録した納付書は納められる', [await pays(0), await pays(0)], [null, 'TSG-Z11'], elqrBasis);
    await advance('2026-06-16');
    await fault('payment-channels', 'elqrToldTwice', false);
    expect('同じ通知が二度あっても、収納は一度である', [await standing(scene, people[0]), await exceptions(scene)], [`完納 収納${again}`, []], elqrBasis);

    await fault('payment-channels', 'elqrUnregistered');
    await pays(1);
    await advance('2026-06-17');
    await fault('payment-channels', 'elqrUnregistered', false);
    expect('登録のない番号の納付は、誰の収納にもならない', [await standing(scene, people[1]), await exceptions(scene)], ['納期限の前 収納0', [`notIssued ${strange} payBack`]], doubtBasis);
    const { about } = await doubtful(scene, 'notIssued');
    await decidesOn(scene, about, (await periods(scene, people[1]))[0]!.accountKey, '納めた人の控えを確かめた');

    await fault('payment-channels', 'elqrPaidTwice');
    expect('二つの窓口で同じ番号が納められた', [await pays(2), await advance('2026-06-17T12:00'), await pays(2)], [null, undefined, null], elqrBasis);
    await advance('2026-06-23');
    expect('控えを確かめた人は完納、二度納めた人は二度目が過誤納である', [await standing(scene, people[1]), await standing(scene, people[2])], [`完納 収納${strange}`, `完納 収納${2 * twice} 過誤納${twice}`], doubtBasis);
    expect('口座には四つの納付の額がある', [await bank.collected(), await exceptions(scene)], [again + strange + 2 * twice, [`overpaid ${twice} appropriateOrRefund`]], moneyBasis);
    await balanced(scene);
  },
});
