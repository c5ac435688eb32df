import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

/** A reply beside the question it names. */
export interface SlipReplyQuestion {
  /** It comes from whom was asked, or from somebody to whom that one sent the question on. */
  readonly isFromAsked: boolean;
  readonly isSameTopic: boolean;
  readonly agrees: { readonly name: boolean; readonly bornOn: boolean; readonly sex: boolean; readonly address: boolean };
  /** Another sheet has answered this question already. */
  readonly before: { readonly isSame: boolean; readonly asOf: string | null } | null;
  readonly asOf: string | null;
  readonly isAnswered: boolean;
}

/** 連絡票の回答を照会に結び付ける判定: paper carries no 個人番号, so the number of the sheet says which question, and 4情報 whether it is the same person. */
export const slipReply = rule({
  id: 'slipReply',
  ja: '連絡票の回答の判定',
  basis: assume('別添1は名寄せを4情報と個人番号で行うと述べる。紙の回答に個人番号はないので、連絡票番号と氏名・生年月日・性別の一致を求める。住所は相手の区市町村での住所で、違えば職員が見る'),
  outcomes: { use: '本人の回答として使う', empty: '回答に記録がない', heldBack: '照会と合わない(職員が確かめる)', repeated: '前の回答と同じか、前より古い' },
  decide: ({ isFromAsked, isSameTopic, agrees, before, asOf, isAnswered }: SlipReplyQuestion) => {
    const unlike = [!agrees.name && '氏名', !agrees.bornOn && '生年月日', !agrees.sex && '性別', !agrees.address && '住所'].filter((item) => item !== false);
    if (before?.isSame) return ['repeated', '同じ回答がもう届いている'];
    if (!isFromAsked) return ['heldBack', '照会した区市町村でも、その回送先でもない'];
    if (!isSameTopic) return ['heldBack', '照会と事項か年度が違う'];
    if (unlike.length > 0) return ['heldBack', `${unlike.join('・')}が照会した人と違う`];
    if (before && before.asOf !== null && (asOf === null || asOf <= before.asOf)) return ['repeated', `${before.asOf} 時点の回答がもうあり、それより新しくない`];
    if (before && before.asOf !== null) return ['heldBack', `${before.asOf} 時点の回答と違う、後の時点の回答である`];
    return isAnswered ? ['use', '連絡票番号・事項・氏名・生年月日・性別が照会と合う'] : ['empty', '記録がないことは、所得0でも資格なしでもない'];
  },
});
