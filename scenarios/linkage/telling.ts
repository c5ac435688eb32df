import { cite, type Day } from '../../law/define.js';
import { identityStates, stoppedChannels, type ClearanceReason } from '../../contracts/insurer-hub/codes.js';
import { wordOf } from '../../contracts/codes.js';
import type { Resident } from '../../contracts/resident.js';
import type { Capability, StaffAct } from '../../contracts/ward.js';
import type { Family, HouseholdWishes } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { startsHere } from '../eligibility/telling.js';

/** What the stories about 突合 rest on. */
export const permanentCheck = cite('厚労省 社会保障審議会医療保険部会(第174回)資料1 p.16', '2024年5月から、登録されるすべての加入者情報を個人番号で住基と突合し、違えば確認・修正まで閲覧を止める');
export const gradedCheck = cite('厚労省 社会保障審議会医療保険部会(第167回)資料1 p.13・健保ニュース 2023-09下', '①生年月日・性別は資格情報と医療情報、②両氏名または片方の氏名と住所・③住所は医療情報を止める');
export const correctionBasis = cite('別添1 事務の内容', '国保連4 突合結果をもとに調査し、必要に応じて特定個人情報の訂正を行う');
export const partitionBasis = cite('別添1 事務の内容', '委託区画ごとにアクセス制御を行う(5-②・5-③)');

/** From the 届出 to the notice that 突合 sends back. */
export const checkSteps = ['A-16', 'D-1-3', 'D-4-1', 'D-4-3', 'G-5-1', 'G-5-2', 'G-5-3', 'G-5-4'] as const;
export const noticeSteps = [...checkSteps, 'D-4-4'] as const;
export const correctionSteps = [...noticeSteps, 'D-4-5'] as const;
export const checkNeeds: readonly Capability[] = ['act.enterNotification', 'job.exportChanges', 'files.outgoing', 'files.incoming', 'query.qualification'];
export const caseNeeds: readonly Capability[] = [...checkNeeds, 'act.openMatchCase', 'act.decideMatch', 'job.exportTerminal', 'query.matchNotices', 'query.matchCase'];

/** The family becomes insured on that day, as they told the ward; what 住基 holds otherwise is said before. One night later the 突合 is done. */
export async function enrolled(scene: Scene, family: Family, since: Day = '2026-05-01'): Promise<void> {
  await startsHere(scene, family, 'leaveEmployeeInsurance', since);
  await scene.overnight();
}

/** The same family as the ward was told it: one person's items are not those of the register. */
export const told = (family: Family, person: Resident, items: Partial<Resident>): Family => {
  const change = (one: Resident): Resident => (one.personKey === person.personKey ? { ...one, ...items } : one);
  return { ...family, residents: family.residents.map(change), head: change(family.head), insured: family.insured.map(change) };
};

/** A wish for one insured person of a known name: 姓 and 名, each with its reading. */
export const named = ([surname, surnameKana]: readonly [string, string], [given, givenKana]: readonly [string, string], head: Partial<HouseholdWishes['head']> = {}): HouseholdWishes =>
  ({ head: { insured: true, ...head, givenName: { kanji: given, kana: givenKana } }, surname: { kanji: surname, kana: surnameKana } });

/** What the hub says of one person's records: 状態, 判定, what is stopped. */
export async function atHub({ hub }: Scene, person: Resident, municipalityCode?: string): Promise<string> {
  const { records } = await hub.view(person, municipalityCode);
  return records.map(({ identityState, verdict, stopped, findings }) => [wordOf(identityStates, identityState), verdict ?? '未判定', stopped === 'none' ? '停止なし' : `${wordOf(stoppedChannels, stopped)}を停止`, ...findings].join(' / ')).join('、') || '記録なし';
}

/** What the ward was told of one person, oldest first: 判定 and how far the ward is. */
export async function noticesOf({ ward }: Scene, { personKey }: Resident): Promise<readonly string[]> {
  return (await ward.matchNotices()).notices.filter((notice) => notice.personKey === personKey).map(({ verdict, state }) => `${verdict} ${states[state] ?? state}`);
}
const states: Readonly<Record<string, string>> = { received: '未着手', investigating: '調査中', decided: '決定済', answered: '受理', returned: '返戻', superseded: '済', resolved: '解消' };

export const clerk = '国保資格係 担当';
type Decision = Omit<Extract<StaffAct, { act: 'decideMatch' }>, 'act' | 'noticeId' | 'by'>;

/** The clerk opens the newest notice about a person, looks at the material and decides. */
export async function decides(scene: Scene, person: Resident, decision: Decision): Promise<void> {
  const noticeId = await newestNotice(scene, person);
  await scene.ward.act({ act: 'openMatchCase', noticeId, by: clerk, purpose: '突合結果の確認' });
  await scene.ward.act({ act: 'decideMatch', noticeId, by: clerk, ...decision });
}
export async function newestNotice({ ward }: Scene, { personKey, name }: Resident): Promise<string> {
  const notice = (await ward.matchNotices()).notices.findLast((one) => one.personKey === personKey);
  return notice?.noticeId ?? `${name}さんの突合結果がない`;
}
export const clears = (scene: Scene, person: Resident, reasonCode: ClearanceReason, why: string): Promise<void> => decides(scene, person, { decision: 'correct', reasonCode, why });

