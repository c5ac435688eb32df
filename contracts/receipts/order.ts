import type { Trouble } from '../wire/trouble.js';
import type { ReceiptFile, ReceiptRecord } from './define.js';

/** How a file of receipts goes on: head → receipts, each from RE (or MN) through its last line → totals. */
export function recordOrder({ parts, hasHistory }: ReceiptFile) {
  const head = Object.values(parts).find(({ place }) => place.of === 'file' && place.end === 'first')!;
  const last = Object.values(parts).find(({ place }) => place.of === 'file' && place.end === 'last')!;
  let [isBegun, isEnded, rank, before]: [boolean, boolean, number, ReceiptRecord | null] = [false, false, -1, null];
  let counts = new Map<string, number>();

  const trouble = (record: ReceiptRecord, why: string, cure: string): Trouble => ({ code: 'E802', byte: 1, field: 'recordMark', ja: 'レコード識別', raw: record.mark, why, cure });
  const ofFile = (record: ReceiptRecord): Trouble | null => {
    if (record === head) {
      const again = isBegun;
      isBegun = true;
      return again ? trouble(record, `${head.mark} が二つある`, `${head.mark} はファイルの初めに一つだけ書く`) : null;
    }
    const again = isEnded;
    isEnded = true;
    return again ? trouble(record, `${last.mark} が二つある`, `${last.mark} はファイルの終わりに一つだけ書く`) : null;
  };
  return {
    /** Does this line begin a receipt? */
    begins: ({ mark }: ReceiptRecord): boolean => mark === 'MN' || (mark === 'RE' && !(hasHistory && before?.mark === 'MN')),
    next(record: ReceiptRecord): readonly Trouble[] {
      const found: Trouble[] = [];
      const begins = this.begins(record);
      if (!isBegun && record !== head) {
        found.push(trouble(record, `${head.mark} の前に ${record.mark} がある`, `${head.mark} から始める`));
        isBegun = true;
      }
      if (isEnded && record !== last) found.push(trouble(record, `${last.mark} の後に ${record.mark} がある`, `${last.mark} をファイルの最後に置く`));
      if (record.place.of === 'file') found.push(...[ofFile(record)].filter((one) => one !== null));
      else found.push(...inReceipt(record, record.place, begins));
      before = record;
      return found;
    },
    end(): readonly Trouble[] {
      return isEnded ? [] : [{ code: 'E802', byte: 0, field: 'recordMark', ja: 'レコード識別', raw: '', why: `${last.mark} がない`, cure: '途中で切れていないか確かめ、全体を送り直す' }];
    },
  };

  function inReceipt(record: ReceiptRecord, place: Extract<ReceiptRecord['place'], { of: 'receipt' }>, begins: boolean): Trouble[] {
    if (begins) [rank, counts] = [place.rank, new Map()];
    const many = (counts.get(record.mark) ?? 0) + 1;
    counts.set(record.mark, many);
    if (rank < 0) {
      rank = place.rank;
      return [trouble(record, `RE の前に ${record.mark} がある`, 'レセプトは RE から始める')];
    }
    const isLate = place.rank < rank;
    rank = Math.max(rank, place.rank);
    if (isLate) return [trouble(record, `${before?.mark ?? ''} の後に ${record.mark} がある`, 'IR RE HO KO SN JD MF SY (SI IY TO CO) SJ の順に書く')];
    return many > place.most ? [trouble(record, `一つのレセプトに ${record.mark} が${many}つある`, `${record.mark} は${place.most}つまでにする`)] : [];
  }
}
