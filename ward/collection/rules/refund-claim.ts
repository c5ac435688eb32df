import { nextDay, previousDay } from '../../../law/day.js';
import { assume, cite, type Basis, type Day } from '../../../law/define.js';
import { yearsLater } from '../../../law/fiscal-year.js';
import { prescriptionYears } from '../../../law/premium-limits.js';
import { rule } from '../../define.js';

export const claimLapseBasis: Basis = assume('還付請求権の時効は2年(国民健康保険法110条1項・練馬区)。請求できる日は、還付を決めて通知した日とし、その翌日から数える。数え始めの日を述べる公開資料はない');
/** 保険料 only: the five years of 保険税 (地方税法18条の3) are out of reach. */
const { years } = prescriptionYears.fee;

/** The first day on which a 還付 can no longer be asked for. */
export const lapsesOn = (decidedOn: Day): Day => yearsLater(nextDay(decidedOn), years);
export const lastClaimOn = (lapse: Day): Day => previousDay(lapse);

export interface RefundClaimQuestion {
  readonly receivedOn: Day;
  readonly decidedOn: Day;
  /** It was asked for in time before, and what was paid came back. */
  readonly isAskedAgain: boolean;
  readonly isWaiting: boolean;
  readonly isPayee: boolean;
  readonly payTo: 'account' | 'publicAccount';
  readonly isPublicAccountStated: boolean;
  /** Names as banks write them, without spaces. */
  readonly holder: string | null;
  readonly claimant: string | null;
  readonly hasProxy: boolean;
}

/** 還付金請求書の判定: whoever has overpaid asks, in time, and for an account of her own unless she has said in writing that somebody else receives it. */
export const refundClaim = rule({
  id: 'refundClaim',
  ja: '還付金請求書の判定',
  basis: cite('杉並区 還付金の請求', '請求書には本人の口座・別の人の口座(委任)・公金受取口座・相続人の別がある。名義の違う口座には委任がなければ払わない'),
  outcomes: { taken: '受け付ける', lapsed: '時効で請求できない', notWaiting: '請求を待っている還付がない', notPayee: '還付を受ける人でない', otherHolder: '名義が請求する人でない', notStated: '公金受取口座の利用の意思がない' },
  decide: ({ receivedOn, decidedOn, isAskedAgain, isWaiting, isPayee, payTo, isPublicAccountStated, holder, claimant, hasProxy }: RefundClaimQuestion) => {
    const lapse = lapsesOn(decidedOn);
    if (!isWaiting) return ['notWaiting', '払っている途中か、払い終わっている'];
    if (!isPayee) return ['notPayee', '納付義務者(亡くなっていれば相続人代表者)の請求でない'];
    if (!isAskedAgain && receivedOn >= lapse) return ['lapsed', `${lapse} に消滅している`];
    if (payTo === 'publicAccount') return isPublicAccountStated ? ['taken', '公金受取口座の登録を照会して払う'] : ['notStated', '先に利用の意思を登録する'];
    if (hasProxy) return ['taken', '委任状により、別の人の口座に払う'];
    return holder !== null && holder === claimant ? ['taken', `請求できる最後の日 ${lastClaimOn(lapse)} までに届いた`] : ['otherHolder', '委任状がなく、口座名義が請求する人の氏名カナと違う'];
  },
});
