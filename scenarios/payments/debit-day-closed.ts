import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, savedYen, standing, withDebits } from './telling.js';

const shiftBasis = assume('引落日が銀行の休業日なら翌営業日に引き落とし、結果には移った後の日を書く。断る取決めもありうる');

export default scenario({
  id: 'payments.debit-day-closed',
  ja: '振替日に銀行が臨時に休めば翌営業日に引き落とされ、移った日の結果で期は完納になる',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, shiftBasis],
  today: '2026-06-22',
  needs: debitNeeds,
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    await bank.closes(['2026-06-30']);
    const [one] = await withDebits(scene, ['休業日に振り替える人']);
    await advance('2026-06-24');
    expect('銀行は、翌営業日の分として受け付けた', await bank.order((await bank.orders())[0]!.name).then(({ state, dueOn }) => ({ requestState: state, dueOn })), { requestState: 'accepted', dueOn: '2026-07-01' }, shiftBasis);
    await advance('2026-07-01T08:30');
    expect('依頼した日には引き落とされていない', await bank.balanceOf(account(1)), savedYen, shiftBasis);
    await advance('2026-07-02');
    expect('翌営業日に引き落とされた', await bank.balanceOf(account(1)), savedYen - one.yen[0]!, shiftBasis);
    await advance('2026-07-03');
    expect('移った日の結果でも、依頼した期の収納になる', await standing(scene, one), `完納 収納${one.yen[0]}`, debitBasis);
    await advance('2026-07-09');
    expect('不明金にもならず、結果を待ち続けてもいない', await exceptions(scene), [], shiftBasis);
    await balanced(scene);
  },
});
