import type { Party } from './define.js';
import type { Store, TableSpecs } from '../store/define.js';

/** The process ended in the middle of a job. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The same party, whose process stops right after the n-th thing it inserted or sent. */
function stoppingAt<S extends TableSpecs, F extends string, P>(party: Party<S, F, P>, stopAt: number): Party<S, F, P> {
  let steps = 0;
  const step = (what: string) => {
    steps += 1;
    if (steps === stopAt) throw new Stopped(what);
  };
  const store = (inner: Store<S>): Store<S> => ({
    kind: inner.kind, db: inner.db, transact: (act) => inner.transact((within) => act(store(within))),
    insertMany: async (table, ...told) => { await inner.insertMany(table, ...told); step(table); },
  });
  return { ...party, store: store(party.store), send: async (...to) => { const answer = await party.send(...to); step('send'); return answer; } };
}

/** Runs a job that stops at the n-th step; where it stopped, or `end`. */
export async function stoppedAt<S extends TableSpecs, F extends string, P>(party: Party<S, F, P>, job: (party: Party<S, F, P>) => Promise<void>, stopAt: number): Promise<string> {
  try {
    await job(stoppingAt(party, stopAt));
    return 'end';
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return error.message;
  }
}

/** Plays the same again and again, stopped one step later each time, until it is not stopped any more: how often it was, and where it came out otherwise than when never stopped. */
export async function stoppedEverywhere<T>(played: (stopAt: number) => Promise<{ readonly stopped: string; readonly seen: T }>): Promise<{ readonly stops: number; readonly whole: T; readonly outcomes: readonly T[] }> {
  const { seen: whole } = await played(0);
  const outcomes: T[] = [];
  for (let stopAt = 1; ; stopAt += 1) {
    const { stopped, seen } = await played(stopAt);
    outcomes.push(seen);
    if (stopped === 'end') return { stops: stopAt - 1, whole, outcomes };
  }
}
