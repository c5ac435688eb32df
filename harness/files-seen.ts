import { definitionOf } from '../contracts/layouts.js';
import { codecOf } from '../contracts/wire/codec.js';
import { decodeStrict } from '../contracts/wire/encoding.js';
import type { World } from './world.js';

/** An interface file as it crossed a wire and was taken by the other side. */
export interface FileSeen {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  /** Record id. */
  readonly layout: string;
  /** The whole file in the profile's encoding; empty when the bytes are not text in it. */
  readonly text: string;
  /** The rows that could be read, in the order of the file. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** An exchange with a party as whoever stands at the wire sees it: where it went and every byte, files or not, taken or refused. */
export interface WireSeen { readonly path: string; readonly text: string }

/** Everything that has crossed a wire to or from a party of that Japanese name so far, oldest first. Bytes that are no text of an encoding in use are shown in Latin-1. */
export const wireSeen = async ({ journal }: World, party: string): Promise<readonly WireSeen[]> =>
  (await journal.exchanges()).filter(({ from, to }) => from === party || to === party).map(({ path, body }) => ({ path, text: textOf(Buffer.from(body)) }));

function textOf(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'cp932'] as const) {
    const text = decodeStrict(bytes, encoding);
    if (typeof text === 'string') return text;
  }
  return bytes.toString('latin1');
}

/** Every interface file that has crossed a wire of this world so far, oldest first, read from the bytes that really crossed. Files of banks, whose bytes are not the profile's, are not among them. */
export async function filesSeen({ journal, profile }: World): Promise<readonly FileSeen[]> {
  const files = (await journal.exchanges()).filter(({ layout, status }) => layout !== null && status !== null && status < 400);
  return files.flatMap(({ from, to, path: name, layout, body }): FileSeen[] => {
    const definition = definitionOf(layout!);
    if (!definition) return [];
    const codec = codecOf(profile, definition);
    const text = decodeStrict(Buffer.from(body), codec.layout.encoding);
    return [{ from, to, name, layout: layout!, text: typeof text === 'string' ? text : '', rows: codec.parse({ name, bytes: body }).records.map(({ value }) => value as Record<string, unknown>) }];
  });
}
