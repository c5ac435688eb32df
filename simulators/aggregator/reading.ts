import type { Issue, RecordDefinition } from '../../contracts/define.js';
import { qualificationRatio, type QualificationRatio } from '../../contracts/aggregator/qualification-ratio.js';
import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { cutterOf } from '../../contracts/wire/cells.js';
import { codecOf, type Batch, type RejectedLine } from '../../contracts/wire/codec.js';
import { columnPlans } from '../../contracts/wire/columns.js';
import { decodeStrict } from '../../contracts/wire/encoding.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { readParts } from './parts.js';
import type { AggregatorStore } from './tables.js';

/** A received file of a pair. */
export interface ReceivedFile {
  readonly name: string;
  readonly upload: number;
}
export const batchRows = 1_000;

export const readHouseholds = (store: AggregatorStore, profile: Profile, file: ReceivedFile): AsyncGenerator<Batch<QualificationHousehold>> =>
  codecOf(profile, qualificationHousehold).parseStream(file.name, readParts(store, file.upload), batchRows);
export const readPersons = (store: AggregatorStore, profile: Profile, file: ReceivedFile): AsyncGenerator<Batch<QualificationPerson>> =>
  codecOf(profile, qualificationPerson).parseStream(file.name, readParts(store, file.upload), batchRows);
export const readRatios = (store: AggregatorStore, profile: Profile, file: ReceivedFile): AsyncGenerator<Batch<QualificationRatio>> =>
  codecOf(profile, qualificationRatio).parseStream(file.name, readParts(store, file.upload), batchRows);

/** Which household a refused line belongs to, as far as the line can be read: null when it cannot. */
export function householdReader(profile: Profile, definition: RecordDefinition): (line: RejectedLine) => string | null {
  const { layout } = codecOf(profile, definition);
  const plans = columnPlans(definition, layout);
  const cutter = cutterOf(layout, layout.columns);
  const column = plans.findIndex(({ key }) => key === 'householdKey');
  return ({ raw }) => {
    const line = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    const cells = cutter.bytes(line.subarray(0, line.findLastIndex((byte) => byte !== 10 && byte !== 13) + 1));
    if ('why' in cells || column < 0) return null;
    const text = decodeStrict(cells[column]!.bytes, layout.encoding);
    const value = typeof text === 'string' ? plans[column]!.read(text) : null;
    return typeof value === 'string' && value !== '' ? value : null;
  };
}

/** An empty 個人番号 has a code of its own. */
export const renamed = (issue: Issue): Issue => (issue.code === 'E201' && issue.field === 'individualNumber' ? { ...issue, code: 'E402', why: '個人番号がない', cure: '個人番号を確かめて書く' } : issue);
