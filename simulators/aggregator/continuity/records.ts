import { highCostRecord, type HighCostRecord } from '../../../contracts/aggregator/high-cost.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { firstCarriedMonth } from '../../../law/carried-months.js';
import { firstDayOf, lastDayOf, type Month } from '../../../law/fiscal-year.js';
import { municipality } from '../../../law/municipalities.js';
import { dropParts, readParts } from '../parts.js';
import type { Aggregator, AggregatorStore } from '../tables.js';
import { rowsOfHousehold, staysIn } from './facts.js';
import { monthIn } from './months.js';

type Trouble = readonly [code: string, why: string, cure: string];
interface Arrived { readonly municipality: string; readonly name: string; readonly upload: number }

/** Takes in the files of 高額該当情報 in the order of their numbers, one transaction a file; a row that cannot be is kept with its reason, the others count. */
export async function takeRecords(party: Aggregator): Promise<void> {
  const files = await party.store.db.selectFrom('aggregator_file').where('is_open', '=', 1).where('layout', '=', highCostRecord.id).select(['municipality', 'name', 'upload']).orderBy('municipality').orderBy('date').orderBy('seq').execute();
  for (const file of files) await party.store.transact(async (store) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of readParts(store, file.upload)) chunks.push(chunk);
    const { records, issues } = codecOf(party.profile, highCostRecord).parse({ name: file.name, bytes: Buffer.concat(chunks) });
    await store.insertMany('aggregator_high_cost_issue', issues.map(({ code, line, why, cure }) => ({ municipality: file.municipality, file_name: file.name, line, code, household_key: '', care_month: '', why, cure })), 'replace');
    let taken = 0;
    for (const { line, value } of records) taken += await takeOne(party, store, file, line, value);
    await store.db.updateTable('aggregator_file').where('municipality', '=', file.municipality).where('name', '=', file.name).set({ is_open: 0 }).execute();
    await dropParts(store, file.upload);
    party.note(`${municipality(file.municipality).ja}の高額該当情報を${taken}件登録した(${records.length + issues.length - taken}件は登録せず)`, ['B-13', 'D-1-1']);
  });
}

async function takeOne(party: Aggregator, store: AggregatorStore, file: Arrived, line: number, said: HighCostRecord): Promise<number> {
  const careMonth = monthIn(said.careMonth);
  const trouble = await troubleWith(party, store, file.municipality, said, careMonth);
  if (trouble !== null || careMonth === null) {
    const [code, why, cure] = trouble!;
    await store.insertMany('aggregator_high_cost_issue', [{ municipality: file.municipality, file_name: file.name, line, code, household_key: said.householdKey, care_month: said.careMonth, why, cure }], 'replace');
    return 0;
  }
  const before = await store.db.selectFrom('aggregator_high_cost').where('municipality', '=', file.municipality).where('household_key', '=', said.householdKey).where('care_month', '=', careMonth).select('revision').executeTakeFirst();
  if (before && before.revision >= said.revision) return 0;
  await store.insertMany('aggregator_high_cost', [{
    municipality: file.municipality, household_key: said.householdKey, care_month: careMonth, counts_for_repeat: said.countsForRepeat ? 1 : 0, revision: said.revision, voided: said.operation === 'void' ? 1 : 0, told_at: party.now(),
  }], 'replace');
  return 1;
}

/** A month that is taken back need not lie in a stay any more. */
async function troubleWith(party: Aggregator, store: AggregatorStore, code: string, said: HighCostRecord, careMonth: Month | null): Promise<Trouble | null> {
  if (careMonth === null) return ['E203', `「${said.careMonth}」は診療年月でない`, 'YYYYMM で書く'];
  if (said.insurerNumber !== municipality(code).insurerNumber) return ['E305', `保険者番号 ${said.insurerNumber} は送信者のものでない`, '自分の保険者番号で作り直す'];
  if (careMonth < firstCarriedMonth) return ['E601', `${careMonth} は引き継ぎの始まり(${firstCarriedMonth})より前`, 'その月は送らない'];
  if (said.operation === 'register' && !(await wasInsured(party, store, code, said.householdKey, careMonth))) return ['E606', `${careMonth} に、世帯 ${said.householdKey} の被保険者がいない`, '世帯の識別と診療月、資格情報の送信を確かめる'];
  return null;
}

async function wasInsured(party: Aggregator, store: AggregatorStore, code: string, householdKey: string, careMonth: Month): Promise<boolean> {
  const stays = (await rowsOfHousehold(store, code, householdKey)).flatMap((row) => staysIn(party, row)).filter((stay) => stay.householdKey === householdKey);
  return stays.some(({ from, until }) => from <= lastDayOf(careMonth) && (until === null || until > firstDayOf(careMonth)));
}
