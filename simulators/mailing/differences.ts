import type { Issue } from '../../contracts/define.js';

export const differenceKinds = [
  ['unreadable', '読めない'], ['noticeTwice', '通知が二度ある'], ['noticeEarlier', '前の印刷単位にある通知'], ['dueMissing', '納期限がない'], ['barcodeMissing', 'バーコードがない'], ['barcodeUnreadable', 'バーコードが読めない'],
  ['barcodeAmount', 'バーコードの金額が違う'], ['barcodeDue', 'バーコードの支払期限が違う'], ['barcodeTwice', '同じバーコードが二度ある'], ['individualNumber', '個人番号が入っている'], ['totalsRowTwice', '件数金額表の行が二度ある'],
  ['designatedEarly', '指定期限が早い'], ['ratioMissing', '負担割合がない'], ['categoryMissing', '適用区分が証の種類に合わない'], ['validityMissing', '有効期限がない'], ['validityPast', '有効期限が過ぎている'],
  ['pieceCount', '通数が合わない'], ['threeTenthsCount', '3割の通数が合わない'], ['numberSum', '記号番号の検算が合わない'], ['totalYen', '年額の合計が合わない'], ['installmentYen', '期別の合計が合わない'],
] as const;
export type DifferenceKind = (typeof differenceKinds)[number][0];

/** One thing for which a batch is refused. `file` and `line` say where; line 0 = the file as a whole. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly file: 'print' | 'totals';
  readonly line: number;
  /** The piece it is about; empty when none can be told. */
  readonly noticeId: string;
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
  readonly why: string;
}

/** So many are told of one batch; of the rest only how many they are. */
export const differenceLimit = 10_000;

/** Gathers what is wrong with a batch, up to the limit. */
export function gatherDifferences() {
  const told: Difference[] = [];
  let leftOut = 0;
  return {
    told, leftOut: () => leftOut,
    tell(difference: Pick<Difference, 'kind' | 'file' | 'line' | 'why'> & Partial<Difference>): void {
      if (told.length < differenceLimit) told.push({ noticeId: '', field: '', expected: '', actual: '', ...difference });
      else leftOut += 1;
    },
    unreadable(file: Difference['file'], issues: readonly Issue[]): void {
      for (const { code, line, field, ja, raw, why, cure } of issues) this.tell({ kind: 'unreadable', file, line, field, actual: raw, why: `${code} ${ja}: ${why}。${cure}` });
    },
  };
}
export type Differences = ReturnType<typeof gatherDifferences>;
