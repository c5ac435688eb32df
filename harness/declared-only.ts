import type { Capability, Ward } from '../contracts/ward.js';
import { TotsugoProblem } from './problem.js';

/**
 * The port of a ward for a story that has declared what it needs. A call it did not declare is never sent: it is our mistake, not the ward's.
 * `reset` and `setClock` have no capability: whoever connects has them.
 */
export function declaredOnly(port: Ward, needs: readonly Capability[]): Ward {
  const declared = async <T>(capability: Capability, call: () => Promise<T>): Promise<T> => {
    if (needs.includes(capability)) return call();
    throw new TotsugoProblem('TSG-S08', `シナリオの needs にない操作 ${capability} を呼ぼうとした`, 'シナリオの needs にその操作を書き足す');
  };
  return {
    capabilities: () => port.capabilities(), reset: (start) => port.reset(start), setClock: (now) => port.setClock(now), close: () => port.close(),
    act: (act) => declared(`act.${act.act}`, () => port.act(act)),
    run: (job) => declared(`job.${job}`, () => port.run(job)),
    outgoing: () => declared('files.outgoing', () => port.outgoing()),
    taken: (fileName) => declared('files.outgoing', () => port.taken(fileName)),
    deliver: (file) => declared('files.incoming', () => port.deliver(file)),
    query: (query) => declared(`query.${query.query}`, () => port.query(query)),
  };
}
