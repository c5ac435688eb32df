import type { DataLinkPcStore } from './tables.js';

export interface Attempt {
  readonly at: string;
  /** 送信 or 受信 */
  readonly act: 'send' | 'receive';
  readonly name: string;
  readonly status: number;
  readonly answer: string;
  readonly sha256: string;
  readonly size: number;
  readonly damage: string;
}

/** Adds one line to the PC's log; numbers rise within the municipality. */
export async function writeLog({ db, insertMany }: DataLinkPcStore, municipality: string, attempt: Attempt): Promise<void> {
  const last = await db.selectFrom('data_link_pc_log').where('municipality', '=', municipality).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  await insertMany('data_link_pc_log', [{ municipality, seq: (last?.seq ?? 0) + 1, ...attempt }]);
}

/** Answers are kept short: enough to show the operator every reason, never a whole page. */
export const keptAnswer = (text: string): string => (text.length > 4000 ? `${text.slice(0, 4000)}…` : text);
