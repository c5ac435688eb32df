import { mkdtemp, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { claim } from '../harness/connect/folder-files.js';
import { TotsugoProblem } from '../harness/problem.js';
import { makeFolder } from '../store/folder.js';
import { tellUser } from './define.js';

/** A folder the user named, made where it is missing and found to be writable; or one sentence why it is not. */
export async function madeFolder(folder: string): Promise<string> {
  const refused = (what: string) => (error: unknown): never => {
    throw new TotsugoProblem('TSG-U16', `フォルダ ${folder} ${what}(${String((error as { code?: unknown }).code)})`, '書き込めるフォルダを指定する');
  };
  const path = await makeFolder(folder).catch(refused('を作れない'));
  await mkdtemp(join(path, '.totsugo-')).then(rmdir).catch(refused('に書けない'));
  return path;
}

/** One process at a time on a folder of databases; a server that keeps them must answer; in memory there is nothing to claim. */
export async function claimed(store: string | undefined): Promise<() => Promise<void>> {
  const nothing = async () => {};
  if (store === undefined) return nothing;
  if (/^postgres(ql)?:/.test(store)) return reached(store).then(() => nothing);
  return claim({ root: await madeFolder(store) }, 'worlds');
}

async function reached(server: string): Promise<void> {
  // Few commands need a store, and it is the largest thing to load.
  const { storeHome } = await import('../store/homes.js');
  const home = await storeHome(server);
  try {
    await home.names();
  } catch (error) {
    throw new TotsugoProblem('TSG-U18', `PostgreSQL につながらない(${(error as { code?: string }).code ?? (error as Error).name})`, '--store の接続先、利用者、合言葉と、サーバーが動いているかを確かめる');
  } finally {
    await home.close();
  }
}

/** Comes true with SIGTERM or SIGINT. Listens from now on, so that no signal ends the process in the middle of something. */
export async function untilSignal(): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((heard) => {
    process.once('SIGTERM', heard);
    process.once('SIGINT', heard);
  });
  tellUser(`${signal} を受けたので、書き終えて止まります`);
}
