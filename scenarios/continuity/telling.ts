import { cite, derive, type Day } from '../../law/define.js';
import type { ContinuityInstructionKind } from '../../contracts/aggregator/continuity-codes.js';
import type { Resident } from '../../contracts/resident.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import { sourceOf, type CandidateOnScreen, type InstructionAnswer } from '../../harness/federation-terminal-window.js';
import type { Scene } from '../../harness/scene.js';
import type { OtherMunicipalityWindow } from '../../harness/windows.js';
import { movesInFrom } from '../eligibility/telling.js';

/** What the stories about 多数回 over a move rest on. */
export const handoverBasis = cite('別添1 事務の内容', '高額該当の引き継ぎ 集約3-①〜4-⑥');
export const continuityBasis = cite('富田林市・松山市・新潟県国民健康保険運営方針', '世帯の継続性の参酌基準 ①〜⑤。転入地が判定する');
export const countBasis = cite('別添1 事務の内容 2.・厚生労働省', '直近12か月に3回以上の該当があれば、4回目から多数回');
export const firstMonthBasis = cite('兵庫県国民健康保険運営方針・ときがわ町', '平成30年4月診療分から引き継ぐ');
export const moveMonthBasis = cite('中野区・台東区・玉名市', '月の途中の都内転居で継続性が認められる月は2分の1。1日の転居では行わない');
export const correctionBasis = derive('確定の後の取消し・訂正と、遅れた該当の引き継ぎ直しは公開されていない。月は分かっていることに従うものとした');

export const handoverSteps = ['F-3-1', 'F-3-2', 'F-3-3', 'F-3-4', 'F-3-5', 'F-3-6', 'F-4-1', 'F-4-2', 'F-4-3', 'F-4-4', 'F-4-5', 'F-4-6', 'B-13', 'D-1-1'] as const;
export const arrivalNeeds: readonly Capability[] = ['act.enterNotification', 'act.decideContinuity', 'job.exportChanges', 'files.outgoing', 'files.incoming', 'query.household', 'query.continuity', 'query.highCostMonths'];
export const departureNeeds: readonly Capability[] = ['act.enterNotification', 'act.recordHighCostMonth', 'job.exportChanges', 'job.exportHighCostRecords', 'files.outgoing', 'files.incoming', 'query.household'];

/** The household of somebody at the ward. */
export async function homeOf({ ward }: Pick<Scene, 'ward'>, person: Resident): Promise<string> {
  return (await ward.household(person)).householdKey ?? '';
}

/** The candidate whose 転出元 is that municipality, as 国保総合PC shows it; fails the story when there is none or more than one. */
export function candidateFrom(shown: readonly CandidateOnScreen[], from: { readonly municipality: { readonly code: string } }): CandidateOnScreen | null {
  const found = shown.filter(({ candidate, state }) => candidate.fromMunicipalityCode === from.municipality.code && state !== 'closed');
  return found.length === 1 ? found[0]! : null;
}

export interface Decided { readonly answer: AnswerOf<'continuity'>; readonly instruction: InstructionAnswer }

/**
 * The clerk of the ward reads the candidates off 国保総合PC, asks the ward's rule, decides as it proposes (or as the story says),
 * writes the decision down and sends the 確定指示 for every candidate of the household.
 */
export async function decidesHere(scene: Scene, householdKey: string, occurredOn: Day, against?: (shown: CandidateOnScreen) => boolean): Promise<AnswerOf<'continuity'>['proposal']> {
  const { ward, federationTerminal, step } = scene;
  const shown = (await federationTerminal.candidates()).filter(({ candidate, state }) => candidate.householdKey === householdKey && state === 'toDecide');
  const sources = shown.map(({ candidate }) => sourceOf(candidate));
  const { proposal } = await ward.continuity(householdKey, occurredOn, sources);
  for (const one of shown) {
    const { candidateKey } = one.candidate;
    const continues = against ? against(one) : proposal?.candidateKey === candidateKey;
    const why = proposal?.because[0] ?? '理由なし';
    await ward.act({ act: 'decideContinuity', householdKey, occurredOn, decision: continues ? 'continue' : 'notContinue', sources, candidateKey, by: '国保給付係 担当', why });
    await step('職員', '国保総合PC', `世帯 ${householdKey}: ${continues ? '継続する' : '継続しない'}と指示する`, () => federationTerminal.instruct(candidateKey, continues ? 'continue' : 'notContinue', why));
  }
  return proposal;
}

/** The clerk of another municipality decides at its own 国保総合PC. */
export async function decidesThere(scene: Scene, there: OtherMunicipalityWindow, instruction: ContinuityInstructionKind): Promise<InstructionAnswer | null> {
  const { code } = there.municipality;
  const [one] = (await scene.federationTerminal.candidates(code)).filter(({ state }) => state === 'toDecide' || instruction === 'cancel');
  return one ? scene.federationTerminal.instruct(one.candidate.candidateKey, instruction, '世帯主が同じ', code) : null;
}

/** A family that another municipality insures, with 高額該当 in these months, moves in here on that day; the night after, the candidates are on the screen. */
export async function arrives(scene: Scene, origin: OtherMunicipalityWindow, before: Family, family: Family, movedOn: Day, months: readonly string[]): Promise<string> {
  if (months.length > 0) await origin.hasHighCost(before.head, months);
  await origin.letsGo(before.insured, movedOn);
  await movesInFrom(scene, origin, family, movedOn);
  await scene.overnight();
  return homeOf(scene, family.insured[0]!);
}

/** The count in one line: the months that count, and whether the next is 多数回. */
export async function countAt({ ward }: Pick<Scene, 'ward'>, householdKey: string, careMonth: string): Promise<string> {
  const { months, priorCount, isRepeatMonth } = await ward.highCostMonths(householdKey, careMonth);
  const counting = months.filter(({ counts }) => counts).map(({ careMonth: month, origin }) => `${month}${origin === 'carriedOver' ? '(引継)' : ''}`);
  return `${counting.join('・') || 'なし'} → ${priorCount}回${isRepeatMonth ? '、多数回' : ''}`;
}
