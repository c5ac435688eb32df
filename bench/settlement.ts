import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { bundledProfile } from '../contracts/wire/profile.js';
import { municipality } from '../law/municipalities.js';
import { inFolder } from '../store/sqlite.js';
import { importReceipts } from '../ward/collection/import.js';
import { accountKey, agentRow, barcodeOf } from '../ward/collection/ledger-fixture.js';
import { identified, type Receipt } from '../ward/collection/receipt.js';
import { settleUnits } from '../ward/collection/settle.js';
import { ledgerTroubles } from '../ward/collection/troubles.js';
import { referenceWard } from '../ward/reference.js';
import { readSettings } from '../ward/settings.js';
import { wardTables, type WardStore } from '../ward/tables.js';

/**
 * 消込 of the payments of a year: ten 期 of each household, each 期 one file of 確報, every payment for the slip of its 期. The floor
 * writes the same receipt rows into the same table and nothing else. `npm run bench settlement` uses 1,000,000 payments; a number
 * behind it another count.
 */
const payments = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const periods = 10;
const households = Math.ceil(payments / periods);
const code = '131032';
const yenOf = (household: number): number => 5_000 + ((household * 7919) % 40_000);
const dueOn = (period: number): string => (period <= 7 ? `2026-${String(period + 5).padStart(2, '0')}-30` : `2027-0${period - 7}-28`);

async function levied(store: WardStore): Promise<void> {
  for (let from = 1; from <= households; from += 500) {
    await store.transact(async (inside) => {
      const some = Array.from({ length: Math.min(500, households - from + 1) }, (_, i) => from + i).flatMap((household) => Array.from({ length: periods }, (_, i) => ({ household, period: i + 1, account_key: accountKey(household, i + 1) })));
      const nothing = { levied_yen: 0, late_yen: 0, collected_yen: 0, unpaid_yen: 0, late_unpaid_yen: 0, overpaid_yen: 0, written_off_yen: 0, is_rate_unknown: 0 };
      await inside.insertMany('ward_account', some.map(({ household, period, account_key }) => ({
        account_key, notice_number: account_key.split('-')[0]!, fiscal_year: 2026, period, month: dueOn(period).slice(0, 7), household_key: account_key.slice(0, 8), debtor_key: `P${household}`, levy_year: 2026, due_on: dueOn(period), ...nothing,
      })));
      await inside.insertMany('ward_levy', some.map(({ household, account_key }) => ({ account_key, sequence: 1, yen: yenOf(household), decided_on: '2026-06-10', recorded_at: '2026-06-10T09:30' })));
      await inside.insertMany('ward_payment_request', some.map(({ household, account_key }) => ({ request_key: barcodeOf(account_key, yenOf(household)), part_no: 1, account_key, yen: yenOf(household), kind: 'regular', payable_until: null, voided_on: null, registered_at: '2026-06-10T09:30' })));
      await settleUnits(inside, await readSettings(inside), { accounts: some.map(({ account_key }) => account_key), instances: [] });
    });
  }
}

function* file(period: number): Generator<Receipt> {
  for (let household = 1; household <= households; household += 1) yield agentRow(barcodeOf(accountKey(household, period), yenOf(household)), 'confirmed', `${dueOn(period)}T10:00` as `${number}-${number}-${number}T${number}:${number}`);
}

async function rowsOnly(store: WardStore): Promise<void> {
  for (let period = 1; period <= periods; period += 1) {
    await store.transact(async (inside) => {
      let batch: Parameters<typeof inside.insertMany<'ward_receipt_row'>>[1][number][] = [];
      for (const row of file(period)) {
        const { instanceKey, kind, content, requestKey, receivedOn } = identified(row);
        batch.push({
          row_key: `${instanceKey}|${kind}|${content}`, instance_key: instanceKey, channel: row.channel, kind, content, request_key: requestKey, notice_number: null, yen: row.amountYen, received_on: receivedOn, known_on: '2026-06-10', file_no: period, line_no: batch.length,
          account_key: null, outcome: 'posts', settles_on: null, is_assigned: 0,
        });
        if (batch.length < 500) continue;
        await inside.insertMany('ward_receipt_row', batch);
        batch = [];
      }
      await inside.insertMany('ward_receipt_row', batch);
    });
  }
}

export async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'settlement-'));
  const home = inFolder(folder);
  const [database, floorDatabase] = [await home.database('bench'), await home.database('floor')];
  const ward = await referenceWard({ database, profile: bundledProfile(), masked: () => 'MN#' });
  await ward.reset({ municipalityCode: code, insurerNumber: municipality(code).insurerNumber, now: '2026-06-10T09:30', parameters: {}, numberMode: 'shifted:3' });
  const store = await database.open(wardTables);
  const floorStore = await floorDatabase.open(wardTables);
  await levied(store);
  const before = process.memoryUsage.rss();
  const floor = await timed(() => rowsOnly(floorStore));
  const settled = await timed(async () => { for (let period = 1; period <= periods; period += 1) await importReceipts(store, { name: `period-${period}`, rows: file(period) }); });
  const again = await timed(async () => { await importReceipts(store, { name: 'again', rows: file(1) }); });
  const peak = process.resourceUsage().maxRSS * 1024;
  const sums = await store.db.selectFrom('ward_account').select(({ fn }) => [fn.sum('unpaid_yen').as('unpaid'), fn.sum('collected_yen').as('collected')]).executeTakeFirstOrThrow();
  const troubles = households <= 10_000 ? (await ledgerTroubles(store)).length : 'not asked';
  for (const one of [database, floorDatabase]) await one.close();
  await rm(folder, { recursive: true });
  return {
    payments: households * periods, files: periods, seconds: { settle: settled, oneFileAgain: again, rowsOnly: floor }, paymentsPerCpuSecond: Math.round((households * periods) / settled.cpu), ratio: { settleToRowsOnly: Math.round((settled.cpu / floor.cpu) * 10) / 10 },
    megabytesRss: { before: Math.round(before / 1e6), peak: Math.round(peak / 1e6) }, unpaidYen: Number(sums.unpaid), collectedYen: Number(sums.collected), troubles,
  };
}

async function timed(act: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [since, cpu] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Math.round(performance.now() - since) / 1000, cpu: Math.round((user + system) / 1000) / 1000 };
}
