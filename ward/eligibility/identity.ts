import { isIndividualNumber } from '../../law/check-digits.js';
import type { Resident } from '../../contracts/resident.js';
import { decided, refuse, type Desk } from '../desk.js';
import { holderOf, residentOf } from '../reading.js';
import { identityObstacles, numberIdentity, type IdentityQuestion } from './rules/number-identity.js';

/** Decides for everybody the form describes and the act needs whether they are who the records say. */
export async function checkIdentities(desk: Desk, needed: readonly Resident[]): Promise<void> {
  for (const resident of needed) {
    const question = await questionOf(desk, resident, needed);
    decided(desk, numberIdentity.apply(question));
    refuse(desk, ...identityObstacles(question));
  }
}

/** Are the numbers ones that these people can get, all at once? For 個人番号変更 and 個人番号の訂正: who gives a number up in the same act does not stand in the way. */
export async function checkNewNumbers(desk: Desk, changes: readonly { readonly personKey: string; readonly individualNumber: string }[]): Promise<void> {
  const next = new Map(changes.map(({ personKey, individualNumber }) => [personKey, individualNumber]));
  for (const { personKey, individualNumber } of changes) {
    const holder = await holderOf(desk, individualNumber);
    const question: IdentityQuestion = {
      personKey, token: desk.masked(individualNumber), isWellFormed: isIndividualNumber(individualNumber, desk.settings.numberMode), recorded: null,
      holder: holder !== null && (next.get(holder) ?? individualNumber) !== individualNumber ? null : holder,
      twin: changes.find((other) => other.personKey !== personKey && other.individualNumber === individualNumber)?.personKey ?? null,
    };
    decided(desk, numberIdentity.apply({ ...question, recorded: { sameNumber: true, sameBirthAndSex: true } }));
    refuse(desk, ...identityObstacles(question));
  }
}

async function questionOf(desk: Desk, resident: Resident, all: readonly Resident[]): Promise<IdentityQuestion> {
  const { personKey, individualNumber } = resident;
  const before = await residentOf(desk, personKey);
  return {
    personKey, token: desk.masked(individualNumber), isWellFormed: isIndividualNumber(individualNumber, desk.settings.numberMode),
    holder: await holderOf(desk, individualNumber),
    twin: all.find((other) => other.personKey !== personKey && other.individualNumber === individualNumber)?.personKey ?? null,
    recorded: before && { sameNumber: before.individual_number === individualNumber, sameBirthAndSex: before.born_on === resident.bornOn && before.sex === resident.sex },
  };
}
