import { joinableBasis, joinableObjects } from '../../../law/collection-terms.js';
import { basisText, cite, type Basis, type Day } from '../../../law/define.js';
import { rule } from '../../define.js';
import { enforcementObstacle, enforcementOutcomes, type EnforcementQuestion } from './seizure.js';

export type SeizedObject = (typeof joinableObjects)[number] | 'deposit' | 'wage' | 'pension' | 'insurance' | 'claim';

export interface JoinedSeizureQuestion extends EnforcementQuestion {
  readonly object: SeizedObject;
  /** The 差押 of another authority: when it was made, and whether it has been released. */
  readonly first: { readonly seizedOn: Day; readonly releasedOn: Day | null } | null;
}

/** 参加差押の判定: may the ward join the 差押 of another authority? */
export const joinedSeizure = rule({
  id: 'joinedSeizure',
  ja: '参加差押の判定',
  basis: joinableBasis,
  outcomes: { ...enforcementOutcomes, notJoinable: '参加差押のできない財産', notSeized: '先の差押がない', allowed: '参加差押ができる' },
  decide: (question: JoinedSeizureQuestion) => {
    const { object, first, today } = question;
    const obstacle = enforcementObstacle(question);
    if (obstacle) return obstacle;
    if (!(joinableObjects as readonly SeizedObject[]).includes(object)) return ['notJoinable', '預金・給与などの債権には参加差押ができない(二重に差し押さえるか、交付要求による)', basisText(joinableBasis)];
    if (first === null || (first.releasedOn !== null && first.releasedOn <= today)) return ['notSeized', first === null ? '他の機関の差押がない' : `先の差押は ${first.releasedOn!} に解除された`, basisText(joinableBasis)];
    return ['allowed', `${first.seizedOn} の差押に参加する`, basisText(joinableBasis)];
  },
});

export const promotionBasis: Basis = cite('国税徴収法', '87条(先の差押が解除されたとき、参加差押は、した時に遡って差押の効力を生ずる)');

/** What a 参加差押 is after the first 差押 has gone: a 差押 since its own day, so that none is left behind. */
export const seizedSince = (joinedOn: Day, firstReleasedOn: Day | null): Day | null => (firstReleasedOn === null ? null : joinedOn);

export interface DeliveryClaimQuestion extends EnforcementQuestion {
  /** The procedure of another authority, a court or a trustee in which a share is asked for. */
  readonly procedure: { readonly openedOn: Day; readonly liftedOn: Day | null } | null;
}
export const deliveryClaimBasis: Basis = cite('国税徴収法', '82条(強制換価手続が行われたときの交付要求。その手続が解除されれば効力を失う)');

/** 交付要求の判定: may the ward ask for its share in the procedure of somebody else? */
export const deliveryClaim = rule({
  id: 'deliveryClaim',
  ja: '交付要求の判定',
  basis: deliveryClaimBasis,
  outcomes: { ...enforcementOutcomes, noProcedure: '強制換価手続がない', lifted: '手続が解除され、交付要求は効力を失う', allowed: '交付要求ができる' },
  decide: (question: DeliveryClaimQuestion) => {
    const { procedure, today } = question;
    const obstacle = enforcementObstacle(question, false);
    if (obstacle) return obstacle;
    if (procedure === null || procedure.openedOn > today) return ['noProcedure', '他の機関の手続が始まっていない', basisText(deliveryClaimBasis)];
    if (procedure.liftedOn !== null && procedure.liftedOn <= today) return ['lifted', `手続は ${procedure.liftedOn} に解除された`, basisText(deliveryClaimBasis)];
    return ['allowed', `${procedure.openedOn} に始まった手続に加わる`, basisText(deliveryClaimBasis)];
  },
});
