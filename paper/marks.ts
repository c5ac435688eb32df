import type { Mark, Place, Weight } from './define.js';

type Align = 'left' | 'center' | 'right';

export const at = (x: number, y: number, width: number, height: number): Place => ({ x, y, width, height });
export const text = (place: Place, words: string, size: number, align: Align = 'left', weight: Weight = 400): Mark => ({ kind: 'text', text: words, size, weight, align, ...place });
export const bold = (place: Place, words: string, size: number, align: Align = 'left'): Mark => text(place, words, size, align, 700);
export const frame = (place: Place, line = 0.5): Mark => ({ kind: 'frame', line, isDashed: false, ...place });
/** A line along which the paper is cut. */
export const cutLine = (x: number, y: number, width: number, height: number): Mark => ({ kind: 'frame', line: 0.4, isDashed: true, x, y, width, height });
export const area = (place: Place, grey: number): Mark => ({ kind: 'area', grey, ...place });

/** Digits as GS1-128. */
export const barcode = (place: Place, digits: string): Mark => ({ kind: 'bars', digits, ...place });

export interface Column { readonly ja: string; readonly width: number; readonly align: Align }
const padding = 2;

/** A ruled table with a shaded head; rows that are `bold` are sums. */
export function table({ x, y, rowHeight, columns, rows }: { readonly x: number; readonly y: number; readonly rowHeight: number; readonly columns: readonly Column[]; readonly rows: readonly { readonly cells: readonly string[]; readonly isSum?: boolean }[] }): readonly Mark[] {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const lines = [{ cells: columns.map(({ ja }) => ja), isHead: true, isSum: false }, ...rows.map((row) => ({ isHead: false, isSum: false, ...row }))];
  return [
    area(at(x, y, width, rowHeight), 0.9),
    ...lines.flatMap(({ cells, isHead, isSum }, line) => columns.flatMap((column, i): Mark[] => {
      const cell = at(x + columns.slice(0, i).reduce((sum, one) => sum + one.width, 0), y + line * rowHeight, column.width, rowHeight);
      const inside = at(cell.x + padding, cell.y, cell.width - 2 * padding, cell.height);
      return [frame(cell, 0.4), text(inside, cells[i] ?? '', 9.5, isHead ? 'center' : column.align, isHead || isSum ? 700 : 400)];
    })),
  ];
}
