import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

/** What a 住民票 and the ward's own record say alike, item by item. */
export interface RegisterItems { readonly name: string; readonly nameKana: string; readonly bornOn: string; readonly sex: string; readonly address: string; readonly isNotDisclosed: boolean }
export interface ItemsQuestion { readonly own: RegisterItems; readonly told: RegisterItems }

const identity = [['bornOn', '生年月日'], ['sex', '性別']] as const;
const following = [['name', '氏名'], ['nameKana', '氏名カナ'], ['address', '住所']] as const;
const unlike = <K extends keyof RegisterItems>({ own, told }: ItemsQuestion, items: readonly (readonly [K, string])[]) => items.filter(([item]) => own[item] !== told[item]);

/** Which items of the ward's record become those of the 住民票. Where it may be another person, none but the protection. */
export function itemsToFollow(question: ItemsQuestion): Partial<RegisterItems> {
  const { own, told } = question;
  const protection = told.isNotDisclosed && !own.isNotDisclosed ? { isNotDisclosed: true } : {};
  if (unlike(question, identity).length > 0) return protection;
  return { ...protection, ...Object.fromEntries(unlike(question, following).map(([item]) => [item, told[item]])) };
}

/** 住民記録の反映: name and address follow the 住民票; who was born on another day may be somebody else, and protection is never lifted by a file. */
export const registerItems = rule({
  id: 'registerItems',
  ja: '住民記録の反映',
  basis: assume('氏名と住所は住民票の記載に合わせる(住民基本台帳法1条 住民に関する事務の処理の基礎)。生年月日か性別が違えば別人かもしれないので職員が確かめ、支援措置は付くだけで、配信だけでは外さない'),
  outcomes: { same: '住民票と同じ', follows: '住民票に合わせる', asks: '別人のおそれがあり、職員が確かめる' },
  decide: (question: ItemsQuestion) => {
    const doubtful = unlike(question, identity).map(([, ja]) => `${ja}が住民票と違う`);
    const protects = question.told.isNotDisclosed && !question.own.isNotDisclosed ? ['支援措置が付いた'] : [];
    if (doubtful.length > 0) return ['asks', doubtful[0]!, ...doubtful.slice(1), ...protects];
    const [first, ...others] = [...unlike(question, following).map(([, ja]) => `${ja}が住民票と違う`), ...protects];
    return first === undefined ? ['same', '氏名、氏名カナ、住所が住民票と同じ'] : ['follows', first, ...others];
  },
});
