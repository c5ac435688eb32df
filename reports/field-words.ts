import { certificateKinds } from '../contracts/certificates.js';
import { acquisitionReasons, applicationEndReasons, applicationStartReasons, batchOutcomes, changeReasons, continuities, headKinds, lossReasons, memberKinds, operations, severities, sexes, specialResidenceKinds } from '../contracts/codes.js';
import type { Codes } from '../contracts/define.js';
import { layouts } from '../contracts/layouts.js';

/** What the port and the parties' screens call what no interface file holds. The terms are those of docs/glossary.md. */
const ownWords: readonly (readonly [key: string, ja: string])[] = [
  ['act', '操作'], ['notification', '届出'], ['notifications', '届出'], ['notificationId', '届出の識別'], ['receivedOn', '届出日'], ['occurredOn', '事実発生日'], ['reason', '事由'], ['kind', '種類'], ['withdrawn', '取下げ'],
  ['residents', '届出の人'], ['personKeys', '人'], ['startingPersonKeys', '適用を開始する人'], ['insuredPersonKeys', '被保険者'], ['cardUse', 'マイナ保険証の利用登録'], ['commonName', '通称'], ['isNotDisclosed', '不開示'],
  ['previousMunicipalityCode', '前の区市町村'], ['municipalityCode', '区市町村'], ['newAddress', '新しい住所'], ['newAddressOn', '新住所の始まる日'], ['newStartOn', '訂正後の開始日'], ['newEndOn', '訂正後の終了日'], ['why', '理由'], ['by', '確認する人'],
  ['result', '結果'], ['results', '処理結果'], ['accepted', '受付'], ['refusals', '受け付けない理由'], ['decisions', '決めたこと'], ['rule', '決まり'], ['because', '理由'], ['ja', '説明'], ['outcome', '結果'], ['state', '状態'], ['status', '状態'], ['statuses', '状態'],
  ['question', '照会'], ['answer', '回答'], ['query', '照会'], ['known', '登録がある'], ['periods', '適用期間'], ['voided', '無効'], ['ownAcquiredOn', '区の決めた資格取得日'], ['ownLostOn', '区の決めた資格喪失日'],
  ['certificates', '証'], ['issuedOn', '交付日'], ['validThrough', '有効期限'], ['rows', '行'], ['recordedAt', '記録した日時'], ['current', '今の記録'], ['history', '履歴'],
  ['batches', '送信単位'], ['createdAt', '作成日時'], ['loadedAt', '登録した日時'], ['confirmedBy', '確認した人'], ['confirmedAt', '確認した日時'], ['confirmed', '確認済み'], ['fileNames', 'ファイル'],
  ['layout', '電文'], ['records', '記録の数'], ['applied', '反映件数'], ['issues', '指摘'], ['field', '項目'], ['raw', '値'], ['chains', '都道府県の資格'], ['municipalInsuredIds', '市町村被保険者ID'], ['startOn', '開始'], ['startReason', '開始事由'], ['endOn', '終了'], ['endReason', '終了事由'],
  ['ageDays', '待った日数'], ['waiting', '待っているもの'], ['dates', '日付'], ['aggregator', '集約'], ['ward', '区'], ['days', '日数'],
];
const fields = layouts.flatMap(({ definition }) => Object.entries(definition.fields));
const keyWords: ReadonlyMap<string, string> = new Map([...ownWords, ...fields.map(([key, { ja }]) => [key, ja] as const)]);

/** The Japanese name of a key of an interface file, of the port or of a party's screen. */
export const keyWord = (key: string): string | undefined => keyWords.get(key);

const states: Codes = [
  ['toIssue', '交付待ち'], ['issued', '交付済み'], ['recalled', '回収'], ['exported', '作成'], ['handedOver', '結果待ち'], ['waitingIn', '転入待ち'], ['waitingOut', '転出待ち'],
  ['registered', '登録あり'], ['none', '登録なし'], ['start', '適用開始'], ['end', '適用終了'], ['household', '世帯'], ['person', '個人'], ['qualification', '資格'], ['nameChange', '氏名変更'],
];
/** Codes that are read by their key only: one digit, or a word that means something else elsewhere. */
const keyed: ReadonlyMap<string, Codes> = new Map<string, Codes>([['sex', sexes], ['severity', severities], ['state', [...states, ...batchOutcomes]], ['cardUse', states], ['query', [...states, ['certificates', '証'], ['history', '履歴'], ['batches', '送信単位']]]]);
const everywhere: ReadonlyMap<string, string> = new Map([
  ...[acquisitionReasons, lossReasons, applicationStartReasons, applicationEndReasons, changeReasons, continuities, headKinds, memberKinds, operations, specialResidenceKinds, batchOutcomes, certificateKinds, states.slice(0, 7)].flatMap((codes) => [...codes] as Codes),
  ...layouts.map(({ id, definition }) => [id, definition.ja] as const),
]);

/** The Japanese meaning of a code: by its key where that is known, else by the word itself where it means one thing everywhere. */
export function codeWord(key: string | null, value: string): string | undefined {
  const own = key === null ? undefined : keyed.get(key)?.find(([code]) => code === value)?.[1];
  if (own !== undefined) return own;
  if (key === 'field') return keyWord(value);
  return everywhere.get(value);
}
