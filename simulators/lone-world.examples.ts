import { bundledProfile } from '../contracts/wire/profile.js';
import { openBed } from '../harness/bed.js';
import { defaultNumberMode } from '../law/check-digits.js';
import type { Moment } from '../law/day.js';
import type { StoreHome } from '../store/define.js';
import type { Simulator } from './define.js';

export type LoneWorld = Awaited<ReturnType<Awaited<ReturnType<typeof openBed>>['create']>>;
let worlds = 0;

/** A world in which one party lives alone; it is gone when the play is over. */
export async function inLoneWorld<T>(simulator: Simulator, home: StoreHome, now: Moment, play: (world: LoneWorld) => Promise<T>): Promise<T> {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [simulator] });
  const id = `${simulator.id}-${process.pid}-${(worlds += 1)}`;
  try {
    const result = await play(await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode }));
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

/** Real requests to the party's doors: bytes go as they are, anything else as JSON. */
export const callsTo = ({ url }: Pick<LoneWorld, 'url'>, { id }: Pick<Simulator, 'id'>) => async (method: string, path: string, body?: Uint8Array | object, headers: Readonly<Record<string, string>> = {}) => {
  const [type, sent] = body instanceof Uint8Array ? ['application/octet-stream', Buffer.from(body)] : ['application/json', JSON.stringify(body)];
  const response = await fetch(`${url}/${id}${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': type }) }, ...(body === undefined ? {} : { body: sent }) });
  const raw = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(raw);
  return { status: response.status, raw, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
};
