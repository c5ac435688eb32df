import { arrearsCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, demandBasis, firstBill, isDone, keyOf, lastToPay, levied, moneyNeeds, paysAtCounter, periodOf, seizableOn, seizesDeposit, seizureBasis, sumsOf } from './telling.js';

const reading = cite('北区', '金融機関の窓口での納付は確認に約2週間かかり、督促状と行き違うことがある');

export default scenario({
  id: 'arrears.demand-crossing',
  ja: '督促の前に窓口で納めた人にも、それを区が知らなければ督促状が届く。差押のできる日の朝に知れば、その人のものは差し押さえられない',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-05', 'C-11'],
  basis: [reading, demandBasis, seizureBasis],
  today: '2026-06-26',
  needs: [...moneyNeeds, 'act.decideSeizure', 'parameter.lateChargeFrom'],
  rates: [year],
  cast: arrearsCast.filter((party) => party !== 'delinquency-contractor'),
  parameters: { lateChargeFrom: '2018' },

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [payer, other] = [alone(scene, '督促の3日前に納める人'), alone(scene, '納めない人')];
    await levied(scene, [[payer, 9_000_000], [other, 9_000_000]]);
    const yen = await firstBill(scene, payer.head);
    await advance('2026-07-17');
    await paysAtCounter(scene, payer.head);
    const seizes = async ({ head }: typeof payer, servedOn: typeof lastToPay | typeof seizableOn) => isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head), head, servedOn, yen));
    await advance(lastToPay);
    expect('どちらにも7月20日に督促した', [(await periodOf(scene, payer.head))?.demandedOn, (await periodOf(scene, other.head))?.demandedOn], ['2026-07-20', '2026-07-20'], reading);
    expect('指定期限の日には、どちらも差し押さえられない', [await seizes(payer, lastToPay), await seizes(other, lastToPay)], [false, false], seizureBasis);
    await advance(seizableOn);
    expect('7月31日の朝に納付が分かり、17日の遅れに延滞金はつかない', { ...await sumsOf(scene, payer.head), lateYen: (await periodOf(scene, payer.head))?.lateYen }, { collectedYen: yen, unpaidYen: 0, overpaidYen: 0, writtenOffYen: 0, lateYen: 0 }, reading);
    expect('その日、納めた人のものは差し押さえられず、納めない人のものは差し押さえられる', [await seizes(payer, seizableOn), await seizes(other, seizableOn)], [false, true], seizureBasis);
    expect('職員に回る例外はない', (await ward.receiptExceptions()).exceptions, [], reading);
    await booksHold(scene, year, true);
  },
});
