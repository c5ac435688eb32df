import type { ContinuityOutcome } from '../../../contracts/aggregator/continuity-codes.js';
import { continuityCandidate, continuityResult, highCostHandover, type HighCostHandover } from '../../../contracts/aggregator/high-cost.js';
import type { RecordDefinition } from '../../../contracts/define.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { writtenMonth } from '../../../law/carried-months.js';
import type { Month } from '../../../law/fiscal-year.js';
import { municipality } from '../../../law/municipalities.js';
import { nextNumber, writeParts } from '../parts.js';
import { suffers, type Aggregator, type AggregatorStore } from '../tables.js';
import type { Candidate } from './candidates.js';
import { isUndecided, type CandidateRow } from './keep.js';

/** 3-④: what is new about candidates, one file a municipality moved into. */
export async function layOutLists(party: Aggregator): Promise<void> {
  const rows = await party.store.db.selectFrom('aggregator_candidate').whereRef('version', '>', 'told_version').selectAll().orderBy('municipality').orderBy('moved_on').orderBy('candidate_key').execute();
  for (const [code, own] of byMunicipality(rows)) await party.store.transact(async (store) => {
    const isLost = suffers(party, 'continuityListLost', code);
    await layOut(party, store, code, continuityCandidate, own.map((row) => ({ ...(JSON.parse(row.said) as Candidate), version: row.version, isClosed: row.state === 'closed' })), isLost);
    for (const row of own) await store.db.updateTable('aggregator_candidate').where('candidate_key', '=', row.candidate_key).set({ told_version: row.version, ...(isUndecided(row) && !isLost ? { state: 'listed' } : {}) }).execute();
    party.note(isLost ? `障害により${municipality(code).ja}の継続候補世帯リストが失われた` : `${municipality(code).ja}の継続候補世帯リスト情報を作成した(${own.length}件)`, isLost ? [] : ['F-3-4', 'D-1-1']);
  });
}

/** 4-④: what became of the 確定指示. */
export async function layOutResults(party: Aggregator): Promise<void> {
  const rows = await party.store.db.selectFrom('aggregator_candidate').whereRef('result_version', '>', 'told_result').selectAll().orderBy('municipality').orderBy('candidate_key').execute();
  for (const [code, own] of byMunicipality(rows)) await party.store.transact(async (store) => {
    const isLost = suffers(party, 'continuityResultLost', code);
    const said = [];
    for (const row of own) said.push({
      candidateKey: row.candidate_key, version: row.result_version, continuityOutcome: row.outcome as ContinuityOutcome, inheritedMonths: (await heldMonths(store, row.candidate_key)).map(writtenMonth), issueCodes: row.issue_codes === '' ? [] : row.issue_codes.split(' '), message: row.message,
    });
    await layOut(party, store, code, continuityResult, said, isLost);
    for (const row of own) await store.db.updateTable('aggregator_candidate').where('candidate_key', '=', row.candidate_key).set({ told_result: row.result_version }).execute();
    party.note(isLost ? `障害により${municipality(code).ja}の継続世帯確定結果が失われた` : `${municipality(code).ja}の継続世帯確定結果と高額該当引継結果を作成した(${own.length}件)`, isLost ? [] : ['F-4-4', 'D-1-1']);
  });
}

const heldMonths = async (store: AggregatorStore, candidateKey: string): Promise<Month[]> =>
  (await store.db.selectFrom('aggregator_inherited').where('candidate_key', '=', candidateKey).where('voided', '=', 0).select('care_month').orderBy('care_month').execute()).map(({ care_month }) => care_month as Month);

