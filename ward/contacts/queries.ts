import type { AnswerOf } from '../../contracts/ward.js';
import type { SlipState } from '../../contracts/ward-contact.js';
import type { Moment } from '../../law/day.js';
import type { WardStore } from '../tables.js';
import { contentOf } from './sheets.js';

/** Every 連絡票 sent and received, in the order of writing, without its values. */
export async function slips({ db }: WardStore): Promise<AnswerOf<'slips'>> {
  const rows = await db.selectFrom('ward_slip').selectAll().orderBy('slip_no').execute();
  return {
    slips: rows.map((row) => {
      const { slipKind, topic, fiscalYear, outcome, asOf, recipientCode, senderCode } = contentOf(row);
      return {
        slipId: row.slip_id, senderCode, direction: row.direction as 'sent' | 'received', otherCode: row.direction === 'sent' ? recipientCode : senderCode, slipKind, topic, fiscalYear, personKey: row.person_key,
        candidates: row.candidates === '' ? [] : row.candidates.split(' '), state: row.state as SlipState, because: row.because, outcome, asOf, recordedAt: row.recorded_at as Moment,
      };
    }),
  };
}
