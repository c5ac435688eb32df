import { stoppedBasis } from '../../law/special-collection.js';
import { demandBasis } from '../../law/collection-terms.js';
import { newestNotice, year } from '../assessment/telling.js';
import { pays, slipsIn } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { asked, exceptions, moneyBasis, ofOneYear, paysUntilSeptember, pensioners, specialSteps, specialYen, standing, taken } from './telling.js';

export default scenario({
  id: 'special-collection.not-withheld',
  ja: '年金が減って12月に引かれなかった額は、1月からの期に移って納付書が届く。納めた人は完納になり、納めない人もその納期限から20日までは督促されない',
  level: 'incident',
  covers: specialSteps,
  basis: [stoppedBasis, demandBasis],
  ...ofOneYear,

  async play(scene) {
    const { ward, pensionInsurer, advance, expect } = scene;
    const [{ head: paying }, { head: silent }] = await pensioners(scene, ['納付書で納める人', '納めない人']);
    await ward.run('assessYear');
    const [october = 0, december = 0, february = 0] = await specialYen(scene, paying);
    await paysUntilSeptember(scene, paying, silent);
    await advance('2026-12-01');
    for (const head of [paying, silent]) await pensionInsurer.pays([head, { annualPensionYen: 30_000 }]);
    await advance('2026-12-22');
    expect('12月は二人とも引かれない', (await taken(scene)).filter((line) => line.startsWith('2026-12')), ['2026-12 年金の額が足りない 0', '2026-12 年金の額が足りない 0'], stoppedBasis);
    expect('更正を待つものとして挙がる', await exceptions(scene), [`withholdingReturned ${december}`, `withholdingReturned ${december}`], stoppedBasis);
    const notice = await newestNotice(scene, paying);
    await ward.run('reassess');
    await advance('2026-12-28');
    expect('12月と2月の額が、1月からの三つの期に移る', { special: await standing(scene, paying, 'special'), moved: (await ward.account(paying, year)).periods.filter(({ period, leviedYen }) => period >= 8 && period <= 10 && leviedYen > 0).map(({ period, dueOn }) => `${period} ${dueOn}`), sum: (await ward.account(paying, year)).periods.filter(({ period }) => period >= 8 && period <= 10).reduce((sum, { leviedYen }) => sum + leviedYen, 0) },
      { special: [`10月 完納 ${october}`], moved: ['8 2027-02-01', '9 2027-03-01', '10 2027-03-31'], sum: december + february }, stoppedBasis);
    expect('2月の依頼は取り下げられ、新しい通知に三枚の納付書がある', { asked: (await asked(scene)).filter((line) => line >= '2027'), isNew: await newestNotice(scene, paying) !== notice, slips: (await slipsIn(scene, paying)).length }, { asked: ['2027-02 0', '2027-02 0'], isNew: true, slips: 3 }, stoppedBasis);
    for (const slip of await slipsIn(scene, paying)) await pays(scene, slip, '移った分を納める');
    await advance('2027-02-20');
    expect('納期限から20日までは、納めない人にも督促はない', (await ward.account(silent, year)).periods.filter(({ demandedOn }) => demandedOn !== null), [], demandBasis);
    await advance('2027-02-23');
    expect('20日目に、納期限の来た期だけが督促され、天引きの月は督促されない', (await ward.account(silent, year)).periods.filter(({ demandedOn }) => demandedOn !== null).map(({ period, demandedOn }) => `${period} ${demandedOn}`), ['8 2027-02-21'], demandBasis);
    expect('納めた人には何も残らない', { unpaid: (await ward.account(paying, year)).periods.reduce((sum, { unpaidYen }) => sum + unpaidYen, 0), taken: (await taken(scene)).filter((line) => line >= '2027') }, { unpaid: 0, taken: [] }, moneyBasis);
  },
});
