import { applicationEndConventionBasis, firstDayOutsideOfEnd } from '../../law/acquisition-and-loss.js';
import { cite, derive, type Day } from '../../law/define.js';
import type { ApplicationEndReason, ApplicationStartReason } from '../../contracts/codes.js';
import type { Resident } from '../../contracts/resident.js';
import type { ActResult, Capability } from '../../contracts/ward.js';
import type { Family, HouseholdWishes } from '../../harness/families.js';
import type { NewNotification, Scene } from '../../harness/scene.js';
import type { OtherMunicipalityWindow } from '../../harness/windows.js';

/** What the stories about moves rest on. */
export const continuationBasis = cite('別添1 事務の内容', '1．資格継続業務');
export const acquisitionBasis = cite('広島市 国民健康保険に加入する日・脱退する日', '');
export const lossBasis = cite('国民健康保険法', '8条1項');
export const notificationBasis = cite('国民健康保険法9条・施行規則2条', '届出は14日以内');
export const gapAndOverlapBasis = derive('別添1 資格継続業務 2-①の重複・空白のチェックを、国保法8条の日付の決まりに当てはめた');
export { applicationEndConventionBasis };

/** Every step from the 届出 to the prefecture's dates in the ward's record. */
export const continuationSteps = ['A-03', 'A-04', 'A-13', 'A-16', 'D-1-1', 'E-1-1', 'E-1-2', 'E-1-3', 'E-1-4', 'E-2-1', 'E-2-2', 'E-2-3', 'E-2-4', 'E-2-5'] as const;
export const moveNeeds: readonly Capability[] = ['act.enterNotification', 'job.exportChanges', 'files.outgoing', 'files.incoming', 'query.qualification'];

interface StartWishes { readonly from?: OtherMunicipalityWindow; readonly who?: readonly Resident[] }

/** 適用開始の届出, for the whole family unless `who` says for whom. */
export const startOf = (family: Family, reason: ApplicationStartReason, occurredOn: Day, { from, who = family.insured }: StartWishes = {}): NewNotification => ({
  kind: 'start', reason, occurredOn, residents: [...family.residents], headPersonKey: family.head.personKey, startingPersonKeys: who.map(({ personKey }) => personKey),
  ...(from ? { previousMunicipalityCode: from.municipality.code } : {}),
});
/** 適用終了の届出. */
export const endOf = (who: readonly Resident[], reason: ApplicationEndReason, occurredOn: Day, newAddressOn?: Day): NewNotification =>
  ({ kind: 'end', reason, occurredOn, personKeys: who.map(({ personKey }) => personKey), ...(newAddressOn ? { newAddressOn } : {}) });

/** 適用開始の届出 at the ward's counter, which must be accepted. */
export const startsHere = (scene: Scene, family: Family, reason: ApplicationStartReason, occurredOn: Day, wishes: StartWishes = {}): Promise<ActResult> => scene.residents.notify(startOf(family, reason, occurredOn, wishes));

/** 県内転入の届出. */
export const movesInFrom = (scene: Scene, from: OtherMunicipalityWindow, family: Family, occurredOn: Day): Promise<ActResult> => startsHere(scene, family, 'moveInWithinPrefecture', occurredOn, { from });

/** 適用終了の届出 at the ward's counter, which must be accepted. */
export const endsHere = (scene: Scene, who: readonly Resident[], reason: ApplicationEndReason, occurredOn: Day, newAddressOn?: Day): Promise<ActResult> => scene.residents.notify(endOf(who, reason, occurredOn, newAddressOn));

/** What the ward says of the 届出の期限 (`latenesses`), with at least one reason; else what is missing. */
export function latenessOf(result: ActResult | null): string {
  const said = result?.decisions.filter(({ rule }) => rule === 'lateness') ?? [];
  if (said.length !== 1) return `判定が${said.length}件`;
  return said[0]!.because.length > 0 ? said[0]!.outcome : `${said[0]!.outcome}(理由なし)`;
}

/** A family that another municipality insures and that is about to move to the ward: as that one knows it, and as the ward will. */
export async function insuredAt(scene: Scene, municipality: string, label: string, since: Day, wishes: HouseholdWishes = {}): Promise<{ readonly origin: OtherMunicipalityWindow; readonly before: Family; readonly family: Family }> {
  const origin = scene.other(municipality);
  const before = scene.people.household(label, wishes, origin.municipality.code);
  await origin.insures(before, since, 'leaveEmployeeInsurance');
  return { origin, before, family: scene.people.moved(before, scene.ward.municipality.code) };
}

/** What the ward answers of one person, in one line; 適用 until the first day outside, however the ward writes its 適用終了日. */
export async function atWard({ ward, applicationEndConvention }: Scene, person: Resident): Promise<string> {
  const { periods, issueCodes, ...dates } = await ward.qualification(person);
  const applied = periods.map(({ applicationStartOn: from, applicationEndOn: end }) => `${from}〜${end === null ? '' : firstDayOutsideOfEnd(end, applicationEndConvention)}`);
  return [`適用 ${applied.join('、') || 'なし'}`, `資格 ${spanOf(dates)}`, ...issueCodes].join(' / ');
}

/** What another municipality holds of one person, as 集約 told it. */
export async function atOther(municipality: OtherMunicipalityWindow, person: Resident): Promise<string> {
  const { issueCodes, ...dates } = await municipality.view(person);
  return [`資格 ${spanOf(dates)}`, ...issueCodes].join(' / ');
}

/** The prefecture's own view of one person: every stay, what it waits for, what does not fit. */
export async function atAggregator({ aggregator }: Scene, person: Resident, municipalityCode?: string): Promise<string> {
  const { chains, statuses, issues } = await aggregator.view(person, municipalityCode);
  const waits = statuses.map((status) => (status === 'waitingIn' ? '転入待ち' : '転出待ち'));
  const doubts = issues.map(({ code, days }) => (days === undefined ? code : `${code}(${days}日)`));
  return [`資格 ${chains.map(spanOf).join(' と ') || 'なし'}`, ...waits, ...doubts].join(' / ');
}

const spanOf = ({ acquiredOn, lostOn }: { readonly acquiredOn: Day | null; readonly lostOn: Day | null }): string => (acquiredOn === null && lostOn === null ? '未定' : `${acquiredOn ?? '未定'}〜${lostOn ?? ''}`);

/** Which municipalities 集約 warns that a 転出待ち (W508) or 転入待ち (W509) has grown old. */
export async function warnedOfWaiting({ aggregator }: Scene): Promise<readonly string[]> {
  return (await aggregator.findings()).filter(({ code }) => code === 'W508' || code === 'W509').map(({ code, municipalityCode }) => `${code} ${municipalityCode}`);
}
