import { wordOf } from '../../contracts/codes.js';
import { registerGapKinds } from '../../contracts/ward-register.js';
import type { Capability } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import { continuationCast, type Scene } from '../../harness/scene.js';
import { assume, cite, type Day } from '../../law/define.js';
import { moveNeeds, startsHere } from '../eligibility/telling.js';

/** What the stories about 住民記録 rest on. */
export const registerBasis = cite('別添1 事務の内容', '資格賦課業務 ① 各種住民情報を統合DB経由で取得する');
export const notedBasis = cite('国民健康保険法・住民基本台帳法', '9条・28条(国保の資格を付記した住民異動の届出は、同じ事由の国保の届出とみなす)');
export const lossBasis = cite('国民健康保険法', '8条1項');
export const careBasis = assume('住民票の記載だけでは決められないことは、区の記録を替えずに一覧にし、職員が確かめる');

export const registerSteps = ['A-01', 'A-03', 'A-04', 'A-13', 'B-01', 'C-01'] as const;
export const registerNeeds: readonly Capability[] = [...moveNeeds, 'query.registerGaps'];
export const registerCast = [...continuationCast, 'integrated-db'] as const;

/** Sets the scene: insured here since that day, and both 集約 and the ward know, as 市民課 does. */
export async function registered(scene: Scene, families: readonly Family[], since: Day): Promise<void> {
  for (const family of families) {
    await startsHere(scene, family, 'leaveEmployeeInsurance', since);
    await scene.citizensOffice.registers(family, since);
  }
  await scene.overnight();
}

/** The list of differences, as 「人 種類」 with the names the story gives people. */
export async function gapsOf({ ward }: Scene, names: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await ward.registerGaps()).gaps.map(({ personKey, kind }) => `${names[personKey] ?? personKey} ${wordOf(registerGapKinds, kind)}`);
}
