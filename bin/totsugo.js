#!/usr/bin/env node
// From a checkout the command builds itself; an installed package ships dist/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, root } from './install.js';
import { build } from './prepare.js';

if (existsSync(join(root, 'cli.ts'))) {
  install('runtime');
  await build();
}
const { main } = await import('../dist/cli.js');
await main(process.argv.slice(2));
// All is written by now; what the machine still compiles in the background is for nobody.
process.exit();
