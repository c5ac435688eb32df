import { cite } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface HeadQuestion {
  readonly headPersonKey: string;
  /** Insured members once the act is done. */
  readonly insured: readonly string[];
  /** The 擬制世帯主 whom an insured member has replaced as 国保上の世帯主. */
  readonly formerHead: string | null;
  /** The head is dead or lives elsewhere. */
  readonly headIsGone: boolean;
}

/** 国保上の世帯主: insured, 擬制, or somebody else by force of the facts. `nextHead` says who. */
export const nominalHead = rule({
  id: 'nominalHead',
  ja: '国保上の世帯主の判定',
  basis: cite('国民健康保険法76条・平成13年保発291号・国民健康保険法施行規則10条の2', '世帯主・擬制世帯主・国保上の世帯主変更'),
  outcomes: {
    insured: '世帯主が被保険者', nominal: '擬制世帯主', restored: '元の擬制世帯主が加入したので世帯主に戻す', lastMember: '残る一人が世帯主になる',
    notificationNeeded: '世帯主がいない。世帯主変更の届出が要る', closed: '被保険者がいない世帯',
  },
  decide: ({ headPersonKey, insured, formerHead, headIsGone }: HeadQuestion) => {
    const [onlyOne, ...others] = insured;
    if (onlyOne === undefined) return ['closed', '国保の被保険者がいなくなった'];
    if (formerHead !== null && insured.includes(formerHead)) return ['restored', `宛名番号 ${formerHead} は国保上の世帯主変更の前の擬制世帯主`, '加入により変更の理由がなくなった(取手市・三原市の要綱)'];
    if (insured.includes(headPersonKey)) return ['insured', `世帯主 ${headPersonKey} は被保険者`];
    if (!headIsGone) return ['nominal', `世帯主 ${headPersonKey} は被保険者でない`, `被保険者 ${insured.length}人の保険料と届出の義務を負う`];
    return others.length === 0
      ? ['lastMember', `世帯主 ${headPersonKey} が世帯を離れた`, `残る被保険者は ${onlyOne} だけ(住民基本台帳法25条ただし書にならう)`]
      : ['notificationNeeded', `世帯主 ${headPersonKey} が世帯を離れた`, `残る被保険者は${insured.length}人`];
  },
});

/** Who heads the household after the decision. */
export function nextHead(outcome: string, { headPersonKey, insured, formerHead }: HeadQuestion): string {
  if (outcome === 'restored') return formerHead!;
  return outcome === 'lastMember' ? insured[0]! : headPersonKey;
}
