import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder above `cli/`: `dist` when built, the checkout itself in the tests. */
export const built = dirname(dirname(fileURLToPath(import.meta.url)));
export const version = (JSON.parse(readFileSync(join(built, basename(built) === 'dist' ? '..' : '.', 'package.json'), 'utf8')) as { version: string }).version;
