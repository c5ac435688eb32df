import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { apart, exceptions, moneyBasis, ofOneYear, pensionDays, specialSteps, standing, wrongInOctober } from './telling.js';

const lateBasis = assume('結果が遅れた月は督促されず、届けば引かれた日の収納になる');

export default scenario({
  id: 'special-collection.result-late',
  ja: '10月の結果が30日遅れても督促はされず、届いた日に、引かれた日の収納になって照合の差が消える',
  level: 'abnormal',
  covers: specialSteps,
  basis: [lateBasis],
  ...ofOneYear,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [{ head, october }] = await wrongInOctober(scene, ['結果の遅れる人'], 'resultLate');
    await advance('2026-11-18');
    expect('30日の間は、銀行の明細にだけある', { exceptions: await exceptions(scene), apart: await apart(scene), october: (await standing(scene, head, 'special'))[0] }, { exceptions: [`withholdingWithoutResult ${october}`], apart: [`2026-10-22 ${october}`], october: `10月 年金から天引きする ${october}` }, lateBasis);
    await advance('2026-11-20');
    expect('届けば、尋ねるものも差も消える', { exceptions: await exceptions(scene), days: await pensionDays(scene), october: (await standing(scene, head, 'special'))[0] }, { exceptions: [], days: [`2026-10-22 ${october} ${october} ${october}`], october: `10月 完納 ${october}` }, moneyBasis);
    expect('その月は一度も督促されていない', (await ward.account(head, year)).periods.filter(({ period, demandedOn }) => period > 60 && demandedOn !== null), [], lateBasis);
  },
});