/** The same in fewer words: whether a record that is clear was equal to the letter does not matter to the story. */
export const stateAt = async (scene: Scene, person: Resident, municipalityCode?: string): Promise<string> => (await atHub(scene, person, municipalityCode)).replaceAll(/(疑いなし|資格終了) \/ M[01] \//g, '$1 /');

/** Every version the hub has kept of one person, oldest first: 版, 状態 and, where the record is not simply clear, 判定. */
export const versionsOf = async ({ hub }: Scene, person: Resident): Promise<readonly string[]> =>
  (await hub.history(person)).entries.map(({ version, identityState, verdict }) => `版${version} ${wordOf(identityStates, identityState)} ${verdict ?? '未判定'}`.replace(/疑いなし M[01]$/, '疑いなし'));

/** What a clinic sees when a card is laid on its reader: whose 資格 (`as`: whom the story expects), and whether 医療情報 may be looked at. */
export async function atClinic({ clinic }: Scene, person: Resident, { as = person, on }: { readonly as?: Pick<Resident, 'name'>; readonly on?: Day } = {}): Promise<string> {
  const { validity, name, medical } = await clinic.asks(person, on);
  const shown = name === null ? [] : [isWrittenAs(name, as.name) ? spaceless(as.name) : spaceless(name)];
  return [validities[validity] ?? validity, ...shown, medical ? '医療情報も見える' : '医療情報は見えない'].join(' / ');
}
const validities: Readonly<Record<string, string>> = { 1: '有効', 2: '無効', 3: '無効(新しい資格あり)', 4: '該当資格なし', 5: '複数該当' };
const spaceless = (name: string): string => name.replaceAll(/[\s　]/g, '');

/** The hub may have put ● for a character it cannot keep; the name is the same all the same. */
function isWrittenAs(shown: string, name: string): boolean {
  const [one, other] = [Array.from(spaceless(shown)), Array.from(spaceless(name))];
  return one.length === other.length && one.every((character, index) => character === '●' || character === other[index]);
}
/** The two answers most stories wait for. */
export const seen = ({ name }: Pick<Resident, 'name'>, medical = '医療情報も見える'): string => `有効 / ${spaceless(name)} / ${medical}`;
export const unseen = '該当資格なし / 医療情報は見えない';

/** All rows of one layout that have crossed a wire so far, oldest first. */
export const rowsIn = async ({ files }: Scene, layout: string): Promise<readonly Readonly<Record<string, unknown>>[]> => (await files()).filter((file) => file.layout === layout).flatMap(({ rows }) => rows);

/** What stood beside the verdict in each 突合結果 the ward was sent about a person, oldest first. */
export const besideVerdict = async (scene: Scene, { personKey }: Resident): Promise<readonly string[]> =>
  (await rowsIn(scene, 'matchNotice')).filter((row) => row['personKey'] === personKey).map(({ findings }) => (findings as readonly string[]).join(' '));

/** What the stories about 負担割合 on a clinic's screen rest on, and need. */
export const seenRatioBasis = cite('しんぶん赤旗 2023-08-01(千葉市)', '負担割合は国保情報集約システムを経て中間サーバーに連携され、オンライン資格確認に登録される');
export const seenRatioSteps = [...checkSteps, 'A-01'] as const;
export const seenRatioNeeds: readonly Capability[] = [...checkNeeds, 'job.judgeRatios', 'query.burdenRatio'];

/** The ratio that holds at the ward and the one that a clinic sees, day by day: 「2割」 when both say so, else both. */
export async function ratiosSeen(scene: Scene, person: Resident, ...days: readonly Day[]): Promise<readonly string[]> {
  const { ratios } = await scene.ward.burdenRatio(person);
  return Promise.all(days.map(async (day) => {
    const held = ratios.filter(({ voided, validFrom, validThrough }) => !voided && validFrom <= day && day <= validThrough).map(({ burdenRatio }) => tenths(burdenRatio)).join('と') || 'なし';
    const { validity, copayRatio } = await scene.clinic.asks(person, day);
    const shown = validity === '1' ? (copayRatio === null ? '空' : tenths(copayRatio)) : (validities[validity] ?? validity);
    return held === shown ? held : `区は${held}、医療機関は${shown}`;
  }));
}
const tenths = (ratio: string): string => `${Number(ratio) / 10}割`;

/** The 負担割合ファイル that the ward has just given to its PC, opened by hand and saved with other rows. */
export async function rewritesRatios({ dataLinkPc, files }: Scene, change: (rows: readonly Readonly<Record<string, unknown>>[]) => readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const given = (await files()).findLast(({ to, layout }) => to === 'データ連携用PC' && layout === 'qualificationRatio');
  await dataLinkPc.rewrite(given?.name ?? '負担割合ファイルが渡されていない', change);
}
