import { closely, type Issue, type PartyId, type RecordDefinition, type Source } from './define.js';
import { allRecords } from './records.js';
import { codecOf } from './wire/codec.js';
import type { WireFile } from './wire/file.js';
import type { Profile } from './wire/profile.js';

/** One kind of file that crosses a wire: its record, the ward's counterpart (or, between two parties, the sender) and who sends it. */
export interface Layout {
  readonly id: string;
  readonly definition: RecordDefinition;
  readonly party: PartyId;
  readonly direction: Direction;
}
export type Direction = 'wardToParty' | 'partyToWard' | 'betweenParties';

export const layouts: readonly Layout[] = allRecords.map((definition) => {
  const [from, to] = definition.between;
  const direction: Direction = from === 'ward' ? 'wardToParty' : to === 'ward' ? 'partyToWard' : 'betweenParties';
  return { id: definition.id, definition, party: from === 'ward' ? to : from, direction };
});

export const layoutOf = (id: string): Layout | undefined => layouts.find((layout) => layout.id === id);

/** The id of the only layout whose file name rule fits; null when none or several fit. */
export function layoutOfFileName(profile: Profile, name: string): string | null {
  const fitting = layouts.filter(({ id, definition }) => profile.files.has(id) && codecOf(profile, definition).parseFileName(name) !== null);
  return fitting.length === 1 ? fitting[0]!.id : null;
}

/** The form of `totsugo inspect --json`. */
export interface Inspection {
  readonly layout: string;
  readonly profile: string;
  readonly ok: boolean;
  /** Records read without fault. */
  readonly records: number;
  readonly issues: readonly Issue[];
}

export class UnknownLayout extends Error {
  override readonly name = 'UnknownLayout';
  readonly code = 'TSG-INSPECT-LAYOUT';
}

/** Decodes and checks one file. The layout is `as`, else what the file name says, else what the header says; else UnknownLayout asks for it. */
export function inspectFile({ name, bytes, as, profile }: WireFile & { readonly as?: string | undefined; readonly profile: Profile }): Inspection {
  const { id, definition } = layoutFor(name, bytes, as, profile);
  const { records, issues } = codecOf(profile, closely(definition)).parse({ name, bytes });
  return { layout: id, profile: profile.id, ok: issues.length === 0, records: records.length, issues };
}

function layoutFor(name: string, bytes: Uint8Array, as: string | undefined, profile: Profile): Layout {
  const list = layouts.map(({ id, definition }) => `${id}(${definition.ja})`).join('、');
  if (as !== undefined) {
    const asked = layoutOf(as);
    if (!asked) throw new UnknownLayout(`TSG-INSPECT-LAYOUT 「${as}」というレイアウトはない。--as に次のいずれかを書く: ${list}`);
    return asked;
  }
  const named = layoutOf(layoutOfFileName(profile, name) ?? '');
  if (named) return named;
  const fitting = layouts.filter(({ id, definition }) => profile.files.has(id) && codecOf(profile, definition).recognises(bytes));
  if (fitting.length !== 1) throw new UnknownLayout(`TSG-INSPECT-LAYOUT ファイル名からも見出しからもレイアウトがわからない。--as に次のいずれかを書く: ${list}`);
  return fitting[0]!;
}

const sourceJa: Record<Source, string> = { certain: '公開資料にある', inferred: '公開資料から推定', assumed: '仮定' };

/** The fields of a record as a Markdown table for the catalogue. */
export function fieldTable({ fields }: RecordDefinition): string {
  const rows = Object.entries(fields).map(([key, { ja, type, required, secret, source }]) => [ja, `\`${key}\``, type.replaceAll('|', '\\|'), required ? '必須' : '任意', sourceJa[source], secret ? '特定個人情報' : ''].join(' | '));
  return ['| 項目名 | 識別子 | 型 | 必須 | 根拠 | 備考 |', '|--|--|--|--|--|--|', ...rows.map((row) => `| ${row} |`)].join('\n');
}
