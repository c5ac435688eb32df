/** Row `from` is fitted by what is held for the number that row `to` carries; `to` null: nobody in the file carries that number. */
export interface Edge { readonly from: number; readonly to: number | null }

/**
 * Who the numbers really belong to, for rows that look wrong: a swap of two, a rotation of more, numbers slipped by rows, or
 * a holder elsewhere. Never applied by itself; a swap is one correction of both rows.
 */
export interface HolderProposal {
  readonly kind: 'swap' | 'rotation' | 'rowShift' | 'chain' | 'elsewhere';
  /** In the order in which the numbers have to move: each row should carry the number the next one carries now. */
  readonly rows: readonly number[];
  readonly because: string;
}
export const proposalKinds = [
  ['swap', '二人の番号の入れ替わり'], ['rotation', '番号の巡り'], ['rowShift', '番号の行ずれ'], ['chain', '番号の連なり'], ['elsewhere', '正しい番号を持つ行がない'],
] as const;

/** Shapes of the wrong links: cycles first, then chains. Each row has at most one edge; the order of the edges does not matter. */
export function counterSearch(edges: readonly Edge[]): readonly HolderProposal[] {
  const next = new Map(edges.map(({ from, to }) => [from, to]));
  const isReached = new Set(edges.flatMap(({ to }) => (to === null ? [] : [to])));
  const inCycle = rowsInCycles(next);
  const seen = new Set<number>();
  const found: HolderProposal[] = [];
  const starts = [...next.keys()].sort((a, b) => a - b);
  for (const start of starts) if (inCycle.has(start) && !seen.has(start)) found.push(cycleFrom(start, next, seen));
  for (const start of starts) if (!isReached.has(start)) found.push(chainFrom(start, next, seen));
  return found.sort((a, b) => Math.min(...a.rows) - Math.min(...b.rows));
}

/** Rows without an edge towards them are peeled off until only cycles are left. */
function rowsInCycles(next: ReadonlyMap<number, number | null>): ReadonlySet<number> {
  const reached = new Map<number, number>();
  for (const to of next.values()) if (to !== null) reached.set(to, (reached.get(to) ?? 0) + 1);
  const left = new Set(next.keys());
  const peeling = [...left].filter((row) => !reached.has(row));
  for (let row = peeling.pop(); row !== undefined; row = peeling.pop()) {
    left.delete(row);
    const to = next.get(row);
    if (to === null || to === undefined) continue;
    const count = reached.get(to)! - 1;
    reached.set(to, count);
    if (count === 0 && left.has(to)) peeling.push(to);
  }
  return new Set([...left].filter((row) => { const to = next.get(row); return to !== null && to !== undefined && left.has(to); }));
}

function walk(start: number, next: ReadonlyMap<number, number | null>, seen: Set<number>): { readonly rows: number[]; readonly last: number | null | undefined } {
  const rows: number[] = [];
  let row: number | null | undefined = start;
  while (row !== null && row !== undefined && !seen.has(row) && next.has(row)) {
    seen.add(row);
    rows.push(row);
    row = next.get(row);
  }
  return { rows, last: row };
}

function chainFrom(start: number, next: ReadonlyMap<number, number | null>, seen: Set<number>): HolderProposal {
  const { rows, last } = walk(start, next, seen);
  if (rows.length === 1) return last === null || last === undefined
    ? { kind: 'elsewhere', rows, because: '五項目に合う番号はあるが、その番号を持つ行がない' }
    : { kind: 'chain', rows: [...rows, last], because: '五項目に合う番号を別の行が持つ' };
  const all = last === null || last === undefined ? rows : [...rows, last];
  const steps = new Set(all.slice(1).map((row, index) => row - all[index]!));
  const isShift = steps.size === 1 && Math.abs([...steps][0]!) === 1;
  return isShift ? { kind: 'rowShift', rows, because: `${rows.length}行の番号が${[...steps][0]! > 0 ? '下' : '上'}へ1行ずれている` } : { kind: 'chain', rows: all, because: `${all.length}行の番号が連なって違っている` };
}

function cycleFrom(start: number, next: ReadonlyMap<number, number | null>, seen: Set<number>): HolderProposal {
  const { rows } = walk(start, next, seen);
  return rows.length === 2
    ? { kind: 'swap', rows, because: '二つの行の番号を入れ替えると、どちらも五項目に合う' }
    : { kind: 'rotation', rows, because: `${rows.length}行の番号を一つずつ送ると、どれも五項目に合う` };
}
