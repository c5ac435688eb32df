import { assume } from '../../../law/define.js';
import { wordOf } from '../../../contracts/codes.js';
import { correctionAsks, identityOutcomes, type CorrectionAsk, type IdentityOutcome } from '../../../contracts/ward-application.js';
import { rule } from '../../define.js';

export interface CourseQuestion {
  readonly isWithdrawal: boolean;
  readonly asks: readonly CorrectionAsk[];
  /** Another application that asks the same for the same people. */
  readonly twin: string | null;
  /** Another application that came with the very same attachment. */
  readonly sharesAttachmentWith: string | null;
  /** Was it signed with a card, so that the applicant is who they say? */
  readonly isSigned: boolean;
  readonly people: readonly { readonly place: number; readonly outcome: IdentityOutcome; readonly personKey: string | null; readonly because: readonly string[] }[];
  /** People of the form, the applicant aside, who are under 支援措置. */
  readonly protectedPlaces: readonly number[];
  /** People of the form of whom the ward does not know that they belong to a household of the applicant's. */
  readonly strangerPlaces: readonly number[];
  /** What somebody must say first: the 減免, or what is recognised of a cost. */
  readonly needsAmounts: 'relief' | 'recognised' | null;
}

/** 電子申請の行き先: does it go on by itself, back to the applicant, or before somebody's eyes? */
export const applicationCourse = rule({
  id: 'applicationCourse',
  ja: '電子申請の行き先の判定',
  basis: assume('別添1は電子申請を取得し4情報と個人番号で名寄せするとだけ述べる。全員が確かに同じ人と言え、書類が揃い、ほかに疑いがないものだけを自動で進める'),
  outcomes: { enter: '届出・申請として入力する', wait: '職員が確かめる', sendBack: '補正を求める', withdraw: '取下げとする' },
  decide: (question: CourseQuestion) => {
    if (question.isWithdrawal) return ['withdraw', '受け付ける前に取下げの申出があった'];
    if (question.asks.length > 0) return ['sendBack', `直してもらうもの: ${question.asks.map((ask) => wordOf(correctionAsks, ask)).join('、')}`];
    const [first, ...others] = doubts(question);
    return first === undefined ? ['enter', `${question.people.length}人とも同じ人と言え、書類が揃っている`] : ['wait', first, ...others];
  },
});

const amountWords = { relief: '減免は、額を職員が決める', recognised: '療養費と移送費は、保険で認める額を職員が決める' } as const;

function doubts({ twin, sharesAttachmentWith, isSigned, people, protectedPlaces, strangerPlaces, needsAmounts }: CourseQuestion): readonly string[] {
  const linked = people.flatMap(({ personKey }) => personKey ?? []);
  return [
    ...(twin === null ? [] : [`受付番号 ${twin} と同じ内容の申請である(二重の申請)`]),
    ...(sharesAttachmentWith === null ? [] : [`受付番号 ${sharesAttachmentWith} と同じ添付である(別の人の書類かもしれない)`]),
    ...(isSigned ? [] : ['電子署名がなく、申請者が本人か分からない']),
    ...people.filter(({ outcome }) => outcome !== 'same').map(({ place, outcome, because }) => `${place + 1}人目: ${wordOf(identityOutcomes, outcome)}(${because[0]})`),
    ...(new Set(linked).size === linked.length ? [] : ['二人が同じ人に当たる']),
    ...protectedPlaces.map((place) => `${place + 1}人目は支援措置の対象で、申請者は本人でない`),
    ...strangerPlaces.map((place) => `${place + 1}人目が申請者と同じ世帯の人と分からない`),
    ...(needsAmounts === null ? [] : [amountWords[needsAmounts]]),
  ];
}
