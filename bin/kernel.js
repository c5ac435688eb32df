// node bin/kernel.js: compiles the inner loop of 突合 and writes it as text beside its source. A test compares the two.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.js';

/** The compiled module, in base64. */
export async function compiled() {
  const asc = (await import('assemblyscript/asc')).default;
  let bytes;
  const { error } = await asc.main([
    ...['scan', 'join', 'letters', 'sight', 'waiting', 'search'].map((part) => `matching/bulk/assembly/${part}.ts`), '--baseDir', root, '--outFile', 'kernel.wasm', '-O3', '--converge', '--noAssert', '--runtime', 'stub',
    '--enable', 'simd,threads,bulk-memory', '--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536',
  ], { writeFile: (_name, contents) => { if (contents instanceof Uint8Array) bytes = contents; } });
  if (error) throw new Error('TSG-KERNEL: 原文を翻訳できない', { cause: error });
  return Buffer.from(bytes).toString('base64');
}

if (process.argv[1]?.endsWith('kernel.js')) {
  const lines = (await compiled()).match(/.{1,200}/g).map((line) => `  '${line}',`).join('\n');
  writeFileSync(join(root, 'matching/bulk/kernel-bytes.ts'), `/** Compiled from assembly/ by \`node bin/kernel.js\`; never edited. */\nexport const kernelBytes = [\n${lines}\n].join('');\n`);
}
