import { stayBasis, stayYears } from '../../../law/collection-terms.js';
import { nextDay } from '../../../law/day.js';
import { basisText, type Day } from '../../../law/define.js';
import { yearsLater } from '../../../law/fiscal-year.js';
import { rule } from '../../define.js';
import { prescriptionBasis } from './prescription.js';

export const stayGrounds = [['noAssets', '滞納処分できる財産がない'], ['hardship', '生活を著しく窮迫させるおそれ'], ['unknownWhereabouts', '所在と財産がともに不明']] as const;
export type StayGround = (typeof stayGrounds)[number][0];

/** 滞納処分の執行停止. */
export interface Stay { readonly ground: StayGround; readonly decidedOn: Day; readonly cancelledOn: Day | null; readonly endsDebtAtOnce: boolean }

/** A 停止 for 生活困窮 releases what has been seized. */
export const releasesSeizure = ({ ground }: Pick<Stay, 'ground'>): boolean => ground === 'hardship';
/** The first day on which a 停止 that lasts has ended the debt. */
export const stayEndsDebtOn = ({ decidedOn }: Pick<Stay, 'decidedOn'>): Day => yearsLater(nextDay(decidedOn), stayYears);

/** 執行停止の判定: what a 停止 means on that day. */
export const executionStay = rule({
  id: 'executionStay',
  ja: '執行停止の判定',
  basis: stayBasis,
  outcomes: { inForce: '停止している', cancelled: '停止が取り消された', ended: '停止が3年続き、消滅した', endedAtOnce: '徴収できないことが明らかで、直ちに消滅した' },
  decide: ({ stay, today }: { readonly stay: Stay; readonly today: Day }) => {
    const { decidedOn, cancelledOn, endsDebtAtOnce, ground } = stay;
    const endsOn = stayEndsDebtOn(stay);
    const why = stayGrounds.find(([value]) => value === ground)![1];
    if (endsDebtAtOnce) return ['endedAtOnce', why, basisText(stayBasis)];
    // A 取消 after the debt has ended comes too late.
    if (cancelledOn !== null && cancelledOn <= today && cancelledOn < endsOn) return ['cancelled', `${cancelledOn} に財産が判明した`, basisText(stayBasis)];
    return today >= endsOn ? ['ended', `${decidedOn} の停止から${stayYears}年`, basisText(stayBasis)] : ['inForce', why, `続けば ${endsOn} に消滅する`, basisText(stayBasis)];
  },
});

export type WriteOffReason = 'prescription' | 'stayThreeYears' | 'immediate';
export interface WriteOffQuestion {
  readonly today: Day;
  readonly unpaidYen: number;
  /** The first day without the claim by 時効; null while it is held off. */
  readonly lapsesOn: Day | null;
  readonly stay: Stay | null;
}

/** 不納欠損の判定: has the claim ended, and by what first? 本料 and its 延滞金 end together, and do not come back. */
export const writeOff = rule({
  id: 'writeOff',
  ja: '不納欠損の判定',
  basis: stayBasis,
  outcomes: { alive: '徴収権がある', paid: '未納がない', prescription: '時効による不納欠損', stayThreeYears: '執行停止3年による不納欠損', immediate: '即時消滅による不納欠損' },
  decide: ({ today, unpaidYen, lapsesOn, stay }: WriteOffQuestion) => {
    if (unpaidYen === 0) return ['paid', '未納がない'];
    const ends = stay === null ? null : executionStay.apply({ stay, today }).outcome;
    const stayOn = stay !== null && ends === 'ended' ? stayEndsDebtOn(stay) : null;
    if (stay !== null && ends === 'endedAtOnce' && !(lapsesOn !== null && lapsesOn <= stay.decidedOn)) return ['immediate', `${stay.decidedOn} に徴収できないことが明らかになった`, basisText(stayBasis)];
    if (lapsesOn !== null && lapsesOn <= today && (stayOn === null || lapsesOn <= stayOn)) return ['prescription', `${lapsesOn} に時効が完成した`, basisText(prescriptionBasis)];
    return stayOn !== null ? ['stayThreeYears', `${stayOn} に停止が${stayYears}年続いた`, basisText(stayBasis)] : ['alive', lapsesOn === null ? '時効の完成が猶予されている' : `時効は ${lapsesOn} に完成する`];
  },
});
