import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

/** 特記事項 26–30 and, with 多数回, 31–35: their letter, and the 70–74 区分 that share it. */
const letters = [['ア', '現役並みⅢ'], ['イ', '現役並みⅡ'], ['ウ', '現役並みⅠ'], ['エ', '一般'], ['オ', '低所得Ⅱ', '低所得Ⅰ']] as const;

/** What a receipt says of 区分 and 多数回, beside what the ward holds. */
export interface ClassCheckQuestion { readonly remarks: readonly string[]; readonly counterPayment: string | null; readonly category: string; readonly isMultiple: boolean }

const saidIn = (remarks: readonly string[]): { readonly at: number; readonly isMultiple: boolean } | null => {
  const number = remarks.map(Number).find((remark) => remark >= 26 && remark <= 35);
  return number === undefined ? null : { at: (number - 26) % 5, isMultiple: number >= 31 };
};

/** The 区分 a receipt says by its 特記事項; none when it says nothing. */
export const remarkedCategories = (remarks: readonly string[]): readonly string[] => letters[saidIn(remarks)?.at ?? -1] ?? [];

/** 特記の区分と多数回 beside the ward's own: W810 and W811. */
export const classCheck = rule({
  id: 'classCheck',
  ja: 'レセプトの区分・多数回と区の判定の照合',
  basis: assume('医療機関が見た資格情報が古いか欠けている。区の判定で計算し、違いを示す(特記事項26〜30は区ア〜区オ、31〜35は多数回。70〜74歳では現役並みⅢ〜低所得を同じ字で書く)'),
  outcomes: { fits: '一致', classDiffers: 'W810 特記事項の区分が区の判定と違う', multipleDiffers: 'W811 多数回該当が区の数え方と違う' },
  decide: ({ remarks, counterPayment, category, isMultiple }: ClassCheckQuestion) => {
    const said = saidIn(remarks);
    if (said && !(letters[said.at]! as readonly string[]).includes(category)) return ['classDiffers', `特記事項は区${letters[said.at]![0]}、区の判定は${category}`];
    const saysMultiple = said?.isMultiple || counterPayment === '02' ? true : said || counterPayment === '01' ? false : null;
    if (saysMultiple !== null && saysMultiple !== isMultiple) return ['multipleDiffers', `レセプトは多数回${saysMultiple ? '該当' : '該当でない'}、区の数え方では${isMultiple ? '該当' : '該当でない'}`];
    return ['fits', 'レセプトの区分と多数回は区の判定に合う'];
  },
});
