import Fastify from 'fastify';
import { wardDriver } from '../harness/connect/driver-server.js';
import { serveFolder } from '../harness/connect/folder-server.js';
import { maskOf } from '../harness/secrets.js';
import { storeHome } from '../store/homes.js';
import { referenceWard } from '../ward/reference.js';
import { profileOf } from './parts.js';
import { version } from './version.js';

export interface WardServerOptions {
  readonly port: number | null;
  readonly folder: string | undefined;
  readonly data: string | undefined;
  readonly seed: number;
  readonly profile: string | undefined;
}

/** The reference ward behind the Ward Driver API, a drop folder, or both. */
export async function openWardServer({ port, folder, data, seed, profile }: WardServerOptions) {
  const home = await storeHome(data);
  const database = await home.database('ward');
  const ward = await referenceWard({ database, profile: await profileOf(profile), masked: (individualNumber) => maskOf(seed, individualNumber) });
  const identity = { name: 'totsugo 標準システム', version };
  const addresses: string[] = [];
  const closing: (() => Promise<void>)[] = [];
  if (port !== null) {
    const app = Fastify();
    await wardDriver(app, ward, identity);
    addresses.push(`標準の国保システムが ${await app.listen({ host: '127.0.0.1', port })} で動いています(totsugo run --sut http:URL)`);
    closing.push(() => app.close());
  }
  if (folder) {
    const served = await serveFolder({ folder, ward, ...identity });
    addresses.push(`標準の国保システムがフォルダ ${folder} で動いています(totsugo run --sut folder:DIR)`);
    closing.push(() => served.close());
  }
  return {
    addresses,
    async close() {
      for (const close of closing) await close();
      await ward.close();
      await database.close();
      await home.close();
    },
  };
}
