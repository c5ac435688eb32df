import { assume, basisText, type Basis, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';
import type { Installment } from '../facts.js';

export interface PledgeQuestion {
  readonly rows: readonly Installment[];
  readonly owedYen: number;
  readonly pledgedOn: Day;
  /** The last day of the 猶予 whose condition the plan is; null = none. */
  readonly deferredThrough: Day | null;
  readonly hasPlan: boolean;
}
export const pledgeBasis: Basis = assume('納付誓約は、約束の日が誓約の日より後で早い順に並び、合計が今の未納を超えず、猶予の条件なら猶予の終わりまでに納め終わるものとする。要綱の多くは公開されていない');

/** 納付誓約の判定: may this plan be agreed on? */
export const pledge = rule({
  id: 'pledge',
  ja: '納付誓約の判定',
  basis: pledgeBasis,
  outcomes: { agreed: '分割納付を認める', planOpen: '前の計画が続いている', notInOrder: '約束の日の順が正しくない', aboveDebt: '約束の合計が未納を超える', afterDeferral: '猶予の終わりより後の回がある' },
  decide: ({ rows, owedYen, pledgedOn, deferredThrough, hasPlan }: PledgeQuestion) => {
    if (hasPlan) return ['planOpen', '前の計画を取り消してから結び直す'];
    if (rows.some(({ dueOn }, i) => dueOn <= (i === 0 ? pledgedOn : rows[i - 1]!.dueOn))) return ['notInOrder', `誓約の日 ${pledgedOn} より後の日を、早い順に書く`];
    const promisedYen = rows.reduce((sum, row) => sum + row.yen, 0);
    if (promisedYen > owedYen) return ['aboveDebt', `約束 ${yen(promisedYen)} は未納 ${yen(owedYen)} を超える`];
    const last = rows.at(-1)!.dueOn;
    if (deferredThrough !== null && last > deferredThrough) return ['afterDeferral', `最後の回 ${last} は猶予の終わり ${deferredThrough} より後`];
    return ['agreed', `${rows.length}回で ${yen(promisedYen)}(未納 ${yen(owedYen)})`, '納付誓約は債務の承認になり、時効が更新する', basisText(pledgeBasis)];
  },
});
