import { addDays } from '../../law/day.js';
import type { FaultName, PaymentAgent, PaymentAgentStore, ToldRow } from './tables.js';

type Change = Partial<Pick<ToldRow, 'to_code' | 'due_on' | 'amount_yen' | 'times' | 'state' | 'is_late'>>;
/** わざと: what each fault makes of one row of its kinds, a municipality and day. */
const mistakes: readonly { readonly fault: FaultName; readonly kinds: readonly string[]; readonly makes: (row: ToldRow, party: PaymentAgent, clients: readonly string[]) => Change | null }[] = [
  { fault: 'preliminaryLost', kinds: ['01'], makes: lose }, { fault: 'confirmedLost', kinds: ['02'], makes: lose }, { fault: 'cancellationLost', kinds: ['03'], makes: lose },
  { fault: 'preliminaryLate', kinds: ['01'], makes: delay }, { fault: 'confirmedLate', kinds: ['02'], makes: delay }, { fault: 'cancellationLate', kinds: ['03'], makes: delay },
  { fault: 'amountDiffers', kinds: ['02'], makes: ({ amount_yen }) => ({ amount_yen: amount_yen + (amount_yen > 1 ? -1 : 1) }) },
  { fault: 'rowTwice', kinds: ['01', '02', '03'], makes: () => ({ times: 2 }) },
  { fault: 'wrongMunicipality', kinds: ['01', '02', '03'], makes: (row, _party, clients) => (clients.length < 2 ? null : { to_code: clients[(clients.indexOf(row.code) + 1) % clients.length]! }) },
];

function lose(): Change { return { state: 'lost' }; }
/** A row is late once. */
function delay({ is_late }: ToldRow, party: PaymentAgent): Change | null { return is_late ? null : { due_on: addDays(party.today(), party.parameters.lateDays), is_late: 1 }; }

/** Before the feeds of a day are laid out: the faults that are on meet one due row each, a municipality. The seed decides which. */
export async function misfortunes(party: PaymentAgent, store: PaymentAgentStore, clients: readonly string[]): Promise<void> {
  const active = mistakes.filter(({ fault }) => party.faults.has(fault));
  for (const code of active.length > 0 ? clients : []) for (const { fault, kinds, makes } of active) {
    const rows = await store.db.selectFrom('payment_agent_row').where('code', '=', code).where('to_code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', party.today()).where('kind', 'in', kinds).selectAll().orderBy('kind').orderBy('n').execute();
    const met = rows[Math.floor(party.chance(fault, code, party.today()) * rows.length)];
    const change = met && makes(met, party, clients);
    if (change) await store.db.updateTable('payment_agent_row').where('code', '=', code).where('n', '=', met.n).where('kind', '=', met.kind).set(change).execute();
  }
}
