import { limitCategories, type LimitCategory } from '../../../contracts/insurer-hub/codes.js';
import type { Day } from '../../../law/define.js';
import type { Month } from '../../../law/fiscal-year.js';
import type { Over70Category, Under70Category } from '../../../law/high-cost.js';
import type { Home } from '../../ratios/stays.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { readMonths } from '../household-months.js';
import { homesIn, isReckoned } from '../receipts/place.js';
import type { LimitQuestion } from '../rules/limit-certification.js';

/** Where somebody is insured on a day, since when without a break, and from what day on not any more, as far as that is known. */
export interface Standing { readonly household: string | null; readonly since: Day | null; readonly until: Day | null }

export async function standingsOn(store: WardStore, settings: Settings, people: readonly string[], day: Day): Promise<ReadonlyMap<string, Standing>> {
  const homes = await homesIn(store, people, settings);
  return new Map(people.map((personKey) => [personKey, standingIn(homes.get(personKey) ?? [], day)]));
}

function standingIn(homes: readonly Home[], day: Day): Standing {
  const at = homes.findIndex(({ from, until }) => from <= day && (until === null || day < until));
  if (at < 0) return { household: null, since: null, until: homes.findLast(({ until }) => until !== null && until <= day)?.until ?? null };
  const begins = homes.slice(0, at + 1).findLastIndex(({ from }, i) => i === 0 || homes[i - 1]!.until !== from);
  const ends = homes.findIndex(({ until }, i) => i >= at && homes[i + 1]?.from !== until);
  return { household: homes[at]!.household, since: homes[begins]!.from, until: homes[ends]!.until };
}

type Judged = Pick<LimitQuestion, 'category' | 'categoryBecause' | 'isElderly'> & { readonly headPersonKey: string | null };
const unknown: Judged = { category: null, categoryBecause: [], isElderly: false, headPersonKey: null };

/** 区分 of people in a month by the rule of 高額療養費; whoever's household is not given has none. */
export async function categoriesIn(store: WardStore, settings: Settings, month: Month, householdOf: ReadonlyMap<string, string>): Promise<(personKey: string) => Judged> {
  if (!isReckoned(month)) return () => unknown;
  const read = new Map((await readMonths(store, settings, month, new Map([...new Set(householdOf.values())].map((key) => [key, []])))).map((one) => [one.householdKey, one.judged]));
  return (personKey) => {
    const judged = read.get(householdOf.get(personKey) ?? '');
    const member = judged?.members.find((one) => one.personKey === personKey);
    if (!judged || !member) return unknown;
    return { category: member.isElderly ? judged.over70 : judged.under70, categoryBecause: judged.because, isElderly: member.isElderly, headPersonKey: judged.headPersonKey };
  };
}

/** The letter of a 区分 as it crosses every wire. */
export const categoryCode = (category: string): LimitCategory => limitCategories.find(([, ja]) => ja === category)![0];
export type Category = Under70Category | Over70Category;
