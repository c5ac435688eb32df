import { randomUUID } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, renameSync, watch, writeFileSync, type FSWatcher, type Stats } from 'node:fs';
import { link, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from '../../store/folder.js';
import { TotsugoProblem } from '../problem.js';

/**
 * The drop folder, as seen from both sides:
 *   requests/000001.json  what totsugo asks, in order      answers/000001.json  what the ward answers
 *   inbox/<file>          files for the ward                outbox/<file>        files from the ward
 * A name beginning with `.` is a file still being written, or private; nobody else reads it.
 */
export interface DropFolder { readonly requests: string; readonly answers: string; readonly inbox: string; readonly outbox: string; readonly root: string }

export const dropFolder = (dir: string): Promise<DropFolder> => foldersBelow(resolve(dir), ['requests', 'answers', 'inbox', 'outbox']);

/** Makes folders in which files change hands, or says that it cannot. */
export async function foldersBelow<N extends string>(root: string, names: readonly N[]): Promise<{ readonly [name in N | 'root']: string }> {
  const folders = { root } as { [name in N | 'root']: string };
  for (const name of names) folders[name] = await makeFolder(join(root, name)).catch((error: unknown) => {
    throw new TotsugoProblem('TSG-N09', `フォルダ ${root} を使えない(${codeOf(error)})`, '書き込めるフォルダを --folder や --sut folder: に書く');
  });
  return folders;
}

export const messageName = (number: number): string => `${String(number).padStart(6, '0')}.json`;

/** Numbers of the messages in a folder, ascending. */
export function numbersIn(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => (/^\d{4,12}\.json$/.test(name) ? [Number(name.slice(0, -5))] : [])).sort((a, b) => a - b);
}

/** The file appears under its name with all its bytes or not at all. */
export async function writeWhole(folder: string, name: string, bytes: string | Uint8Array): Promise<void> {
  const part = join(folder, `.${randomUUID()}.part`);
  await writeFile(part, bytes);
  await rename(part, join(folder, name));
}

/** The same for a message, at once: small, and each hop through the thread pool would cost more than the writing. */
export function writeMessage(folder: string, number: number, text: string): void {
  const part = join(folder, `.${messageName(number)}.part`);
  writeFileSync(part, text);
  renameSync(part, join(folder, messageName(number)));
}

const plainly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a plain file, null when there is none. A link is not followed: it could lead anywhere. */
export async function readWhole(folder: string, name: string, limit: number): Promise<Uint8Array | null> {
  try {
    const file = await open(join(folder, name), plainly);
    try {
      expectPlain(name, await file.stat(), limit);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return absentOr(name, error);
  }
}

/** The same for a message, at once. */
export function readMessage(folder: string, number: number, limit: number): Uint8Array | null {
  const name = messageName(number);
  try {
    const file = openSync(join(folder, name), plainly);
    try {
      expectPlain(name, fstatSync(file), limit);
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return absentOr(name, error);
  }
}

function expectPlain(name: string, stat: Stats, limit: number): void {
  if (!stat.isFile()) throw new TotsugoProblem('TSG-N12', `${name} はリンクか、ふつうのファイルではない`, 'ファイルそのものを置く');
  if (stat.size > limit) throw new TotsugoProblem('TSG-N11', `${name} が上限の ${limit} バイトを超える(${stat.size})`, 'ファイルを小さくする');
}

function absentOr(name: string, error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  if (codeOf(error) === 'ELOOP') throw new TotsugoProblem('TSG-N12', `${name} はリンクか、ふつうのファイルではない`, 'ファイルそのものを置く');
  throw error;
}

/** Empties a folder of files, ours and foreign; folders in it stay. */
export async function clear(folder: string, except: (name: string) => boolean = () => false): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() && !except(entry.name)) await rm(join(folder, entry.name), { force: true });
  }
}

/** Wakes those who wait for a folder to change. Where the file system tells nothing, waiting simply ends after its time. */
export interface Bell {
  readonly count: number;
  /** Until the count differs from `since`, or the time is over. */
  wait(since: number, milliseconds: number): Promise<void>;
  ring(): void;
  close(): void;
}

export function bellOf(folder: string, isWatching = true): Bell {
  let count = 0;
  let watcher: FSWatcher | null = null;
  const sleepers = new Set<() => void>();
  const ring = () => {
    count += 1;
    for (const wake of sleepers) wake();
  };
  try {
    if (isWatching) watcher = watch(folder, { persistent: false }, (_event, name) => { if (!name?.startsWith('.')) ring(); }).on('error', () => watcher?.close());
  } catch {
    watcher = null;
  }
  return {
    get count() { return count; },
    ring,
    wait: async (since, milliseconds) => new Promise((done) => {
      if (count !== since) return done();
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        done();
      };
      const timer = setTimeout(wake, milliseconds);
      sleepers.add(wake);
    }),
    close: () => {
      watcher?.close();
      ring();
    },
  };
}

const claimed = new Set<string>();
/** One process at a time on each side of a folder. A claim whose process is gone counts for nothing. */
export async function claim({ root }: Pick<DropFolder, 'root'>, side: 'ward' | 'totsugo' | 'worlds'): Promise<() => Promise<void>> {
  const path = join(root, `.${side}.pid`);
  if (claimed.has(path)) throw inUse(root, side, process.pid, path);
  while (!await isFirst(path)) {
    const holder = await readWhole(root, `.${side}.pid`, 100).then((bytes) => (bytes ? Number(new TextDecoder().decode(bytes)) : 0));
    if (holder !== process.pid && isAlive(holder)) throw inUse(root, side, holder, path);
    await rm(path, { force: true });
  }
  claimed.add(path);
  return async () => {
    claimed.delete(path);
    await rm(path, { force: true });
  };
}

const inUse = (root: string, side: string, holder: number, path: string) =>
  new TotsugoProblem('TSG-N10', `フォルダ ${root} は別の ${side}(プロセス ${holder})が使っている`, `先にそれを終えるか、別のフォルダを使う。動いていないのが確かなら ${path} を消す`);

/** Whoever links the name first has it, with the number in it from the start. */
async function isFirst(path: string): Promise<boolean> {
  const part = `${path}.${randomUUID()}`;
  await writeFile(part, String(process.pid));
  try {
    await link(part, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';
