import { aggregatorRecords } from './aggregator/records.js';
import type { RecordDefinition } from './define.js';
import { codecOf } from './wire/codec.js';
import type { Profile } from './wire/profile.js';

/** One kind of file that crosses a wire: its record, the party at the other end and who sends it. */
export interface Layout {
  readonly id: string;
  readonly definition: RecordDefinition;
  readonly party: 'aggregator';
  readonly direction: 'wardToParty' | 'partyToWard';
}

const fromWard = new Set(['qualificationHousehold', 'qualificationPerson']);

export const layouts: readonly Layout[] = aggregatorRecords.map((definition) => ({ id: definition.id, definition, party: 'aggregator', direction: fromWard.has(definition.id) ? 'wardToParty' : 'partyToWard' }));

export const layoutOf = (id: string): Layout | undefined => layouts.find((layout) => layout.id === id);

/** The id of the only layout whose file name rule fits; null when none or several fit. */
export function layoutOfFileName(profile: Profile, name: string): string | null {
  const fitting = layouts.filter(({ id, definition }) => profile.files.has(id) && codecOf(profile, definition).parseFileName(name) !== null);
  return fitting.length === 1 ? fitting[0]!.id : null;
}
