import { nothingProvided, provisionRecord, type ProvisionRecord } from '../../contracts/integrated-db/provision.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { dayPart, daysBetween, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { chunks } from '../desk.js';
import { layOut } from '../outbox.js';
import { readSettings, type Settings } from '../settings.js';
import { notDisclosedAmong } from '../reading.js';
import type { ReplicaRow, WardStore } from '../tables.js';
import { benefitPages } from './benefit-facts.js';
import { qualificationPages } from './facts.js';

/** データ標準レイアウト changes every July; the name of a version is ours. */
export const layoutVersionOn = (day: Day): string => `${Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0)}.07`;

/**
 * 副本の作成 (資格⑭, 給付⑫): every 適用期間 and every 給付 whose 正本 is not what others may read of it goes out as a new version of its history. One that
 * was refused goes out again under a new 識別; one of which nothing is heard for days goes out as it was, which changes nothing where it
 * had arrived.
 */
export function exportReplicas(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const files: string[] = [];
    for await (const page of replicaPages(inside, settings)) {
      const known = await newestOf(inside, page.map(({ historyKey }) => historyKey));
      const changed = page.flatMap((fact) => changeOf(fact, known.get(fact.historyKey), settings));
      const unheard = page.flatMap(({ historyKey }) => unheardOf(known.get(historyKey), changed.map(({ record }) => record.historyKey), settings));
      if (changed.length + unheard.length === 0) continue;
      const name = await layOut({ store: inside, profile, settings }, provisionRecord, [...changed.map(({ record }) => record), ...unheard.map(recordOf)]);
      await inside.insertMany('ward_replica', changed.map(({ record, n }) => ({
        record_id: record.recordId, history_key: record.historyKey, n, person_key: record.personKey, modification: record.modificationSeg, layout_version: record.layoutVersion, content: contentOf(record), state: 'handedOver', outcome: null, recorded_at: settings.now, file_name: name,
      })));
      for (const { history_key, n } of unheard) await inside.db.updateTable('ward_replica').set({ recorded_at: settings.now, file_name: name }).where('history_key', '=', history_key).where('n', '=', n).execute();
      files.push(name);
    }
    return { job: 'exportReplicas', files, decisions: [] };
  });
}

type ReplicaFact = Pick<ProvisionRecord, 'kind' | 'historyKey' | 'personKey' | 'isAutoAnswerBlocked'> & { readonly held: Partial<ProvisionRecord> | null };
/** 自動応答不可 is whoever is under 支援措置: somebody looks before anybody is answered. */
async function* replicaPages(store: WardStore, settings: Settings): AsyncGenerator<readonly ReplicaFact[]> {
  const { insurerNumber } = settings;
  for await (const page of qualificationPages(store, settings)) yield withBlocks(store, page.map(({ held, ...fact }) => ({ ...fact, kind: 'nhiQualification', held: held && { insurerNumber, ...held } })));
  for await (const page of benefitPages(store)) yield withBlocks(store, page.map((fact) => ({ ...fact, kind: 'nhiBenefit' })));
}

async function withBlocks(store: WardStore, page: readonly Omit<ReplicaFact, 'isAutoAnswerBlocked'>[]): Promise<readonly ReplicaFact[]> {
  const blocked = await notDisclosedAmong(store, page.map(({ personKey }) => personKey));
  return page.map((fact) => ({ ...fact, isAutoAnswerBlocked: blocked.has(fact.personKey) }));
}

/** So many days without an outcome, and a version counts as lost on its way (仮定). */
const unheardDays = 3;
/** Only the newest version of a history: an older one after a newer would stand in its place. */
const unheardOf = (known: Known | undefined, changed: readonly string[], { today }: Settings): readonly ReplicaRow[] =>
  (known?.last.state === 'handedOver' && !changed.includes(known.last.history_key) && daysBetween(dayPart(known.last.recorded_at as Moment), today) >= unheardDays ? [known.last] : []);
const recordOf = ({ record_id, layout_version, content }: ReplicaRow): ProvisionRecord => ({ ...(JSON.parse(content) as ProvisionRecord), recordId: record_id, layoutVersion: layout_version });

/** What a version says, whichever it is. */
function contentOf(record: ProvisionRecord): string {
  const { recordId: _, layoutVersion: __, ...said } = record;
  return JSON.stringify(said);
}

interface Known { readonly last: ReplicaRow; readonly registered: ReplicaRow | undefined }
async function newestOf({ db }: WardStore, historyKeys: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const found = new Map<string, Known>();
  for (const keys of chunks(historyKeys)) {
    for (const row of await db.selectFrom('ward_replica').selectAll().where('history_key', 'in', keys).orderBy('n').execute()) {
      found.set(row.history_key, { last: row, registered: row.state === 'refused' ? found.get(row.history_key)?.registered : row });
    }
  }
  return found;
}

function changeOf({ kind, historyKey, personKey, isAutoAnswerBlocked, held }: ReplicaFact, known: Known | undefined, { today }: Settings): readonly { readonly record: ProvisionRecord; readonly n: number }[] {
  const shown = known?.registered;
  if (held === null && (!shown || shown.modification === '2')) return [];
  const n = (known?.last.n ?? 0) + 1;
  const record: ProvisionRecord = { recordId: `${historyKey}-${n}`, personKey, kind, historyKey, modificationSeg: held === null ? '2' : '1', layoutVersion: layoutVersionOn(today), isAutoAnswerBlocked, ...nothingProvided, ...held };
  return shown?.content === contentOf(record) ? [] : [{ record, n }];
}
