import { elNumberIn, elNumberText } from '../../contracts/payment-channels/el-number.js';
import { installmentNumbers } from '../../contracts/mailing/installments.js';
import { addDays } from '../../law/day.js';
import type { ElqrRow, FaultName, PaperRow, PaymentChannels, PaymentChannelsStore } from './tables.js';

/** わざと: what each fault makes of one slip of paper that is read today. A confident machine may be wrong, and a doubtful one right. */
const paperMistakes: Partial<Record<FaultName, (row: PaperRow, party: PaymentChannels) => Partial<PaperRow>>> = {
  paperLost: () => ({ state: 'lost' }),
  readTwice: () => ({ times: 2 }),
  periodMisread: ({ period }) => ({ read_period: String((Number(period) % installmentNumbers.length) + 1) }),
  amountMisread: ({ amount_yen }) => ({ read_yen: misread(amount_yen) }),
  lowConfidence: () => ({ confidence: 40 }),
  // A slip is late once.
  readLate: ({ is_late }, party) => (is_late ? {} : { is_late: 1, due_on: addDays(party.today(), party.parameters.lateDays) }),
};
const elqrMistakes: Partial<Record<FaultName, (row: ElqrRow) => Partial<ElqrRow>>> = {
  elqrLost: () => ({ state: 'lost' }),
  elqrToldTwice: () => ({ times: 2 }),
  elqrUnregistered: ({ el_number }) => ({ told_number: elNumberText({ ...elNumberIn(el_number), elPaymentNumber: `9${elNumberIn(el_number).elPaymentNumber.slice(1)}` }) }),
};

/** The first two digits that differ change places (16,050 becomes 61,050); an amount without such is read a yen short. */
function misread(yen: number): number {
  const digits = String(yen);
  const at = [...digits].findIndex((digit, index) => index + 1 < digits.length && digit !== digits[index + 1] && digits[index + 1] !== '0');
  return at < 0 ? Math.max(1, yen - 1) : Number(digits.slice(0, at) + digits[at + 1]! + digits[at]! + digits.slice(at + 2));
}

/** Before the files of a municipality are laid out: the faults that are on meet one due row each. The seed decides which. */
export async function misfortunes(party: PaymentChannels, store: PaymentChannelsStore, code: string): Promise<void> {
  const chosen = <T>(fault: string, rows: readonly T[]) => rows[Math.floor(party.chance(fault, code, party.today()) * rows.length)];
  for (const fault of party.faults) {
    const [onPaper, onElqr] = [paperMistakes[fault], elqrMistakes[fault]];
    if (onPaper) {
      const met = chosen(fault, await store.db.selectFrom('payment_channels_paper').where('code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', party.today()).selectAll().orderBy('n').execute());
      if (met) await store.insertMany('payment_channels_paper', [{ ...met, ...onPaper(met, party) }], 'replace');
    }
    if (onElqr) {
      const met = chosen(fault, await store.db.selectFrom('payment_channels_elqr').where('code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', party.today()).selectAll().orderBy('n').execute());
      if (met) await store.insertMany('payment_channels_elqr', [{ ...met, ...onElqr(met) }], 'replace');
    }
  }
}
