import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isTest, roomOf, type SourceFile } from './define.js';
import { declaredIn, type Declared } from './units.js';

const withUnits = new Set(['law', 'paper', 'contracts', 'matching', 'ward', 'simulators', 'scenarios', 'reports']);

/** Loads every room that declares units, a module after the other (many at once may each be made twice, and a unit would stand beside itself), and lists what they export. */
export async function declaredUnder(root: string, files: readonly SourceFile[]): Promise<readonly Declared[]> {
  const paths = files.map(({ path }) => path).filter((path) => withUnits.has(roomOf(path)) && !isTest(path) && !path.includes('/assembly/'));
  const declared: Declared[] = [];
  for (const path of paths) declared.push(...declaredIn(path, await import(pathToFileURL(join(root, path)).href) as Record<string, unknown>));
  return declared;
}
