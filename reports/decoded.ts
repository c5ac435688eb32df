import type { Issue } from '../contracts/define.js';

/** One value of an interface file beside the bytes it came from. */
export interface DecodedField {
  /** Identifier of the field. */
  readonly id: string;
  readonly ja: string;
  /** In the words of the record: code values and dates as we write them. What cannot be read stays as it came. */
  readonly value: string;
  /** The text as it stands on the wire, padding and all. */
  readonly wire: string;
  /** Japanese meaning of a code value, else empty. */
  readonly meaning: string;
  /** 個人番号: neither the value nor its bytes may be printed. */
  readonly secret: boolean;
  /** Digits that the contract declares as another number, of another length than a 個人番号: they may be printed. */
  readonly otherNumber: boolean;
  /** First byte within the line, from 1. */
  readonly byte: number;
  readonly raw: Uint8Array;
}
export interface DecodedLine {
  readonly line: number;
  readonly kind: 'header' | 'row' | 'trailer';
  /** What this kind of record is called, where a file has several. */
  readonly ja?: string;
  /** First byte within the file, from 0, and how many bytes there are without the line end. */
  readonly offset: number;
  readonly size: number;
  /** Which row it is, from 1, where lines that are no records stand before it. */
  readonly record?: number;
  readonly fields: readonly DecodedField[];
}

/** An interface file as a person reads it. */
export interface DecodedFile {
  readonly ja: string;
  readonly encoding: string;
  /** Data rows in the file; `lines` may hold fewer of them, but always header and trailer. */
  readonly total: number;
  readonly lines: readonly DecodedLine[];
  readonly issues: readonly Issue[];
}

/** Reads header, trailer, the first `limit` rows and a few refused ones; null when the layout is unknown. */
export type Decode = (layout: string, file: { readonly name: string; readonly bytes: Uint8Array }, limit: number) => DecodedFile | null;
