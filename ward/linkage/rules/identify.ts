import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';
import { agreementOf, countOf, levelsText, type ItemLevels } from './levels.js';

/** Fewer people of the same name and birthday than this are expected by chance: then the rest decides. */
export const namesakesTolerated = 0.01;

export interface IdentifyQuestion {
  readonly levels: ItemLevels;
  /** How the two 個人番号 stand to each other. In a 突合 the number itself is in doubt, so it is `unconfirmed`. */
  readonly numbers: 'same' | 'different' | 'unconfirmed';
  /** How many others of this name would have the same birthday by chance. */
  readonly expectedNamesakes: number;
  /** Each of the two records has no better partner, and none as good. */
  readonly isMutualBest: boolean;
}
type Outcome = 'same' | 'clerical' | 'different' | 'conflict';
type Answer = readonly [Outcome, string];

/** 名寄せの判定 inside the ward: do two records denote the same person? The first rule that fits decides, and it is named. */
export const identify = rule({
  id: 'identify',
  ja: '名寄せの判定',
  basis: assume('別添1は4情報と個人番号で名寄せするとだけ述べる。五項目のうち四つの一致と、改姓・双子・同姓同名の扱いは自前の規則'),
  outcomes: { same: '同じ人と見る', clerical: '職員が確かめる', different: '別の人', conflict: '食い違う' },
  decide: (question: IdentifyQuestion) => {
    const [outcome, why] = ruled(question);
    const levels = `水準 ${levelsText(question.levels)}`;
    return outcome === 'same' && !question.isMutualBest ? ['clerical', `R8 同じくらい似た人がほかにいる(${why})`, levels] : [outcome, why, levels];
  },
});

function ruled({ levels, numbers, expectedNamesakes }: IdentifyQuestion): Answer {
  const is = agreementOf(levels);
  const count = countOf(is);
  const isNameOnly = !is.name && !is.nameKana;
  if (numbers === 'different') return count === 5 ? ['conflict', 'R0 五項目が一致するのに、確かな個人番号が違う'] : ['different', 'R0 確かな個人番号が違う'];
  if (numbers === 'same') return is.bornOn && is.sex && (is.name && is.nameKana ? is.address || expectedNamesakes < namesakesTolerated : !isNameOnly && is.address) ? ['same', 'R1 個人番号が同じで、五項目と矛盾しない'] : ['conflict', 'R1 個人番号が同じなのに、五項目が大きく違う'];
  if (count === 5) return ['same', 'R2 五項目が一致'];
  if (count === 4 && is.bornOn && is.address) return ['same', 'R3 生年月日と住所を含む四項目が一致'];
  if (count === 4 && !is.address) return expectedNamesakes < namesakesTolerated ? ['same', 'R4 住所のほかが一致し、同姓同名で同じ生年月日の人は考えにくい'] : ['clerical', 'R4 住所のほかが一致するが、よくある氏名'];
  if (count === 4) return isSlip(levels) ? ['same', 'R5 月日か元号の取り違えのほかが一致'] : ['clerical', 'R5 生年月日のほかが一致(親子など)'];
  if (is.bornOn && is.sex && is.address) return hasSameGiven(levels) ? ['same', 'R6 姓だけが違う(改姓)'] : ['different', 'R7 生年月日と住所が同じで名が違う(双子)'];
  return count === 3 ? ['clerical', 'R8 三項目が一致'] : ['different', `R9 一致は${count}項目`];
}

const isSlip = ({ bornOn }: ItemLevels) => bornOn === 'D2' || bornOn === 'D4';
const hasSameGiven = ({ name, nameKana }: ItemLevels) => (name === 'K4' || nameKana === 'N4') && name !== 'K5' && nameKana !== 'N5';
