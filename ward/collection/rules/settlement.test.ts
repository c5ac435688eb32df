import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionParameterDefaults } from '../../../law/collection-parameters.js';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { balanceOf, balanceTroubles } from './balance.js';
import { settleAccount, type AccountEvent, type AccountFacts } from './settlement.js';

const on = (kind: AccountEvent['kind'], day: Day, yen: number, facts: Partial<AccountEvent> = {}): AccountEvent => ({ kind, fact: `${kind} ${day} ${yen}`, on: day, bookedOn: day, yen, ...facts });
const levied = on('levy', '2025-06-12', 23_400);
const paid = (day: Day, yen: number) => on('receipt', day, yen);
const settled = (events: readonly AccountEvent[], facts: Partial<AccountFacts> = {}) => settleAccount({ dueOn: '2025-06-30', levyYear: 2025, events, closedYears: [], late: null, order: 'principalFirst', ...facts });
const balance = (...told: Parameters<typeof settled>) => balanceOf(settled(...told).postings);
const late = { late: { ...collectionParameterDefaults, lateChargeFrom: '2018' } } as const;

describe('消込', () => {
  it('ちょうどの納付で未納も過誤納もなくなり、1円足りなければ1円残る', () => {
    expect([23_399, 23_400, 23_401].map((yen) => balance([levied, paid('2025-06-30', yen)])).map(({ unpaidYen, overpaidYen, collectedYen }) => [unpaidYen, overpaidYen, collectedYen])).toEqual([[1, 0, 23_399], [0, 0, 23_400], [0, 1, 23_401]]);
  });
  it('1円ずつでも、納め終わるまで未納が残る', () => {
    const events = [levied, ...Array.from({ length: 10 }, (_, i) => paid(addDays('2025-06-20', i), 2_340))];
    expect([balance(events).unpaidYen, balance(events.slice(0, -1)).unpaidYen]).toEqual([0, 2_340]);
  });
  it('二重の納付は誤納で、後に納めた方が残る。後から届いた先の納付でも同じ', () => {
    const [first, second] = [paid('2025-06-20', 23_400), paid('2025-06-28', 23_400)];
    for (const events of [[levied, first, second], [second, levied, first]]) expect(settled(events).overpayments).toEqual([{ fact: second.fact, kind: 'mispaid', paidOn: '2025-06-28', yen: 23_400 }]);
  });
  it('納めた後の減額は過納で、最後の納付から戻る', () => {
    const events = [levied, paid('2025-06-20', 10_000), paid('2025-06-28', 13_400), on('levy', '2025-10-10', 5_000)];
    expect(settled(events).overpayments.map(({ kind, paidOn, yen }) => [kind, paidOn, yen])).toEqual([['overlevied', '2025-06-28', 13_400], ['overlevied', '2025-06-20', 5_000]]);
    expect(balance(events)).toMatchObject({ leviedYen: 5_000, collectedYen: 23_400, unpaidYen: 0, overpaidYen: 18_400 });
  });
  it('完納の後の増額は期を開き、過誤納があればそれから先に使う', () => {
    expect(balance([levied, paid('2025-06-20', 23_400), on('levy', '2025-10-10', 30_000)])).toMatchObject({ unpaidYen: 6_600, overpaidYen: 0 });
    expect(balance([levied, paid('2025-06-20', 30_000), on('levy', '2025-10-10', 28_000)])).toMatchObject({ unpaidYen: 0, overpaidYen: 2_000 });
  });
  it('欠損した期は収納を受けず、後の入金は誤納になる', () => {
    const events = [levied, paid('2025-06-20', 3_400), on('writeOff', '2027-07-01', 0, { bookedOn: '2027-08-01' })];
    expect(balance(events)).toMatchObject({ unpaidYen: 0, writtenOffYen: 20_000, overpaidYen: 0 });
    expect(balance([...events, paid('2027-07-01', 5_000)])).toMatchObject({ writtenOffYen: 20_000, overpaidYen: 5_000 });
    // 消滅の前の日に納めた金は、後から分かっても収納
    expect(balance([...events, paid('2027-06-30', 5_000)])).toMatchObject({ writtenOffYen: 15_000, overpaidYen: 0 });
    expect(balance([...events, on('levy', '2027-09-01', 10_000)])).toMatchObject({ leviedYen: 10_000, writtenOffYen: 6_600, overpaidYen: 0 });
  });
  it('還付した後に増額されれば、期は開く', () => {
    const events = [levied, paid('2025-06-20', 30_000), on('refund', '2025-09-01', 6_600), on('levy', '2025-10-10', 30_000)];
    expect(balance(events)).toMatchObject({ collectedYen: 23_400, unpaidYen: 6_600, overpaidYen: 0 });
    // 還付の前の日に増額されていたと後で分かったときも、戻した額は未納
    expect(balance([levied, paid('2025-06-20', 30_000), on('levy', '2025-08-31', 30_000), on('refund', '2025-09-01', 6_600)])).toMatchObject({ collectedYen: 23_400, unpaidYen: 6_600, overpaidYen: 0 });
  });
});

