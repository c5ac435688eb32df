import type { Client } from 'pg';
import { DatabaseInUse, DatabaseLost } from './define.js';

/**
 * Keeps databases of a PostgreSQL server to one process: a world's clock and the numbers of its journal live in memory. Each is
 * locked by name on one connection, which the server lets go of when the process dies. When the connection is lost, so are the
 * locks: nothing is read or written any more, because somebody else may be at it.
 */
export interface Keeper {
  /** Takes the database of that name, or says that somebody has it. Call the answer to let go. */
  take(name: string): Promise<() => Promise<void>>;
  /** Throws when the locks are lost. */
  expectHeld(): void;
  close(): Promise<void>;
}

const lock = (verb: 'pg_try_advisory_lock' | 'pg_advisory_unlock') => `select ${verb}(hashtext('totsugo'), hashtext($1)) as done`;

export function keeperOn(connected: () => Promise<Client>): Keeper {
  let connection: Promise<Client> | undefined;
  let isLost = false;
  let isClosing = false;
  const held = new Set<string>();
  const open = async () => {
    const client = await connected();
    const lose = () => { isLost = !isClosing; };
    client.on('error', lose).on('end', lose);
    return client;
  };
  const ask = async (verb: Parameters<typeof lock>[0], name: string): Promise<boolean> => {
    const client = await (connection ??= open().catch((error: unknown) => {
      connection = undefined;
      throw error;
    }));
    const { rows } = await client.query<{ done: boolean }>(lock(verb), [name]);
    return rows[0]!.done;
  };
  const keeper: Keeper = {
    async take(name) {
      keeper.expectHeld();
      // The server counts the locks of one connection, so it would give us the same one twice.
      if (held.has(name)) throw new DatabaseInUse(name, 'このプロセス');
      held.add(name);
      const isOurs = await ask('pg_try_advisory_lock', name).catch((error: unknown) => {
        held.delete(name);
        throw error;
      });
      if (!isOurs) {
        held.delete(name);
        throw new DatabaseInUse(name, '別のプロセス');
      }
      return async () => {
        if (held.delete(name) && !isLost) await ask('pg_advisory_unlock', name);
      };
    },
    expectHeld() {
      if (isLost) throw new DatabaseLost();
    },
    async close() {
      isClosing = true;
      await (await connection)?.end();
    },
  };
  return keeper;
}
