import type { BurdenRatio } from '../../law/burden-ratio.js';
import type { Day } from '../../law/define.js';
import type { CertificateKind } from '../../contracts/certificates.js';
import type { MailingState } from '../../contracts/ward-premium.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { WardStore } from '../tables.js';
import { certificateIdOf } from './tables.js';

/** Every paper a person has, will get or had, oldest first. */
export async function certificatesOf({ db }: WardStore, personKey: string): Promise<AnswerOf<'certificates'>> {
  const rows = await db.selectFrom('ward_certificate').selectAll().where('person_key', '=', personKey).where('latest', '=', 1).orderBy('certificate_no').execute();
  const pieces = new Map((await db.selectFrom('ward_certificate_piece').select(['certificate_no', 'state']).where('person_key', '=', personKey).execute()).map(({ certificate_no, state }) => [certificate_no, state]));
  return {
    certificates: rows.map((row) => ({
      certificateId: certificateIdOf(row.certificate_no), kind: row.kind as CertificateKind, issuedOn: row.issued_on as Day, validThrough: row.valid_through as Day | null, state: row.state as 'toIssue' | 'issued' | 'recalled', reason: row.reason,
      burdenRatio: row.burden_ratio as BurdenRatio | null, mailing: (pieces.get(row.certificate_no) ?? null) as MailingState | null,
    })),
  };
}
