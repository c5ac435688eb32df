import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Resident } from '../../contracts/resident.js';
import { makeFolder } from '../../store/folder.js';
import { copier, type Copy } from './corrupt.js';
import type { Household } from './define.js';
import { shuffled } from './identity.js';
import { population, type PopulationWish } from './population.js';
import { dice } from './random.js';
import { slid } from './row-shift.js';

export interface WriteWish extends PopulationWish {
  /** Folder for the files; made when missing. */
  readonly out: string;
  /** Share of records with a defect in the copy, 0 to 1. Without it only `people.csv` is written. */
  readonly corrupt?: number | undefined;
  readonly onProgress?: ((people: number) => void) | undefined;
}
export interface Written {
  readonly files: readonly string[];
  readonly people: number;
  readonly households: number;
  /** Records of the copy by kind of defect (the first, where two were done), `exact` for those without. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** The files of a population could not be written, or were asked for in an impossible way. */
export class CannotWritePeople extends Error {
  override readonly name = 'CannotWritePeople';
  readonly code = 'TSG-PEOPLE-OUT';
}

export const peopleColumns = ['personKey', 'individualNumber', 'name', 'nameKana', 'bornOn', 'sex', 'address', 'relationship', 'householdKey', 'municipalityCode'] as const;
export const truthColumns = ['rowA', 'rowB', 'kind', 'ja', 'effect', 'verdicts', 'levels'] as const;
/** Rows of the copy change places within blocks of this size, so that nobody can match by position. */
const blockSize = 1_024;

/**
 * Streams a population to `people.csv` and, with `corrupt`, a copy as another system holds it to `people-corrupted.csv` (own
 * 宛名番号, other order) and to `truth.csv` which rows are one person and what was done (a side without a record is empty).
 * UTF-8, RFC 4180, CRLF, header first.
 */
export async function writePeople(wish: WriteWish): Promise<Written> {
  const rate = wish.corrupt ?? 0;
  if (!(rate >= 0 && rate <= 1)) throw new CannotWritePeople(`--corrupt は0から1の割合で指定してください(${rate})。5%なら0.05です`);
  const names = rate > 0 ? ['people.csv', 'people-corrupted.csv', 'truth.csv'] : ['people.csv'];
  const files = names.map((name) => join(wish.out, name));
  try {
    await makeFolder(wish.out);
    return await writeAll(wish, rate, files);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new CannotWritePeople(`${wish.out} に書き込めません(${cause.message})。--out に書き込めるフォルダーを指定してください`, { cause });
  }
}

async function writeAll(wish: WriteWish, rate: number, files: readonly string[]): Promise<Written> {
  const headers = [peopleColumns, peopleColumns, truthColumns];
  const sheets = files.map((file, index) => openSheet(`${file}.part`, headers[index]!));
  try {
    const counts = await writeRows(wish, rate, sheets);
    await Promise.all(sheets.map((sheet) => sheet.close()));
    await Promise.all(files.map((file) => rename(`${file}.part`, file)));
    return { files, ...counts };
  } catch (error) {
    await Promise.all(sheets.map((sheet) => sheet.discard()));
    throw error;
  }
}

async function writeRows(wish: WriteWish, rate: number, [people, copies, truth]: readonly Sheet[]): Promise<Omit<Written, 'files'>> {
  const copy = rate > 0 ? copier(wish, rate) : null;
  const keyOf = copyKeys(wish);
  const kinds: Record<string, number> = {};
  let block: Placed[] = [];
  const chance = dice();
  let [written, households, blocks] = [0, 0, 0];
  const flush = async () => {
    const held = chance.from(String(wish.seed), 'block', wish.municipalityCode, blocks).helpers.shuffle(block.filter(({ copy: { resident } }) => resident !== null));
    const rows = slid(held.map(({ copy }) => copy), rate, chance.from(String(wish.seed), 'slide', wish.municipalityCode, blocks++));
    await copies?.add(held.map(({ personKey, household }, at) => personRow({ ...rows[at]!.resident!, personKey }, { ...household, householdKey: '' })).join(''));
    const slidRow = new Map(held.map((placed, at) => [placed, rows[at]!]));
    for (const placed of block) {
      const one = slidRow.get(placed) ?? placed.copy;
      await truth?.add(truthRow(one, one.resident === null ? '' : placed.personKey));
      const [kind = ''] = one.kind.split('+');
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    block = [];
  };
  for (const household of population(wish)) {
    await people!.add(household.members.map(({ resident }) => personRow(resident, household)).join(''));
    for (const one of copy?.(household, households) ?? []) block.push({ copy: one, household, personKey: keyOf(written + one.place) });
    if (block.length >= blockSize) await flush();
    written += household.members.length;
    if (++households % 10_000 === 0) wish.onProgress?.(written);
  }
  await flush();
  return { people: written, households, kinds };
}
interface Placed { readonly copy: Copy; readonly household: Household; readonly personKey: string }

/** 宛名番号 of the other system: unlike those of `people.csv`, and in no order. */
const copyKeys = (wish: WriteWish) => (position: number) => `B-${shuffled(`${wish.seed}/copy/${wish.municipalityCode}`, position)}`;

const personRow = (resident: Resident, { householdKey, municipalityCode }: Pick<Household, 'householdKey' | 'municipalityCode'>) =>
  csvRow(peopleColumns.map((column) => (column === 'householdKey' ? householdKey : column === 'municipalityCode' ? municipalityCode : resident[column])));
const truthRow = (one: Copy, personKey: string) => csvRow([one.person?.resident.personKey ?? '', personKey, one.kind, one.ja, one.effect, one.verdicts.join(' '), one.levels]);

const csvRow = (cells: readonly string[]) => `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

interface Sheet {
  readonly add: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Removes what was written. */
  readonly discard: () => Promise<void>;
}

/** A file written in pieces; `add` waits while the disk is behind, so memory stays bounded. */
function openSheet(path: string, header: readonly string[]): Sheet {
  const stream = createWriteStream(path, { encoding: 'utf8' });
  const failed = new Promise<never>((_, reject) => { stream.once('error', reject); });
  failed.catch(() => undefined);
  let pending = csvRow(header);
  const send = async () => {
    const piece = pending;
    pending = '';
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), failed]);
  };
  return {
    add: async (text: string) => {
      pending += text;
      if (pending.length >= 65_536) await send();
    },
    close: async () => {
      await send();
      stream.end();
      await Promise.race([once(stream, 'finish'), failed]);
    },
    discard: async () => {
      if (!stream.closed) await new Promise<void>((resolve) => { stream.once('close', resolve).destroy(); });
      await rm(path, { force: true });
    },
  };
}
