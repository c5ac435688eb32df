import type { Moment } from '../law/day.js';
import type { Ward } from '../contracts/ward.js';

/** The same port, told the business time before a call whenever it has moved since the last one. */
export function timely(port: Ward, now: () => Moment): Ward {
  let told: Moment | null = null;
  const inTime = async <T>(call: () => Promise<T>): Promise<T> => {
    const moment = now();
    if (told !== moment) await port.setClock(moment);
    told = moment;
    return call();
  };
  return {
    capabilities: () => port.capabilities(), reset: (start) => port.reset(start), setClock: (moment) => port.setClock(moment), close: () => port.close(),
    act: (act) => inTime(() => port.act(act)),
    run: (job) => inTime(() => port.run(job)),
    outgoing: () => inTime(() => port.outgoing()),
    taken: (fileName) => inTime(() => port.taken(fileName)),
    deliver: (file) => inTime(() => port.deliver(file)),
    query: (query) => inTime(() => port.query(query)),
  };
}
