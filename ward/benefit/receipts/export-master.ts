import { claimObjection, insuredMasterChange, type ClaimObjection, type InsuredMasterChange } from '../../../contracts/claims/records.js';
import type { JobResult } from '../../../contracts/ward.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { Day } from '../../../law/define.js';
import { chunks } from '../../desk.js';
import { layOut } from '../../outbox.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { objectionId } from './import-results.js';

const periodsAtOnce = 500;
type Told = Omit<InsuredMasterChange, 'revision'>;

/** 被保険者マスタ異動情報 of every 適用期間 that is other than 国保連 was told, and the 申出 nobody has been handed yet. No 個人番号. */
export function exportMaster(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const files: string[] = [];
    const changes = await masterChanges(inside, settings);
    if (changes.length > 0) files.push(await layOut({ store: inside, profile, settings }, insuredMasterChange, changes));
    const waiting = await inside.db.selectFrom('ward_objection').selectAll().where('file_name', 'is', null).orderBy('objection_no').execute();
    if (waiting.length > 0) {
      const name = await layOut({ store: inside, profile, settings }, claimObjection, waiting.map((row): ClaimObjection => ({ objectionId: objectionId(row.objection_no), receiptKey: row.receipt_key, reasonCode: row.reason_code, reasonOn: row.reason_on as Day | null, note: row.note, saidOn: row.said_on as Day })));
      for (const numbers of chunks(waiting.map(({ objection_no }) => objection_no))) await inside.db.updateTable('ward_objection').set({ file_name: name }).where('objection_no', 'in', numbers).execute();
      files.push(name);
    }
    return { job: 'exportMaster', files, decisions: [] };
  });
}

async function masterChanges(store: WardStore, settings: Settings): Promise<readonly InsuredMasterChange[]> {
  const { db } = store;
  const found: InsuredMasterChange[] = [];
  for (let after = ''; ;) {
    const periods = await db.selectFrom('ward_period').selectAll().where('latest', '=', 1).where('period_key', '>', after).orderBy('period_key').limit(periodsAtOnce).execute();
    if (periods.length === 0) return found;
    after = periods.at(-1)!.period_key;
    const keys = periods.map(({ period_key }) => period_key);
    const residents = new Map((await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', [...new Set(periods.map(({ person_key }) => person_key))]).where('latest', '=', 1).execute()).map((row) => [row.person_key, row]));
    const told = new Map((await db.selectFrom('ward_master_told').selectAll().where('period_key', 'in', keys).orderBy('revision').execute()).map((row) => [row.period_key, row]));
    const fresh = periods.flatMap((period): readonly { readonly row: InsuredMasterChange; readonly content: string }[] => {
      const resident = residents.get(period.person_key);
      const before = told.get(period.period_key);
      if (!resident || (period.voided === 1 && !before)) return [];
      const row: Told = {
        insurerNumber: settings.insurerNumber, householdKey: period.household_key, branchNumber: period.branch_number, periodKey: period.period_key, nameKana: resident.name_kana, bornOn: resident.born_on as Day, sex: resident.sex as Told['sex'],
        startOn: period.start_on as Day, endOn: period.end_on as Day | null, isVoid: period.voided === 1,
      };
      const content = JSON.stringify(row);
      return before?.content === content ? [] : [{ row: { ...row, revision: (before?.revision ?? 0) + 1 }, content }];
    });
    await store.insertMany('ward_master_told', fresh.map(({ row, content }) => ({ period_key: row.periodKey, revision: row.revision, content, told_at: settings.now })));
    found.push(...fresh.map(({ row }) => row));
  }
}
