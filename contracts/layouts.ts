import type { Basis } from '../law/define.js';
import type { BankFile, PartName } from './bank/define.js';
import { bankFiles } from './bank/files.js';
import { partNames } from './bank/parse.js';
import type { Between, Fields, PartyId, RecordDefinition, RecordPart, Source } from './define.js';
import { allRecords } from './records.js';
import { codecOf } from './wire/codec.js';
import type { Profile } from './wire/profile.js';

/** One kind of file that crosses a wire, whatever its bytes rest on: the ward's counterpart (or, between two parties, the sender) and who sends it. */
export type Layout = RecordLayout | BankLayout;
interface Common {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly steps: readonly string[];
  readonly party: PartyId;
  readonly direction: Direction;
}
/** Records of one kind, whose bytes are a wire profile's. */
export interface RecordLayout extends Common { readonly definition: RecordDefinition }
/** Records of several kinds, whose bytes are published and whose dialect is the bank's. */
export interface BankLayout extends Common { readonly file: BankFile }
export type Direction = 'wardToParty' | 'partyToWard' | 'betweenParties';

const common = ({ id, ja, basis, steps, between: [from, to] }: { readonly id: string; readonly ja: string; readonly basis: Basis; readonly steps: readonly string[]; readonly between: Between }): Common => ({
  id, ja, basis, steps, party: from === 'ward' ? to : from, direction: from === 'ward' ? 'wardToParty' : to === 'ward' ? 'partyToWard' : 'betweenParties',
});

export const recordLayouts: readonly RecordLayout[] = allRecords.map((definition) => ({ ...common(definition), definition }));
export const bankLayouts: readonly BankLayout[] = bankFiles.map((file) => ({ ...common(file), file }));
/** Every file that crosses a wire. */
export const layouts: readonly Layout[] = [...recordLayouts, ...bankLayouts];

export const layoutOf = (id: string): Layout | undefined => layouts.find((layout) => layout.id === id);
/** The record of a file of one kind of record. */
export const definitionOf = (id: string): RecordDefinition | undefined => recordLayouts.find((layout) => layout.id === id)?.definition;
export const isBankLayout = (layout: Layout): layout is BankLayout => 'file' in layout;

/** The records of a file; `part` null when it has one kind only. `from`: the first byte of each field, from 1, where it is public. */
export interface LayoutPart { readonly part: PartName | null; readonly definition: RecordPart; readonly from: ReadonlyMap<string, number> | null }
export function partsOf(layout: Layout): readonly LayoutPart[] {
  if (!isBankLayout(layout)) return [{ part: null, definition: layout.definition, from: null }];
  return partNames.flatMap((part): LayoutPart[] => {
    const definition = layout.file.parts[part];
    if (!definition) return [];
    let next = 1;
    const from = Object.entries(definition.fields).map(([key, { bytes }]) => [key, (next += bytes) - bytes] as const);
    return [{ part, definition, from: new Map(from) }];
  });
}

/** The id of the only layout whose file name rule fits; null when none or several fit. Files of banks have no names of their own. */
export function layoutOfFileName(profile: Profile, name: string): string | null {
  const fitting = rulesOf(profile).filter(({ parse }) => parse(name) !== null);
  return fitting.length === 1 ? fitting[0]!.id : null;
}

const rules = new WeakMap<Profile, readonly { readonly id: string; readonly parse: (name: string) => unknown }[]>();
/** Asked of every file that waits, at every hour. */
function rulesOf(profile: Profile) {
  const known = rules.get(profile) ?? recordLayouts.filter(({ id }) => profile.files.has(id)).map(({ id, definition }) => ({ id, parse: codecOf(profile, definition).parseFileName }));
  rules.set(profile, known);
  return known;
}

const sourceJa: Record<Source, string> = { certain: '公開資料にある', inferred: '公開資料から推定', assumed: '仮定' };

/** The fields of a record as a Markdown table for the catalogue. */
export function fieldTable({ fields }: { readonly fields: Fields }): string {
  const rows = Object.entries(fields).map(([key, { ja, type, required, secret, source }]) => [ja, `\`${key}\``, type.replaceAll('|', '\\|'), required ? '必須' : '任意', sourceJa[source], secret ? '特定個人情報' : ''].join(' | '));
  return ['| 項目名 | 識別子 | 型 | 必須 | 根拠 | 備考 |', '|--|--|--|--|--|--|', ...rows.map((row) => `| ${row} |`)].join('\n');
}
