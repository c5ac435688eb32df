import type { WireFile } from '../contracts/wire/file.js';
import type { Answer } from '../simulators/define.js';
import { ask } from './ask.js';
import { quoted, WardMisbehaved } from './connect/define.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

export type Call = (method: string, path: string, body?: object | Uint8Array) => Promise<Answer>;

/** Calls below an address; bytes go as they are, anything else as JSON. */
export const callerAt = (at: string, headersOf: () => Promise<Readonly<Record<string, string>>>): Call => async (method, path, body) => {
  const [type, sent] = body instanceof Uint8Array ? ['application/octet-stream', body] as const : ['application/json', JSON.stringify(body)] as const;
  return ask(at + path, { method, headers: { ...(await headersOf()), ...(body ? { 'content-type': type } : {}) }, ...(body ? { body: sent } : {}) });
};

/** Who did what wrong, the code of it and what to look at. */
export interface Blame { readonly code: `TSG-${string}`; readonly ja: string; readonly cure: string }

/** Anything but success is a trouble of the party, with what was asked of it. */
export const expectingOk = ({ code, ja, cure }: Blame) => async (answer: Answer, what: string): Promise<Answer> => {
  if (answer.ok) return answer;
  throw new TotsugoProblem(code, `${ja}の${what}に ${answer.status} ${await answer.text()}`, cure);
};

/** Did the party take the file? False when it does not answer: the file stays, and the clerk comes again. What it refuses is the ward's doing. */
export async function isTaken(answer: Answer, { name }: Pick<WireFile, 'name'>, { code, ja, cure }: Blame): Promise<boolean> {
  if (!answer.ok && answer.status < 500) throw new WardMisbehaved(code, `${ja} ${quoted(name)} を受け取らない(${answer.status}): ${quoted(await answer.text())}`, cure);
  return answer.ok;
}

/** Gives each file that lies ready to the ward, in the order of the list, and confirms what it takes; the others stay and are offered again the next day. */
export async function collectFiles(call: Call, expectOk: ReturnType<typeof expectingOk>, list: string, deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
  const listed = await call('GET', list);
  if (listed.status === 503) return;
  const { files } = await (await expectOk(listed, '一覧')).json() as { files: readonly { name: string }[] };
  for (const { name } of files) {
    const path = `${list}/${encodeURIComponent(name)}`;
    const bytes = new Uint8Array(await (await expectOk(await call('GET', path), '受信')).arrayBuffer());
    if (await deliver({ name, bytes })) await expectOk(await call('DELETE', path), '受信の確認');
  }
}

export interface DoorSpec {
  /** Below the address of the world. */
  readonly at: string;
  /** Where the key of the municipality is read and in which header it goes; none where no key is asked for. */
  readonly key?: { readonly at: string; readonly header: string };
  /** In whose name the clerk comes. */
  readonly caller: string;
  readonly blame: Blame;
}

/** The door of one party for the clerk of one ward. The key is read once. */
export function partyDoor(world: Pick<World, 'url'>, { at, key, caller, blame }: DoorSpec) {
  let read: Promise<string> | undefined;
  const keyOf = (path: string) => (read ??= ask(world.url + path).then(async (answer) => (await answer.json() as { key: string }).key));
  const call = callerAt(world.url + at, async () => ({ 'x-totsugo-party': encodeURIComponent(caller), ...(key ? { [key.header]: await keyOf(key.at) } : {}) }));
  const expectOk = expectingOk(blame);
  return { call, expectOk, collect: (list: string, deliver: (file: WireFile) => Promise<boolean>) => collectFiles(call, expectOk, list, deliver) };
}
