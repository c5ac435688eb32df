import { rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ward } from '../../contracts/ward.js';
import { fileNameSchema, operationOf } from '../../contracts/ward-driver.js';
import { DriverRefusal, executor, refusalReply, sha256, type DriverReply, type DriverRequest, type Identity } from './execute.js';
import { bellOf, claim, clear, dropFolder, messageName, numbersIn, readMessage, readWhole, writeMessage, writeWhole, type DropFolder } from './folder-files.js';
import { checkForm } from './form.js';

export interface FolderServerOptions extends Identity {
  readonly folder: string;
  readonly ward: Ward;
  readonly watch?: boolean;
  readonly fileLimit?: number;
  /** Trouble with the folder itself, such as a full disk; the loop goes on. */
  readonly onTrouble?: (error: unknown) => void;
}

const requestSchema = z.object({ number: z.int(), operation: z.string(), params: z.record(z.string(), z.unknown()).default({}), body: z.unknown().optional() });
const announcedSchema = z.object({ bytes: z.int().min(0), sha256: z.string() });
const messageLimit = 4 * 1024 * 1024;

/**
 * Serves a ward from a drop folder, one request after the other in the order of their numbers. A request that has an answer is never
 * done again, also not after a kill: what changes something leaves a mark before it starts, and a mark without an answer is answered
 * with 503 because nobody knows how far it came.
 */
export async function serveFolder(options: FolderServerOptions): Promise<{ close(): Promise<void> }> {
  const folder = await dropFolder(options.folder);
  const release = await claim(folder, 'ward');
  const bell = bellOf(folder.requests, options.watch ?? true);
  const serve = server(folder, options);
  const ending = new AbortController();
  let lastWork = performance.now();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      const since = bell.count;
      const isBusy = await serve(ending.signal).catch((error: unknown) => options.onTrouble?.(error));
      if (isBusy) lastWork = performance.now();
      else await bell.wait(since, performance.now() - lastWork < 2000 ? 4 : 50);
    }
  })();
  return { async close() {
    ending.abort();
    bell.close();
    await loop;
    await release();
  } };
}

function server(folder: DropFolder, { ward, name, version, fileLimit = 1024 * 1024 * 1024 }: FolderServerOptions) {
  const execute = executor(ward, { name, version });
  /** One look at the folder; true when there was something to do. */
  return async (ending: AbortSignal): Promise<boolean> => {
    const requests = numbersIn(folder.requests);
    const answered = new Set(requests.length > 0 ? numbersIn(folder.answers) : []);
    const waiting = requests.filter((number) => !answered.has(number));
    for (const number of waiting) {
      if (ending.aborted) return true;
      const reply = await replyTo(number).catch(refusalReply);
      if (!reply) continue;
      writeMessage(folder.answers, number, JSON.stringify({ number, ...reply }));
      rmSync(join(folder.answers, markOf(number)), { force: true });
    }
    return waiting.length > 0;
  };

  /** null when the request was withdrawn meanwhile. */
  async function replyTo(number: number): Promise<DriverReply | null> {
    const bytes = readMessage(folder.requests, number, messageLimit);
    if (!bytes) return null;
    const request = requestOf(number, bytes);
    const operation = operationOf(request.operation);
    if (operation && !operation.repeatable) mark(folder, number);
    if (request.operation === 'readOutgoing') throw new DriverRefusal(404, 'フォルダではこの操作はない', 'listOutgoing のあとで outbox のファイルを読む');
    if (request.operation === 'deliver') return execute({ ...request, body: await delivered(folder, request, fileLimit) });
    if (request.operation === 'listOutgoing') await layOut(folder, ward);
    const reply = await execute(request);
    if (reply.status === 204 && request.operation === 'taken') await rm(join(folder.outbox, String(request.params.fileName)), { force: true });
    if (reply.status === 204 && request.operation === 'reset') await clear(folder.outbox);
    return reply;
  }
}

const markOf = (number: number) => `.${messageName(number).slice(0, -5)}.started`;

/** Taken before anything is changed; whoever finds it taken does not know what was changed. */
function mark(folder: DropFolder, number: number): void {
  try {
    writeFileSync(join(folder.answers, markOf(number)), '', { flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
    throw new DriverRefusal(503, 'この依頼の途中で ward が止まり、効果があったか分からない', '二重に行わないため実行しない。reset からやり直すか、照会で確かめる');
  }
}

function requestOf(number: number, bytes: Uint8Array): DriverRequest {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DriverRefusal(400, '依頼をJSONとして読めない', 'UTF-8 の正しいJSONを、書き終えてから requests に置く');
  }
  const checked = checkForm(requestSchema, value, { closed: true });
  if (!checked.ok) throw new DriverRefusal(422, '依頼が決まりに合わない', 'issues の場所を直す', checked.issues);
  if (checked.value.number !== number) throw new DriverRefusal(422, 'ファイル名の番号と number が違う', '同じ番号にする', [{ pointer: '/number', why: 'ファイル名の番号と違う', cure: `${number} と書く` }]);
  return { ...checked.value, body: checked.value.body };
}

/** The file of a `deliver` request, as announced in the request. */
async function delivered(folder: DropFolder, { params, body }: DriverRequest, fileLimit: number): Promise<Uint8Array | undefined> {
  const [name, announced] = [fileNameSchema.safeParse(params.fileName), checkForm(announcedSchema, body, { closed: true })];
  if (!name.success) return undefined;
  if (!announced.ok) throw new DriverRefusal(422, '届けるファイルの大きさとハッシュがない', 'body に bytes と sha256 を書く', announced.issues);
  const bytes = await readWhole(folder.inbox, name.data, fileLimit);
  if (!bytes) throw new DriverRefusal(404, `inbox に ${name.data} がない`, 'ファイルを置いてから依頼する');
  if (bytes.length === announced.value.bytes && sha256(bytes) === announced.value.sha256) return bytes;
  throw new DriverRefusal(422, `inbox の ${name.data} が依頼のハッシュと違う`, '書き終えてから依頼する', [{ pointer: '/body/sha256', why: '中身と違う', cure: '置いたファイルのSHA-256を書く' }]);
}

/** Puts every file not yet taken into the outbox; one that lies there already with the same bytes is left alone. */
async function layOut(folder: DropFolder, ward: Ward): Promise<void> {
  for (const { name, bytes } of await ward.outgoing()) {
    const lying = await readWhole(folder.outbox, fileNameSchema.parse(name), Number.MAX_SAFE_INTEGER);
    if (!lying || Buffer.compare(lying, bytes) !== 0) await writeWhole(folder.outbox, name, bytes);
  }
}