describe('延滞金', () => {
  const big = on('levy', '2025-06-12', 50_000);
  it('完納の日に決まり、その日までに納めた分だけ本料に充たる', () => {
    expect(balance([big, paid('2025-12-31', 50_000)], late)).toMatchObject({ lateYen: 1_300, lateUnpaidYen: 1_300, unpaidYen: 0 });
    expect(balance([big, paid('2025-12-31', 51_300)], late)).toMatchObject({ lateUnpaidYen: 0, overpaidYen: 0 });
    expect(balance([big, paid('2025-12-31', 50_000)])).toMatchObject({ lateYen: 0 });
    expect(balance([big, paid('2025-06-30', 50_000)], late)).toMatchObject({ lateYen: 0 });
  });
  it('分かった日でなく納めた日による', () => {
    expect(balance([big, on('receipt', '2025-06-30', 50_000, { bookedOn: '2025-07-14' })], late).lateYen).toBe(0);
  });
  it('一部の納付は本料が先。延滞金を先にする区では、その日までの延滞金から', () => {
    const large = on('levy', '2025-06-12', 300_000);
    const events = [large, paid('2025-12-31', 100_000)];
    expect(balance(events, late)).toMatchObject({ unpaidYen: 200_000, lateYen: 0 });
    // 300,000 ×(92×24 + 92×87)÷ 365,000 = 8,393
    expect(balance(events, { ...late, order: 'lateChargeFirst' })).toMatchObject({ unpaidYen: 208_300, lateYen: 8_300, lateUnpaidYen: 0 });
  });
  it('減額されれば、初めから少なかったものとして延滞金も減り、納めていれば過納', () => {
    const events = [on('levy', '2025-06-12', 100_000), paid('2025-12-31', 102_700), on('levy', '2026-02-01', 50_000)];
    // 100,000 なら 2,797 → 2,700、50,000 なら 1,398 → 1,300
    expect(balance(events.slice(0, 2), late)).toMatchObject({ lateYen: 2_700, overpaidYen: 0 });
    expect(balance(events, late)).toMatchObject({ lateYen: 1_300, overpaidYen: 51_400 });
  });
  it('割合の公表されていない日にかかれば、計算せずにそう言う', () => {
    expect([settled([big, paid('2027-01-04', 50_000)], late).isRateUnknown, settled([big, paid('2026-12-31', 50_000)], late).isRateUnknown]).toEqual([true, false]);
  });
});

