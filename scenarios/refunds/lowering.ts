import { derive } from '../../law/define.js';
import type { Scene } from '../../harness/scene.js';
import { billed, reckoned, totalOf } from '../assessment/reckoning.js';
import { allInsured, alone, business, noIncome, told, year } from '../assessment/telling.js';
import { accountOf, appropriating, booksAgree, decidedYen, exceptionsIn, overpaidBasis, overpaidIn, pays, periodsOf, quickAgent, refundsAll, slipsIn, unpaidIn } from './telling.js';

export const loweredBasis = derive('減額更正で納期の来た期のどれが減るかは、区の定めによる。未納の期が減れば督促するものがなくなり、納めた期が減れば過納になる');

/** 1期 and 2期 are due; both paid, or only the first. Then the year is cut to less than one of them. */
export async function lowersAfterTwoPeriods(scene: Scene, order: 'latestFirst' | 'earliestFirst'): Promise<void> {
  const { ward, bank, advance, expect } = scene;
  const account = accountOf('0000001');
  await quickAgent(scene);
  const families = ['1期も2期も納めた人', '1期だけ納めた人'].map((label) => alone(scene, label));
  const [paid, half] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
  await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(15_430_000)]]] as const));
  await ward.run('assessYear');
  const [firstYen = 0, secondYen = 0] = await decidedYen(scene, paid);
  const leastYen = totalOf(reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 }));
  const cutYen = billed(totalOf(reckoned(scene, year, { baseYen: 15_000_000, heads: 1 })), 2) - leastYen;
  await bank.opens([{ ...account, balanceYen: 0 }], false);
  await advance('2026-06-30');
  const slips = await slipsIn(scene, paid);
  await pays(scene, slips[0], '1期を納める');
  await pays(scene, slips[1], '2期も納める');
  await pays(scene, (await slipsIn(scene, half))[0], '1期だけを納める');
  await advance('2026-07-31');
  await told(scene, [paid, noIncome()], [half, noIncome()]);
  await ward.run('reassess');

  const [cutOfLast, cutOfFirst] = order === 'latestFirst' ? [secondYen, cutYen - secondYen] : [cutYen - firstYen, firstYen];
  const periods = (first: number, second: number) => [...(first > 0 ? [`1期 ${first}円`] : []), ...(second > 0 ? [`2期 ${second}円`] : [])];
  expect('二つの期を納めた人の過納', await overpaidIn(scene, paid), periods(cutOfFirst, cutOfLast), loweredBasis);
  expect('1期だけ納めた人は、2期の未納が先に減り、残りが1期の過納になるか、1期が減って2期の未納が残る', { overpaid: await overpaidIn(scene, half), unpaid: await unpaidIn(scene, half) }, { overpaid: periods(cutOfFirst, 0), unpaid: periods(0, secondYen - cutOfLast) }, loweredBasis);
  if (order === 'earliestFirst') await ward.act(appropriating((await periodsOf(scene, half))[0]));
  for (const head of [paid, half]) await refundsAll(scene, head, account);
  await advance('2026-08-10');
  expect('どちらの順でも、返る額は同じである', await bank.balanceOf(account), cutYen + (cutYen - secondYen), overpaidBasis);
  expect('二人とも、未納も待つものもない', [await unpaidIn(scene, paid), await unpaidIn(scene, half), await exceptionsIn(scene)], [[], [], []], overpaidBasis);
  await booksAgree(scene, 2 * leastYen);
}
