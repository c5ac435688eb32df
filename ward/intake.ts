import type { ImportResult } from '../contracts/ward.js';
import type { Settings } from './settings.js';
import type { WardStore } from './tables.js';

export type ImportIssue = ImportResult['issues'][number];
/** A row of a file with its line, for issues. */
export interface Line<R> { readonly line: number; readonly value: R }
/** What an importer may use. It returns how many rows changed what holds, or why none can be taken. */
export interface Intake { readonly store: WardStore; readonly settings: Settings; readonly masked: (individualNumber: string) => string; readonly importNo: number; /** 通番 of the file; 0 where its layout has none. */ readonly seq: number }
/** `notes`: rows taken in all the same, about which somebody should ask. */
export type Applied = { readonly applied: number; readonly notes?: readonly ImportIssue[] } | { readonly issues: readonly ImportIssue[] };

export const importIssue = (code: string, line: number, field: string, ja: string, raw: string, why: string, cure: string): ImportIssue => ({ code, line, byte: 0, field, ja, raw, why, cure });
