// npm run docs: rewrites the pages that are printed from the code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, root } from './install.js';
import { build } from './prepare.js';

install('runtime');
await build();
const { coveragePage, generatedDocs, playedForDocs } = await import('../dist/cli/docs.js');
for (const [path, text] of [...await generatedDocs(), coveragePage(await playedForDocs())]) {
  writeFileSync(join(root, path), text);
  console.log(path);
}
