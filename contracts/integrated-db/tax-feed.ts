import { assume } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { code, day, inferred, optional, text, year, yen } from '../fields.js';
import { feedKinds, feedOperations } from './feed.js';

/**
 * What the tax office can say of a person and year. The four are never merged: only a declaration, of an amount or of zero,
 * is income; 未申告 and no record at all are not income 0.
 */
export const taxStates = [['declaredAmount', '申告あり(所得あり)'], ['declaredZero', '申告あり(所得なし)'], ['undeclared', '未申告'], ['noData', '課税資料なし']] as const;
export type TaxState = (typeof taxStates)[number][0];

/** 所得 and 収入 as a tax office counts them, wherever somebody tells them. Empty where nothing was declared, which is not 0. */
export const incomeItems = {
  netIncomeYen: inferred(optional(yen('総所得金額等'))),
  salaryIncomeYen: inferred(optional(yen('給与所得'))),
  publicPensionIncomeYen: inferred(optional(yen('公的年金等に係る所得'))),
  salaryRevenueYen: inferred(optional(yen('給与収入'))),
  publicPensionRevenueYen: inferred(optional(yen('公的年金等収入'))),
  familyEmployeeDeductionYen: inferred(optional(yen('専従者控除額'))),
  /** Needed for the 負担割合 of 70–74; empty where the sender does not tell it. It is not 0 then. */
  taxableIncomeYen: inferred(optional(yen('課税標準額(住民税)'))),
};

/**
 * 課税情報の配信: what 統合DB holds of a person and fiscal year, without 個人番号. A deletion is a row, never an absence: a full
 * feed, too, names those who were told of before and are there no more, so both kinds are read by the same rule. `feedKind`
 * stands in every row, because the reader sees the file and not the list: after a gap in the numbers only a full feed helps.
 */
export const taxFeed = record({
  id: 'taxFeed',
  ja: '課税情報の配信',
  basis: assume('別添1 資格①は各種住民情報を統合DB経由で取得すると言うだけで、課税情報の形は公開されていない。軽減判定と所得割が要る項目を自前で並べる'),
  between: ['integrated-db', 'ward'],
  steps: ['A-01'],
  fields: {
    feedKind: code('全件か差分か', feedKinds),
    operation: code('処理区分', feedOperations),
    /** 標準準拠システムは宛名番号を持ち、団体内統合宛名番号と個人番号を持ち回らない。 */
    personKey: inferred(text('宛名番号', 40)),
    /** The year whose premium it is for: 2026 rests on the income of 2025. */
    fiscalYear: inferred(year('賦課の年度')),
    taxState: inferred(optional(code('課税情報の有無', taxStates))),
    ...incomeItems,
    /** The day on which the tax office said so; of a deletion, the day on which it took it away. */
    asOf: day('時点'),
  },
});
export type TaxFeed = RecordOf<typeof taxFeed>;

/** Amounts that every declaration tells, 0 being one of them. */
export const declaredAmounts = ['netIncomeYen', 'salaryIncomeYen', 'publicPensionIncomeYen', 'salaryRevenueYen', 'publicPensionRevenueYen', 'familyEmployeeDeductionYen'] as const;
export const taxAmounts = [...declaredAmounts, 'taxableIncomeYen'] as const;

/** What a row says of the person, whoever wrote it for whatever feed. */
export type TaxStatement = Pick<TaxFeed, 'operation' | 'taxState' | (typeof taxAmounts)[number]>;

/** Where a row contradicts itself, so that no reader can take one of the four states for another. Empty = it does not. */
export function contradictionsIn(row: TaxStatement): readonly { readonly field: keyof TaxStatement; readonly why: string }[] {
  const { operation, taxState, netIncomeYen } = row;
  const present = taxAmounts.filter((amount) => row[amount] !== null);
  const told = (why: string) => present.map((field) => ({ field, why }));
  if (operation === 'delete') return [...(taxState === null ? [] : [{ field: 'taxState' as const, why: '削除の行に課税情報の有無は書かない' }]), ...told('削除の行に金額は書かない')];
  if (taxState === null) return [{ field: 'taxState', why: '登録・更新の行には課税情報の有無が要る' }];
  if (taxState === 'undeclared' || taxState === 'noData') return told('未申告と課税資料なしに金額はない。所得0とは違う');
  const missing = declaredAmounts.filter((amount) => row[amount] === null).map((field) => ({ field, why: '申告があるなら、金額は0でも書く' }));
  const isUnlike = netIncomeYen !== null && (netIncomeYen > 0) !== (taxState === 'declaredAmount');
  return [...missing, ...(isUnlike ? [{ field: 'netIncomeYen' as const, why: taxState === 'declaredZero' ? '所得なしの申告なのに総所得金額等がある' : '所得ありの申告なのに総所得金額等が0である' }] : [])];
}
