import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { account, balanced, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, periods, savedYen, standing, withDebits } from './telling.js';

const leapBasis = derive('2月期の納期限は2月の末日であり、2024年は29日。月日だけの0229は、その年にあるときだけ引落日になる');

export default scenario({
  id: 'payments.leap-day',
  ja: 'うるう年の2月期は29日に振り替えられ、3月に届く0229の結果で完納になる',
  level: 'normal',
  covers: debitSteps,
  basis: [debitBasis, leapBasis],
  today: '2024-01-30',
  needs: debitNeeds,
  rates: [2023],
  rateParts: ['medical', 'support'],
  cast: debitCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const [one] = await withDebits(scene, ['2月期を振り替える人'], 2023);
    expect('最初の期の納期限は、うるう日である', (await periods(scene, one, 2023))[0]?.dueOn, '2024-02-29', leapBasis);
    await advance('2024-02-23');
    expect('0229の依頼が受け付けられる', await bank.order((await bank.orders())[0]!.name).then(({ state, dueOn }) => ({ requestState: state, dueOn })), { requestState: 'accepted', dueOn: '2024-02-29' }, leapBasis);
    await advance('2024-02-29T08:00');
    expect('29日の朝まで引き落とされない', await bank.balanceOf(account(1)), savedYen, leapBasis);
    await advance('2024-03-04');
    expect('3月4日の0229の結果で、期は完納になる', [await standing(scene, one, 0, 2023), await bank.balanceOf(account(1)), await exceptions(scene)], [`完納 収納${one.yen[0]}`, savedYen - one.yen[0]!, []], debitBasis);
    await balanced(scene, { years: [2023] });
  },
});
