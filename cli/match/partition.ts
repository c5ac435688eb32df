import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../../contracts/define.js';
import { extrasOf, numbered, type JoinOptions } from './join.js';
import { laneOn } from './lane.js';
import { planFor } from './plan.js';
import type { Segment } from './segment.js';

/** A side cut into parts by 個人番号, in files of our own; what could not be read is told. */
export interface Partitioned { readonly parts: readonly (readonly Segment[])[]; readonly issues: readonly Issue[]; readonly rejected: number; readonly seconds: number }

/** Writes every line of a side to the file of its part. One pass over the files; memory is a few blocks, whatever their size. */
export function partitioned(side: readonly Segment[], parts: number, folder: string, letter: string, options: JoinOptions): Partitioned {
  const begun = performance.now();
  const lane = laneOn({ ...options, plan: planFor(1, 1, 1) }, 0);
  const files: Segment[][] = Array.from({ length: parts }, () => []);
  const cut = (segment: Segment, name: string) => {
    const paths = files.map((_, part) => join(folder, `${letter}-${name}-${part}`));
    const open = paths.map((path) => openSync(path, 'wx', 0o600));
    const sizes = paths.map(() => 0);
    const scanned = lane.partition([{ segment, from: segment.from, to: segment.to }], parts, (part, bytes) => {
      for (let done = 0; done < bytes.length;) done += writeSync(open[part]!, bytes, done);
      sizes[part]! += bytes.length;
    });
    for (const file of open) closeSync(file);
    paths.forEach((path, part) => { if (sizes[part]! > 0) files[part]!.push({ ...segment, path, bytes: undefined, from: 0, to: sizes[part]!, shape: { ...segment.shape, isNumbered: true }, firstLine: 0 }); });
    return scanned;
  };
  const odd = side.flatMap((segment, index) => {
    const scanned = cut(segment, `${index}`);
    return numbered([scanned.odd], [scanned.ranges]);
  });
  const left = extrasOf(odd, side).flatMap(({ segment }, index) => cut(segment, `odd${index}`).odd);
  if (left.length > 0) throw new Error('TSG-MATCH: 書き直した行が読めない');
  lane.reader.close();
  const refused = odd.filter(({ issues }) => issues !== undefined);
  return { parts: files, issues: refused.flatMap(({ issues }) => issues!), rejected: refused.length, seconds: (performance.now() - begun) / 1000 };
}
