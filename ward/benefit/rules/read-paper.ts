import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

/** `refusals`: why the application could not be entered, each with whether another reading may help. */
export interface ReadPaperQuestion { readonly unreadWhy: string | null; readonly refusals: readonly { readonly why: string; readonly mayBeMisread: boolean }[]; readonly attempt: number }

/** So often 給付業務委託業者 is asked to read one sheet. */
const attemptsMost = 2;

/** 委託業者の入力の判定: what may be a slip of the reader is read once more; anything else is for the ward to settle with the applicant. */
export const readPaper = rule({
  id: 'readPaper',
  ja: '給付業務委託業者の入力の判定',
  basis: assume('別添1 給付⑤は委託業者を通して登録すると言うだけで、誤りのときの手順は公開されていない。口座の誤りは一度だけ読み直しを頼み、二度目と、読み直しても変わらない理由は職員が見る'),
  outcomes: { typedIn: '入力した', readAgain: '読み直しを頼む', forClerk: '職員が見る' },
  decide: ({ unreadWhy, refusals, attempt }: ReadPaperQuestion) => {
    if (unreadWhy === null && refusals.length === 0) return ['typedIn', '申請として登録した'];
    const why = unreadWhy ?? refusals.map((one) => one.why).join('、');
    if (unreadWhy === null && refusals.some(({ mayBeMisread }) => !mayBeMisread)) return ['forClerk', `読み直しても変わらない: ${why}`];
    return attempt < attemptsMost ? ['readAgain', why] : ['forClerk', `${attempt}回読んでも同じ: ${why}`];
  },
});
