import { wordOf } from '../../contracts/codes.js';
import { certificateKinds } from '../../contracts/certificates.js';
import { ratioOutcomes } from '../../contracts/ward-certificates.js';
import { mailingStates } from '../../contracts/ward-premium.js';
import type { Resident } from '../../contracts/resident.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import type { TaxTold } from '../../harness/levy-windows.js';
import type { Scene } from '../../harness/scene.js';
import { cite, type Day } from '../../law/define.js';
import { pension } from '../assessment/telling.js';
import { startsHere } from '../eligibility/telling.js';

/** What the stories about 証 and 負担割合 rest on. */
export const ratioBasis = cite('堺市・横須賀市・葉山町・宇治市', '70〜74歳の一部負担金の割合');
export const bandBasis = cite('印西市・横須賀市', '70歳の誕生日の翌月(1日生まれはその月)から75歳の前日まで。8月から翌年7月までを判定する');
export const printBasis = cite('別添1 事務の内容', '資格賦課業務 ⑩・⑫ 資格確認書等・高齢受給者証の作成データの提供と発送');

export const ratioSteps = ['A-01', 'A-03', 'A-04', 'A-13'] as const;
export const printSteps = [...ratioSteps, 'A-10', 'A-12'] as const;
export const ratioNeeds: readonly Capability[] = ['act.enterNotification', 'files.outgoing', 'files.incoming', 'job.judgeRatios', 'query.burdenRatio'];
export const printNeeds: readonly Capability[] = [...ratioNeeds, 'job.checkAges', 'job.exportCertificates', 'query.certificates'];

export const year = 2026;
/** Two amounts of a declared pensioner: 課税標準額 and 総所得金額等. */
export const pensioner = (taxableIncomeYen: number, netIncomeYen: number, fiscalYear = year): TaxTold =>
  ({ ...pension(netIncomeYen, fiscalYear), taxableIncomeYen });

/** The family has been insured since that day, and the incomes are known by the next morning. */
export async function insuredWith(scene: Scene, family: Family, since: Day, ...told: readonly (readonly [Resident, TaxTold])[]): Promise<void> {
  await startsHere(scene, family, 'leaveEmployeeInsurance', since);
  if (told.length > 0) await scene.taxOffice.tells(...told);
  await scene.overnight();
}

type Ratios = AnswerOf<'burdenRatio'>['ratios'];
/** 2割 or 3割 on a day, and from which test; two when two rows hold, なし when none does. */
export async function ratioOn({ ward }: Scene, person: Resident, day: Day): Promise<string> {
  const rows = (await ward.burdenRatio(person)).ratios.filter(({ voided, validFrom, validThrough }) => !voided && validFrom <= day && day <= validThrough);
  return rows.map(({ outcome }) => wordOf(ratioOutcomes, outcome)).join(' と ') || 'なし';
}
/** Days on which more than one ratio holds: what 千葉市's accident left behind. */
export const doubleDays = (ratios: Ratios): readonly string[] => {
  const valid = ratios.filter(({ voided }) => !voided).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return valid.flatMap((row, i) => (i > 0 && row.validFrom <= valid[i - 1]!.validThrough ? [row.validFrom] : []));
};

/** Papers that are not recalled, in one line each. */
export const papersOf = async ({ ward }: Scene, person: Resident): Promise<readonly string[]> => (await ward.certificates(person)).certificates.filter(({ state }) => state !== 'recalled').map(({ kind, issuedOn, validThrough, state, burdenRatio, mailing }) =>
  [wordOf(certificateKinds, kind), `${issuedOn}〜${validThrough ?? ''}`, ...(burdenRatio === null ? [] : [burdenRatio === '030' ? '3割' : '2割']), state === 'issued' ? '交付' : '予定', ...(mailing === null ? [] : [wordOf(mailingStates, mailing)])].join(' '));

/** The sheet that the addressee reads, of the newest paper of a kind; one envelope with one sheet, or what else there is. */
export async function sheetOf({ ward, mailing }: Scene, person: Resident, kind: 'elderlyCertificate' | 'eligibilityCertificate' | 'eligibilityInformation'): Promise<readonly string[]> {
  const paper = (await ward.certificates(person)).certificates.findLast((one) => one.kind === kind);
  const letters = paper ? await mailing.letters(paper.certificateId) : [];
  if (letters.length !== 1 || letters[0]!.sheets.length !== 1) return [`封書${letters.length}通`];
  return letters[0]!.sheets[0]!.lines;
}

/** The paper that lies in the envelope of the newest paper of a kind, page by page; no envelope has no page. */
export async function paperOf({ ward, mailing }: Scene, person: Resident, kind: 'elderlyCertificate' | 'eligibilityCertificate' | 'eligibilityInformation') {
  const paper = (await ward.certificates(person)).certificates.findLast((one) => one.kind === kind);
  return paper ? mailing.paper(paper.certificateId) : [];
}
