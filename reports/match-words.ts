import { wordOf } from '../contracts/codes.js';
import { identityStates, matchGrades, matchVerdicts, stoppedChannels, updateKinds } from '../contracts/insurer-hub/codes.js';
import type { ObservedMatch } from '../contracts/insurer-hub/observed-match.js';
import { enquiryOutcomes, residentChangeReasons, survivalStates } from '../contracts/juki-net/identity.js';
import { municipality } from '../law/municipalities.js';
import type { ScenarioResult } from '../harness/results.js';
import { dated } from './readable.js';

/** One 突合 of a story, where and when it happened. */
export interface MatchPlace { readonly match: ObservedMatch; readonly at: string; readonly arrow: number; /** From 1, over the whole story. */ readonly number: number }

/** All 突合 of a story, in the order in which they happened. */
export const matchesOf = ({ arrows }: Pick<ScenarioResult, 'arrows'>): readonly MatchPlace[] =>
  arrows.flatMap((arrow) => (arrow.matches ?? []).map((match) => ({ match, at: arrow.at, arrow: arrow.n }))).map((place, index) => ({ ...place, number: index + 1 }));

export const verdictText = ({ verdict }: ObservedMatch): string => wordOf(matchVerdicts, verdict);
/** The published grade of the verdict, and why it is this one. */
export const reasonText = ({ grade, because }: ObservedMatch): string => `${dated(because)}${grade === 'none' || grade === '5' ? '' : `(総点検の区分 ${wordOf(matchGrades, grade)})`}`;
export const isDoubted = ({ grade }: ObservedMatch): boolean => grade !== '5';
/** The items that were counted as different, by name. */
export const differingItems = ({ items }: ObservedMatch): readonly string[] => items.filter(({ answer }) => answer && answer.counts !== 'equal').map(({ ja }) => ja);
export const wardOf = ({ code }: ObservedMatch): string => municipality(code).ja;

/** What is stopped, in the words of a heading. */
export const stopWord = ({ stopped, wasStopped, ...match }: ObservedMatch): string =>
  (stopped !== 'none' ? `${wordOf(stoppedChannels, stopped)}を停止` : wasStopped ? '停止を解除' : isDoubted({ stopped, wasStopped, ...match }) ? '疑いあり・停止しない' : '疑いなし');

/** What is stopped, since when and until when. */
export function stopSentence(match: ObservedMatch): string {
  const { stopped, wasStopped, releasedBy } = match;
  if (stopped === 'none') return wasStopped ? 'この突合で停止を解いた。資格情報も医療情報も見える。' : '何も止めない。';
  const what = stopped === 'both' ? '資格情報も医療情報も、医療機関から見えない。' : '医療情報が、医療機関から見えない。資格情報は見える。';
  return `${what}${wasStopped ? '前の突合から止まったまま。' : 'この突合で止めた。'}${releasedBy === 'nextMatch' ? '訂正の後の突合で一致するか、理由付き疑いなしが受理されるまで続く。' : '訂正か理由付き疑いなしが受理されるまで続く。'}`;
}

/** The policy that stops viewing, in words; nothing for one that is not known here. */
export function policyText({ policyId }: Pick<ObservedMatch, 'policyId'>): string {
  const [policy, addressOnly] = policyId.split('/') as [string, string?];
  return [policies.get(policy), addressOnly === undefined ? undefined : addressAlone.get(addressOnly)].filter(Boolean).join('、');
}
const policies = new Map([['anyMismatchStops', '一項目でも違えば両方を止める'], ['graded2023', '総点検の区分①〜③で止める'], ['gradedPermanent', '常時の確認でも区分①〜③で止める']]);
const addressAlone = new Map([['always', '住所だけの違いでも止める'], ['ifMultipleActive', '住所だけの違いでは、有効な資格が複数ある人だけを止める'], ['never', '住所だけの違いでは止めない']]);

