import { readFile, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RouteCard } from '../harness/route-cards.js';
import { TotsugoProblem } from '../harness/problem.js';
import { hashOf, newToken, office, shortestToken, type TokenHashes } from '../harness/tokens.js';
import { municipalities } from '../law/municipalities.js';
import { tellUser } from './define.js';

/** The tokens of a server. `made` are new: they are shown once, and only their hashes are kept. */
export interface Tokens { readonly hashes: TokenHashes; readonly made: ReadonlyMap<string, string> }

/**
 * Tokens by whose they are, from a local file: `{"office": "…", "aggregator": "…", "aggregator/131016": "sha256:…"}`. A file that is
 * not there yet is made, with a token for the office, for each party, and for each of `codes` at the parties whose paths name a
 * municipality.
 */
export async function tokensOf(file: string, cards: readonly RouteCard[], codes: readonly string[]): Promise<Tokens> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw new TotsugoProblem('TSG-U31', `合言葉のファイル ${file} が読めない(${String((error as { code?: unknown }).code)})`, 'ファイルの場所と読み取り権限を確かめる');
  });
  if (text === null) return made(file, [...namesOf(cards, codes)]);
  await warnIfOpen(file, text);
  return { hashes: read(file, text, new Set(namesOf(cards, municipalities.map(({ code }) => code)))), made: new Map() };
}

/** Whoever has a door of his own. */
function* namesOf(cards: readonly RouteCard[], codes: readonly string[]): Generator<string> {
  yield office;
  const doors = cards.map(({ door }) => door);
  for (const party of new Set(doors.flatMap((door) => door.party ?? []))) {
    yield party;
    if (doors.some((door) => door.party === party && door.municipality && !door.isTest)) yield* codes.map((code) => `${party}/${code}`);
  }
}

async function made(file: string, names: readonly string[]): Promise<Tokens> {
  const tokens = new Map(names.map((name) => [name, newToken()]));
  const hashes = new Map([...tokens].map(([name, token]) => [name, hashOf(token)]));
  const kept = Object.fromEntries([...hashes].map(([name, hash]) => [name, `${hashed}${hash.toString('hex')}`]));
  await writeFile(file, `${JSON.stringify(kept, null, 1)}\n`, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    throw new TotsugoProblem('TSG-U32', `合言葉のファイル ${file} を書けない(${String((error as { code?: unknown }).code)})`, '書き込めるフォルダのファイル名にする');
  });
  return { hashes, made: tokens };
}

const hashed = 'sha256:';
const written = z.record(z.string(), z.string());

function read(file: string, text: string, names: ReadonlySet<string>): TokenHashes {
  const wrong = (why: string, cure: string) => new TotsugoProblem('TSG-U33', `合言葉のファイル ${file}: ${why}`, cure);
  const entries = Object.entries(parsed(text, () => wrong('JSONの「持ち主: 合言葉」の形でない', '{"office": "16文字以上の合言葉", "aggregator/131016": "…"} の形にする')));
  if (entries.length === 0) throw wrong('合言葉が一つもない', 'ファイルを消して起動すると、すべての持ち主の合言葉を作る');
  return new Map(entries.map(([name, value]) => {
    if (!names.has(name)) throw wrong(`持ち主「${name}」はいない`, `office、関係者の名(${[...names].filter((one) => one !== office && !one.includes('/')).join(' ')})、{関係者}/{団体コード} のいずれかにする`);
    if (value.startsWith(hashed)) {
      const hash = Buffer.from(value.slice(hashed.length), 'hex');
      if (hash.length !== 32 || value.length !== hashed.length + 64) throw wrong(`「${name}」の ${hashed} の後が64桁の16進でない`, '作られたままの値にするか、合言葉そのものを書く');
      return [name, hash];
    }
    if (value.length < shortestToken) throw wrong(`「${name}」の合言葉が${shortestToken}文字より短い`, `${shortestToken}文字以上の、推しはかれない文字列にする`);
    return [name, hashOf(value)];
  }));
}

function parsed(text: string, wrong: () => TotsugoProblem): Readonly<Record<string, string>> {
  try {
    const found = written.safeParse(JSON.parse(text));
    if (found.success) return found.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw wrong();
}

async function warnIfOpen(file: string, text: string): Promise<void> {
  const isOpen = process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0;
  if (isOpen && /:\s*"(?!sha256:)/.test(text)) tellUser(`${file} には合言葉そのものがあり、この機械のほかの利用者にも読める。chmod 600 ${file} で閉じる`);
}
