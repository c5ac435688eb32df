import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { claim } from '../harness/connect/folder-files.js';
import { TotsugoProblem } from '../harness/problem.js';
import { storeHome } from '../store/homes.js';
import { tellUser } from './define.js';

/** Makes a folder the user named, or says in one sentence why that cannot be. */
export async function madeFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new TotsugoProblem('TSG-U16', `フォルダ ${folder} を作れない(${String((error as { code?: unknown }).code)})`, '書き込めるフォルダを指定する');
  });
  return resolve(folder);
}

/** One process at a time on a folder of databases; a server that keeps them must answer; in memory there is nothing to claim. */
export async function claimed(store: string | undefined): Promise<() => Promise<void>> {
  const nothing = async () => {};
  if (store === undefined) return nothing;
  if (/^postgres(ql)?:/.test(store)) return reached(store).then(() => nothing);
  return claim({ root: await madeFolder(store) }, 'worlds');
}

async function reached(server: string): Promise<void> {
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
