import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Profile } from '../../contracts/wire/profile.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import type { Day } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';

/** Municipalities of the examples: 千代田区, 中央区, 港区. */
export const [A, B, C] = ['131016', '131024', '131032'] as const;

/** The 個人番号 of the n-th person of the examples. */
export const numberOf = (n: number): string => individualNumberOf(String(10_000_000_000 + n), defaultNumberMode);

export type PersonWish = Partial<QualificationPerson> & { readonly n: number; readonly from?: Day | null; readonly until?: Day | null };

/** A person row of a municipality: the n-th person, head of a household of one, insured since `from`. */
export function personRow(code: string, { n, from = '2025-04-01', until = null, ...wish }: PersonWish): QualificationPerson {
  return {
    individualNumber: numberOf(n), insurerNumber: municipality(code).insurerNumber, householdKey: `H${n}`, personKey: `P${n}`, branchNumber: '01', name: `見本${n}`, nameKana: `ミホン${n}`, bornOn: '1980-01-01', sex: '1',
    address: `${municipality(code).addressPrefix}1-1`, memberKind: 'head', relationship: '世帯主', periodKey: from === null ? null : 'T1',
    applicationStartOn: from, applicationStartReason: from === null ? null : 'leaveEmployeeInsurance', applicationEndOn: until, applicationEndReason: until === null ? null : 'moveOutWithinPrefecture',
    acquiredOn: null, acquisitionReason: null, lostOn: null, lossReason: null, specialResidenceKind: null, changeReason: null, cardUseCancellation: false, isNotDisclosed: false, selfInfoBlocked: false,
    municipalInsuredId: null, operation: 'register', revision: 1, ...wish,
  };
}

/** The household rows that fit the person rows: the head is whoever says so. */
export function householdRows(persons: readonly QualificationPerson[], wish: Partial<QualificationHousehold> = {}): QualificationHousehold[] {
  const byKey = new Map<string, QualificationPerson[]>();
  for (const person of persons) byKey.set(person.householdKey, [...(byKey.get(person.householdKey) ?? []), person]);
  return [...byKey].map(([householdKey, members]): QualificationHousehold => {
    const head = members.find(({ memberKind }) => memberKind !== 'member') ?? members[0]!;
    return {
      insurerNumber: head.insurerNumber, householdKey, headPersonKey: head.personKey, headKind: head.memberKind === 'nominalHead' ? 'nominal' : 'insured', changeOn: null, changeReason: null,
      householdAddress: head.address, operation: 'register', revision: head.revision, ...wish,
    };
  });
}

/** The two files of one batch. */
export function pairOf(profile: Profile, code: string, seq: number, persons: readonly QualificationPerson[], { date = '2025-05-12', households = householdRows(persons) }: { date?: Day; households?: readonly QualificationHousehold[] } = {}): [WireFile, WireFile] {
  const envelope = { municipalityCode: code, date, seq };
  return [codecOf(profile, qualificationHousehold).format(envelope, households), codecOf(profile, qualificationPerson).format(envelope, persons)];
}
