import { nothingTransferred, transferBases, transferReceivers, transferRecord, type TransferContent, type TransferReceiver, type TransferRecord } from '../../contracts/integrated-db/provision.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { chunks } from '../desk.js';
import { layOut } from '../outbox.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { benefitPages } from './benefit-facts.js';
import { qualificationPages } from './facts.js';

/** What there is to be told, whoever may have it. */
interface Matter { readonly historyKey: string; readonly personKey: string; readonly content: TransferContent; readonly said: Partial<TransferRecord> }

/** 移転の作成 (資格⑮, 給付⑩): each receiver inside the ward is told what it may have and has not been told, or everything when it asks. */
export function exportTransfers(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const matters = await mattersOf(inside, settings);
    const files: string[] = [];
    for (const [receiver] of transferReceivers) {
      const contents: readonly TransferContent[] = transferBases[receiver].contents;
      const name = await exportFor(inside, profile, settings, receiver, matters.filter(({ content }) => contents.includes(content)));
      if (name !== null) files.push(name);
    }
    return { job: 'exportTransfers', files, decisions: [] };
  });
}

async function mattersOf(store: WardStore, settings: Settings): Promise<readonly Matter[]> {
  const matters: Matter[] = [];
  for await (const page of qualificationPages(store, settings)) {
    for (const { historyKey, personKey, held } of page) if (held) matters.push({ historyKey, personKey, content: 'qualification', said: { fiscalYear: null, totalYen: null, acquiredOn: held.acquiredOn, lostOn: held.lostOn } });
  }
  const decided = await store.db.selectFrom('ward_assessment').select(['household_key', 'fiscal_year', 'head_person_key', 'total_yen']).where('latest', '=', 1).orderBy('household_key').orderBy('fiscal_year').orderBy('sequence').execute();
  for (const { household_key, fiscal_year, head_person_key, total_yen } of decided) {
    matters.push({ historyKey: `${household_key}-${fiscal_year}-${head_person_key}`, personKey: head_person_key, content: 'assessment', said: { fiscalYear: fiscal_year, totalYen: total_yen, acquiredOn: null, lostOn: null } });
  }
  for await (const page of benefitPages(store)) {
    for (const { held, ...fact } of page) if (held) matters.push({ ...fact, content: 'benefit', said: held });
  }
  return matters;
}

async function exportFor(store: WardStore, profile: Profile, settings: Settings, receiver: TransferReceiver, matters: readonly Matter[]): Promise<string | null> {
  const { db } = store;
  const last = (await db.selectFrom('ward_transfer').select(({ fn }) => fn.max('seq').as('seq')).where('receiver', '=', receiver).executeTakeFirst())?.seq ?? 0;
  const isAsked = await db.selectFrom('ward_transfer_request').select('n').where('receiver', '=', receiver).where('answered_by', 'is', null).executeTakeFirst() !== undefined;
  const feedKind = last === 0 || isAsked ? 'full' as const : 'difference' as const;
  const told = new Map((await db.selectFrom('ward_transferred').selectAll().where('receiver', '=', receiver).execute()).map((row) => [row.history_key, row]));
  const present = new Set(matters.map(({ historyKey }) => historyKey));
  const gone = [...told.values()].filter(({ history_key }) => !present.has(history_key));
  const puts = matters.filter(({ historyKey, said }) => feedKind === 'full' || told.get(historyKey)?.content !== JSON.stringify(said));
  const deletes = gone.filter(({ content }) => feedKind === 'full' || content !== '');
  if (puts.length + deletes.length === 0) return null;
  const common = { receiver, feedKind, feedSeq: last + 1 };
  const name = await layOut({ store, profile, settings }, transferRecord, [
    ...puts.map(({ historyKey, personKey, content, said }): TransferRecord => ({ ...common, operation: 'put', personKey, content, historyKey, ...nothingTransferred, ...said })),
    ...deletes.map(({ history_key, person_key, kind }): TransferRecord => ({ ...common, operation: 'delete', personKey: person_key, content: kind as TransferContent, historyKey: history_key, ...nothingTransferred })),
  ]);
  const rows = [...puts.map(({ historyKey, personKey, content, said }) => ({ receiver, history_key: historyKey, person_key: personKey, kind: content, content: JSON.stringify(said) })), ...deletes.map((row) => ({ ...row, content: '' }))];
  for (const some of chunks(rows)) await store.insertMany('ward_transferred', some, 'replace');
  await store.insertMany('ward_transfer', [{ receiver, seq: last + 1, feed_kind: feedKind, records: rows.length, file_name: name, made_at: settings.now }]);
  await db.updateTable('ward_transfer_request').set({ answered_by: last + 1 }).where('receiver', '=', receiver).where('answered_by', 'is', null).execute();
  return name;
}
