import type { Day } from '../../../law/define.js';
import { limitThrough } from '../../../law/limit-certificates.js';
import type { Decision } from '../../define.js';
import type { Desk } from '../../desk.js';
import { keep, newRow, nextVersion } from '../../eligibility/certificates.js';
import type { ResidentRow } from '../../tables.js';
import { takeNumbers } from '../numbers.js';
import type { LimitRow } from './tables.js';

export interface NewLimit extends Pick<LimitRow, 'notification_id' | 'person_key' | 'applicant_key' | 'household_key' | 'received_on' | 'category'> {
  readonly validFrom: Day;
  readonly decision: Decision;
  readonly reason: string;
}

export const isGranted = ({ outcome }: Pick<Decision, 'outcome'>): boolean => outcome === 'applied' || outcome === 'appliedReduced';

/** Writes a decision down, and with it the paper when there is one to send. */
export async function keepLimit(desk: Desk, resident: ResidentRow, { validFrom, decision, reason, category, ...row }: NewLimit): Promise<void> {
  const { store, settings } = desk;
  const granted = isGranted(decision);
  const through = granted ? limitThrough(resident.born_on as Day, validFrom, settings.parameters.koukiLossRule) : null;
  await store.insertMany('ward_limit_certification', [{
    certification_no: await takeNumbers(store, 'limitCertification', 1), ...row, outcome: decision.outcome, category: granted ? category : null, valid_from: granted ? validFrom : null, valid_through: through, because: JSON.stringify(decision.because),
    state: granted ? 'inForce' : 'refused', ended_on: null, ended_why: null, certificate_no: through === null ? null : paperFor(desk, row.person_key, decision.outcome, through, reason), recorded_at: settings.now,
  }]);
}

/** A 限度額適用認定証 to be printed and sent to the 世帯主; its number. */
export function paperFor(desk: Desk, personKey: string, outcome: string, validThrough: string, reason: string): number {
  const row = newRow(desk, personKey);
  keep(desk, { ...row, kind: outcome === 'appliedReduced' ? 'limitReductionCertificate' : 'limitCertificate', issued_on: desk.settings.today, valid_through: validThrough, state: 'issued', reason, delivery: 'mail' });
  return row.certificate_no;
}

/** 回収: the paper says what is not true any more. */
export async function withdraw(desk: Desk, certificateNo: number, reason: string): Promise<void> {
  const paper = await desk.store.db.selectFrom('ward_certificate').selectAll().where('certificate_no', '=', certificateNo).where('latest', '=', 1).executeTakeFirst();
  if (paper && paper.state !== 'recalled') keep(desk, nextVersion(desk, paper, { state: 'recalled', reason }));
}
