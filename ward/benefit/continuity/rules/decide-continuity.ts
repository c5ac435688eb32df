import type { MemberFate } from '../../../../contracts/aggregator/continuity-codes.js';
import { cite } from '../../../../law/define.js';
import { rule } from '../../../define.js';

/** A household as it was on the eve of the change. People are named by whatever key the asker has. */
export interface HouseholdBefore {
  readonly ref: string;
  readonly ja: string;
  readonly head: string | null;
  /** The head, a 擬制世帯主 too, among them. `key` is null when nobody here knows the person. */
  readonly members: readonly { readonly key: string | null; readonly fate: MemberFate }[];
}
export interface ContinuityQuestion {
  readonly sources: readonly HouseholdBefore[];
  /** The household that was here already, when somebody came into it. */
  readonly destinationBefore: Pick<HouseholdBefore, 'ref' | 'ja' | 'head'> | null;
  readonly after: { readonly head: string; readonly members: readonly string[] };
  /** Whether a household that moves as a whole and changes its head on the way goes on (②) or is judged by the head alone. */
  readonly headChangeOnMove: 'recognise' | 'reject';
}

const gone: readonly MemberFate[] = ['leftInsurance', 'died'];
/** Everybody of it came here who is still insured and alive, and the head with them. */
const movedWhole = ({ members }: HouseholdBefore): boolean => members.every(({ fate }) => fate === 'movedHere' || gone.includes(fate)) && members.some(({ fate }) => fate === 'movedHere');

/** The one household whose count goes on in this one; null when it begins anew. */
export function predecessorOf(question: ContinuityQuestion): string | null {
  const { sources, destinationBefore, after: { head }, headChangeOnMove } = question;
  const [only] = sources;
  if (sources.length === 1 && only && destinationBefore === null && movedWhole(only) && (only.head === head || headChangeOnMove === 'recognise')) return only.ref;
  return [...(destinationBefore ? [destinationBefore] : []), ...sources].find((one) => one.head === head)?.ref ?? null;
}

/**
 * 世帯の継続性: whether, and with which earlier household, the 多数回 count of a household goes on after a move, a 世帯分離 or a 世帯合併.
 * It proposes; a clerk decides.
 */
export const decideContinuity = rule({
  id: 'decideContinuity',
  ja: '世帯の継続性',
  basis: cite('富田林市・松山市・新潟県国民健康保険運営方針', '世帯の継続性の参酌基準 ①〜⑤。転入地の市区町村が判定する'),
  outcomes: {
    addressOnly: '① 世帯主も世帯員も同じで、住所だけが変わる', headChanged: '② 同じ世帯の中で世帯主が替わる', membersAdded: '③ 世帯員が増える', membersGone: '④ 世帯員が減る', byHead: '⑤ 前の世帯主が後の世帯主である', none: '⑤ 後の世帯主はどの世帯の世帯主でもなかった',
  },
  decide(question: ContinuityQuestion) {
    const { sources, destinationBefore, after } = question;
    const from = predecessorOf(question);
    const all = [...(destinationBefore ? [destinationBefore] : []), ...sources];
    const name = all.find(({ ref }) => ref === from)?.ja ?? '';
    const isSplitOrMerge = sources.length !== 1 || destinationBefore !== null || !movedWhole(sources[0]!);
    if (from === null) return ['none', whyNot(question), '高額該当の回数は引き継がず、新しく数える'];
    if (isSplitOrMerge) return ['byHead', `後の世帯主は、${name}の世帯主だった`, ...(destinationBefore && from !== destinationBefore.ref ? [`${destinationBefore.ja}の回数は終わる`] : [])];
    const [only] = sources;
    if (only!.head !== after.head) return ['headChanged', `${name}の全員が移り、世帯主だけが替わった`, ...oldHeadOf(only!)];
    const added = after.members.filter((key) => !only!.members.some((member) => member.key === key)).length;
    const lost = only!.members.filter(({ fate }) => gone.includes(fate)).length;
    if (lost > 0) return ['membersGone', `${name}の世帯主が後も世帯主で、国保をやめた人か亡くなった人が${lost}人いる`, ...(added > 0 ? [`加わった人が${added}人いる`] : [])];
    return added > 0 ? ['membersAdded', `${name}の世帯主が後も世帯主で、加わった人が${added}人いる`] : ['addressOnly', `${name}の世帯主が後も世帯主で、全員が移った`];
  },
});

const oldHeadOf = ({ head, members }: HouseholdBefore): readonly string[] => {
  const fate = members.find(({ key }) => key !== null && key === head)?.fate;
  return fate === 'died' ? ['前の世帯主は亡くなった'] : fate === 'leftInsurance' ? ['前の世帯主は国保をやめた'] : [];
};

function whyNot({ sources, destinationBefore, headChangeOnMove }: ContinuityQuestion): string {
  if (sources.length === 0 && destinationBefore === null) return '前の世帯がない';
  const [only] = sources;
  if (sources.length === 1 && only && destinationBefore === null && movedWhole(only) && headChangeOnMove === 'reject') return '全員が移ったが世帯主が替わり、この区は世帯主だけで判断する';
  const isLeftBehind = sources.some(({ members }) => members.some(({ fate }) => fate === 'stays'));
  return isLeftBehind ? '転出元に残った人がいる世帯分離で、後の世帯主は前の世帯主でない' : '世帯分離か世帯合併で、後の世帯主は前の世帯主でない';
}
