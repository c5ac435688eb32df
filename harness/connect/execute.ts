import { createHash } from 'node:crypto';
import type { Ward } from '../../contracts/ward.js';
import { driverApi, driverErrors, operationOf, type DriverError, type DriverStatus, type FormIssue, type OperationId } from '../../contracts/ward-driver.js';
import { quoted } from './define.js';
import { checkForm } from './form.js';

/** What a driver says of the system behind it. */
export interface Identity { readonly name: string; readonly version: string }

export interface DriverRequest { readonly operation: string; readonly params: Readonly<Record<string, unknown>>; readonly body: unknown }
/** `body` is null, a file's bytes, or a value to be written as JSON. */
export interface DriverReply { readonly status: number; readonly body: unknown }

/** The driver will not do it; becomes the answer with that status. */
export class DriverRefusal extends Error {
  override readonly name = 'DriverRefusal';
  constructor(readonly status: DriverStatus, readonly why: string, readonly cure: string, readonly issues?: readonly FormIssue[]) {
    super(`${why}。${cure}`);
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The server side of the Ward Driver API apart from any transport: checks the form of a request, does it at the ward, and answers
 * with a status. Requests that come at once are done one after the other.
 */
export function executor(ward: Ward, identity: Identity): (request: DriverRequest) => Promise<DriverReply> {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const reply = last.then(async () => answer(ward, identity, request)).catch((error: unknown) => refusalReply(error));
    last = reply;
    return reply;
  };
}

/** The error form for anything thrown: a refusal of ours, a problem the ward names (with `pointers` when the input is to blame), or its breakdown. */
export function refusalReply(error: unknown): DriverReply {
  if (error instanceof DriverRefusal) return replyOf(error.status, error.why, error.cure, error.issues);
  const { code, why: reason, cure: remedy, message = String(error), pointers = [] } = error as Partial<DriverError> & { readonly message?: string; readonly pointers?: readonly string[] };
  if (typeof code === 'string' && code.startsWith('TSG-')) {
    const [why, cure] = [quoted(reason ?? message), quoted(remedy ?? '状態を見直す(reset からやり直す)')];
    return { status: pointers.length > 0 ? 422 : 409, body: { code, why, cure, ...(pointers.length > 0 && { issues: pointers.map((pointer) => ({ pointer, why, cure })) }) } satisfies DriverError };
  }
  return replyOf(500, `システムの中の故障: ${quoted(message)}`, '再現の手順を添えて開発元に知らせる');
}

function replyOf(status: DriverStatus, why: string, cure: string, issues?: readonly FormIssue[]): DriverReply {
  const code = driverErrors.find(([known]) => known === status)![1];
  return { status, body: { code, why, cure, ...(issues && { issues: [...issues] }) } satisfies DriverError };
}

async function answer(ward: Ward, identity: Identity, request: DriverRequest): Promise<DriverReply> {
  const operation = operationOf(request.operation);
  if (!operation) throw new DriverRefusal(404, `操作「${quoted(request.operation, 40)}」はない`, 'OpenAPI 文書にある操作を呼ぶ');
  const params: Record<string, string> = {};
  for (const [name, { schema }] of Object.entries(operation.params)) params[name] = inForm(checkForm(schema, request.params[name]), `/${name}`);
  const input = operation.input?.kind === 'json' ? inForm(checkForm(operation.input.schema, request.body, { closed: true }), '') : request.body;
  const body = await actions[request.operation as OperationId]({ ward, identity, params, input: input as never });
  return { status: operation.output ? 200 : 204, body: operation.output ? body : null };
}

function inForm<T>(checked: ReturnType<typeof checkForm> & { readonly value?: T }, at: string): T {
  if (checked.ok) return checked.value as T;
  throw new DriverRefusal(422, `入力が決まりに合わない(${checked.issues.length}か所)`, 'issues の場所を直して送りなおす', checked.issues.map((issue) => ({ ...issue, pointer: at + issue.pointer })));
}

interface Doing { readonly ward: Ward; readonly identity: Identity; readonly params: Readonly<Record<string, string>>; readonly input: never }

const actions: Readonly<Record<OperationId, (doing: Doing) => Promise<unknown>>> = {
  health: async ({ identity }) => ({ api: driverApi, ...identity }),
  capabilities: async ({ ward }) => ({ capabilities: await ward.capabilities() }),
  reset: async ({ ward, input }) => ward.reset(input),
  setClock: async ({ ward, input }) => ward.setClock((input as { now: Parameters<Ward['setClock']>[0] }).now),
  act: async ({ ward, input }) => ward.act(input),
  runJob: async ({ ward, params }) => ward.run(params.job as Parameters<Ward['run']>[0]),
  listOutgoing: async ({ ward }) => ({ files: (await ward.outgoing()).map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })) }),
  async readOutgoing({ ward, params }) {
    const file = (await ward.outgoing()).find(({ name }) => name === params.fileName);
    if (!file) throw new DriverRefusal(404, `未受取のファイル ${params.fileName} はない`, 'GET /outgoing の一覧にある名前で読む');
    return file.bytes;
  },
  async taken({ ward, params }) {
    if ((await ward.outgoing()).some(({ name }) => name === params.fileName)) await ward.taken(params.fileName!);
  },
  async deliver({ ward, params, input }: Doing) {
    if (!((input as unknown) instanceof Uint8Array)) throw new DriverRefusal(415, 'ファイルは application/octet-stream で届ける', 'content-type を直す');
    return ward.deliver({ name: params.fileName!, bytes: input });
  },
  query: async ({ ward, input }) => ward.query(input),
};
