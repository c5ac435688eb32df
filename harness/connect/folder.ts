import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { fileNameSchema } from '../../contracts/ward-driver.js';
import type { SystemIdentity } from '../results.js';
import { ConnectionProblem, quoted, WardMisbehaved, type Connection, type DriverWire, type WireMessage } from './define.js';
import { sha256, type DriverReply } from './execute.js';
import { bellOf, claim, clear, dropFolder, messageName, numbersIn, readMessage, readWhole, writeMessage, writeWhole, type Bell, type DropFolder } from './folder-files.js';
import { checkForm, issuesText } from './form.js';
import { expectDriver, wardOver, type Channel } from './port.js';

export interface FolderOptions {
  /** For one answer. */
  readonly timeoutMs?: number;
  /** Listen to the file system; polling goes on without it. */
  readonly watch?: boolean;
  readonly fileLimit?: number;
}

const answerSchema = z.object({ number: z.int(), status: z.int(), body: z.unknown().optional() });
const messageLimit = 16 * 1024 * 1024;
/** An answer that cannot be read may still be growing: a ward that does not rename gets this long. */
const graceMs = 500;

/** `folder`: a system under test without an API. It, its batch or a robot reads requests and writes answers in a shared folder. */
export function folderConnection(dir: string, options: FolderOptions = {}): Connection {
  let session: Promise<Session> | null = null;
  let known: SystemIdentity | null = null;
  const opened = async () => (session ??= openSession(dir, options));
  return {
    id: 'folder', description: `受け渡しフォルダ ${dir}`, parallel: false,
    wire: { id: 'folder', send: async (message) => (await opened()).send(message) },
    async open() {
      const { channel, send } = await opened();
      known = expectDriver(`フォルダ ${dir}`, await send({ operation: 'health' }));
      return wardOver(channel);
    },
    identity: () => known,
    async close() {
      const open = session;
      session = null;
      await (await open?.catch(() => null))?.close();
    },
  };
}

interface Session { readonly channel: Channel; readonly send: DriverWire['send']; close(): Promise<void> }

async function openSession(dir: string, { timeoutMs = 30_000, watch = true, fileLimit = 1024 * 1024 * 1024 }: FolderOptions): Promise<Session> {
  const folder = await dropFolder(dir);
  const release = await claim(folder, 'totsugo');
  let next = Math.max(0, ...numbersIn(folder.requests), ...numbersIn(folder.answers)) + 1;
  await forget(folder, next);
  const bell = bellOf(folder.answers, watch);
  let writing: Promise<unknown> = Promise.resolve();
  const send = async (message: WireMessage): Promise<DriverReply> => {
    const number = next;
    next += 1;
    writing = writing.then(async () => post(folder, number, message));
    await writing;
    const reply = await awaitAnswer(folder, bell, number, message.operation, timeoutMs);
    if (message.operation === 'reset' && reply.status === 204) await forget(folder, number);
    return reply;
  };
  const channel: Channel = {
    call: async (operation, params, body) => {
      const reply = await send({ operation, params, ...(body !== undefined && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }) });
      if (operation === 'deliver') await rm(join(folder.inbox, params.fileName!), { force: true });
      return reply;
    },
    async read(fileName) {
      const bytes = await readWhole(folder.outbox, fileName, fileLimit).catch((error: unknown) => { throw new WardMisbehaved('TSG-M07', quoted((error as Error).message), 'outbox にはふつうのファイルを置く'); });
      if (bytes) return bytes;
      throw new WardMisbehaved('TSG-M07', `一覧にある ${quoted(fileName)} が outbox にない`, '「.」で始まる名前で書き終え、名前を変えてから一覧に載せる');
    },
    async close() {},
  };
  return { channel, send, close: async () => {
    bell.close();
    await release();
  } };
}

/** Clears what earlier sessions and scenarios left. Requests go before answers, so that none ever looks unanswered. */
async function forget(folder: DropFolder, before: number): Promise<void> {
  const isKept = (name: string) => Number(name.replace(/^\.?(\d+)\..*$/, '$1')) >= before;
  await clear(folder.requests, isKept);
  await clear(folder.answers, isKept);
  await clear(folder.inbox);
}

async function post(folder: DropFolder, number: number, { operation, params = {}, body }: WireMessage): Promise<void> {
  let text = body as string | undefined;
  if (body instanceof Uint8Array) {
    text = JSON.stringify({ bytes: body.length, sha256: sha256(body) });
    if (fileNameSchema.safeParse(params.fileName).success) await writeWhole(folder.inbox, params.fileName!, body);
  }
  const head = JSON.stringify({ number, operation, params });
  writeMessage(folder.requests, number, text === undefined ? head : `${head.slice(0, -1)},"body":${text}}`);
}

async function awaitAnswer(folder: DropFolder, bell: Bell, number: number, operation: string, timeoutMs: number): Promise<DriverReply> {
  const began = performance.now();
  let unreadableSince: number | null = null;
  for (;;) {
    const since = bell.count;
    const waited = performance.now() - began;
    const answer = readAnswer(folder, number);
    if (answer?.ok) return { status: answer.value.status, body: answer.value.body ?? null };
    if (answer) {
      unreadableSince ??= waited;
      if (waited - unreadableSince > graceMs) throw new WardMisbehaved('TSG-M06', `answers/${messageName(number)} を読めない: ${issuesText(answer.issues)}`, '{"number", "status", "body"} のJSONを「.」で始まる名前で書き終えてから、名前を変える');
    }
    if (waited > timeoutMs) {
      await rm(join(folder.requests, messageName(number)), { force: true });
      throw new ConnectionProblem('TSG-N02', `応答がない: ${operation}(requests/${messageName(number)})に ${timeoutMs} ミリ秒のうちに答えがない`, `ward は動いているか確かめる(手元なら totsugo ward --folder ${folder.root})。依頼は取り下げた`);
    }
    await bell.wait(since, waited < 1000 ? 4 : 25);
  }
}

function readAnswer(folder: DropFolder, number: number) {
  const bytes = readable(() => readMessage(folder.answers, number, messageLimit));
  if (!bytes) return null;
  const checked = checkForm(answerSchema, parsed(bytes));
  if (!checked.ok || checked.value.number === number) return checked;
  return { ok: false as const, issues: [{ pointer: '/number', why: '依頼の番号と違う', cure: `${number} と書く` }] };
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new WardMisbehaved('TSG-M06', quoted((error as Error).message), 'answers には小さい、ふつうのファイルを置く');
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
