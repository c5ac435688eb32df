import { koukiLossDay, type KoukiLossRule } from './acquisition-and-loss.js';
import { elderlyBandFrom } from './certificates.js';
import { previousDay } from './day.js';
import { assume, cite, type Basis, type Day } from './define.js';

/** 限度額適用認定: what the pages of municipalities say of it. */
export const limitCertificateBasis: Basis = cite('黒石市・甲賀市・大分市(令和7年)', '限度額適用認定証は申請により、マイナ保険証を使わない人などに今も交付する。資格確認書に併記する保険者もある');
export const limitFromBasis: Basis = cite('金沢市・日野町(滋賀)・上川町・宇部市', '申請のあった月の初日から。その月の途中に加入した人は加入の日から。前の月には遡らない');
export const limitThroughBasis: Basis = cite('金沢市・神戸市', '7月末まで。それまでに70歳になる人はその月の末日、75歳になる人は誕生日の前日まで。その後は改めて申請する');
export const limitNeedlessBasis: Basis = cite('金沢市・神戸市・甲賀市・西宮市', '70〜74歳の一般と現役並みⅢは、高齢受給者証か資格確認書で限度額までになり、認定証を交付しない');
export const limitArrearsBasis: Basis = cite('金沢市・神戸市・上川町', '70歳未満で保険料に滞納のある世帯には交付しない。納付の相談や事情により交付する市もあるので、区の選ぶところとする');
export const limitRenewalBasis: Basis = cite('君津市・南アルプス市・湯沢市', '8月からの分は改めて申請する市が多く、申請なしで更新する市(湯沢市、令和6年)もある');
export const limitRejudgedBasis: Basis = assume('区分が替わったら、判定し直した月の初日から新しい区分の証を出し、前の証を回収する。月の途中の替わりを述べる公開資料はない');

/** The last day of a 認定 that begins on `from`: 31 July, the end of the month of the 70th birthday, or the day before the 75th. */
export function limitThrough(bornOn: Day, from: Day, koukiLossRule: KoukiLossRule): Day {
  const summer = from.slice(5) <= '07-31' ? from.slice(0, 4) : String(Number(from.slice(0, 4)) + 1);
  const ends = [`${summer}-07-31` as Day, previousDay(elderlyBandFrom(bornOn)), previousDay(koukiLossDay(bornOn, koukiLossRule))];
  return ends.filter((end) => end >= from).reduce((first, end) => (end < first ? end : first));
}
