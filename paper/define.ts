import type { Basis } from '../law/define.js';

/** Where something stands on a sheet: millimetres from the upper left corner. */
export interface Place { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Weight = 400 | 700;

/**
 * One thing on a sheet. A text stays whole inside its place: it is broken into lines and made smaller until it fits, never cut.
 * `size` is in points, everything else in millimetres; `grey` from 0 (black) to 1 (white). Bars are GS1-128
 * with the white that must stay on both sides of them inside their place.
 */
export type Mark =
  | (Place & { readonly kind: 'text'; readonly text: string; readonly size: number; readonly weight: Weight; readonly align: 'left' | 'center' | 'right' })
  | (Place & { readonly kind: 'frame'; readonly line: number; readonly isDashed: boolean })
  | (Place & { readonly kind: 'area'; readonly grey: number })
  | (Place & { readonly kind: 'bars'; readonly digits: string });
/** White on either side of bars, in widths of the narrowest. */
export const quietModules = 10;
export type Sheet = readonly Mark[];

export const a4 = { width: 210, height: 297 } as const;

/** Declares a document that is printed: what it rests on, what a file of it is called, and the A4 sheets of one piece. */
export const printed = <T>(spec: { readonly id: string; readonly ja: string; readonly basis: Basis; readonly title: (of: T) => string; readonly sheets: (of: T) => readonly Sheet[] }) => spec;
export type Printed<T> = ReturnType<typeof printed<T>>;
