import { join } from 'node:path';
import Fastify from 'fastify';
import { wardDriver } from '../harness/connect/driver-server.js';
import { serveFolder } from '../harness/connect/folder-server.js';
import { listening } from '../harness/listening.js';
import { maskOf } from '../harness/secrets.js';
import { storeHome } from '../store/homes.js';
import { referenceWard } from '../ward/reference.js';
import { referenceSystem } from './connection.js';
import { profileOf } from './parts.js';
import { claimed } from './running.js';

export interface WardServerOptions {
  readonly port: number | null;
  readonly token?: string | undefined;
  readonly folder: string | undefined;
  readonly data: string | undefined;
  readonly seed: number;
  readonly profile: string | undefined;
}

/** The reference ward behind the Ward Driver API, a drop folder, or both. */
export async function openWardServer(options: WardServerOptions) {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return { addresses: await opened(options, closing), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function opened({ port, token, folder, data, seed, profile }: WardServerOptions, closing: (() => Promise<unknown>)[]): Promise<readonly string[]> {
  closing.push(await claimed(data));
  // Apart from the worlds: the folder may serve `totsugo serve --data` at other times.
  const home = await storeHome(data === undefined ? undefined : join(data, 'ward'));
  closing.push(() => home.close());
  const database = await home.database('ward');
  closing.push(() => database.close());
  const ward = await referenceWard({ database, profile: await profileOf(profile), masked: (individualNumber) => maskOf(seed, individualNumber) });
  closing.push(() => ward.close());
  const addresses: string[] = [];
  if (port !== null) {
    const app = Fastify({ forceCloseConnections: 'idle' });
    await wardDriver(app, ward, { ...referenceSystem, ...(token ? { token } : {}) });
    addresses.push(`標準の国保システムが ${await listening(app, '127.0.0.1', port)} で動いています(totsugo run --sut http:URL)`);
    closing.push(() => app.close());
  }
  if (folder) {
    const served = await serveFolder({ folder, ward, ...referenceSystem });
    addresses.push(`標準の国保システムがフォルダ ${folder} で動いています(totsugo run --sut folder:DIR)`);
    closing.push(() => served.close());
  }
  return addresses;
}
