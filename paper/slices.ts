import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FontMissing } from './font-missing.js';

const family = '@fontsource-variable/noto-sans-jp';
const allPoints = 0x110000;

/** Tables that horizontal running text does not need. The `name` table with the licence stays. */
export const dropTables = ['STAT', 'GPOS', 'GSUB', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG', 'VVAR', 'MVAR', 'gasp', 'DSIG'];

/** The 124 files of Noto Sans JP (variable weight) that share its characters, and which of them is said to hold which. */
export interface Slices {
  /** The file of a code point; where two hold it, the first. */
  readonly fileOf: (point: number) => string | undefined;
  readonly bytesOf: (file: string) => Promise<Buffer>;
}

/** Reads the table of the family once. */
export const slices = (): Promise<Slices> => (known ??= readSlices());
let known: Promise<Slices> | undefined;

async function readSlices(): Promise<Slices> {
  const require = createRequire(import.meta.url);
  const ranges = JSON.parse(await readFile(resolved(require, `${family}/unicode.json`), 'utf8')) as Record<string, string>;
  const files = Object.keys(ranges).map((name) => `noto-sans-jp-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`);
  const holders = new Uint16Array(allPoints);
  Object.values(ranges).forEach((list, index) => { for (const point of pointsIn(list)) holders[point] ||= index + 1; });
  return {
    fileOf: (point) => files[holders[point]! - 1],
    bytesOf: (file) => readFile(resolved(require, `${family}/files/${file}`)),
  };
}

/** `U+20,U+3041-307f` → every code point of it. */
const pointsIn = (ranges: string): readonly number[] => ranges.split(',').flatMap((range) => {
  const [first, last] = range.replace(/^U\+/i, '').split('-').map((digits) => Number.parseInt(digits, 16));
  return Array.from({ length: (last ?? first!) - first! + 1 }, (_, i) => first! + i);
});

function resolved(require: NodeJS.Require, path: string): string {
  try {
    return require.resolve(path);
  } catch (cause) {
    throw new FontMissing(family, cause);
  }
}

/** Cuts a file of the family; the package is loaded only when something is drawn. */
export const cutter = async (): Promise<typeof import('subset-font').default> => (await import('subset-font').catch(missing('subset-font'))).default;
/** Unpacks woff2. */
export const unpacker = async (): Promise<typeof import('fontverter').default> => (await import('fontverter').catch(missing('fontverter'))).default;
const missing = (name: string) => (cause: unknown): never => { throw new FontMissing(name, cause); };
