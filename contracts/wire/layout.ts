/** How one kind of file is written, after all overlays: plain facts, no code. Compiled by `contracts/wire/codec.ts`. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'cp932';
export type Newline = 'lf' | 'crlf' | 'none';
/** What a width counts: bytes of the wire's encoding, characters (code points), or UTF-16 units. */
export type Unit = 'bytes' | 'chars' | 'utf16';
export type Pad = 'none' | 'left-zero' | 'left-space' | 'right-space' | 'right-wide-space';
/** YYYYMMDD, or 元号1桁(1明治 2大正 3昭和 4平成 5令和)+年月日 */
export type DateShape = 'YYYY-MM-DD' | 'YYYYMMDD' | 'GYYMMDD';
export type FrameValue = 'kind' | 'profileId' | 'municipality' | 'date' | 'seq' | 'count';

/** Where a text stands: a fixed width, or an upper limit in a CSV; null = no limit. */
export interface Place {
  readonly width: number | null;
  readonly unit: Unit;
  readonly pad: Pad;
}

/** One column of the data rows. `key` null: a constant the records know nothing of (filler). */
export interface Column extends Place {
  readonly key: string | null;
  readonly constant: string | null;
  /** What the line of column names calls it; null = its identifier. */
  readonly name: string | null;
  /** Stands in quotes although nothing in it asks for them. */
  readonly isQuoted: boolean;
  readonly date: DateShape | null;
  /** Semantic code → wire code; null = our own words. */
  readonly codes: ReadonlyMap<string, string> | null;
  /** Refused when empty, although the record would allow it. */
  readonly required: boolean;
  /** What stands on the wire for "no value"; '' when nothing special. */
  readonly empty: string;
}

/** One element of a header or trailer line. */
export interface FrameElement extends Place {
  readonly constant: string | null;
  readonly value: FrameValue | null;
  readonly date: DateShape;
}

export interface FileLayout {
  /** Word for {kind} in file names and headers. */
  readonly kind: string;
  readonly fileName: string;
  readonly encoding: Encoding;
  readonly newline: Newline;
  readonly shape: { readonly kind: 'csv'; readonly delimiter: string; readonly quote: 'none' | 'always' | 'minimal' } | { readonly kind: 'fixed' };
  /** A line with the identifiers of the columns, after the header. */
  readonly columnNames: boolean;
  readonly header: readonly FrameElement[];
  readonly trailer: readonly FrameElement[];
  readonly columns: readonly Column[];
  /** Canonical text read for a field that is not on the wire. */
  readonly defaults: ReadonlyMap<string, string>;
  /** Parts of the envelope that the file name does not carry. */
  readonly envelope: { readonly municipality?: string | undefined; readonly date?: string | undefined; readonly seq?: number | undefined };
}

/** A field of the record that a file of this profile cannot carry. */
export interface Loss {
  readonly record: string;
  readonly field: string;
  readonly ja: string;
  /** What a reader sees instead. */
  readonly readAs: string;
}

/** A profile that passed the loader. */
export interface Profile {
  readonly id: string;
  readonly extends: string | null;
  readonly basis: 'public-knowledge' | 'local';
  /** SHA-256 (hex) of the profile's content; evidence records this and the id, never the content. */
  readonly sha256: string;
  readonly files: ReadonlyMap<string, FileLayout>;
  readonly lossy: boolean;
  readonly loss: readonly Loss[];
  /** Behaviour a local convention overlays, such as applicationEndConvention. */
  readonly rules: Readonly<Record<string, string | number | boolean>>;
  /** The sentence every printed report carries. */
  readonly note: string;
}
