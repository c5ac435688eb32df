import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing, and answers its full path. Not by `mkdir` with `recursive`: that never
 * returns below a place such as /proc, which is there and says that it is not when something is to be made in it.
 */
export async function makeFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const missing: string[] = [];
  for (let at = path; !await isFolder(at); at = dirname(at)) missing.push(at);
  for (const one of missing.reverse()) await mkdir(one).catch(async (error: unknown) => {
    // Another process may have made it meanwhile.
    if (!await isFolder(one)) throw error;
  });
  return path;
}

/** Throws ENOTDIR when something else bears the name. */
async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  });
  if (found && !found.isDirectory()) throw Object.assign(new Error(`${path} はフォルダではない`), { code: 'ENOTDIR', syscall: 'mkdir' });
  return found !== null;
}
