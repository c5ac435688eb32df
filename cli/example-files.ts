import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../contracts/aggregator/qualification.js';
import { noChange } from '../contracts/mailing/change.js';
import { installmentColumns, installmentsOf, sumColumns, noPension } from '../contracts/mailing/installments.js';
import { encodePaymentSlip } from '../contracts/mailing/payment-slip.js';
import { premiumNotice, printTotals, type PremiumNotice } from '../contracts/mailing/records.js';
import { Bad } from '../contracts/define.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode, individualNumberOf } from '../law/check-digits.js';
import type { Day } from '../law/define.js';
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

const dueDays: readonly Day[] = ['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-11-02', '2026-11-30', '2027-01-04', '2027-02-01', '2027-03-01', '2027-03-31'];
const printed = dueDays.map((dueOn, index) => ({ dueOn, yen: index === 0 ? 12_310 : 12_300 })).map(({ dueOn, yen }, index) => ({ dueOn, yen, barcode: slipOf(index + 1, dueOn, yen) }));

/** What the same person is asked to pay; the amounts are invented. */
const notice: PremiumNotice = {
  noticeId: 'R8-00000001-01', addressee: person.name, postalCode: null, addressLine1: address, addressLine2: null, fiscalYear: 2026, kind: 'decision', medicalYen: 88_010, supportYen: 32_000, careYen: 0, childSupportYen: 3_000,
  totalYen: 123_010, months: 12, reductionTenths: '0', ...installmentColumns(printed), ...noChange, ...noPension,
};

function slipOf(installment: number, payableUntil: Day, amountYen: number): string {
  const digits = encodePaymentSlip({ makerCode: '999999', freeField: `${home.code.slice(0, 5)}000000012601${String(installment).padStart(2, '0')}00`, reissueNumber: '0', payableUntil, isStamped: false, amountYen });
  if (digits instanceof Bad) throw new Error(`${digits.why}。${digits.cure}`);
  return digits;
}

/** Pairs of files to send by hand, by the path where `npm run docs` puts them: 資格情報ファイル, and a notice with its 件数金額表. */
export function exampleFiles(): ReadonlyMap<string, string> {
  const profile = bundledProfile();
  const nextDay = { ...envelope, date: '2026-04-02' } as const;
  const totals = { kind: notice.kind, pieceCount: 1, totalYen: notice.totalYen, ...sumColumns(installmentsOf(notice).map(({ yen }) => yen)) };
  const files = [
    codecOf(profile, qualificationHousehold).format(envelope, [household]), codecOf(profile, qualificationPerson).format(envelope, [person]),
    codecOf(profile, premiumNotice).format(nextDay, [notice]), codecOf(profile, printTotals).format(nextDay, [totals]),
  ];
  return new Map(files.map(({ name, bytes }) => [`docs/serve/${name}`, Buffer.from(bytes).toString('utf8')]));
}
