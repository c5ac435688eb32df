import type { Ledger, Posting } from './settlement.js';

/** What a 期 comes to. 調定 = 収納 + 未納 + 不納欠損 − 過誤納. */
export interface Balance {
  readonly leviedYen: number;
  readonly lateYen: number;
  /** 収納: confirmed receipts and 充当 from other 期, less 充当 to others and 還付. */
  readonly collectedYen: number;
  readonly unpaidYen: number;
  readonly lateUnpaidYen: number;
  readonly overpaidYen: number;
  readonly writtenOffYen: number;
}

export function balanceOf(postings: readonly Pick<Posting, 'lines'>[]): Balance {
  const sums = new Map<Ledger, number>();
  for (const { lines } of postings) for (const { ledger, yen } of lines) sums.set(ledger, (sums.get(ledger) ?? 0) + yen);
  const of = (ledger: Ledger) => sums.get(ledger) ?? 0;
  return { leviedYen: 0 - of('levied'), lateYen: 0 - of('lateLevied'), collectedYen: of('cash') + of('appropriated'), unpaidYen: of('unpaid'), lateUnpaidYen: of('lateUnpaid'), overpaidYen: 0 - of('overpaid'), writtenOffYen: of('writtenOff') };
}

/** What cannot be true of a 期, in words. */
export function balanceTroubles({ leviedYen, lateYen, collectedYen, unpaidYen, lateUnpaidYen, overpaidYen, writtenOffYen }: Balance): readonly string[] {
  return [
    ...(leviedYen + lateYen === collectedYen + unpaidYen + lateUnpaidYen + writtenOffYen - overpaidYen ? [] : ['調定が 収納+未納+不納欠損−過誤納 に等しくない']),
    ...Object.entries({ 調定: leviedYen, 延滞金: lateYen, 収納: collectedYen, 未納: unpaidYen, 延滞金の未納: lateUnpaidYen, 過誤納: overpaidYen, 不納欠損: writtenOffYen }).filter(([, yen]) => yen < 0).map(([ja]) => `${ja}が負`),
    ...(unpaidYen > 0 && overpaidYen > 0 ? ['未納と過誤納が同じ期にある'] : []),
    ...(lateYen === 0 || (lateYen >= 1_000 && lateYen % 100 === 0) ? [] : ['延滞金が0でも、1,000円以上の100円の倍数でもない']),
  ];
}
