import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { claim } from '../harness/connect/folder-files.js';
import { TotsugoProblem } from '../harness/problem.js';
import { tellUser } from './define.js';

/** Makes a folder the user named, or says in one sentence why that cannot be. */
export async function madeFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new TotsugoProblem('TSG-U16', `フォルダ ${folder} を作れない(${String((error as { code?: unknown }).code)})`, '書き込めるフォルダを指定する');
  });
  return resolve(folder);
}

/** One process at a time on a folder of databases; where there is none, or a server keeps them, nothing to claim. */
export async function claimed(store: string | undefined): Promise<() => Promise<void>> {
  if (store === undefined || /^postgres(ql)?:/.test(store)) return async () => {};
  return claim({ root: await madeFolder(store) }, 'worlds');
}

/** Comes true with SIGTERM or SIGINT. Listens from now on, so that no signal ends the process in the middle of something. */
export async function untilSignal(): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((heard) => {
    process.once('SIGTERM', heard);
    process.once('SIGINT', heard);
  });
  tellUser(`${signal} を受けたので、書き終えて止まります`);
}
