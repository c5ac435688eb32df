import type { Resident } from '../contracts/resident.js';
import type { Family } from '../harness/families.js';
import type { Scene } from '../harness/scene.js';
import type { Day } from '../law/define.js';
import { startsHere } from './eligibility/telling.js';

export const keysOf = (who: readonly { readonly personKey?: unknown }[]): string[] => who.map(({ personKey }) => String(personKey)).sort();

/** Sets the scene: the family has been insured in the ward since that day, and 集約 has confirmed it overnight. */
export async function insuredSince(scene: Scene, family: Family, since: Day): Promise<void> {
  await startsHere(scene, family, 'leaveEmployeeInsurance', since);
  await scene.overnight();
}

/** 資格取得日 and 資格喪失日 as the ward received them from 集約; the own 適用 dates of the ward are not among them. */
export async function datesOf({ ward }: Scene, person: Resident): Promise<readonly [Day | null, Day | null]> {
  const { acquiredOn, lostOn } = await ward.qualification(person);
  return [acquiredOn, lostOn];
}

/** The rows of the newest file of a layout that the ward's PC brought to 集約. */
export async function rowsSent({ files, ward }: Scene, layout: 'qualificationHousehold' | 'qualificationPerson') {
  const sent = (await files()).filter(({ to, layout: sentLayout }) => to === '国保情報集約システム' && sentLayout === layout);
  return sent.findLast(({ rows }) => rows.some(({ insurerNumber }) => insurerNumber === ward.municipality.insurerNumber))?.rows ?? [];
}

/** The row of one person in that file. */
export const rowOf = async (scene: Scene, person: Resident) => (await rowsSent(scene, 'qualificationPerson')).findLast(({ personKey }) => personKey === person.personKey);

/** What the screen of 集約 says of the ward's newest batch, in one line. */
export async function lastResult({ aggregator }: Scene): Promise<string> {
  const last = (await aggregator.results()).at(-1);
  return last ? [outcomes[last.outcome] ?? last.outcome, ...last.issueCodes].join(' / ') : '結果なし';
}
const outcomes: Readonly<Record<string, string>> = { exported: '作成', handedOver: '結果待ち', accepted: '受理', partial: '一部受理', rejected: '拒否' };

/** Name of the newest file of a layout that the ward has given to its PC. */
export async function fileGiven({ files }: Scene, layout: 'qualificationHousehold' | 'qualificationPerson'): Promise<string> {
  const given = (await files()).findLast((file) => file.to === 'データ連携用PC' && file.layout === layout);
  return given?.name ?? '渡したファイルがない';
}

/** What the ward knows of its batches, oldest first: 渡した・受理・一部受理・拒否, and the codes of what was found. */
export const batchesOf = async ({ ward }: Scene): Promise<readonly string[]> =>
  (await ward.batches()).batches.map(({ state, issueCodes }) => [outcomes[state] ?? state, ...issueCodes].join(' / '));
