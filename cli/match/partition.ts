import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../../contracts/define.js';
import { ownLine, ownShape } from '../../matching/bulk/careful.js';
import type { JoinOptions } from './join.js';
import { laneOn, type Write } from './lane.js';
import { planFor } from './plan.js';
import type { OddLine } from './scan-lines.js';
import type { Segment } from './segment.js';

/** A side cut into parts by 個人番号, in files of our own. */
export interface Partitioned { readonly parts: readonly (readonly Segment[])[]; readonly seconds: number }

/** Odd lines are rewritten and cut when there are so many bytes of them. */
const mostRewritten = 2 ** 21;

/** Writes every line of a side to the file of its part; what cannot be read is told. One pass over the file; memory is a few blocks, whatever its size. */
export function partitioned(segment: Segment, parts: number, folder: string, name: string, options: JoinOptions, refuse: (issues: readonly Issue[]) => void): Partitioned {
  const begun = performance.now();
  const [lane, oddLane] = [0, 1].map(() => laneOn({ ...options, plan: planFor(1, 1, 1) }, 0)) as [ReturnType<typeof laneOn>, ReturnType<typeof laneOn>];
  const shape = segment.shape.isNumbered ? segment.shape : { ...segment.shape, isNumbered: true };
  const [plain, rewritten] = [partFiles(parts, folder, `${name}-0`, { ...segment, shape }), partFiles(parts, folder, `${name}-odd`, { ...segment, shape: ownShape(segment.shape.columns, segment.shape.encoding) })];
  let [waiting, bytes] = [[] as Buffer[], 0];
  const rewrite = () => {
    const own: Segment = { ...rewritten.segment, bytes: Buffer.concat(waiting), from: 0, to: bytes };
    oddLane.partition({ segment: own, from: 0, to: bytes }, parts, rewritten.write, () => { throw new Error('TSG-MATCH: 書き直した行が読めない'); });
    [waiting, bytes] = [[], 0];
  };
  const take = ({ row, cells, issues }: OddLine): void => {
    const line = segment.firstLine + row;
    if (issues) refuse(segment.shape.isNumbered ? issues : issues.map((issue) => ({ ...issue, line })));
    if (!cells) return;
    const own = ownLine(cells, line);
    waiting.push(own);
    bytes += own.length;
    if (bytes > mostRewritten) rewrite();
  };
  lane.partition({ segment, from: segment.from, to: segment.to }, parts, plain.write, take);
  if (bytes > 0) rewrite();
  lane.reader.close();
  const [those, others] = [plain.finish(), rewritten.finish()];
  return { parts: those.map((part, index) => [...part, ...others[index]!]), seconds: (performance.now() - begun) / 1000 };
}

/** One file for each part that has lines. */
function partFiles(parts: number, folder: string, name: string, like: Segment) {
  const segment: Segment = { ...like, bytes: undefined, from: 0, to: 0, firstLine: 0 };
  const pathOf = (part: number) => join(folder, `${name}-${part}`);
  const open = new Map<number, number>();
  const sizes = Array.from({ length: parts }, () => 0);
  const write: Write = (part, bytes) => {
    const file = open.get(part) ?? openSync(pathOf(part), 'wx', 0o600);
    open.set(part, file);
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    sizes[part]! += bytes.length;
  };
  return {
    segment, write,
    finish(): readonly (readonly Segment[])[] {
      for (const file of open.values()) closeSync(file);
      return sizes.map((size, part) => (size > 0 ? [{ ...segment, path: pathOf(part), to: size }] : []));
    },
  };
}
