import { existsSync, mkdirSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { EvidenceFile } from '../reports/manifest.js';

export const manifestName = 'manifest.json';
/** The Ed25519 signature over the bytes of the manifest, in base64. */
export const signatureName = 'manifest.sig';

/**
 * Writes the evidence of a run over that of an earlier one: what lies there under the same name is written anew, what is not
 * of this run goes. These are thousands of small files: each is written at once, without a hop through the thread pool, and
 * none is removed only to be made again. While it is incomplete there is no manifest.
 */
export function writeEvidence(folder: string, files: readonly EvidenceFile[], manifest: string, sign?: (bytes: Uint8Array) => string): void {
  rmSync(join(folder, manifestName), { force: true });
  const left = leftIn(folder, files);
  const made = new Set<string>();
  for (const { path, bytes } of files) {
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(join(folder, parent), { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), bytes);
    left.delete(path);
  }
  for (const path of left) rmSync(join(folder, path));
  for (const parent of new Set([...left].map((path) => dirname(path)))) removeEmpty(folder, parent);
  mkdirSync(folder, { recursive: true });
  if (sign) writeFileSync(join(folder, signatureName), `${sign(Buffer.from(manifest))}\n`);
  writeFileSync(join(folder, manifestName), manifest);
}

/** The files of an earlier run that may stay until they are written over. Where something else lies, or stands in the way of the new ones, all of it goes. */
function leftIn(folder: string, files: readonly EvidenceFile[]): Set<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({ entry, path: join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll(sep, '/') }));
  const plain = new Set(entries.filter(({ entry }) => entry.isFile()).map(({ path }) => path));
  const folders = new Set(entries.filter(({ entry }) => entry.isDirectory()).map(({ path }) => path));
  const isInTheWay = plain.size + folders.size < entries.length || files.some(({ path }) => folders.has(path) || parentsOf(path).some((parent) => plain.has(parent)));
  if (!isInTheWay) return plain;
  rmSync(folder, { recursive: true });
  return new Set();
}

const parentsOf = (path: string): readonly string[] => path.split('/').slice(0, -1).map((_, i, parts) => parts.slice(0, i + 1).join('/'));

/** Removes a folder, and those above it, as long as nothing is in them. */
function removeEmpty(folder: string, path: string): void {
  for (let at = path; at !== '.' && existsSync(join(folder, at)) && readdirSync(join(folder, at)).length === 0; at = dirname(at)) rmdirSync(join(folder, at));
}
