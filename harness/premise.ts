import { applicationStartReasons, wordOf } from '../contracts/codes.js';
import type { Resident } from '../contracts/resident.js';
import { wardParameters } from '../law/ward-parameters.js';
import type { Day } from '../law/define.js';
import type { Family } from './families.js';
import type { Premise, PremiseHousehold, PremisePerson } from './results.js';
import type { NewNotification, Scenario, Scene } from './scene.js';

type Since = NonNullable<PremisePerson['since']>;

export interface PremiseNotes {
  readonly premise: () => Premise;
  /** The same people, written down when a story asks for them. */
  readonly watched: (people: Scene['people']) => Scene['people'];
  /** From when on somebody is insured, as the story's first hour lays it down; what is told later is no premise any more. */
  readonly insured: (personKeys: readonly string[], since: Day, reason: string, by: Since['by']) => void;
  readonly notified: (notification: NewNotification) => void;
  readonly set: (text: string) => void;
  /** `藤田さんほか2人`; people nobody in the story knows are counted. */
  readonly who: (personKeys: readonly string[]) => string;
}

/** Writes down what a story sets up: its people, where they live, since when they are insured, what is set differently. `isBeginning` until business time moves. */
export function premiseNotes(scenario: Scenario, municipalityName: (code: string) => string, isBeginning: () => boolean): PremiseNotes {
  const households: { readonly family: Family; readonly isLater: boolean }[] = [];
  const since = new Map<string, Since>();
  const names = new Map<string, string>();
  const settings = Object.entries(scenario.parameters ?? {}).map(([name, value]) => `${wardParameters.find((one) => one.name === name)?.ja ?? name}: ${value}`);
  const noted = (family: Family, isLater: boolean): Family => {
    if (!households.some((known) => known.family.household.householdKey === family.household.householdKey && known.family.municipalityCode === family.municipalityCode)) households.push({ family, isLater });
    for (const { personKey, name } of family.residents) names.set(personKey, name);
    return family;
  };
  const insured: PremiseNotes['insured'] = (personKeys, on, reason, by) => {
    for (const key of personKeys) if (!since.has(key)) since.set(key, { on, reason: wordOf(applicationStartReasons, reason), by });
  };
  return {
    premise: () => ({ settings, households: households.map(({ family, isLater }) => householdOf(family, isLater, municipalityName(family.municipalityCode), since)) }),
    watched: ({ household, moved }) => ({ household: (...wish) => noted(household(...wish), false), moved: (...wish) => noted(moved(...wish), true) }),
    insured,
    notified(notification) {
      if (notification.kind === 'start' && isBeginning()) insured(notification.startingPersonKeys, notification.occurredOn, notification.reason, 'notification');
    },
    set: (text) => void settings.push(text),
    who(personKeys) {
      const [first, ...others] = personKeys.map((key) => names.get(key));
      if (first === undefined) return `${personKeys.length}人`;
      return others.length === 0 ? `${first}さん` : `${first}さんほか${others.length}人`;
    },
  };
}

const householdOf = ({ household, address }: Family, isLater: boolean, municipality: string, since: ReadonlyMap<string, Since>): PremiseHousehold => ({
  municipality, address, isLater,
  people: household.members.map(({ resident: { personKey, name, relationship, bornOn, sex }, insured: isInsured }) => ({ personKey, name, relationship, bornOn, sex, isInsured, since: since.get(personKey) ?? null })),
});

export const keysOf = (people: readonly Resident[]): readonly string[] => people.map(({ personKey }) => personKey);
