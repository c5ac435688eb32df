import type { Connection } from '../harness/connect/define.js';
import { folderConnection } from '../harness/connect/folder.js';
import { httpConnection } from '../harness/connect/http.js';
import { manualConnection } from '../harness/connect/manual.js';
import { TotsugoProblem } from '../harness/problem.js';
import { maskOf } from '../harness/secrets.js';
import type { Profile } from '../contracts/wire/profile.js';
import type { StoreHome } from '../store/define.js';
import { referenceWard } from '../ward/reference.js';

/** Our own answer to the port, in process, with a database apart from the parties'. */
export function referenceConnection(home: StoreHome, profile: Profile, seed: number, name: string): Connection {
  return {
    id: 'reference', description: 'reference', parallel: true,
    async open() {
      const database = await home.database(name);
      const ward = await referenceWard({ database, profile, masked: (individualNumber) => maskOf(seed, individualNumber) });
      return { ...ward, close: async () => {
        await ward.close();
        await database.drop();
      } };
    },
    close: async () => {},
  };
}

/** The connection of `--sut`. */
export function connectionOf(sut: string, home: StoreHome, profile: Profile, seed: number, name: string): Connection {
  const [kind, rest] = [sut.split(':')[0]!, sut.slice(sut.indexOf(':') + 1)];
  if (sut === 'reference') return referenceConnection(home, profile, seed, name);
  if (sut === 'manual') return manualConnection({});
  if (kind === 'http') return httpConnection(/^https?:\/\//.test(rest) ? rest : `http:${rest}`);
  if (kind === 'folder' && rest) return folderConnection(rest);
  throw new TotsugoProblem('TSG-U05', `--sut ${sut} が分からない`, 'reference、http:URL(例 http://127.0.0.1:4700)、folder:DIR、manual のいずれかにする');
}
