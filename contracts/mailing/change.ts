import { assume, type Basis } from '../../law/define.js';
import type { Field } from '../define.js';
import { code, optional, yen } from '../fields.js';

/** A disposition to somebody's disadvantage must give its reasons. */
export const revisionReasonBasis: Basis = assume('不利益処分には理由を示す(行政手続法14条)。変更通知書に書く理由の言葉と、変更前の年額を並べることは自前のもので、区ごとの書き方や条例による適用除外は確かめていない');

/** What a 変更通知書 gives as the reason: which of the facts that the premium rests on is another one now. */
export const revisionReasons = [
  ['insured', '加入している人または加入している月が変わったため'], ['income', '所得または所得の申告の有無が変わったため'], ['relief', '軽減・減免の届出または申請によるため'], ['age', '40歳に達し介護分がかかるため'], ['collectionMethod', '納め方が変わったため(年金からの天引き)'], ['recalculated', '計算し直したため'],
] as const;
export type RevisionReason = (typeof revisionReasons)[number][0];

/** One place for each kind of fact that may have changed at once. */
const places = [1, 2, 3, 4] as const;
type ReasonFields = { readonly [N in (typeof places)[number] as `revisionReason${N}`]: Field<RevisionReason | null> };

/** The last columns of a notice; whoever does not tell them leaves them empty. */
export const changeFields = {
  ...Object.fromEntries(places.map((place) => [`revisionReason${place}`, optional(code(`変更の理由${place}`, revisionReasons))])) as unknown as ReasonFields,
  totalBeforeYen: optional(yen('変更前の年額')),
};

export type Change = { readonly [N in (typeof places)[number] as `revisionReason${N}`]: RevisionReason | null } & { readonly totalBeforeYen: number | null };

export const changeColumns = (reasons: readonly RevisionReason[], totalBeforeYen: number | null): Change => ({
  revisionReason1: reasons[0] ?? null, revisionReason2: reasons[1] ?? null, revisionReason3: reasons[2] ?? null, revisionReason4: reasons[3] ?? null, totalBeforeYen,
});
export const reasonsIn = ({ revisionReason1, revisionReason2, revisionReason3, revisionReason4 }: Change): readonly RevisionReason[] => [revisionReason1, revisionReason2, revisionReason3, revisionReason4].filter((reason) => reason !== null);
/** A notice that tells nothing of a change. */
export const noChange: Change = changeColumns([], null);
