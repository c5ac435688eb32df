import type { z } from 'zod';
import type { WireFile } from '../../contracts/wire/file.js';
import { actResult, answers, importResult, jobResult, type AnswerOf, type Query, type Ward } from '../../contracts/ward.js';
import { capabilitiesSchema, driverApi, driverErrorSchema, fileNameSchema, healthSchema, operations, outgoingSchema, type Operation, type OperationId } from '../../contracts/ward-driver.js';
import { TotsugoProblem } from '../problem.js';
import type { SystemIdentity } from '../results.js';
import { ConnectionProblem, quoted, WardMisbehaved } from './define.js';
import { sha256, type DriverReply } from './execute.js';
import { checkForm, issuesText } from './form.js';

/** How messages of the Ward Driver API travel. Throws ConnectionProblem when no answer comes; any answer at all is a reply. */
export interface Channel {
  call(operation: OperationId, params: Readonly<Record<string, string>>, body?: unknown): Promise<DriverReply>;
  /** The bytes behind one entry of the list of outgoing files. */
  read(fileName: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The ward at the other end of a channel. Every answer is checked against its schema before anybody believes it. */
export function wardOver(channel: Channel): Ward {
  const ask = async <S extends z.ZodType>(schema: S, id: OperationId, params: Readonly<Record<string, string>> = {}, body?: unknown): Promise<z.output<S>> =>
    readReply(schema, id, await channel.call(id, params, body));
  const tell = async (id: OperationId, params: Readonly<Record<string, string>> = {}, body?: unknown): Promise<void> => {
    expectSuccess(id, await channel.call(id, params, body));
  };
  return {
    capabilities: async () => (await ask(capabilitiesSchema, 'capabilities')).capabilities,
    reset: async (start) => tell('reset', {}, start),
    setClock: async (now) => tell('setClock', {}, { now }),
    act: async (act) => ask(actResult, 'act', {}, act),
    run: async (job) => ask(jobResult, 'runJob', { job }),
    async outgoing() {
      const { files } = await ask(outgoingSchema, 'listOutgoing');
      const read: WireFile[] = [];
      for (const announced of files) read.push({ name: announced.name, bytes: asAnnounced(announced, await channel.read(announced.name)) });
      return read;
    },
    taken: async (fileName) => tell('taken', { fileName: sendable(fileName) }),
    deliver: async ({ name, bytes }) => ask(importResult, 'deliver', { fileName: sendable(name) }, bytes),
    query: async <Q extends Query>(query: Q) => ask(answers[query.query] as unknown as z.ZodType<AnswerOf<Q['query']>>, 'query', {}, query),
    close: async () => channel.close(),
  };
}

/** Who answers there? Anything but a driver of our version is a wrong address, not a wrong ward. */
export function expectDriver(where: string, reply: DriverReply): SystemIdentity {
  const health = healthSchema.safeParse(reply.body);
  if (reply.status !== 200 || !health.success) {
    // Only a driver refuses or breaks down in the words of the API.
    if (reply.status === 401 || reply.status === 403 || driverErrorSchema.safeParse(reply.body).success) expectSuccess('health', reply);
    throw new ConnectionProblem('TSG-N04', `${where} は Ward Driver API として答えない(状態 ${reply.status})`, '接続先の場所と、待ち受けているのが totsugo ward か自作のドライバーかを確かめる(totsugo serve は相手方の模擬で、接続先ではない)');
  }
  const { api, name, version } = health.data;
  if (api !== driverApi) throw new ConnectionProblem('TSG-N05', `${quoted(name)} ${quoted(version)} は API の版 ${quoted(api)} を話す`, `${driverApi} を話す版のドライバーか、それに合う版の totsugo を使う`);
  return { name: quoted(name), version: quoted(version) };
}

/** The value of a reply, or the trouble it means. */
export function readReply<S extends z.ZodType>(schema: S, id: OperationId, reply: DriverReply): z.output<S> {
  expectSuccess(id, reply);
  const checked = checkForm(schema, reply.body);
  if (checked.ok) return checked.value;
  throw new WardMisbehaved('TSG-M02', `${titleOf(id)} の応答が決まりに合わない: ${issuesText(checked.issues)}`, 'OpenAPI 文書の応答の形に合わせる');
}

/** A status outside the agreement is the ward's fault; one that says "not you" or "not now" is the connection's. */
export function expectSuccess(id: OperationId, { status, body }: DriverReply): void {
  const expected = (operations[id] as Operation).output ? 200 : 204;
  if (status === expected) return;
  const said = checkForm(driverErrorSchema, body);
  const words = said.ok ? quoted(`${said.value.code} ${said.value.why}。${said.value.cure}${said.value.issues ? ` ${issuesText(said.value.issues)}` : ''}`, 500) : '説明なし';
  if (status === 401 || status === 403) throw new ConnectionProblem('TSG-N03', `接続先がトークンを受け付けない(${status}): ${words}`, '接続先の求めるトークンを、環境変数 TOTSUGO_SUT_TOKEN か --token に渡す');
  if (status === 502 || status === 503 || status === 504) throw new ConnectionProblem('TSG-N06', `${titleOf(id)} の途中で接続先が止まった(${status}): ${words}`, '接続先を起動しなおし、シナリオを初めから行う');
  throw new WardMisbehaved('TSG-M01', `${titleOf(id)} に ${expected} ではなく ${status} を返した: ${words}`, cureOf(id, status, expected, said.ok));
}

/** What the vendor has to mend, by what the status says. */
function cureOf(id: OperationId, status: number, expected: 200 | 204, isExplained: boolean): string {
  const isWanted = ['health', 'capabilities', 'reset', 'setClock'].includes(id);
  const form = isExplained ? '' : '。4xx・5xx には {code, why, cure} を添える';
  if ([404, 405, 501].includes(status)) return `${isWanted ? 'どのシステムにも要る。OpenAPI 文書の道と方法のとおりに備える' : 'OpenAPI 文書の道と方法のとおりに備えるか、capabilities から外す'}${form}`;
  if (status >= 500) return `接続先の中の故障。接続先の記録(ログ)で原因を調べて直す${form}`;
  if (status === 409) return `reset のあとなら、いつでも行えるようにする。業務として断るときは 200 の accepted:false で答える${form}`;
  if (status >= 400) return `この要求の形は OpenAPI 文書に合っている。入力の検査を文書に合わせ、業務として断るときは 200 の accepted:false で答える${form}`;
  return `成功なら ${expected} を返す`;
}

function asAnnounced({ name, bytes: length, sha256: announced }: { readonly name: string; readonly bytes: number; readonly sha256: string }, bytes: Uint8Array): Uint8Array {
  const actual = sha256(bytes);
  if (bytes.length === length && actual === announced) return bytes;
  throw new WardMisbehaved('TSG-M03', `${quoted(name)} の中身が一覧と違う: 一覧は ${length} バイト ${announced.slice(0, 12)}…、届いたのは ${bytes.length} バイト ${actual.slice(0, 12)}…`, '書き終えてから一覧に載せ、中身を変えない');
}

function sendable(fileName: string): string {
  const checked = checkForm(fileNameSchema, fileName);
  if (checked.ok) return fileName;
  throw new TotsugoProblem('TSG-N07', `ファイル名「${quoted(fileName, 60)}」は送れない: ${issuesText(checked.issues)}`, '区切り文字や制御文字のない名前にする');
}

const titleOf = (id: OperationId): string => `${operations[id].ja}(${operations[id].method} ${operations[id].path})`;
