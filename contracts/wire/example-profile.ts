import { highCostRecords } from '../aggregator/high-cost.js';
import {
  acquisitionReasons, applicationEndReasons, applicationStartReasons, batchOutcomes, changeReasons, continuities, headKinds, lossReasons, memberKinds, operations, severities, specialResidenceKinds,
} from '../codes.js';
import type { Codes, Field, RecordDefinition } from '../define.js';
import { insurerHubRecords } from '../insurer-hub/records.js';
import { handoverRecords } from '../integrated-db/provision.js';
import { residentFeed } from '../integrated-db/resident-feed.js';
import { taxFeed } from '../integrated-db/tax-feed.js';
import { jukiNetRecords } from '../juki-net/identity.js';
import { lookupRecords } from '../juki-net/lookup.js';
import { mailingRecords } from '../mailing/records.js';
import { municipalHubRecords } from '../municipal-hub/records.js';
import { benefitContractorRecords } from '../benefit-contractor/records.js';
import { delinquencyContractorRecords } from '../delinquency-contractor/records.js';
import { contactSlip } from '../other-municipality/contact-slip.js';
import { agentReceipt } from '../payment-agent/receipt.js';
import { paymentStandIns } from '../payment-channels/stand-ins.js';
import { withholdingStandIns } from '../pension-insurer/stand-ins.js';
import { recordDisclosureRecords } from '../record-disclosure/linkage-symbol.js';

const numbered = (codes: Codes, from: number) => Object.fromEntries(codes.map(([code], index) => [code, String(from + index)]));

const frame = (width: number) => ({
  header: [{ constant: 'H', width: 2 }, { value: 'kind', width: 12 }, { value: 'municipality', width: 6 }, { value: 'date', format: 'GYYMMDD', width: 7 }, { value: 'seq', width: 6 }, { value: 'count', width: 9 }, { constant: '', width }],
  trailer: [{ constant: 'T', width: 2 }, { value: 'count', width: 9 }, { constant: '', width }],
});
const file = (kind: string, fields: readonly object[]) => ({
  kind, fileName: 'X{kind}-{seq:5}-{municipality}-{date:YYYYMMDD}.DAT', encoding: 'cp932', newline: 'crlf', record: { kind: 'fixed', columnNames: false, ...frame(3) }, fields,
});
const date = (key: string) => ({ key, width: 8, type: 'date:YYYYMMDD', empty: '00000000' });
const wareki = (key: string) => ({ key, width: 7, type: 'date:GYYMMDD' });
const text = (key: string, width: number) => ({ key, width });
const number = (key: string, width: number) => ({ key, width, pad: 'left-zero' });
/** Any record in fixed width: the order turned round, each item as wide as its type can become. */
const anyFixed = ({ fields }: RecordDefinition) => Object.entries(fields).toReversed().map(([key, field]: [string, Field<unknown>]) => ({
  key, width: field.isDay ? 8 : widthOfNumber[field.type] ?? 2 * Number(/\((\d+)\)/.exec(field.type)?.[1] ?? 30), ...(field.isDay ? { type: 'date:YYYYMMDD', empty: '00000000' } : {}), ...(field.type in widthOfNumber ? { pad: 'left-space' } : {}),
}));
const widthOfNumber: Readonly<Record<string, number>> = { 件数: 9, 円: 11, 年度: 4 };
const hubFiles = [...insurerHubRecords, ...jukiNetRecords, ...recordDisclosureRecords, taxFeed, residentFeed, ...mailingRecords, ...municipalHubRecords, contactSlip, ...delinquencyContractorRecords, ...benefitContractorRecords, ...lookupRecords, ...handoverRecords, agentReceipt, ...paymentStandIns, ...withholdingStandIns, ...highCostRecords] as readonly RecordDefinition[];
const coded = (key: string, table: string, width: number) => ({ key, width, codes: `tables.${table}` });

/**
 * A local profile as unlike the bundled one as the grammar allows: CP932, fixed width in bytes, CRLF, another order,
 * other code values, other dates, counts in header and trailer, other file names. Every width, number and code in it is
 * made up for tests; it resembles no official layout.
 */