describe('出納閉鎖', () => {
  const books = (events: readonly AccountEvent[], closedYears: readonly number[]) => Object.fromEntries([2025, 2026, 2027].map((year) =>
    [year, settled(events, { closedYears }).postings.flatMap(({ lines }) => lines).filter(({ ledger, booksYear }) => ledger === 'unpaid' && booksYear === year).reduce((sum, { yen }) => sum + yen, 0)]));
  it('5月31日の未納は、6月1日に滞納繰越になる', () => {
    const part = [levied, paid('2026-05-31', 3_400)];
    expect([books(part, []), books(part, [2025]), books(part, [2025, 2026])]).toEqual([{ 2025: 20_000, 2026: 0, 2027: 0 }, { 2025: 0, 2026: 20_000, 2027: 0 }, { 2025: 0, 2026: 0, 2027: 20_000 }]);
  });
  it('5月31日までに納めた金は閉鎖の後に分かっても現年度、6月1日からは滞納繰越分', () => {
    expect(books([levied, paid('2026-05-31', 3_400), paid('2026-06-01', 5_000)], [2025])).toEqual({ 2025: 0, 2026: 15_000, 2027: 0 });
    const cash = settled([levied, paid('2026-05-31', 3_400), paid('2026-06-01', 5_000)], { closedYears: [2025] }).postings.flatMap(({ lines }) => lines).filter(({ ledger }) => ledger === 'cash');
    expect(cash.map(({ booksYear, yen }) => [booksYear, yen])).toEqual([[2025, 3_400], [2026, 5_000]]);
  });
});

describe('どんな出来事の列でも', () => {
  const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2025-06-01', days));
  const amount = fc.oneof(fc.constantFrom(1, 999, 1_999, 2_000, 23_400), fc.integer({ min: 1, max: 200_000 }));
  const event = fc.tuple(fc.constantFrom('levy' as const, 'receipt' as const, 'receipt' as const, 'appropriatedIn' as const, 'appropriatedOut' as const, 'refund' as const, 'writeOff' as const), day, amount, fc.nat(99))
    .map(([kind, at, yen, n]) => on(kind, at, yen, { fact: `${kind} ${n}` }));
  /** No more may be given back than came in by then. */
  const possible = (events: readonly AccountEvent[]) => events.filter(({ kind }) => kind !== 'refund' && kind !== 'appropriatedOut');
  const choices = { late: fc.constantFrom(null, late.late), order: fc.constantFrom('principalFirst' as const, 'lateChargeFirst' as const), closedYears: fc.constantFrom([], [2025], [2025, 2026]) };
  const facts = fc.record({ events: fc.uniqueArray(event, { maxLength: 9, selector: ({ fact }) => fact }).map((list) => [levied, ...list]), ...choices });

  it('借方と貸方は事実ごとに等しく、閉じた年の未納は残らない', () => {
    fc.assert(fc.property(facts, ({ events, ...told }) => {
      const { postings } = settled(events, told);
      for (const { lines } of postings) expect(lines.reduce((sum, { yen }) => sum + yen, 0)).toBe(0);
      for (const year of told.closedYears) expect(postings.flatMap(({ lines }) => lines).reduce((sum, { ledger, booksYear, yen }) => sum + (booksYear === year && ledger === 'unpaid' ? yen : 0), 0)).toBe(0);
    }), { numRuns: 1_000 });
  });
  it('調定 = 収納 + 未納 + 不納欠損 − 過誤納 で、どれも負でなく、未納と過誤納は同時にない', () => {
    fc.assert(fc.property(facts, ({ events, ...told }) => {
      expect(balanceTroubles(balance(possible(events), told))).toEqual([]);
      const { overpayments, postings } = settled(possible(events), told);
      expect(overpayments.reduce((sum, { yen }) => sum + yen, 0)).toBe(balanceOf(postings).overpaidYen);
    }), { numRuns: 1_000 });
  });
  it('渡す順によらず、同じ結果になる', () => {
    fc.assert(fc.property(facts, fc.infiniteStream(fc.nat()), ({ events, ...told }, chance) => {
      const shuffled = events.map((one) => [chance.next().value as number, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
      expect(settled(shuffled, told)).toEqual(settled(events, told));
    }), { numRuns: 500 });
  });
});
