import { z } from 'zod';
import { provisionKinds, replicaOutcomes } from './municipal-hub/codes.js';
import { modifications } from './integrated-db/provision.js';
import { codeSchema, daySchema, personKeySchema } from './resident.js';

export const replicaStates = [['handedOver', '結果待ち'], ['registered', '登録済'], ['refused', '断られた(次に出し直す)']] as const;
export type ReplicaState = (typeof replicaStates)[number][0];

/** exportReplicas 副本の作成 · exportTransfers 移転の作成 */
export const provisionJobs = ['exportReplicas', 'exportTransfers'] as const;
export const provisionQueries = [z.object({ query: z.literal('replicas'), personKey: personKeySchema }).describe('副本')] as const;
const replicasAnswer = z.object({
  replicas: z.array(z.object({
    recordId: z.string(), kind: codeSchema(provisionKinds), historyKey: z.string(), modificationSeg: codeSchema(modifications), layoutVersion: z.string(), acquiredOn: daySchema.nullable(), lostOn: daySchema.nullable(), benefitMonth: z.string().nullable().default(null).describe('給付の副本だけ'), benefitName: z.string().nullable().default(null), benefitYen: z.int().nullable().default(null), state: codeSchema(replicaStates), outcome: codeSchema(replicaOutcomes).nullable(),
  })).describe('出した順'),
});
export const provisionAnswers = { replicas: replicasAnswer } as const;
