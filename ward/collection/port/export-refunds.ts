import type { JobResult } from '../../../contracts/ward.js';
import type { HeldAccount } from '../../../contracts/ward-collection.js';
import { bankDaysLater } from '../../../law/business-days.js';
import type { Day } from '../../../law/define.js';
import { accountOf, spend } from '../../public-account/account-of.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { paidOutYen } from './refunds.js';
import { layOutTransfers, numberOfRefund } from './transfers.js';
import { bringUpToDate } from './up-to-date.js';

/** 総合振込 of every 還付 that was claimed, whose account is known and that no file has paid out. None while the calendar of the 振込日 is unknown. */
export async function exportRefunds(store: WardStore): Promise<JobResult> {
  await bringUpToDate(store);
  return store.transact(async (inside) => {
    const { db } = inside;
    const settings = await readSettings(inside);
    const lead = Number(settings.parameters.refundLeadDays);
    const paysOn = bankDaysLater(settings.today, lead);
    if (paysOn !== 'unknownCalendar') await payToRegistered(inside, settings, paysOn);
    const waiting = (await db.selectFrom('ward_refund').selectAll().where('account', 'is not', null).where('file_name', 'is', null).orderBy('movement_no').execute()).map((row) => ({ row, payee: JSON.parse(row.account!) as HeldAccount }));
    const laid = await layOutTransfers(inside, settings, lead, waiting.map(({ row, payee }) => ({ payee, yen: paidOutYen(row), number: numberOfRefund(row.movement_no) })));
    if (!laid) return { job: 'exportRefunds', files: [], decisions: [] };
    for (const { row } of waiting) await db.updateTable('ward_refund').set({ file_name: laid.name, pays_on: laid.paysOn }).where('movement_no', '=', row.movement_no).where('attempt', '=', row.attempt).execute();
    return { job: 'exportRefunds', files: [laid.name], decisions: [] };
  });
}

/** 還付 that are claimed for a 公金受取口座 get it once it has been answered and may be used; the 意思 is used up by that. */
async function payToRegistered(store: WardStore, settings: Settings, paysOn: Day): Promise<void> {
  const { db } = store;
  const claimed = await db.selectFrom('ward_refund').innerJoin('ward_refund_claim', (join) => join.onRef('ward_refund_claim.movement_no', '=', 'ward_refund.movement_no').onRef('ward_refund_claim.attempt', '=', 'ward_refund.attempt')).where('ward_refund.account', 'is', null)
    .where('ward_refund_claim.pay_to', '=', 'publicAccount').select(['ward_refund.movement_no', 'ward_refund.attempt', 'ward_refund.account_key', 'ward_refund_claim.claimed_by']).distinct().orderBy('ward_refund.movement_no').execute();
  for (const { movement_no, attempt, account_key, claimed_by } of claimed) {
    const matter = { personKey: claimed_by, purpose: 'refund', about: account_key } as const;
    const { account } = await accountOf(store, settings, matter, paysOn);
    if (account === null) continue;
    await db.updateTable('ward_refund').set({ account: JSON.stringify(account) }).where('movement_no', '=', movement_no).where('attempt', '=', attempt).execute();
    await spend(store, settings, matter, { by: '国保システム', why: `${paysOn} に振り込む` });
  }
}
