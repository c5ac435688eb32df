import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json, wherever the bundler has put this file. */
export const root = rootAbove(dirname(fileURLToPath(import.meta.url)));
/** Where cli/ and scenarios/ lie in the form that is running: `dist` when built, the checkout itself in the tests. */
export const built = fileURLToPath(import.meta.url).startsWith(join(root, 'dist') + sep) ? join(root, 'dist') : root;
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