/** What J-LIS answered, in a sentence: whether there is a record, and what it says besides the five items. */
export function answerText({ outcome, besides }: ObservedMatch): readonly (readonly [ja: string, value: string])[] {
  const { commonName, formerSurname, previousAddress, survival, changeReason, changedOn } = besides;
  const said: readonly (readonly [string, string | false | null | undefined])[] = [
    ['照会の結果', wordOf(enquiryOutcomes, outcome)], ['生存状況', survival && wordOf(survivalStates, survival)], ['通称', commonName], ['旧氏', formerSurname], ['前住所', previousAddress],
    ['異動', changeReason && `${wordOf(residentChangeReasons, changeReason)}${changedOn ? ` ${dated(changedOn)}` : ''}`],
  ];
  return said.flatMap(([ja, value]) => (value ? [[ja, value] as const] : []));
}

const [fixData, fixLink, adoptNumber] = updateKinds.map(([, ja]) => `加入者情報の更新(${ja})`) as [string, string, string];
const clear = '登録が正しければ、理由を書いて理由付き疑いなしを登録する。';
const moved = '住基では転居している。転居の届出が国保の記録に入っていなければ、届出を入れる。';
const dataWrong = `登録の値が誤りなら、${fixData}を送る。`;
const numberWrong = `番号が別の人のものなら、${fixLink}を送る。番号の本当の持ち主の登録も確かめ、二人とも直す。`;

/** What the clerk of the municipality can do, the likeliest first. The ways are those that the hub takes; which one is right is for a person to find out. */
export function nextSteps(match: ObservedMatch): readonly string[] {
  const overlap = match.findings.flatMap(([code]) => (code === 'X4' ? ['同じ番号に、ほかの区画の有効な資格がある。資格が重なっていれば喪失の手続を、番号が違っていれば紐付けの訂正をする。'] : code === 'X5' ? ['同じ人らしい記録が、別の番号でも登録されている。どちらの番号が正しいかを確かめる。'] : []));
  return [...proposed(match), ...(isDoubted(match) ? usual(match) : []), ...overlap];
}

function proposed({ proposal }: ObservedMatch): readonly string[] {
  if (!proposal) return [];
  if (proposal.kind === 'elsewhere') return ['この登録に合う番号は、この区画の外にある。本人に番号を確かめる。'];
  return [`${proposal.ja}の見込み。${proposal.count}人分の${fixLink}に同じ「一組の識別」を付け、一度に送る(一人ずつでは断られる)。`];
}

function usual({ verdict, outcome, hints, proposal }: ObservedMatch): readonly string[] {
  if (verdict === 'X1') return [`個人番号を確かめ、${fixLink}を送る。`];
  if (verdict === 'X3') return [`本人に新しい番号を確かめ、${adoptNumber}を送る。`];
  if (verdict === 'X2' && outcome === 'residentRemoved') return ['死亡・転出で資格が終わっていないかを確かめ、終わっていれば喪失の手続をする。', `番号が違っていれば、${fixLink}を送る。`, clear];
  if (verdict === 'X2') return [`本人に番号を確かめ、${fixLink}を送る。`, clear];
  if (proposal && proposal.kind !== 'elsewhere') return [clear];
  if (verdict === 'M2' && hints.some(([code]) => code === 'moved')) return [moved, dataWrong, clear, numberWrong];
  const isOther = verdict === 'M2n' || hints.some(([code]) => code === 'family' || code === 'otherPerson');
  return isOther ? [numberWrong, dataWrong, clear] : [dataWrong, clear, numberWrong];
}

/** By when, and whether the municipality knows at all. */
export function deadlineText({ notice, state, ...match }: ObservedMatch): string {
  if (notice?.answerBy) return `${dated(notice.answerBy)}までに回答する。`;
  if (notice) return '';
  return isDoubted({ notice, state, ...match }) ? `突合結果はまだ${wardOf({ notice, state, ...match })}に通知されていない(${wordOf(identityStates, state)})。` : '';
}
