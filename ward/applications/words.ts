import { wordOf } from '../../contracts/codes.js';
import type { ReportedState } from '../../contracts/e-application/application.js';
import { correctionAsks, type ApplicationCourse, type CorrectionAsk } from '../../contracts/ward-application.js';

interface Standing { readonly state: ApplicationCourse; readonly asks: readonly CorrectionAsk[]; readonly isLateWithdrawal: boolean }

/**
 * What the applicant is told. It is made of the state and of the table of things to put right, never of a reason: reasons tell of
 * other people, and of addresses that must stay hidden.
 */
export function reportOf({ state, asks, isLateWithdrawal }: Standing): { readonly state: ReportedState; readonly message: string } {
  switch (state) {
    case 'entered': return { state: 'accepted', message: isLateWithdrawal ? '届出を受け付けた後のため、取り下げられません。' : '届出を受け付けました。' };
    case 'waiting': return { state: 'processing', message: '内容を確かめています。' };
    case 'sentBack': return { state: 'correctionAsked', message: `次のものを直して、もう一度送ってください: ${asks.map((ask) => wordOf(correctionAsks, ask)).join('、')}` };
    case 'refused': return { state: 'refused', message: '受け付けられませんでした。窓口にお問い合わせください。' };
    case 'withdrawn': return { state: 'withdrawn', message: '取下げを受け付けました。' };
  }
}
