import { municipality } from '../../law/municipalities.js';
import { applyHouseholds, applyPersons, countLoaded } from './apply.js';
import { numberedChanges } from './changes.js';
import { crossCheck } from './cross-checks.js';
import { distribute } from './distribution.js';
import { applyFresh } from './fresh.js';
import { findingLog, type FindingLog } from './findings.js';
import { resolveNumbers } from './identity.js';
import { likenessWarnings } from './likeness.js';
import { reportJudgement } from './judgement.js';
import { queueBatch } from './partition/queue.js';
import { dropParts } from './parts.js';
import { nextInLine, type Ready } from './queue.js';
import { dropStaleUploads } from './reception.js';
import { warnOfDoubles } from './ratios/doubles.js';
import { applyRatios, refuseStrangers } from './ratios/apply.js';
import { settle, type Settled } from './settle.js';
import { stage, unstage, type Loading, type Pair } from './staging.js';
import { suffers, type Aggregator, type AggregatorStore } from './tables.js';
import { touchedPersons } from './touched.js';

/**
 * 21:00: what was received is checked, loaded and judged, pair by pair in the order of each municipality's numbers, one
 * transaction a pair; then what has changed is laid out for the municipalities. A stop at any point leaves whole pairs
 * only, and running the job again goes on where it stopped.
 */
export async function load(party: Aggregator): Promise<void> {
  if (party.faults.has('loadSkipped') && party.parameters.faultMunicipalityCode === '') return party.note('障害により登録処理が動かなかった');
  await dropStaleUploads(party);
  const rows = await party.store.db.selectFrom('aggregator_file').where('is_open', '=', 1).select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality: code } of rows) {
    if (party.faults.has('loadSkipped') && party.parameters.faultMunicipalityCode === code) continue;
    for (let ready = await nextInLine(party, code); ready; ready = await nextInLine(party, code)) await decide(party, ready);
  }
  await distribute(party);
}

/** Decides one batch: loads it, or refuses it as a whole. */
async function decide(party: Aggregator, ready: Ready): Promise<void> {
  const { batchId, municipalityCode } = ready;
  const done = await party.store.transact(async (store) => {
    const log = findingLog(store, batchId);
    for (const finding of ready.findings) await log.add(finding);
    const changes = await numberedChanges(store);
    const outcome = ready.pair && !ready.isRefused ? await loadPair(party, store, ready.pair, log, changes) : { received: 0, loaded: 0, settled: null };
    await log.flush();
    await store.insertMany('aggregator_batch', [{
      batch_id: batchId, municipality: municipalityCode, date: ready.date, seq: ready.seq, file_names: ready.files.map(({ name }) => name).join(' '),
      outcome: outcome.loaded === 0 && (log.errors > 0 || ready.isRefused) ? 'rejected' : outcome.loaded < outcome.received ? 'partial' : 'accepted',
      received_count: outcome.received, loaded_count: outcome.loaded, rejected_count: outcome.received - outcome.loaded, issue_codes: [...log.codes].sort().join(' '),
      loaded_at: party.now(), confirmed_by: null, confirmed_at: null, change: changes.next('processingResult', municipalityCode),
    }]);
    await store.db.updateTable('aggregator_file').where('batch_id', '=', batchId).set({ is_open: 0 }).execute();
    for (const { upload } of ready.files) await dropParts(store, upload);
    await changes.save();
    return outcome;
  });
  tell(party, ready, done);
}

async function loadPair(party: Aggregator, store: AggregatorStore, pair: Pair, log: FindingLog, changes: Awaited<ReturnType<typeof numberedChanges>>) {
  const loading: Loading = { party, store, pair, log, touched: touchedPersons(store), sender: { municipalityCode: pair.municipalityCode, insurerNumber: municipality(pair.municipalityCode).insurerNumber, numberMode: suffers(party, 'digitUnchecked', pair.municipalityCode) ? null : party.numberMode } };
  const { received, households, lastLine } = await stage(loading);
  if (!log.isFatal) {
    await resolveNumbers(loading);
    await crossCheck(loading);
    await refuseStrangers(loading);
  }
  const isRefused = log.isFatal || (party.parameters.onRecordError === 'rejectFile' && log.errors > 0);
  let [loaded, settled]: [number, Settled | null] = [0, null];
  if (!isRefused) {
    await applyHouseholds(loading);
    const fresh = await applyFresh(loading, changes, lastLine);
    await applyPersons(loading, changes);
    await likenessWarnings(loading, { before: changes.before, fresh: changes.before + (fresh > 0 ? lastLine : 0) });
    const judged = await settle(party, store, changes, reportJudgement(loading));
    settled = { ...judged, persons: judged.persons + fresh, told: judged.told + fresh };
    const ratios = await applyRatios(loading);
    await warnOfDoubles(loading);
    await queueBatch(party, store, pair.municipalityCode);
    const { persons, refusedHouseholds } = await countLoaded(loading);
    loaded = persons + households - refusedHouseholds + ratios;
  }
  await unstage(store);
  return { received, loaded, settled };
}

function tell(party: Aggregator, { municipalityCode, seq, isRefused }: Ready, { received, loaded, settled }: { received: number; loaded: number; settled: Settled | null }): void {
  const name = municipality(municipalityCode).ja;
  if (!settled) return party.note(`${name}の通番${seq}を受け付けなかった(${isRefused ? '送信単位の誤り' : `${received}件、ファイルの誤り`})`);
  party.note(`${name}の通番${seq}: ${received}件のうち${loaded}件を登録`, ['E-1-3', 'D-1-1']);
  if (settled.persons === 0) return;
  party.note(`${settled.persons}人を個人番号で同一人と確かめ、都道府県と市町村の被保険者IDを結び付けた`, ['E-1-4', 'D-1-1']);
  party.note(`${settled.persons}人の適用期間を突き合わせた(継続${settled.continued}人、待ち${settled.waiting}人、要確認${settled.doubtful}人)`, ['E-2-1']);
  party.note(`市町村被保険者IDから都道府県被保険者ID、個人番号への結び付けを改めた(${settled.persons}人)`, ['E-2-2']);
  party.note(`都道府県単位の資格を書き改めた(配信対象${settled.told}件)`, ['E-2-3']);
}
