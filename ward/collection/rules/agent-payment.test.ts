import fc from 'fast-check';
import { expect, it } from 'vitest';
import { after, agentPayment, noticeRowKinds, type NoticeRowKind, type PaymentState, type RowNote } from './agent-payment.js';

const rows = { 1: 'preliminary', 2: 'confirmed', 3: 'cancelled' } as const;
type Digit = keyof typeof rows;

it.each<[string, readonly Digit[], PaymentState, readonly RowNote[]]>([
  ['C01 速報→確報', [1, 2], 'confirmed', []], ['C02 速報→取消', [1, 3], 'cancelled', []], ['C03 速報→取消→同じ鍵の速報', [1, 3, 1], 'cancelled', ['duplicate']], ['C04 速報のない確報', [2], 'confirmed', ['noPreliminary']], ['C05 速報だけ', [1], 'provisional', []],
  ['C06 取消が速報より先', [3, 1], 'cancelled', []], ['C07 確報が速報より先', [2, 1], 'confirmed', ['noPreliminary', 'late']], ['C08 確報の後の取消', [1, 2, 3], 'confirmed', ['cancelAfterConfirm']],
  ['取消の後の確報', [1, 3, 2], 'confirmed', ['confirmedAfterCancel']], ['取消だけの後の確報', [3, 2], 'confirmed', ['confirmedAfterCancel']], ['二度の速報', [1, 1], 'provisional', ['duplicate']], ['二度の取消', [1, 3, 3], 'cancelled', ['duplicate']],
  ['取消だけが二度', [3, 3], 'cancelWaiting', ['duplicate']], ['二度の確報', [1, 2, 2], 'confirmed', ['duplicate']],
])('%s', (_ja, digits, state, notes) => {
  const noted: RowNote[] = [];
  const end = digits.reduce<PaymentState>((before, digit) => {
    const { state: next, note } = after(before, rows[digit]);
    if (note) noted.push(note);
    return next;
  }, 'none');
  expect([end, noted]).toEqual([state, notes]);
});

it('同じ行は、どの順に何度届いても同じ状態になり、行の集まりだけから求めた状態と同じ', () => {
  const kind = fc.constantFrom(...noticeRowKinds.map(([value]) => value));
  fc.assert(fc.property(fc.array(kind, { maxLength: 7 }), (arrived: readonly NoticeRowKind[]) => {
    const end = arrived.reduce<PaymentState>((state, row) => after(state, row).state, 'none');
    const { outcome } = agentPayment.apply(arrived);
    expect(outcome === 'contradicted' ? 'confirmed' : outcome).toBe(end);
    expect(outcome === 'contradicted').toBe(arrived.includes('confirmed') && arrived.includes('cancelled'));
  }), { numRuns: 2_000 });
});
