import { wordOf } from '../../contracts/codes.js';
import { paperStates } from '../../contracts/ward-paper.js';
import type { ActResult, Capability } from '../../contracts/ward.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import { paperCast as cast, type Scene } from '../../harness/scene.js';
import { assume, cite, type Day } from '../../law/define.js';
import { clerk, decides, living, stay, told, workNeeds, type Household } from '../benefit-care/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';

/** What the stories about 給付業務委託業者 rest on. */
export const paperBasis = cite('別添1 事務の内容', '給付業務 ⑤ 各種届出・申請書を受理し、必要に応じて給付業務委託業者を通した上で国保システムに情報を登録する');
export const readingBasis = assume('委託業者の誤りは、区が申請者の名義と突き合わせて見つけ、口座の誤りは一度だけ読み直しを頼む。二度目は職員が見る');
export const leakBasis = assume('頼んでいない人の申請書の混じるファイルは丸ごと断り、個人情報の取り違えとして、中身を残さずに記録する');
export const dayBasis = assume('申請の日は申請書が区に届いた日で、委託業者が入力した日ではない');

export const paperCast = cast;
export const paperNeeds: readonly Capability[] = [...workNeeds, 'act.forwardPaper', 'job.exportPapers', 'query.papers'];

/** Each of these lives alone, has a June of 212,570 yen to claim, and an account of her own. */
export async function claimants(scene: Scene, ...labels: readonly string[]): Promise<readonly Household[]> {
  const own: Household[] = [];
  for (const [n, label] of labels.entries()) {
    const home = await living(scene, label);
    own.push({ ...home, account: ownAccount(home.head, `000009${n + 1}`) });
  }
  await opened(scene, own.map(({ account }) => account), 2_000_000);
  await told(scene, ...own.map((home, n) => stay(home, `june-${n}`)));
  return own;
}

/** A sheet comes by post and is forwarded; what stands on it is the applicant's own account unless told otherwise. */
export async function comesOnPaper(scene: Scene, { head, householdKey, account }: Household, paperId: string, { pageCount = 1, careMonth = '2026-06', written = account, receivedOn = scene.today() }: { readonly pageCount?: number; readonly careMonth?: string; readonly written?: HeldAccount; readonly receivedOn?: Day } = {}): Promise<ActResult> {
  await scene.benefitContractor.receives(paperId, { account: written });
  return scene.ward.tryAct({ act: 'forwardPaper', paperId, householdKey, careMonth, applicantPersonKey: head.personKey, receivedOn, pageCount, by: clerk.by });
}

/** Each sheet in one line. */
export const papersIn = async ({ ward }: Scene): Promise<readonly string[]> => (await ward.papers()).papers.map(({ paperId, attempt, state, because }) => [`${paperId} ${attempt}回目 ${wordOf(paperStates, state)}`, ...(state === 'readAgain' || state === 'forClerk' ? [because] : [])].join(' / '));
/** Everything that waits is decided, and the money arrives. */
export async function paysAll(scene: Scene, homes: readonly Household[], until: Day): Promise<void> {
  for (const { householdKey } of homes) await decides(scene, householdKey);
  await scene.advance(until);
}
export const balancesOf = async ({ bank }: Scene, ...accounts: readonly HeldAccount[]): Promise<readonly number[]> => Promise.all(accounts.map((account) => bank.balanceOf(account)));
