import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { apart, exceptions, ofOneYear, pensionDays, specialSteps, standing, wrongInOctober } from './telling.js';

const missingBasis = assume('結果の届かない月は、収納とも未納とも扱わず、督促もせずに年金保険者に確かめる');

export default scenario({
  id: 'special-collection.result-missing',
  ja: '10月の結果が届かなければ、銀行に入った額は台帳のどこにもなく、照合の差と年金保険者に確かめる月として残る。その月は督促されない',
  level: 'abnormal',
  covers: specialSteps,
  basis: [missingBasis],
  ...ofOneYear,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const [{ head, october }] = await wrongInOctober(scene, ['結果の失われる人'], 'resultLost');
    await advance('2026-11-04');
    expect('銀行にだけある額が、差として見える', { bank: await bank.collected(), days: await pensionDays(scene), apart: await apart(scene) }, { bank: october, days: [`2026-10-22 0 ${october} 0`], apart: [`2026-10-22 ${october}`] }, missingBasis);
    expect('20日までは待つ', await exceptions(scene), [], missingBasis);
    await advance('2026-11-05');
    expect('20日を過ぎると、年金保険者に確かめるものとして挙がる', (await ward.receiptExceptions()).exceptions.map(({ code, yen, since, proposals }) => [code, yen, since, ...proposals.map(({ proposal }) => proposal)].join(' ')), [`withholdingWithoutResult ${october} 2026-10-15 askPensionInsurer`], missingBasis);
    await advance('2026-11-20');
    expect('その月は督促されずに待つ', { state: (await standing(scene, head, 'special'))[0], demanded: (await ward.account(head, year)).periods.filter(({ period, demandedOn }) => period > 60 && demandedOn !== null) }, { state: `10月 年金から天引きする ${october}`, demanded: [] }, missingBasis);
  },
});
