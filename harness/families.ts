import { dayPart } from '../law/day.js';
import type { Resident } from '../contracts/resident.js';
import type { Household, HouseholdWish } from './people/define.js';
import { household, movedTo } from './people/population.js';
import type { World } from './world.js';

export type HouseholdWishes = Partial<HouseholdWish>;

/** A synthetic household of a story: the people, and what the stories ask of them. */
export interface Family {
  readonly household: Household;
  readonly municipalityCode: string;
  readonly address: string;
  /** Everybody, the head first. */
  readonly residents: readonly Resident[];
  readonly head: Resident;
  /** Those who are or become insured; a 擬制世帯主 is not among them. */
  readonly insured: readonly Resident[];
  readonly insuredKeys: readonly string[];
}

export const familyOf = (of: Household): Family => {
  const insured = of.members.filter((person) => person.insured).map(({ resident }) => resident);
  return {
    household: of, municipalityCode: of.municipalityCode, address: of.address, residents: of.members.map(({ resident }) => resident),
    head: of.members[0]!.resident, insured, insuredKeys: insured.map(({ personKey }) => personKey),
  };
};

/** The people of one world's stories. The label alone fixes who they are, not the order of asking. */
export const familiesOf = (world: World, homeCode: string, born: (residents: readonly Resident[]) => void) => ({
  household: (label: string, wishes: HouseholdWishes = {}, municipalityCode = homeCode): Family => {
    const family = familyOf(household({ head: { age: 45, insured: true }, ...wishes, seed: world.seed, label, municipalityCode, today: dayPart(world.now()), numberMode: world.numberMode }));
    born(family.residents);
    return family;
  },
  /** The same people in another municipality: new 宛名番号 and address. `who` picks members by place; the first becomes head unless all move. */
  moved: (family: Family, municipalityCode: string, who?: readonly number[]): Family => familyOf(movedTo(family.household, {
    seed: world.seed, label: `${family.household.householdKey}→${municipalityCode}${who ? `:${who.join()}` : ''}`, municipalityCode, ...(who ? { who } : {}),
  })),
});
