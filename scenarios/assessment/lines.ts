import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import type { Basis, Day } from '../../law/define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, business, decidedFor, levelOf, partsFor, yenJa } from './telling.js';

/** The lines of 軽減 of a year for people who live alone: an income, and the tenths that are taken off at it. */
export interface Lines {
  readonly fiscalYear: number;
  readonly basis: Basis;
  readonly insuredOn: Day;
  readonly bornOn: Day;
  /** Of an age that pays 介護分. */
  readonly paysCare?: boolean;
  readonly incomes: readonly (readonly [incomeYen: number, tenths: 0 | 2 | 5 | 7])[];
}

/** Levies on somebody alone at each income, and looks at the level and at every part of the amount. The families come back in the same order. */
export async function holdAtLines(scene: Scene, { fiscalYear, basis, insuredOn, bornOn, paysCare = false, incomes }: Lines): Promise<readonly Family[]> {
  const { ward, expect } = scene;
  const cases = incomes.map(([incomeYen, tenths]) => ({ incomeYen, tenths, family: alone(scene, `所得${incomeYen}円の人`, { bornOn }) }));
  await allInsured(scene, ...cases.map(({ family, incomeYen }) => [family, insuredOn, [[family.head, business(incomeYen, fiscalYear)]]] as const));
  await ward.run('assessYear');
  for (const { family: { head }, incomeYen, tenths } of cases) {
    const baseYen = incomeYen - 430_000;
    const reckoning = { baseYen, heads: 1, tenths, ...(paysCare ? { careBaseYen: baseYen, careHeads: 1 } : {}) };
    expect(`${yenJa(incomeYen)}なら${tenths === 0 ? '軽減なし' : `${tenths}割軽減`}`, [levelOf(await decidedFor(scene, head, fiscalYear)), await partsFor(scene, head, fiscalYear)], [`12か月 ${tenths}割`, reckoned(scene, fiscalYear, reckoning)], basis);
  }
  return cases.map(({ family }) => family);
}