export const exampleProfile = {
  profileId: 'local/example@1', extends: 'public-knowledge/interfaces@1.0.0', basis: 'local',
  files: {
    qualificationHousehold: file('HH', [
      { constant: 'D', width: 1 }, coded('operation', 'operation', 2), number('revision', 9), text('householdKey', 80), text('headPersonKey', 80), coded('headKind', 'headKind', 1), wareki('changeOn'),
      coded('changeReason', 'anyReason', 3), text('householdAddress', 400), text('insurerNumber', 6),
    ]),
    qualificationPerson: file('PP', [
      { constant: 'D', width: 1 }, text('personKey', 80), { key: 'nameKana', width: 200 }, { key: 'name', width: 200, required: true }, text('insurerNumber', 6), text('householdKey', 80), text('branchNumber', 2), wareki('bornOn'),
      coded('sex', 'sex', 1), text('address', 400), coded('memberKind', 'memberKind', 2), text('relationship', 40), text('periodKey', 80), date('applicationStartOn'), coded('applicationStartReason', 'startReason', 3),
      date('applicationEndOn'), coded('applicationEndReason', 'endReason', 3), date('acquiredOn'), coded('acquisitionReason', 'acquisitionReason', 3), date('lostOn'), coded('lossReason', 'lossReason', 3),
      coded('specialResidenceKind', 'special', 2), coded('changeReason', 'anyReason', 3), text('cardUseCancellation', 1), text('isNotDisclosed', 1), text('selfInfoBlocked', 1), text('municipalInsuredId', 80),
      coded('operation', 'operation', 2), number('revision', 9), { key: 'individualNumber', width: 12, at: 2 },
    ]),
    qualificationDates: file('DD', [
      date('lostOn'), date('acquiredOn'), text('municipalInsuredId', 80), wareki('applicationStartOn'), wareki('applicationEndOn'), coded('continuity', 'continuity', 1), text('issueCodes', 60), number('version', 9),
    ]),
    municipalInsuredIds: file('ID', [text('personKey', 80), text('prefecturePersonId', 80), text('municipalInsuredId', 80)]),
    processingResult: file('RR', [
      coded('severity', 'severity', 1), text('rowKind', 8), text('batchId', 80), coded('outcome', 'outcome', 1), { key: 'receivedCount', width: 9, pad: 'left-space' }, { key: 'loadedCount', width: 9, pad: 'left-space' },
      { key: 'rejectedCount', width: 9, pad: 'left-space' }, text('code', 20), text('fileName', 240), { key: 'line', width: 9, pad: 'left-space' }, { key: 'byte', width: 9, pad: 'left-space' }, text('fieldJa', 120), text('personKey', 80),
      text('message', 600), text('cure', 600),
    ]),
    ...Object.fromEntries(hubFiles.map((definition, index) => [definition.id, file(`Z${index + 10}`, anyFixed(definition))])),
  },
  tables: {
    operation: numbered(operations, 10), headKind: numbered(headKinds, 3), memberKind: numbered(memberKinds, 50), special: numbered(specialResidenceKinds, 70), sex: { 1: '2', 2: '1' }, severity: numbered(severities, 4),
    continuity: numbered(continuities, 1), outcome: numbered(batchOutcomes, 7), startReason: numbered(applicationStartReasons, 100), endReason: numbered(applicationEndReasons, 200),
    acquisitionReason: numbered(acquisitionReasons, 300), lossReason: numbered(lossReasons, 400), anyReason: numbered([...new Map([...applicationStartReasons, ...applicationEndReasons, ...changeReasons])], 500),
  },
  rules: { applicationEndConvention: 'dayBefore' },
};

/** The same records as a CSV with tabs, every value quoted, a byte order mark and 和暦; only for tests. */
export const quotedProfile = {
  profileId: 'local/quoted@1', extends: 'public-knowledge/interfaces@1.0.0', basis: 'local', lossy: true,
  files: {
    municipalInsuredIds: {
      fileName: 'ids{date:GYYMMDD}.tsv', envelope: { municipality: '131130', seq: 1 }, encoding: 'utf-8-bom', newline: 'crlf',
      record: { delimiter: '\t', quote: 'always', columnNames: false, header: [], trailer: [] }, fields: [{ key: 'personKey' }, { key: 'municipalInsuredId', width: 10, unit: 'chars' }],
    },
  },
};
