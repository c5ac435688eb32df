import type { Removal } from '../../../contracts/integrated-db/resident-feed.js';
import type { ApplicationEndReason } from '../../../contracts/codes.js';
import { derive, type Day } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface RemovalQuestion {
  readonly removal: Removal | null;
  readonly residentUntil: Day | null;
  readonly isNhiNoted: boolean;
  readonly isInsured: boolean;
  /** The parameter of the ward: whose 転出 ends the 資格 without a 届出 of its own. */
  readonly moveOutEnds: 'noted' | 'all';
}

/** 住民票の消除: whether it ends the 資格 at once, or somebody must ask. */
export const registerRemoval = rule({
  id: 'registerRemoval',
  ja: '住民票の消除と資格',
  basis: derive('国民健康保険法8条は住所を有しなくなった事実で喪失させる。9条と住民基本台帳法28条により、国保を付記した転出届は国保の届出とみなす。死亡と付記のない転出、居所不明をどう扱うかは区の事務による'),
  outcomes: { stays: '住民票がある', notInsured: '続いている適用期間がない', ends: '届を待たず適用を終える', asks: '届を求めるか、職員が調べる' },
  decide: ({ removal, residentUntil, isNhiNoted, isInsured, moveOutEnds }: RemovalQuestion) => {
    if (removal === null) return ['stays', '住民でなくなった日がない'];
    if (!isInsured) return ['notInsured', `住民票は ${residentUntil} に消除されたが、この区に続いている適用期間はない`];
    if (removal === 'death') return ['ends', `死亡 ${residentUntil}`];
    if (removal === 'removed') return ['asks', `職権消除 ${residentUntil}。居所を調べてから喪失を決める`];
    if (isNhiNoted) return ['ends', `転出 ${residentUntil}。国保の付記があり、国保の届とみなす`];
    return moveOutEnds === 'all' ? ['ends', `転出 ${residentUntil}。付記はないが、転出の事実で終える(区の設定)`] : ['asks', `転出 ${residentUntil}。国保の付記がない`];
  },
});

/** The 適用終了事由 of it. Whose new municipality has the first two digits of the ward's own stays in the prefecture. */
export function endReasonOf(removal: Exclude<Removal, 'removed'>, newMunicipalityCode: string | null, municipalityCode: string): Extract<ApplicationEndReason, 'death' | 'moveOutside' | 'moveOutWithinPrefecture'> {
  if (removal === 'death') return 'death';
  return newMunicipalityCode?.slice(0, 2) === municipalityCode.slice(0, 2) ? 'moveOutWithinPrefecture' : 'moveOutside';
}
