import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { moneyBasis, ofOneYear, pensionDays, specialSteps, standing, wrongInOctober } from './telling.js';

const shortBasis = assume('払込が結果の合計と違うとき、世帯の収納は結果によって立て、差は経路の照合に残す');

export default scenario({
  id: 'special-collection.paid-short',
  ja: '払い込まれた額が結果の合計より百円少なければ、二人の収納は結果どおりに立ち、百円の差が照合に残る',
  level: 'abnormal',
  covers: specialSteps,
  basis: [shortBasis],
  ...ofOneYear,

  async play(scene) {
    const { bank, pensionInsurer, advance, expect } = scene;
    const people = await wrongInOctober(scene, ['一人目', '二人目'], 'paysOtherAmount');
    const told = people.reduce((sum, { october }) => sum + october, 0);
    await advance('2026-10-30');
    expect('二人とも完納である', await Promise.all(people.map(async ({ head }) => (await standing(scene, head, 'special'))[0])), people.map(({ october }) => `10月 完納 ${october}`), shortBasis);
    expect('明細だけが百円少ない', await pensionDays(scene), [`2026-10-22 ${told} ${told - 100} ${told}`], shortBasis);
    expect('年金保険者の払込と銀行の口座は合う', [(await pensionInsurer.transfers()).map(({ amountYen }) => amountYen), await bank.collected()], [[told - 100], told - 100], moneyBasis);
  },
});
