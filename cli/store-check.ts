import { existsSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { failed, passed, type Finding } from '../harness/connect/finding.js';
import { TotsugoProblem } from '../harness/problem.js';
import { tables } from '../store/define.js';
import { storeHome } from '../store/homes.js';
import { claimed } from './running.js';

const name = { id: 'store', ja: '世界の格納先に書ける' };
const trial = tables({ doctor_trial: { columns: { word: 'text' }, key: ['word'] } });
const isServer = (address: string | undefined): address is string => /^postgres(ql)?:/.test(address ?? '');

/** Writes to the store and reads it back, in a database of its own that is gone afterwards. */
export async function storeFinding(address: string | undefined): Promise<Finding> {
  const isNew = address !== undefined && !isServer(address) && !existsSync(address);
  try {
    const release = isServer(address) ? async () => {} : await claimed(address);
    return await tried(address).finally(release);
  } catch (error) {
    return failed(name, error instanceof TotsugoProblem ? error : unwritable(error, isServer(address)));
  } finally {
    // What was not there before the examination is not there after it, unless something else lies in it.
    if (isNew) await rmdir(address).catch(() => {});
  }
}

async function tried(address: string | undefined): Promise<Finding> {
  const home = await storeHome(address);
  try {
    const known = new Set(await home.names());
    const free = Array.from({ length: known.size + 1 }, (_, index) => `doctor-${index}`).find((candidate) => !known.has(candidate))!;
    const database = await home.database(free);
    try {
      const store = await database.open(trial);
      await store.insertMany('doctor_trial', [{ word: '突合' }]);
      const rows = await store.db.selectFrom('doctor_trial').select('word').execute();
      if (rows[0]?.word !== '突合') throw new TotsugoProblem('TSG-U21', '書いた字が読み返すと違う', 'データベースの文字コードを UTF8 にする');
    } finally {
      await database.drop();
    }
    return passed(name, home.description);
  } finally {
    await home.close();
  }
}

const serverCures: readonly (readonly [codes: RegExp, cure: string])[] = [
  [/^ECONNREFUSED$/, 'PostgreSQL を起動し、--store のホストとポートを確かめる'], [/^(ENOTFOUND|EAI_AGAIN)$/, '--store のホスト名を確かめる'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, '--store のホストと、あいだのファイアウォールを確かめる'], [/^(28|SASL)/, '--store の利用者と合言葉、サーバーの pg_hba.conf を確かめる'],
  [/^3D000$/, 'データベースを作る(createdb)か、--store の最後に書いたデータベースの名を直す'], [/^42501$/, 'その利用者に、データベースへの CREATE の権限を与える(GRANT CREATE ON DATABASE)'],
  [/^(53|57P03)/, 'サーバーの空き(接続数・ディスク・起動中か)を確かめる'],
];
const folderCures: readonly (readonly [codes: RegExp, cure: string])[] = [[/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'ディスクの空きを作る']];

/** Only the code of what went wrong: the words of a database may hold the address with its password. */
function unwritable(error: unknown, onServer: boolean): TotsugoProblem {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const said = typeof code === 'string' ? code : String(message).startsWith('SASL') ? 'SASL' : (error as Error).name;
  const cure = (onServer ? serverCures : folderCures).find(([codes]) => codes.test(said))?.[1];
  return onServer ? new TotsugoProblem('TSG-U18', `PostgreSQL に書けない(${said})`, cure ?? '--store の接続先、利用者、合言葉と、サーバーが動いているかを確かめる')
    : new TotsugoProblem('TSG-U22', `格納先に書けない(${said})`, cure ?? '書き込めるフォルダを --store に書く');
}
