import type { Day } from '../../../law/define.js';
import type { StaffAct } from '../../../contracts/ward.js';
import { decided, isRefused, refuse, type Desk } from '../../desk.js';
import { householdHeadedBy, openPeriodOf, residentOf, spanOf, validPeriodsOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import type { ResidentRow } from '../../tables.js';
import { reviseHousehold, reviseResident } from '../../writing.js';
import { replaceDocuments } from '../certificates.js';
import { checkNewNumbers } from '../identity.js';
import { brokenInvariants, periodInvariants } from '../rules/period-invariants.js';
import { spreadPerson, toldPeriodsOf } from './person.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;
export type NumberCorrection = ActOf<'correctIndividualNumber'>['corrections'][number];
export type ResidentCorrection = Pick<ActOf<'correctResident'>, 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address'>;

const correction = { operation: 'correct', changeReason: 'correction' } as const;

/** 個人番号の訂正(付番誤り): another person's number had been written; every row sent with it is corrected, of all these people or of none. */
export async function correctIndividualNumber(desk: Desk, { corrections }: ActOf<'correctIndividualNumber'>): Promise<string | null> {
  await correctNumbers(desk, corrections);
  return isRefused(desk) ? null : householdWritten(desk, corrections[0]!.personKey);
}

/** 住民情報の訂正(登録データの誤り). */
export async function correctResident(desk: Desk, act: ActOf<'correctResident'>): Promise<string | null> {
  await correctItems(desk, act.personKey, act);
  return isRefused(desk) ? null : householdWritten(desk, act.personKey);
}

export async function correctNumbers(desk: Desk, corrections: readonly NumberCorrection[]): Promise<void> {
  for (const { personKey, individualNumber } of corrections) {
    const resident = await residentOf(desk, personKey);
    if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
    else if (resident.individual_number === individualNumber) refuse(desk, obstacle('individualNumberSame', '個人番号', desk.masked(individualNumber), `宛名番号 ${personKey} に登録されている個人番号と同じ`));
    if (corrections.filter((other) => other.personKey === personKey).length > 1) refuse(desk, obstacle('personTwice', '宛名番号', personKey, '一つの訂正に二度書かれている'));
  }
  await checkNewNumbers(desk, corrections);
  if (isRefused(desk)) return;
  for (const { personKey, individualNumber } of corrections) {
    reviseResident(desk, (await residentOf(desk, personKey))!, { individual_number: individualNumber }, correction);
    await spreadPerson(desk, personKey, await toldPeriodsOf(desk, personKey), correction);
  }
}

export async function correctItems(desk: Desk, personKey: string, { name, nameKana, bornOn, sex, address }: ResidentCorrection): Promise<void> {
  const resident = await residentOf(desk, personKey);
  if (!resident) return refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
  const said = { name, name_kana: nameKana, born_on: bornOn, sex, address };
  const changed = Object.fromEntries(Object.entries(said).filter(([column, value]) => value !== undefined && value !== resident[column as keyof typeof said])) as Partial<ResidentRow>;
  if (Object.keys(changed).length === 0) refuse(desk, obstacle('nothingChanges', '住民情報', personKey, '訂正する項目がないか、登録と同じ'));
  if (changed.born_on !== undefined) await checkBirthday(desk, resident, changed.born_on as Day);
  if (isRefused(desk)) return;
  const corrected = reviseResident(desk, resident, changed, correction);
  await spreadPerson(desk, personKey, await toldPeriodsOf(desk, personKey), correction);
  const headed = await householdHeadedBy(desk, personKey);
  if (changed.address !== undefined && headed?.head_person_key === personKey) await reviseHousehold(desk, headed.household_key, { address: changed.address }, desk.settings.today, correction);
  const isPrinted = Object.keys(changed).some((column) => column !== 'address');
  if (isPrinted && (await openPeriodOf(desk, personKey))) await replaceDocuments(desk, corrected, '住民情報の訂正');
}

/** Every period must be possible for somebody born on that day. */
async function checkBirthday(desk: Desk, resident: ResidentRow, bornOn: Day): Promise<void> {
  const { koukiLossRule, applicationEndConvention } = desk.settings.parameters;
  const latest = (resident.died_on ?? desk.settings.today) as Day;
  if (bornOn > latest) refuse(desk, obstacle('beforeBirth', '生年月日', bornOn, `${latest} より後の生年月日`));
  const question = {
    personKey: resident.person_key, bornOn, diedOn: resident.died_on as Day | null, koukiLossRule, convention: applicationEndConvention,
    periods: (await validPeriodsOf(desk, resident.person_key)).map((row) => ({ ...spanOf(row), startReason: row.start_reason })),
  };
  decided(desk, periodInvariants.apply(question));
  refuse(desk, ...brokenInvariants(question));
}

/** The household the correction goes out with. */
const householdWritten = async (desk: Desk, personKey: string): Promise<string | null> =>
  (await toldPeriodsOf(desk, personKey)).at(-1)?.household_key ?? [...desk.queue.keys()][0] ?? null;
