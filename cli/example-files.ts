import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../contracts/aggregator/qualification.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode, individualNumberOf } from '../law/check-digits.js';
import { municipality } from '../law/municipalities.js';

const home = municipality('131016');
const envelope = { municipalityCode: home.code, date: '2026-04-01', seq: 1 } as const;
const address = `${home.addressPrefix}架空町1-2-3`;

/** Somebody who never lived: moved in from another prefecture on 2026-04-01. */
const person: QualificationPerson = {
  individualNumber: individualNumberOf('12345678901', defaultNumberMode), insurerNumber: home.insurerNumber, householdKey: 'H-0001', personKey: '0000012345', branchNumber: '01', name: '見本 花子', nameKana: 'ミホン ハナコ',
  bornOn: '1985-06-15', sex: '2', address, memberKind: 'head', relationship: '世帯主', periodKey: 'T-0001', applicationStartOn: '2026-04-01', applicationStartReason: 'moveInFromOutside', applicationEndOn: null, applicationEndReason: null,
  acquiredOn: '2026-04-01', acquisitionReason: 'moveInFromOutside', lostOn: null, lossReason: null, specialResidenceKind: null, changeReason: 'moveInFromOutside', cardUseCancellation: false, isNotDisclosed: false, selfInfoBlocked: false,
  municipalInsuredId: null, operation: 'register', revision: 1,
};
const household: QualificationHousehold = {
  insurerNumber: home.insurerNumber, householdKey: 'H-0001', headPersonKey: person.personKey, headKind: 'insured', changeOn: '2026-04-01', changeReason: 'moveInFromOutside', householdAddress: address, operation: 'register', revision: 1,
};

/** A pair of files to send by hand, by the path where `npm run docs` puts them. */
export function exampleFiles(): ReadonlyMap<string, string> {
  const files = [codecOf(bundledProfile(), qualificationHousehold).format(envelope, [household]), codecOf(bundledProfile(), qualificationPerson).format(envelope, [person])];
  return new Map(files.map(({ name, bytes }) => [`docs/serve/${name}`, Buffer.from(bytes).toString('utf8')]));
}
