import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { apart, moneyBasis, ofOneYear, pensionDays, specialSteps, standing, wrongInOctober } from './telling.js';

const onceBasis = assume('同じ世帯と月の結果は、何度届いても一度だけ収納になる');

export default scenario({
  id: 'special-collection.result-twice',
  ja: '同じ結果が二つのファイルで届いても、収納は一度だけで、過誤納にならない',
  level: 'abnormal',
  covers: specialSteps,
  basis: [onceBasis],
  ...ofOneYear,

  async play(scene) {
    const { bank, pensionInsurer, advance, files, expect } = scene;
    const [{ head, october }] = await wrongInOctober(scene, ['二度知らされる人'], 'resultTwice');
    await advance('2026-10-30');
    expect('二つのファイルとも受け取られている', { crossed: (await files()).filter(({ layout }) => layout === 'withholdingResultStandIn').length, waiting: await pensionInsurer.waiting() }, { crossed: 2, waiting: [] }, onceBasis);
    expect('収納は一度だけ', { october: (await standing(scene, head, 'special'))[0], days: await pensionDays(scene), bank: await bank.collected(), apart: await apart(scene) }, { october: `10月 完納 ${october}`, days: [`2026-10-22 ${october} ${october} ${october}`], bank: october, apart: [] }, moneyBasis);
  },
});
