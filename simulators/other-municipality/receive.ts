import type { Answer } from '../define.js';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { municipality as municipalityOf } from '../../law/municipalities.js';
import type { Fields, Issue, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { municipalInsuredIds, processingResult, qualificationDates } from '../../contracts/aggregator/distribution.js';
import { highCostHandover } from '../../contracts/aggregator/high-cost.js';
import { layoutOfFileName } from '../../contracts/layouts.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { keepHandover } from './high-cost/months.js';
import type { OtherMunicipalities, RecordStore } from './tables.js';

const listing = z.object({ files: z.array(z.object({ name: z.string().min(1).max(200), sha256: z.string() })) });

/** 06:05: takes what 集約 has laid out. Stored first, then reported as received, then read: each part can be repeated. */
export async function receiveDistribution(party: OtherMunicipalities): Promise<void> {
  const offices = await party.store.db.selectFrom('other_municipality_office').select('municipality').orderBy('municipality').execute();
  for (const { municipality } of offices) {
    await fetchAll(party, municipality);
    await readAll(party, municipality);
  }
}

async function fetchAll(party: OtherMunicipalities, code: string): Promise<void> {
  const path = `/municipalities/${code}/outbox`;
  const list = await ask(party, code, path);
  const files = listing.safeParse(list && parsedJson(await list.text()));
  if (list && !files.success) party.note(`${municipalityOf(code).ja}: 集約の配信一覧が読めない。次回もう一度受信する`);
  for (const { name, sha256 } of files.data?.files ?? []) {
    const response = await ask(party, code, `${path}/${encodeURIComponent(name)}`);
    if (!response) continue;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      party.note(`${municipalityOf(code).ja}: ${name} は一覧のSHA-256と違う。次回もう一度受信する`);
      continue;
    }
    await party.store.insertMany('other_municipality_incoming', [{ municipality: code, name, bytes, sha256, received_at: party.now(), state: 'here', issues: '[]' }], 'ignore');
    const stored = await party.store.db.selectFrom('other_municipality_incoming').where('municipality', '=', code).where('name', '=', name).select('sha256').executeTakeFirst();
    if (stored?.sha256 === sha256) await ask(party, code, `${path}/${encodeURIComponent(name)}`, 'DELETE');
    else party.note(`${municipalityOf(code).ja}: ${name} は同じ名前で中身が違うので受け取らない`);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // 読めない一覧は、この後の検査で記録される
    return null;
  }
}

/** Null when 集約 cannot be reached or has nothing to give; the next round asks again. */
async function ask(party: OtherMunicipalities, code: string, path: string, method = 'GET'): Promise<Answer | null> {
  const { ja } = municipalityOf(code);
  try {
    const response = await party.send('aggregator', path, { method, as: ja });
    if (response.ok) return response;
    party.note(`${ja}: 集約が ${method} に ${response.status} を返した。次回もう一度受信する`);
  } catch (error) {
    party.note(`${ja}: 集約につながらない(${error instanceof Error ? error.message : String(error)})。次回もう一度受信する`);
  }
  return null;
}

async function readAll(party: OtherMunicipalities, code: string): Promise<void> {
  const files = await party.store.db.selectFrom('other_municipality_incoming').where('municipality', '=', code).where('state', '=', 'here').select(['name', 'bytes']).orderBy('name').execute();
  for (const file of files) {
    await party.store.transact(async (store) => {
      const issues = await readOne(party, store, code, file);
      await store.db.updateTable('other_municipality_incoming').where('municipality', '=', code).where('name', '=', file.name)
        .set({ state: issues.length > 0 ? 'unreadable' : 'read', issues: JSON.stringify(issues) }).execute();
    });
  }
}

async function readOne(party: OtherMunicipalities, store: RecordStore, code: string, file: WireFile): Promise<readonly Issue[]> {
  const layout = layoutOfFileName(party.profile, file.name);
  switch (layout) {
    case qualificationDates.id: return read(party, qualificationDates, file, async (records) => {
      for (const one of records) {
        const known = await store.db.selectFrom('other_municipality_dates').where('municipality', '=', code).where('municipal_insured_id', '=', one.municipalInsuredId).select('version').executeTakeFirst();
        if (known && known.version >= one.version) continue;
        await store.insertMany('other_municipality_dates', [{
          municipality: code, municipal_insured_id: one.municipalInsuredId, acquired_on: one.acquiredOn, lost_on: one.lostOn, continuity: one.continuity,
          issue_codes: one.issueCodes.join(' '), version: one.version,
        }], 'replace');
      }
    });
    case municipalInsuredIds.id: return read(party, municipalInsuredIds, file, (records) =>
      store.insertMany('other_municipality_id', records.map((one) => ({ municipality: code, municipal_insured_id: one.municipalInsuredId, person_key: one.personKey })), 'replace'));
    case processingResult.id: return read(party, processingResult, file, (records) =>
      store.insertMany('other_municipality_result', records.map((one, index) => ({ municipality: code, file_name: file.name, line: index + 1, body: JSON.stringify(one) })), 'replace'));
    case highCostHandover.id: return read(party, highCostHandover, file, (records) => keepHandover(store, code, records));
    default: return [{ code: 'E101', line: 0, byte: 0, field: '*', ja: 'ファイル名', raw: file.name, why: '知らない種類のファイル', cure: '使っているプロファイルのファイル名の形を確かめる' }];
  }
}

/** All rows or none: a file with any trouble changes nothing and is kept with its issues. */
async function read<F extends Fields>(party: OtherMunicipalities, definition: RecordDefinition<F>, file: WireFile, apply: (records: readonly RecordOf<RecordDefinition<F>>[]) => Promise<void>): Promise<readonly Issue[]> {
  const { records, issues } = codecOf(party.profile, definition).parse(file);
  if (issues.length === 0) await apply(records.map(({ value }) => value));
  return issues;
}
