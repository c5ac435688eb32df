import type { OverpaymentNotice } from '../../contracts/mailing/letters.js';
import type { Day } from '../../law/define.js';
import { lapsesOn, lastClaimOn } from '../collection/rules/refund-claim.js';
import type { WardStore } from '../tables.js';
import { newSources, type NewLetter, type Printed } from './write.js';

/** 還付・充当通知書 of what was decided since the last ones were written. */
export async function overpaymentLetters(store: WardStore): Promise<readonly NewLetter[]> {
  const { db } = store;
  const movements = await db.selectFrom('ward_movement').selectAll().where('kind', 'in', ['refund', 'appropriation']).where('movement_no', '>', await newSources(store, 'movement')).orderBy('movement_no').execute();
  const letters: NewLetter[] = [];
  for (const movement of movements) {
    const from = await db.selectFrom('ward_account').selectAll().where('account_key', '=', movement.from_account_key!).executeTakeFirstOrThrow();
    const into = movement.to_account_key === null ? undefined : await db.selectFrom('ward_account').select(['fiscal_year', 'period']).where('account_key', '=', movement.to_account_key).executeTakeFirstOrThrow();
    const refund = into ? undefined : await db.selectFrom('ward_refund').select('interest_yen').where('movement_no', '=', movement.movement_no).where('attempt', '=', 1).executeTakeFirst();
    const content: Printed<OverpaymentNotice> = {
      overpaymentDecision: into ? 'appropriate' : 'refund', noticeNumber: from.notice_number, fiscalYear: from.fiscal_year, period: from.period, movedYen: movement.yen, interestYen: refund?.interest_yen ?? 0, intoFiscalYear: into?.fiscal_year ?? null, intoPeriod: into?.period ?? null,
      decidedOn: movement.decided_on as Day, claimThrough: into ? null : lastClaimOn(lapsesOn(movement.decided_on as Day)),
    };
    letters.push({ letterId: overpaymentLetterId(into ? 'JT' : 'KF', movement.movement_no), kind: 'overpayment', source: 'movement', sourceNo: movement.movement_no, personKey: from.debtor_key, accountKey: from.account_key, content });
  }
  return letters;
}

const overpaymentLetterId = (series: 'KF' | 'JT', movementNo: number): string => `${series}-${String(movementNo).padStart(7, '0')}`;
export const letterIdOf = ({ movement_no, to_account_key }: { readonly movement_no: number; readonly to_account_key: string | null }): string => overpaymentLetterId(to_account_key === null ? 'KF' : 'JT', movement_no);
