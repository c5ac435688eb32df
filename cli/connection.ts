import type { Connection } from '../harness/connect/define.js';
import { executor } from '../harness/connect/execute.js';
import { folderConnection } from '../harness/connect/folder.js';
import { httpConnection } from '../harness/connect/http.js';
import { manualConnection } from '../harness/connect/manual.js';
import { expectSuccess, wardOver, type Channel } from '../harness/connect/port.js';
import { TotsugoProblem } from '../harness/problem.js';
import type { SystemIdentity } from '../harness/results.js';
import { maskOf } from '../harness/secrets.js';
import type { Profile } from '../contracts/wire/profile.js';
import type { Ward } from '../contracts/ward.js';
import type { StoreHome } from '../store/define.js';
import { referenceWard } from '../ward/reference.js';
import { version } from './version.js';

/** What the ward that comes with totsugo calls itself, here and as a process of its own. */
export const referenceSystem: SystemIdentity = { name: 'totsugo 標準システム', version };

/** Our own answer to the port, in process, with a database apart from the parties'. */
export function referenceConnection(home: StoreHome, profile: Profile, seed: number, name: string): Connection {
  return {
    id: 'reference', description: 'reference', parallel: true,
    async open() {
      const database = await home.database(name);
      const ward = await referenceWard({ database, profile, masked: (individualNumber) => maskOf(seed, individualNumber) });
      return inProcess(ward, () => database.drop());
    },
    identity: () => referenceSystem,
    close: async () => {},
  };
}

/** A ward in this process, asked and checked as one behind a wire: what it throws or answers wrongly is its 不適合, not our trouble. */
export function inProcess(ward: Ward, close: () => Promise<void>): Ward {
  const execute = executor(ward, referenceSystem);
  const channel: Channel = {
    call: (operation, params, body) => execute({ operation, params, body: body === undefined || body instanceof Uint8Array ? body : JSON.parse(JSON.stringify(body)) as unknown }),
    async read(fileName) {
      const reply = await execute({ operation: 'readOutgoing', params: { fileName }, body: undefined });
      expectSuccess('readOutgoing', reply);
      return reply.body as Uint8Array;
    },
    async close() {
      await ward.close();
      await close();
    },
  };
  return wardOver(channel);
}

export interface Reaching {
  readonly home: StoreHome;
  readonly profile: Profile;
  readonly seed: number;
  /** Name of the reference ward's database in `home`. */
  readonly name: string;
  readonly token?: string | undefined;
  readonly folder?: string | undefined;
}

/** The connection of `--sut`. */
export function connectionOf(sut: string, { home, profile, seed, name, token, folder }: Reaching): Connection {
  const [kind, rest] = [sut.split(':')[0]!, sut.slice(sut.indexOf(':') + 1)];
  if (sut === 'reference') return referenceConnection(home, profile, seed, name);
  if (sut === 'manual') return manualConnection(folder ? { folder } : {});
  if (kind === 'http' && rest) return httpConnection(/^https?:\/\//.test(rest) ? rest : `http:${rest}`, token ? { token } : {});
  if (kind === 'folder' && rest) return folderConnection(rest);
  throw new TotsugoProblem('TSG-U05', `--sut ${sut} が分からない`, 'reference、http:URL(例 http:http://127.0.0.1:4700)、folder:DIR、manual のいずれかにする');
}
