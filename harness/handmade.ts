import { definitionOf } from '../contracts/layouts.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

type Row = Readonly<Record<string, unknown>>;
/** What somebody does to the rows of a file: the rows as they stand afterwards. */
export type ByHand = (rows: readonly Row[]) => readonly Row[];

/** The bytes of a file that somebody opened by hand on its way and saved with other rows, in the form of the same profile. */
export async function rewritten({ journal, profile }: World, fileName: string, change: ByHand): Promise<Uint8Array> {
  const crossed = (await journal.exchanges()).findLast(({ path, layout, status }) => path === fileName && layout !== null && status !== null && status < 400);
  if (!crossed) throw new TotsugoProblem('TSG-S07', `「${fileName}」というファイルはまだどこも通っていない`, 'データ連携用PCの送信箱(dataLinkPc.outbox)にある名前を指定する');
  return saved(profile, crossed.layout!, { name: fileName, bytes: crossed.body }, change);
}

/** The bytes of that file with the rows as somebody left them. */
export function saved(profile: World['profile'], layout: string, file: WireFile, change: ByHand): Uint8Array {
  const codec = codecOf(profile, definitionOf(layout)!);
  const { envelope, records } = codec.parse(file);
  return codec.format(envelope!, change(records.map(({ value }) => value)) as never).bytes;
}