/** 4-⑥: months that were handed over or taken back since the last file, among the files the データ連携用PC fetches. */
export async function layOutHandovers(party: Aggregator): Promise<void> {
  const rows = await party.store.db.selectFrom('aggregator_inherited as i').innerJoin('aggregator_candidate as c', 'c.candidate_key', 'i.candidate_key').whereRef('i.revision', '>', 'i.told')
    .select(['i.candidate_key', 'i.care_month', 'i.counts_for_repeat', 'i.voided', 'i.revision', 'c.municipality', 'c.said']).orderBy('c.municipality').orderBy('i.candidate_key').orderBy('i.care_month').execute();
  for (const [code, own] of byMunicipality(rows)) await party.store.transact(async (store) => {
    const said = own.map((row): HighCostHandover => {
      const { candidateKey, headId, householdKey, fromMunicipalityCode, fromHouseholdKey } = JSON.parse(row.said) as Candidate;
      return {
        candidateKey, householdKey, fromMunicipalityCode, fromHouseholdKey, municipalInsuredId: suffers(party, 'handoverWrongId', code) ? party.token('MI', 'nobody', headId) : headId,
        careMonth: writtenMonth(row.care_month as Month), countsForRepeat: row.counts_for_repeat === 1, operation: row.voided === 1 ? 'void' : 'register', revision: row.revision,
      };
    });
    const rowsOut = suffers(party, 'handoverDoubled', code) ? said.flatMap((row) => [row, row]) : said;
    for (let copy = suffers(party, 'handoverTwice', code) ? 2 : 1; copy > 0; copy -= 1) await distribute(party, store, code, rowsOut);
    for (const row of own) await store.db.updateTable('aggregator_inherited').where('candidate_key', '=', row.candidate_key).where('care_month', '=', row.care_month).set({ told: row.revision }).execute();
    party.note(`${municipality(code).ja}の高額該当引継情報連携ファイルを作成した(${own.length}件)`, ['F-4-4', 'D-1-1']);
  });
}

async function distribute(party: Aggregator, store: AggregatorStore, code: string, rows: readonly HighCostHandover[]): Promise<void> {
  const [upload, seq] = [await nextNumber(store, 'upload'), await nextNumber(store, `highCostHandover ${code}`)];
  const { name, bytes } = codecOf(party.profile, highCostHandover).format({ municipalityCode: code, date: party.today(), seq }, rows);
  const stored = await writeParts(store, upload, onePiece(bytes), Infinity);
  await store.insertMany('aggregator_outgoing', [{ municipality: code, name, layout: highCostHandover.id, upload, size: stored!.size, sha256: stored!.sha256, created_at: party.now(), visible_on: party.today(), state: 'here', received_at: null }]);
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function layOut(party: Aggregator, store: AggregatorStore, code: string, definition: RecordDefinition, rows: readonly object[], isLost: boolean): Promise<void> {
  const seq = await nextNumber(store, `${definition.id} ${code}`);
  const { name, bytes } = codecOf(party.profile, definition).format({ municipalityCode: code, date: party.today(), seq }, rows);
  await store.insertMany('aggregator_continuity_file', [{ municipality: code, name, layout: definition.id, bytes, made_at: party.now(), state: isLost ? 'lost' : 'waiting' }]);
}

/** 3-⑤, 4-⑤: what waits goes to 国保総合PC; what it does not take waits for the next night. */
export async function sendFiles(party: Aggregator): Promise<void> {
  const files = await party.store.db.selectFrom('aggregator_continuity_file').where('state', '=', 'waiting').selectAll().orderBy('municipality').orderBy('made_at').orderBy('name').execute();
  for (const { municipality: code, name, bytes } of files) {
    const why = await put(party, code, name, bytes);
    if (why === null) await party.store.db.updateTable('aggregator_continuity_file').where('municipality', '=', code).where('name', '=', name).set({ state: 'sent' }).execute();
    else party.note(`${name} を国保総合PCへ配信できなかった(${why})。次の晩にもう一度送る`);
  }
}

async function put(party: Aggregator, code: string, name: string, body: Uint8Array): Promise<string | null> {
  try {
    const answer = await party.send('federation-terminal', `/deliveries/${code}/${encodeURIComponent(name)}`, { method: 'PUT', body, headers: await terminalKey(party, code) });
    return answer.ok ? null : `${answer.status} ${await answer.text()}`;
  } catch (error) {
    return `つながらない: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** 集約 was given the keys of all terminals when it was set up. */
async function terminalKey(party: Aggregator, code: string): Promise<Record<string, string>> {
  const { key } = await (await party.send('federation-terminal', `/_sim/municipalities/${code}/key`)).json() as { key?: string };
  return { 'x-municipality-key': key ?? '' };
}

function byMunicipality<R extends Pick<CandidateRow, 'municipality'>>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) found.set(row.municipality, [...(found.get(row.municipality) ?? []), row]);
  return found;
}
