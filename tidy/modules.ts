import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isTest, roomOf, type SourceFile } from './define.js';
import { declaredIn, type Declared } from './units.js';

const withUnits = new Set(['law', 'paper', 'contracts', 'matching', 'ward', 'simulators', 'scenarios', 'reports']);

/** Loads every room that declares units and lists what its modules export. */
export async function declaredUnder(root: string, files: readonly SourceFile[]): Promise<readonly Declared[]> {
  const paths = files.map(({ path }) => path).filter((path) => withUnits.has(roomOf(path)) && !isTest(path) && !path.includes('/assembly/'));
  const modules = await Promise.all(paths.map(async (path) => ({ path, module: await import(pathToFileURL(join(root, path)).href) as Record<string, unknown> })));
  return modules.flatMap(({ path, module }) => declaredIn(path, module));
}
