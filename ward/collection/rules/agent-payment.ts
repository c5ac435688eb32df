import { assume, type Basis } from '../../../law/define.js';
import { rule } from '../../define.js';

/** 速報 (01), 確報 (02) and 速報取消 (03) of one payment at a counter: barcode, store, day and time. */
export const noticeRowKinds = [['preliminary', '速報'], ['confirmed', '確報'], ['cancelled', '速報取消']] as const;
export type NoticeRowKind = (typeof noticeRowKinds)[number][0];
export type PaymentState = 'none' | 'provisional' | 'confirmed' | 'cancelled' | 'cancelWaiting';
export type RowNote = 'duplicate' | 'late' | 'noPreliminary' | 'confirmedAfterCancel' | 'cancelAfterConfirm';

export const agentPaymentBasis: Basis = assume('速報・確報・取消の意味は公開の見本(dsk-cvs)による。届いた順によらず同じ状態になるように組んだ。確報はいつも勝ち、取消は速報だけを取り消す');

/** What a row does to a payment in a state, and what is to be noted of it. */
export function after(state: PaymentState, row: NoticeRowKind): { readonly state: PaymentState; readonly note?: RowNote } {
  if (row === 'confirmed') return state === 'confirmed' ? { state, note: 'duplicate' } : { state: 'confirmed', ...confirmations[state] };
  if (row === 'preliminary') return state === 'none' ? { state: 'provisional' } : state === 'cancelWaiting' ? { state: 'cancelled' } : { state, note: state === 'confirmed' ? 'late' : 'duplicate' };
  if (state === 'none') return { state: 'cancelWaiting' };
  if (state === 'provisional') return { state: 'cancelled' };
  return { state, note: state === 'confirmed' ? 'cancelAfterConfirm' : 'duplicate' };
}
const confirmations: Readonly<Record<Exclude<PaymentState, 'confirmed'>, { readonly note?: RowNote }>> = { none: { note: 'noPreliminary' }, provisional: {}, cancelled: { note: 'confirmedAfterCancel' }, cancelWaiting: { note: 'confirmedAfterCancel' } };

/** 収納代行の通知の判定: where a payment stands, from all of its rows and not from their order. */
export const agentPayment = rule({
  id: 'agentPayment',
  ja: '収納代行の通知の判定',
  basis: agentPaymentBasis,
  outcomes: { none: '通知がない', provisional: '速報だけ(仮消込)', confirmed: '確報(本消込)', contradicted: '確報と取消がある(本消込のうえ確かめる)', cancelled: '取り消された', cancelWaiting: '取消だけが届いた' },
  decide: (rows: readonly NoticeRowKind[]) => {
    const has = (kind: NoticeRowKind) => rows.includes(kind);
    if (has('confirmed')) {
      const path = has('preliminary') ? '速報の後の確報' : '速報のない確報';
      return has('cancelled') ? ['contradicted', path, '取消は速報だけを取り消す。代行業者に確かめる'] : ['confirmed', path];
    }
    if (has('cancelled')) return has('preliminary') ? ['cancelled', '速報が取り消された'] : ['cancelWaiting', '取り消される速報がまだ届いていない'];
    return has('preliminary') ? ['provisional', '確報を待つ。督促を控えるだけで、完納とはしない'] : ['none', '行がない'];
  },
});
