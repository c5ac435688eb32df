import { wordOf } from '../../contracts/codes.js';
import type { BaseTold } from '../../contracts/levy-standard/told-base.js';
import { submissionStates } from '../../contracts/ward-prefecture.js';
import type { Capability } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import { contributionCast, type Scene } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { sharingBasis, type LevyRunKind } from '../../law/levy-sharing.js';
import type { PartId } from '../../law/premium-parts.js';
import { allInsured, business } from '../assessment/telling.js';

/** What the stories about 東京都 rest on. */
export { sharingBasis };
export const contributionBasis = cite('別添1 事務の内容', '国保連 2. 都道府県保険者事務共同処理: 保険料収納必要額と標準保険料率の算定');
export const baseBasis = cite('市町村基礎ファイル項目補足資料', '全国統一の賦課限度額に基づく所得総額: 計算する年の4月1日現在、算定の日までに入力された遡及の異動を含み、賦課限度額に達する世帯の所得はそこで切る');
export const runBasis = cite('各県資料', '仮係数は11〜12月、確定係数は1月');
export const reportBasis = cite('別添1 事務の内容', '給付 ⑪ 各種住民情報を東京都へ提供する');
export const refusalBasis = assume('提出されたファイルは、誤りのすべてのわけを付けて返され、直して出し直せば受理される(返し方は公開されていない)');
export const noNumberBasis = cite('別添1 事務の内容', '国保連 2. 本業務を行う国保事業費納付金等算定標準システムでは個人番号を使用しない');

export const contributionNeeds: readonly Capability[] = ['act.enterNotification', 'files.outgoing', 'files.incoming', 'job.exportLevyBase', 'query.contributions', 'query.submissions'];
export const contributionSteps = ['A-01', 'A-04', 'A-13', 'D-2'] as const;
export { contributionCast };

/** The year whose 納付金 is reckoned in the autumn of 2026. */
export const levyYear = 2027;
/** The two others that bear the pools with the ward under test. */
export const [bigNeighbour, smallNeighbour] = ['世田谷区', '新宿区'];
export const neighbours = [bigNeighbour, smallNeighbour] as const;
export const baseTold = (wish: Partial<BaseTold> = {}): BaseTold => ({ fiscalYear: levyYear, insuredCount: 6, householdCount: 4, cappedIncomeThousandYen: 3_000, ...wish });
/** Both neighbours hand in: six heads with three million, two with one million. */
export async function neighboursSubmit({ levyStandard }: Scene): Promise<void> {
  await levyStandard.otherSubmits(bigNeighbour, baseTold());
  await levyStandard.otherSubmits(smallNeighbour, baseTold({ insuredCount: 2, householdCount: 2, cappedIncomeThousandYen: 1_000 }));
}
export const pools = { medical: 1_000_000, support: 300_000, care: 0, childSupport: 10_000 } as const;

/** Two lone people of the ward, with a base of one million and of nothing: with both neighbours ten heads and five million. */
export async function twoLiveHere(scene: Scene, wish: { readonly bornOn?: `${number}-${number}-${number}` } = {}): Promise<readonly [Family, Family]> {
  const [earner, other] = ['所得のある人', '所得のない人'].map((label) => scene.people.household(label, { head: { bornOn: '1990-05-20', insured: true, isNotDisclosed: false, ...wish } })) as [Family, Family];
  await allInsured(scene, [earner, '2026-01-10', [[earner.head, business(1_430_000)]]], [other, '2026-01-10', [[other.head, business(0)]]]);
  return [earner, other];
}

/** 東京都 wants the pools shared by these reckonings, both neighbours have handed in, and two lone people live here. */
export async function begins(scene: Scene, ...runKinds: readonly LevyRunKind[]): Promise<readonly [Family, Family]> {
  for (const runKind of runKinds) await scene.levyStandard.wants(levyYear, runKind, pools, neighbours);
  await neighboursSubmit(scene);
  return twoLiveHere(scene);
}

/** What 東京都 holds of the ward in a pool, as 「人 世帯 所得総額 限度額で切った所得総額」. */
export async function heldBase({ levyStandard }: Scene, part: PartId = 'medical'): Promise<string> {
  const row = (await levyStandard.baseOf(levyYear))?.find((one) => one.part === part);
  return row ? `${row.insuredCount}人 ${row.householdCount}世帯 ${row.incomeThousandYen}千円 ${row.cappedIncomeThousandYen}千円` : 'なし';
}
/** 納付金 of everybody in a pool as 東京都 reckoned it: the ward's own, and the sum. */
export async function shared({ levyStandard, ward }: Scene, runKind: LevyRunKind, part: PartId = 'medical'): Promise<{ readonly own: number | null; readonly sum: number }> {
  const all = (await levyStandard.contributions(levyYear, runKind)).filter((one) => one.part === part);
  return { own: all.find(({ code }) => code === ward.municipality.code)?.contributionYen ?? null, sum: all.reduce((sum, { contributionYen }) => sum + contributionYen, 0) };
}
/** What the ward knows of its 納付金 and 標準保険料率 in a pool, by 係数. */
export async function known({ ward }: Scene, part: PartId = 'medical'): Promise<readonly string[]> {
  const { runs } = await ward.contributions(levyYear);
  return runs.flatMap(({ runKind, parts }) => parts.filter((one) => one.part === part).map(({ contributionYen, standard }) => [runKind === 'definite' ? '確定' : '仮', `${contributionYen}円`, ...(standard ? [`${standard.incomeRatePer100k === null ? 'なし' : `${standard.incomeRatePer100k / 1_000}%`} ${standard.perCapitaYen === null ? 'なし' : `${standard.perCapitaYen}円`}`] : [])].join(' ')));
}
/** How each file handed in stands, and why it came back. */
export const submitted = async ({ ward }: Scene): Promise<readonly string[]> =>
  (await ward.submissions()).submissions.map(({ state, issues }) => [wordOf(submissionStates, state), ...new Set(issues.map(({ code }) => code))].join(' '));
