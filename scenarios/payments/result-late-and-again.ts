import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, savedYen, standing, withDebits } from './telling.js';

const lateBasis = assume('振替結果は振替日の1〜4営業日後に届くので、5営業日を過ぎれば銀行に確かめる');
const onceBasis = assume('同じ依頼の同じ結果は、何度どのファイルで届いても一度だけ効く');

export default scenario({
  id: 'payments.result-late-and-again',
  ja: '振替結果が遅れると6営業日目に気づき、届けば完納になり、同じ結果がもう一度届いても何も変わらない',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, lateBasis, onceBasis],
  today: '2026-06-22',
  needs: debitNeeds,
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { ward, bank, fault, advance, expect } = scene;
    await fault('bank', 'resultLate');
    const [one] = await withDebits(scene, ['結果の遅れる人']);
    const yen = one.yen[0]!;
    await advance('2026-07-07');
    expect('引き落とされたのに、区はまだ知らない', [await bank.balanceOf(account(1)), await standing(scene, one)], [savedYen - yen, '納期限を過ぎた 収納0'], debitBasis);
    expect('5営業日目までは待つ', await exceptions(scene), [], lateBasis);
    await advance('2026-07-08');
    expect('6営業日目には、銀行に確かめる期として挙がる', await exceptions(scene), [`debitWithoutResult ${yen} askBank`], lateBasis);
    await balanced(scene, { apart: [`2026-06-30 debit ${yen}`] });

    await advance('2026-07-09');
    expect('届いた結果で、振替日の収納になる', [await standing(scene, one), await exceptions(scene)], [`完納 収納${yen}`, []], debitBasis);
    const result = (await bank.result((await bank.orders())[0]!.name))!;
    const again = await scene.step('指定金融機関', '国保システム', '同じ結果がもう一度届く', () => ward.port.deliver({ name: 'kekka-saisou.txt', bytes: result.bytes }));
    expect('同じ結果は一件も反映されない', [again.accepted, again.applied, await standing(scene, one), await exceptions(scene)], [true, 0, `完納 収納${yen}`, []], onceBasis);
    await balanced(scene);
  },
});
