import { cite, type Day } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface AutoPaymentQuestion {
  readonly hasAgreed: boolean;
  readonly from: Day | null;
  readonly today: Day;
  readonly isSamePayer: boolean;
  readonly isInArrears: boolean;
  readonly isPayerDead: boolean;
}

/** 簡素化: is a case paid without an application? */
export const autoPayment = rule({
  id: 'autoPayment',
  ja: '高額療養費の自動振込(申請の簡素化)',
  basis: cite('墨田区・東久留米市・海津市', '申請書で同意すれば次から申請が要らない。滞納、世帯主の異動、口座の不能、世帯の申出で終わる'),
  outcomes: { byItself: '申請なしで支給する', notAgreed: '申請を待つ', notYet: 'まだ切り替わっていない', arrears: '保険料の滞納があるので終える', payerChanged: '世帯主が替わったので終える', payerDead: '世帯主が亡くなったので終える' },
  decide: ({ hasAgreed, from, today, isSamePayer, isInArrears, isPayerDead }: AutoPaymentQuestion) => {
    if (!hasAgreed || from === null) return ['notAgreed', '同意がない'];
    if (isPayerDead) return ['payerDead', '世帯主の死亡の記録がある'];
    if (!isSamePayer) return ['payerChanged', '同意した世帯主ではない'];
    if (isInArrears) return ['arrears', '納期限を過ぎた保険料の未納がある'];
    if (today < from) return ['notYet', `切替えは ${from} から`];
    return ['byItself', `${from} から自動振込`];
  },
});
