import type { CollectionParameterValues } from '../../../law/collection-parameters.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

/** 分割納付 promised in a 納付誓約. */
export interface PaymentPlanQuestion {
  readonly rows: readonly { readonly dueOn: Day; readonly yen: number }[];
  /** Confirmed payments since the promise, on the days they were made. */
  readonly payments: readonly { readonly receivedOn: Day; readonly yen: number }[];
  readonly today: Day;
  readonly rules: Pick<CollectionParameterValues, 'missedInstallmentsAllowed'>;
}
export const paymentPlanBasis: Basis = assume('その日までの約束の合計に納付の合計が届かない回を不履行とし、許す回数を超えたら計画を取り消す。公開された要綱はない');

/** The days on which less had been paid than was promised until then. */
export const missedDays = ({ rows, payments, today }: Omit<PaymentPlanQuestion, 'rules'>): readonly Day[] => rows.filter(({ dueOn }) => dueOn < today
  && sum(payments.filter(({ receivedOn }) => receivedOn <= dueOn)) < sum(rows.filter((row) => row.dueOn <= dueOn))).map(({ dueOn }) => dueOn);

/** 分割納付の判定: is the plan kept, or has it been broken so often that it is void? */
export const paymentPlan = rule({
  id: 'paymentPlan',
  ja: '分割納付の判定',
  basis: paymentPlanBasis,
  outcomes: { kept: '約束どおり', missed: '不履行があるが続ける', broken: '不履行により取り消す', completed: '納め終わった' },
  decide: (question: PaymentPlanQuestion) => {
    const missed = missedDays(question);
    const allowed = Number(question.rules.missedInstallmentsAllowed);
    const [paidYen, promisedYen] = [sum(question.payments), sum(question.rows)];
    // A plan that was void before the rest was paid does not come back to life.
    if (missed.length > allowed) return ['broken', `${missed.join('・')} の分が足りない`, `許すのは${allowed}回まで`];
    if (paidYen >= promisedYen) return ['completed', `納付 ${yen(paidYen)} が約束の ${yen(promisedYen)} に届いた`];
    return missed.length > 0 ? ['missed', `${missed.join('・')} の分が足りない`, `${allowed}回までは続ける`] : ['kept', `納付 ${yen(paidYen)}`];
  },
});

const sum = (rows: readonly { readonly yen: number }[]): number => rows.reduce((total, row) => total + row.yen, 0);
