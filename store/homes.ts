import type { StoreHome } from './define.js';
import { inFolder, inMemory } from './sqlite.js';

/** What a user may write for `--store`: nothing (memory), a folder, or a PostgreSQL address. */
export async function storeHome(address: string | undefined): Promise<StoreHome> {
  if (!address) return inMemory();
  if (!/^postgres(ql)?:\/\//.test(address)) return inFolder(address);
  const { onServer } = await import('./postgres.js');
  return onServer(address);
}
