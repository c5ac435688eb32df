import { layoutOf } from '../contracts/layouts.js';
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

/** Every interface file that has crossed a wire of this world so far, oldest first, read from the bytes that really crossed. */
export async function filesSeen({ journal, profile }: World): Promise<readonly FileSeen[]> {
  const files = (await journal.exchanges()).filter(({ layout, status }) => layout !== null && status !== null && status < 400);
  return files.map(({ from, to, path: name, layout, body }) => {
    const codec = codecOf(profile, layoutOf(layout!)!.definition);
    const text = decodeStrict(Buffer.from(body), codec.layout.encoding);
    return { from, to, name, layout: layout!, text: typeof text === 'string' ? text : '', rows: codec.parse({ name, bytes: body }).records.map(({ value }) => value as Record<string, unknown>) };
  });
}
