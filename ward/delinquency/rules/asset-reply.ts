import { assume, basisText, type Basis } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface AssetReplyQuestion {
  readonly isAmbiguous: boolean;
  readonly sameKana: boolean;
  readonly sameBirth: boolean;
  /** null: the body told no address. */
  readonly sameAddress: boolean | null;
}
export const assetReplyBasis: Basis = assume('金融機関などはカナ氏名と生年月日で名寄せし、住所を加えるところもある(月刊税2024年7月号)。カナ氏名・生年月日・住所がそろって一致するときだけ本人の財産とし、住所を言わないか違うときは職員が確かめる');

/** 財産調査の回答の判定: is what was found the debtor's? Somebody else's record is no answer but a leak. */
export const assetReply = rule({
  id: 'assetReply',
  ja: '財産調査の回答の判定',
  basis: assetReplyBasis,
  outcomes: { own: '本人のもの', heldBack: '職員が確かめる', otherPerson: '別の人の記録' },
  decide: ({ isAmbiguous, sameKana, sameBirth, sameAddress }: AssetReplyQuestion) => {
    if (!sameKana || !sameBirth) return ['otherPerson', `${sameKana ? '生年月日' : 'カナ氏名'}が照会した人と違う`];
    if (isAmbiguous) return ['heldBack', '一人に決まらないという回答', basisText(assetReplyBasis)];
    return sameAddress === true ? ['own', 'カナ氏名・生年月日・住所が一致する'] : ['heldBack', sameAddress === null ? '住所の分からない回答' : '住所が違う(同名の別人かもしれない)', basisText(assetReplyBasis)];
  },
});
