import { z } from 'zod';
import { assume, cite, derive } from '../../law/define.js';
import type { Profile } from '../../contracts/wire/profile.js';
import type { Parameter } from '../define.js';
import type { EvaluationParameters } from './joins.js';

const hours = z.int().min(0, { error: '0以上の時間数にする' }).max(720, { error: '720時間以下にする' });
const days = z.int().min(0, { error: '0以上の日数にする' }).max(3650, { error: '3650日以下にする' });

/** What the public record leaves open about 国保情報集約システム. */
export const parameters = {
  applicationEndConvention: {
    ja: '適用終了日の意味(sameDay=初めて適用のない日、dayBefore=適用のある最後の日)', basis: derive('国保法8条1項但書: 転出と同じ日に他の区域内に住所を有するに至ったときはその日から喪失する。実際の運用は公開されていない'),
    schema: z.enum(['sameDay', 'dayBefore'], { error: 'sameDay か dayBefore にする' }), value: 'sameDay',
  },
  overlapGraceDays: { ja: '転出元の届けを待ち、重複としない日数', basis: assume('転入の届出は14日以内だが、転入と転出は同じ日に処理されることが多い'), schema: days, value: 7 },
  waitAgingDays: { ja: '転出待ち・転入待ちを注意とする日数', basis: assume('届出の期限14日(国保法9条・施行規則2条)に合わせる'), schema: days, value: 14 },
  onRecordError: {
    ja: '誤りのある記録の扱い(その記録・その世帯・ファイル全部を受け付けない)', basis: assume('世帯はそろって初めて意味を持つので、世帯ごとに拒む'),
    schema: z.enum(['rejectRecord', 'rejectHousehold', 'rejectFile'], { error: 'rejectRecord, rejectHousehold, rejectFile のいずれかにする' }), value: 'rejectHousehold',
  },
  disclosePrefecturePersonId: { ja: '都道府県被保険者IDを市区町村へ知らせる', basis: assume('市区町村に見えるかどうかは公開されていない'), schema: z.boolean({ error: 'true か false にする' }), value: false },
  onSequenceGap: {
    ja: '通番が飛んだとき(wait=欠けた送信を待つ、warn=注意して登録する)', basis: assume('欠けた送信を知らずに先へ進むより、待って知らせるほうが安全である'),
    schema: z.enum(['wait', 'warn'], { error: 'wait か warn にする' }), value: 'wait',
  },
  partnerWaitHours: { ja: '世帯と個人の片方しか届かないとき、もう片方を待つ時間', basis: assume('二つのファイルは必ず同時に送られる(別添1 1-②)ので、登録のときになければ誤りとする'), schema: hours, value: 0 },
  resultConfirmDays: { ja: '処理結果が確認されないとき指摘するまでの日数', basis: assume('送信者は画面で処理結果を確認しなければならない(厚労省 2022-03-02)。期限は公開されていない'), schema: days, value: 3 },
  ratioMergeRule: {
    ja: '割合が等しく間のない負担割合の行の扱い(mergeEqualContiguous=一つの行とみなす、rowsAsTold=届いたままとする)', basis: cite('しんぶん赤旗 2023-08-01(千葉市の説明)', '負担割合が同じで履歴が続いていれば一つの情報と認識し、無効化していない古い割合が新しい情報として扱われた'),
    schema: z.enum(['mergeEqualContiguous', 'rowsAsTold'], { error: 'mergeEqualContiguous か rowsAsTold にする' }), value: 'mergeEqualContiguous',
  },
  tellRatioDoubles: { ja: '同じ日に負担割合の行が二つあることを処理結果で知らせる', basis: assume('千葉市の事例では区市町村の側で気付かれていない。知らせがあるかどうかは公開されていない'), schema: z.boolean({ error: 'true か false にする' }), value: false },
  recomputeOnLateRecord: { ja: '引き継いだ後に転出元の高額該当情報が改まったとき、引き継ぎ直す', basis: assume('遅れて分かった該当や取下げは、その後の月の回数を変える。引き継ぎの後にどう伝わるかは公開されていない'), schema: z.boolean({ error: 'true か false にする' }), value: true },
  maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('全件の送信(20万人)が約50MBなので、その10倍'), schema: z.int().min(1, { error: '1以上にする' }).max(1024, { error: '1024以下にする' }), value: 512 },
  distributionDelayDays: { ja: '障害「配信の遅れ」で遅れる日数', basis: assume('試験のための値'), schema: days, value: 2 },
  faultMunicipalityCode: {
    ja: '障害が起きる市区町村の団体コード(空はすべて)', basis: assume('一つの市区町村だけに障害が起きる場面を試すため'),
    schema: z.string().regex(/^(\d{6})?$/, { error: '6桁の団体コードか、空にする' }), value: '',
  },
} satisfies Readonly<Record<string, Parameter<unknown>>>;

export type ParameterValues = { readonly [K in keyof typeof parameters]: z.output<(typeof parameters)[K]['schema']> };

/** What the judgement needs. A local wire profile may fix the meaning of 適用終了日; it then stands above the parameter. */
export function evaluationParameters(party: { readonly parameters: ParameterValues; readonly profile: Pick<Profile, 'rules'> }): EvaluationParameters {
  const told = party.profile.rules['applicationEndConvention'];
  const { applicationEndConvention, overlapGraceDays, waitAgingDays } = party.parameters;
  return { overlapGraceDays, waitAgingDays, applicationEndConvention: told === 'sameDay' || told === 'dayBefore' ? told : applicationEndConvention };
}
