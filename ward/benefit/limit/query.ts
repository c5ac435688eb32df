import type { AnswerOf } from '../../../contracts/ward.js';
import type { Day } from '../../../law/define.js';
import { certificateIdOf } from '../../certificates/tables.js';
import type { WardStore } from '../../tables.js';
import { categoryCode } from './judge.js';

type Certification = AnswerOf<'limitCertificates'>['certifications'][number];

/** Everything that was decided of 限度額適用認定 of a person. */
export async function limitCertificates({ db }: WardStore, personKey: string): Promise<AnswerOf<'limitCertificates'>> {
  const rows = await db.selectFrom('ward_limit_certification').selectAll().where('person_key', '=', personKey).orderBy('certification_no').execute();
  return {
    certifications: rows.map((row): Certification => ({
      certificationId: `L${row.certification_no}`, notificationId: row.notification_id, receivedOn: row.received_on as Day, outcome: row.outcome as Certification['outcome'], limitCategory: row.category === null ? null : categoryCode(row.category),
      validFrom: row.valid_from as Day | null, validThrough: row.valid_through as Day | null, state: row.state as Certification['state'], endedOn: row.ended_on as Day | null, endedWhy: row.ended_why,
      certificateId: row.certificate_no === null ? null : certificateIdOf(row.certificate_no), because: JSON.parse(row.because) as string[],
    })),
  };
}
