import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, debitBasis, debitCast, debitNeeds, debitSteps, demandBasis, exceptions, savedYen, standing, withDebits } from './telling.js';

const rejectBasis = assume('引落日が銀行の休日のとき、移さずに断る取決めもありうる。断られた依頼には結果が来ない');

export default scenario({
  id: 'payments.debit-refused-unnoticed',
  ja: '休業日の振替依頼を断る銀行では一円も動かず、結果の来ない期は6営業日目に挙がり、放っておけば督促される',
  level: 'incident',
  covers: debitSteps,
  basis: [debitBasis, rejectBasis, demandBasis],
  today: '2026-06-22',
  needs: [...debitNeeds, 'job.exportDemands'],
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, parameters, advance, expect } = scene;
    await bank.closes(['2026-06-30']);
    await parameters('bank', { holidayDebit: 'reject' });
    const [one] = await withDebits(scene, ['残高のある人']);
    await advance('2026-06-24');
    expect('依頼は、休日を理由に丸ごと断られた', await bank.order((await bank.orders())[0]!.name).then(({ state, refusals }) => ({ requestState: state, orderRefusals: refusals })), { requestState: 'refused', orderRefusals: ['bankHoliday'] }, rejectBasis);
    await advance('2026-07-07');
    expect('5営業日目までは待つ', await exceptions(scene), [], rejectBasis);
    await advance('2026-07-08');
    expect('6営業日目に、銀行に確かめる期として挙がる', await exceptions(scene), [`debitWithoutResult ${one.yen[0]} askBank`], rejectBasis);
    await advance('2026-07-21');
    expect('残高があっても引き落とされず、期は督促される', [await bank.balanceOf(account(1)), await standing(scene, one)], [savedYen, '督促した 収納0 督促2026-07-20'], demandBasis);
    await balanced(scene);
  },
});
