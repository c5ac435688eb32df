import { derive } from '../../law/define.js';
import { allInsured, alone, business, decidedFor, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, channelCast, decidesOn, doubtBasis, doubtful, exceptions, flowBasis, slipNeeds, slipSteps, standing } from './telling.js';

const yearBasis = derive('納付は納付書の相当年度と期のものであり、納めた年度の期に流れない。年度の違う済通は、その年度の賦課がなければ不明金である');

export default scenario({
  id: 'payments.slip-of-last-year',
  ja: '前年度の納付書で納めれば前年度の期だけが減り、年度を取り違えて読まれた済通は職員が正しい期に充てる',
  level: 'abnormal',
  covers: slipSteps,
  basis: [flowBasis, yearBasis, doubtBasis],
  today: '2026-03-26',
  needs: [...slipNeeds, 'act.assignReceipt'],
  rates: [year - 1, year],
  cast: channelCast,

  async play(scene) {
    const { ward, bank, paymentChannels, advance, expect } = scene;
    const [both, only] = [alone(scene, '前年度にも賦課された人'), alone(scene, '当年度だけの人')];
    await allInsured(scene, [both, '2025-12-10', [[both.head, business(2_000_000, year - 1)], [both.head, business(2_100_000)]]]);
    await ward.run('assessYear');
    await advance('2026-04-01');
    await allInsured(scene, [only, '2026-04-01', [[only.head, business(2_200_000)]]]);
    await ward.run('assessYear');
    await advance('2026-04-06');
    const last = (await decidedFor(scene, both.head, year - 1))!.installments;
    const [now, then] = [(await decidedFor(scene, only.head))!.installments[0]!.yen, last[0]!];
    const noticeFor = async (person: typeof both.head, fiscalYear: number) => (await ward.mailings(person)).notices.find((notice) => notice.fiscalYear === fiscalYear)!.noticeId;
    await paymentChannels.paysAtCounter({ noticeId: await noticeFor(both.head, year - 1), fiscalYear: year - 1, period: then.number, amountYen: then.yen });
    await paymentChannels.paysAtCounter({ noticeId: await noticeFor(only.head, year), fiscalYear: year - 1, period: 1, amountYen: now });
    await advance('2026-04-20');
    expect('前年度の納付書の納付は前年度の期を完納にし、当年度の1期は動かない', [await standing(scene, both, 0, year - 1), await standing(scene, both)], [`完納 収納${then.yen}`, '納期限の前 収納0'], yearBasis);
    expect('賦課のない年度の済通は、誰の収納にもならず、同じ通知書の期を添えて職員に回る', [await standing(scene, only), await exceptions(scene)], ['納期限の前 収納0', [`wrongFiscalYear ${now} assign payBack`]], doubtBasis);
    const { about, proposed } = await doubtful(scene, 'wrongFiscalYear');
    await decidesOn(scene, about, proposed, '済通の年度は誤記と確かめた');
    expect('職員が充てた期は完納になる', [await standing(scene, only), await exceptions(scene), await bank.collected()], [`完納 収納${now}`, [], then.yen + now], yearBasis);
    await balanced(scene);
  },
});
