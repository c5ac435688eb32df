import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface SlipAnswerQuestion { readonly candidates: number; readonly isChosen: boolean; readonly hasRecord: boolean; readonly isNotDisclosed: boolean }

/** 受けた連絡票への回答の判定: told is what was asked, about exactly one person, and of a protected person never where she lives. */
export const slipAnswer = rule({
  id: 'slipAnswer',
  ja: '連絡票への回答の判定',
  basis: assume('電話などによる照会では、3情報が一人に一致したときだけ回答し、複数なら追加の事項を求める(市町村等から電話照会等を行う場合の対応について 別紙1)。支援措置の人の住所は書かない'),
  outcomes: { answered: '回答する', answeredWithoutAddress: '住所を伏せて回答する', noMatch: '該当者なしと回答する', severalMatch: '該当者が一人に決まらないと回答する', notHeld: '記録を持たないと回答する' },
  decide: ({ candidates, isChosen, hasRecord, isNotDisclosed }: SlipAnswerQuestion) => {
    if (candidates === 0) return ['noMatch', '氏名・生年月日・性別の合う人がこの区にいない'];
    if (candidates > 1 && !isChosen) return ['severalMatch', `氏名・生年月日・性別の合う人が${candidates}人いて、職員が決めていない`];
    if (!hasRecord) return ['notHeld', 'その事項の記録がこの区にない。所得0でも資格なしでもない'];
    return isNotDisclosed ? ['answeredWithoutAddress', '支援措置の人なので、住所を書かず不開示の印を付ける'] : ['answered', '照会された事項だけを答える'];
  },
});
