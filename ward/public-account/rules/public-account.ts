import type { EnquiryState } from '../../../contracts/ward-enquiry.js';
import { daysBetween } from '../../../law/day.js';
import { assume, cite, type Basis, type Day } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface PublicAccountQuestion {
  readonly isStated: boolean;
  /** How the newest 照会 of the registration stands; null when there is none. */
  readonly enquiry: EnquiryState | null;
  /** What was answered, with the names as banks write them and without spaces. */
  readonly answer: { readonly asOf: Day; readonly count: number; readonly holder: string; readonly faults: readonly string[] } | null;
  readonly payee: string | null;
  readonly paysOn: Day;
  readonly freshDays: number;
}

/** Names are compared as banks write them; how strictly a ward does it is not public. */
export const holderBasis: Basis = assume('名義は、受け取る人の氏名カナを銀行の書き方に直して、空白を除いて比べる。旧姓や通称の口座は合わず、本人に尋ねる');

/** 公金受取口座に払えるかの判定: never an account that nobody has just told, never somebody else's. */
export const publicAccount = rule({
  id: 'publicAccount',
  ja: '公金受取口座に払えるかの判定',
  basis: cite('デジタル庁 公金受取口座登録制度・栗東市・海津市', '利用の意思は支払いのたびに示し、口座は一人一つで本人名義に限る。登録は支払いまでに変わりうるので、払う前に照会する'),
  outcomes: {
    usable: '登録の口座に払える', notStated: '利用の意思が示されていない', asking: '登録を照会している', askAgain: '登録を照会し直す', noAccount: '登録がない', otherHolder: '名義が受け取る人でない', unfit: '振り込めない口座である', heldBack: '照会と合わない回答を確かめている',
  },
  decide: ({ isStated, enquiry, answer, payee, paysOn, freshDays }: PublicAccountQuestion) => {
    if (!isStated) return ['notStated', '一つの支払いに一度の意思が要る'];
    if (enquiry === 'waiting' || enquiry === 'asked') return ['asking', '自治体中間サーバーの回答を待つ'];
    if (enquiry === 'heldBack') return ['heldBack', '回答が照会した人や種類と違う'];
    if (enquiry === 'noData') return ['noAccount', '登録がないか、登録をやめている。本人に口座を尋ねる'];
    if (enquiry === 'withheld') return ['noAccount', '登録が提供されない。本人に口座を尋ねる'];
    if (answer === null) return ['askAgain', enquiry === null ? 'まだ照会していない' : '前の照会では回答が得られなかった'];
    const age = daysBetween(answer.asOf, paysOn);
    if (age > freshDays) return ['askAgain', `${answer.asOf} の登録は ${paysOn} には${age}日前のもので、${freshDays}日を過ぎている`];
    if (answer.count > 1) return ['unfit', `一人に一つのはずの口座が${answer.count}件答えられた`];
    if (answer.faults.length > 0) return ['unfit', answer.faults[0]!, ...answer.faults.slice(1)];
    if (payee === null || answer.holder !== payee) return ['otherHolder', '名義が受け取る人の氏名カナと違う'];
    return ['usable', `${answer.asOf} に答えられた本人名義の登録である`];
  },
});
