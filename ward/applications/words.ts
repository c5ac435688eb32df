import { wordOf } from '../../contracts/codes.js';
import type { Procedure, ReportedState } from '../../contracts/e-application/application.js';
import { isOfBenefit } from '../../contracts/e-application/benefit.js';
import { correctionAsks, type ApplicationCourse, type CorrectionAsk } from '../../contracts/ward-application.js';

interface Standing { readonly procedure: Procedure; readonly state: ApplicationCourse; readonly asks: readonly CorrectionAsk[]; readonly isLateWithdrawal: boolean }
/** Of a 給付 nothing is decided by that. */
const acceptedWords = {
  notification: { taken: '届出を受け付けました。', late: '届出を受け付けた後のため、取り下げられません。' },
  application: { taken: '申請を受け付けました。支給するかどうかは、後で通知します。', late: '申請を受け付けた後のため、取り下げられません。窓口にお問い合わせください。' },
} as const;

/**
 * What the applicant is told. It is made of the state and of the table of things to put right, never of a reason: reasons tell of
 * other people, and of addresses that must stay hidden.
 */
export function reportOf({ procedure, state, asks, isLateWithdrawal }: Standing): { readonly state: ReportedState; readonly message: string } {
  switch (state) {
    case 'entered': return { state: 'accepted', message: acceptedWords[isOfBenefit({ procedure }) ? 'application' : 'notification'][isLateWithdrawal ? 'late' : 'taken'] };
    case 'waiting': return { state: 'processing', message: '内容を確かめています。' };
    case 'sentBack': return { state: 'correctionAsked', message: `次のものを直して、もう一度送ってください: ${asks.map((ask) => wordOf(correctionAsks, ask)).join('、')}` };
    case 'refused': return { state: 'refused', message: '受け付けられませんでした。窓口にお問い合わせください。' };
    case 'withdrawn': return { state: 'withdrawn', message: '取下げを受け付けました。' };
  }
}
