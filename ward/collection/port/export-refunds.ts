import type { JobResult } from '../../../contracts/ward.js';
import type { HeldAccount } from '../../../contracts/ward-collection.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { paidOutYen } from './refunds.js';
import { layOutTransfers, numberOfRefund } from './transfers.js';
import { bringUpToDate } from './up-to-date.js';

/** 総合振込 of every 還付 that is decided, whose account is known and that no file has paid out. None while the calendar of the 振込日 is unknown. */
export async function exportRefunds(store: WardStore): Promise<JobResult> {
  await bringUpToDate(store);
  return store.transact(async (inside) => {
    const { db } = inside;
    const settings = await readSettings(inside);
    const waiting = (await db.selectFrom('ward_refund').selectAll().where('account', 'is not', null).where('file_name', 'is', null).orderBy('movement_no').execute()).map((row) => ({ row, payee: JSON.parse(row.account!) as HeldAccount }));
    const laid = await layOutTransfers(inside, settings, Number(settings.parameters.refundLeadDays), waiting.map(({ row, payee }) => ({ payee, yen: paidOutYen(row), number: numberOfRefund(row.movement_no) })));
    if (!laid) return { job: 'exportRefunds', files: [], decisions: [] };
    for (const { row } of waiting) await db.updateTable('ward_refund').set({ file_name: laid.name, pays_on: laid.paysOn }).where('movement_no', '=', row.movement_no).where('attempt', '=', row.attempt).execute();
    return { job: 'exportRefunds', files: [laid.name], decisions: [] };
  });
}
