import { wordOf } from '../../contracts/codes.js';
import { slipOutcomes, type SlipTopic } from '../../contracts/other-municipality/contact-slip.js';
import type { Resident } from '../../contracts/resident.js';
import { slipStates, type SlipDecision } from '../../contracts/ward-contact.js';
import type { ActResult, AnswerOf, Capability } from '../../contracts/ward.js';
import type { Scene } from '../../harness/scene.js';
import type { TaxTold } from '../../harness/levy-windows.js';
import { assume, cite, type Day } from '../../law/define.js';
import { changeNeeds, insuredWithIncome, levySteps, year } from '../assessment/telling.js';

/** What the stories about 連絡票 rest on. */
export const slipBasis = cite('別添1 事務の内容', '資格賦課業務 ⑤ 各種連絡票を他自治体に回送、又は受理する');
export const namingBasis = assume('紙に個人番号はなく、氏名・生年月日・性別が合わない回答は誰の分か決められない。職員が見るまで使わない');
export const answeringBasis = assume('3情報が一人に一致したときだけ回答する(市町村等から電話照会等を行う場合の対応について 別紙1)。支援措置の人の住所は書かない');

export const slipSteps = [...levySteps, 'A-05'] as const;
export const slipNeeds: readonly Capability[] = [...changeNeeds, 'act.sendSlip', 'act.handleSlip', 'job.exportSlips', 'query.slips'];
export const clerk = '国保資格係 担当';
export const wardOf = ({ ward }: Scene): string => ward.municipality.code;

/** The clerk asks 千代田区 by post. */
export const asks = ({ ward, other }: Scene, { personKey }: Resident, topic: SlipTopic, addressThere?: string): Promise<ActResult> =>
  ward.act({ act: 'sendSlip', personKey, recipientCode: other('千代田区').municipality.code, topic, by: clerk, why: '当初賦課のため', ...(topic === 'previousIncome' ? { fiscalYear: year } : {}), ...(addressThere ? { addressThere } : {}) });

/** Somebody insured here since January whom 千代田区 taxed before: `said` is what its office says of the income, each with the day of its saying. */
export async function taxedElsewhere(scene: Scene, label: string, ...said: readonly (readonly [TaxTold, Day])[]): Promise<{ readonly head: Resident; readonly before: Resident }> {
  const { people, other } = scene;
  const family = people.household(label, { head: { age: 35, insured: true } });
  const [before] = people.moved(family, other('千代田区').municipality.code).residents as [Resident];
  for (const [told, on] of said) await other('千代田区').taxes(before, told, on);
  await insuredWithIncome(scene, family, '2026-01-10', []);
  return { head: family.head, before };
}

type Slip = AnswerOf<'slips'>['slips'][number];
export const newestSlip = async ({ ward }: Scene, direction: Slip['direction'], slipKind: Slip['slipKind']): Promise<Slip> => {
  const found = (await ward.slips()).slips.findLast((slip) => slip.direction === direction && slip.slipKind === slipKind);
  return found ?? { slipId: 'なし', senderCode: '000000', direction, otherCode: '', slipKind, topic: 'previousIncome', fiscalYear: null, personKey: null, candidates: [], state: 'discarded', because: '', outcome: null, asOf: null, recordedAt: '0001-01-01T00:00' };
};
/** The clerk does something with a sheet that waits for it; the ward may refuse. */
export const handles = ({ ward }: Scene, { slipId, senderCode }: Pick<Slip, 'slipId' | 'senderCode'>, decision: SlipDecision, more: { readonly recipientCode?: string; readonly personKey?: string } = {}): Promise<ActResult> =>
  ward.tryAct({ act: 'handleSlip', slipId, senderCode, by: clerk, decision, why: '連絡票を確かめた', ...more });

/** Each sheet of the ward in one line: 種類 and how far it is, with what a reply says. */
export const slipsIn = async ({ ward }: Scene): Promise<readonly string[]> => (await ward.slips()).slips.map(({ slipKind, state, outcome }) => [{ inquiry: '照会', reminder: '再照会', reply: '回答' }[slipKind], wordOf(slipStates, state), ...(outcome ? [wordOf(slipOutcomes, outcome)] : [])].join(' / '));

/** What that municipality has in its hands, oldest first. */
export const slipsAt = async ({ other }: Scene, municipality: string): Promise<readonly string[]> =>
  (await other(municipality).slips()).map(({ slipKind, state, outcome, netIncomeYen }) => [{ inquiry: '照会', reminder: '再照会', reply: '回答' }[slipKind], slipWords[state] ?? state, ...(outcome ? [slipWords[outcome] ?? outcome] : []), ...(netIncomeYen === null ? [] : [String(netIncomeYen)])].join(' '));
/** How far a 連絡票 is at another municipality. */
const slipWords: Readonly<Record<string, string>> = { written: '書いた', toRead: '届いた', answered: '答えた', forwarded: '回送した', kept: '受け取った', lost: '途中で失われた' };
