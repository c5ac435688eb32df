import { highCostRecord } from '../../contracts/aggregator/high-cost.js';
import { daysBetween, dayPart, type Moment } from '../../law/day.js';
import { aboutFile, type Finding } from './findings.js';
import type { ReceivedFile } from './reading.js';
import type { Pair } from './staging.js';
import type { Aggregator } from './tables.js';

/** A batch that can be decided now. Without a pair, or refused, nothing of it is read. */
export interface Ready {
  readonly batchId: string;
  readonly municipalityCode: string;
  readonly date: string;
  readonly seq: number;
  readonly files: readonly ReceivedFile[];
  readonly pair: Pair | null;
  readonly isRefused: boolean;
  readonly findings: readonly Finding[];
}
/** A batch that was received and cannot be decided yet. */
export interface Held {
  readonly municipalityCode: string;
  readonly fileNames: readonly string[];
  readonly code: 'E105' | 'E107';
  readonly receivedAt: string;
  readonly why: string;
  readonly cure: string;
}
interface OpenBatch { batchId: string; date: string; seq: number; receivedAt: string; files: { name: string; layout: string; upload: number }[] }

/** The batch of a municipality that comes next, by its number; null when there is none or it has to wait. */
export async function nextInLine(party: Aggregator, municipalityCode: string): Promise<Ready | null> {
  const { open, decided } = await lineOf(party, municipalityCode);
  const batch = open[0];
  if (!batch || heldBecause(party, batch, lastOf(decided))) return null;
  const { batchId, date, seq, files } = batch;
  const about = (layout: string) => files.find((file) => file.layout === layout);
  const [households, persons, ratios = null] = [about('qualificationHousehold'), about('qualificationPerson'), about('qualificationRatio')];
  const findings = findingsOf(party, batch, decided);
  const pair = households && persons ? { batchId, municipalityCode, date, seq, households, persons, ratios } : null;
  return { batchId, municipalityCode, date, seq, files, pair, isRefused: findings.some(({ severity }) => severity !== 'warning'), findings };
}

/** Batches of a municipality that wait, each with the reason: 受付状況. */
export async function heldBatches(party: Aggregator, municipalityCode: string): Promise<Held[]> {
  const { open, decided } = await lineOf(party, municipalityCode);
  return open.flatMap((batch): Held[] => {
    const held = heldBecause(party, batch, lastOf(decided));
    return held ? [{ ...held, municipalityCode, fileNames: batch.files.map(({ name }) => name), receivedAt: batch.receivedAt }] : [];
  });
}

async function lineOf(party: Aggregator, municipalityCode: string) {
  const rows = await party.store.db.selectFrom('aggregator_file').where('municipality', '=', municipalityCode).where('is_open', '=', 1).where('layout', '!=', highCostRecord.id)
    .select(['name', 'layout', 'upload', 'batch_id', 'date', 'seq', 'received_at']).orderBy('seq').orderBy('date').orderBy('name').execute();
  const open = new Map<string, OpenBatch>();
  for (const { name, layout, upload, batch_id, date, seq, received_at } of rows) {
    const batch = open.get(batch_id) ?? { batchId: batch_id, date, seq, receivedAt: received_at, files: [] };
    batch.files.push({ name, layout, upload });
    open.set(batch_id, batch);
  }
  const decided = new Set((await party.store.db.selectFrom('aggregator_batch').where('municipality', '=', municipalityCode).select('seq').execute()).map(({ seq }) => seq));
  return { open: [...open.values()], decided };
}

const lastOf = (decided: ReadonlySet<number>): number => Math.max(0, ...decided);

function heldBecause(party: Aggregator, { seq, files, receivedAt }: OpenBatch, last: number): Pick<Held, 'code' | 'why' | 'cure'> | null {
  if (seq > last + 1 && party.parameters.onSequenceGap === 'wait') {
    return { code: 'E105', why: `通番${last + 1}${seq > last + 2 ? `〜${seq - 1}` : ''}が届いていない`, cure: '欠けた通番のファイルを送る。失われたときは同じ通番で作り直す' };
  }
  if (missingOf(files) !== null && seq > last && hoursBetween(receivedAt as Moment, party.now()) < party.parameters.partnerWaitHours) return { code: 'E107', why: '世帯と個人のファイルがそろっていない', cure: '足りないファイルを同じ日付と通番で送る' };
  return null;
}

function findingsOf(party: Aggregator, { seq, files }: OpenBatch, decided: ReadonlySet<number>): Finding[] {
  const names = files.map(({ name }) => name).join('・');
  const last = lastOf(decided);
  if (decided.has(seq)) return [aboutFile('E104', files[0]!.name, '通番', `通番${seq}は処理済み(${names})`, '次の通番で作り直す')];
  if (seq < last) return [aboutFile('E106', files[0]!.name, '通番', `処理済みの通番${last}より古い(${names})`, '次の通番で作り直す')];
  const findings: Finding[] = seq > last + 1 && party.parameters.onSequenceGap === 'warn'
    ? [{ ...aboutFile('E105', files[0]!.name, '通番', `通番${last + 1}${seq > last + 2 ? `〜${seq - 1}` : ''}が届いていない`, '失われた送信がないか確かめ、欠けた分を次の通番で送り直す'), severity: 'warning' }] : [];
  const missing = missingOf(files);
  if (missing !== null) findings.push(aboutFile('E107', files[0]!.name, 'ファイル', `${missing}ファイルがない`, '世帯と個人をそろえて、次の通番で送り直す'));
  return findings;
}

/** Which file of the pair is not here. 負担割合ファイル comes with the pair or not at all: nobody can tell that it was to come. */
function missingOf(files: OpenBatch['files']): string | null {
  const missing = pairs.filter(([id]) => files.every(({ layout }) => layout !== id));
  return missing.length === 0 ? null : missing.map(([, ja]) => ja).join('と');
}
const pairs = [['qualificationHousehold', '世帯'], ['qualificationPerson', '個人']] as const;

/** Hours of business time. */
export const hoursBetween = (from: Moment, until: Moment): number => daysBetween(dayPart(from), dayPart(until)) * 24 + (minutesOf(until) - minutesOf(from)) / 60;
const minutesOf = (moment: Moment): number => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
