import { motherBasis } from './benefit-amounts.js';
import { careTotalLeastBasis } from './benefit-year.js';
import { assume, cite, type Basis } from './define.js';
import { limitArrearsBasis, limitRenewalBasis } from './limit-certificates.js';

/** 給付: what the wards do differently, and what no public document tells. */
export const benefitParameters = [
  { name: 'solicitationLagMonths', ja: '高額療養費の申請書を送るのは診療月の何か月後か', choices: ['3', '2', '4'], basis: cite('杉並区', '診療月のおよそ3か月後') },
  { name: 'autoPaySwitchMonths', ja: '自動振込に切り替わるまでの月数', choices: ['2', '0', '1'], basis: assume('同意の申請からおよそ2か月後(墨田区・東久留米市・海津市)。日を述べる公開資料はない') },
  { name: 'benefitLeadDays', ja: '給付の総合振込を渡すのは振込日の何営業日前か', choices: ['3', '1'], basis: assume('支給決定通知書の2〜3営業日後に振り込む(杉並区)。持込みの期限は銀行との取決めによる') },
  { name: 'benefitForOtherReasons', ja: '第三者行為・自損などの疑いのある月', choices: ['held', 'asUsual'], basis: cite('矢板市', '給付制限・第三者行為・労災は自動の支給から外す。asUsual は止めずに勧奨する') },
  { name: 'childbirthInDoubt', ja: 'ありそうにない出産(前の出産と重なる妊娠、母の性別・年齢)の申請', choices: ['held', 'refused'], basis: motherBasis },
  { name: 'annualCap', ja: '年間上限の単位', choices: ['none', 'household', 'person'], basis: assume('年間上限の単位も数える支払も定まっていない。none は計算しない。ほかは8月から翌年7月の、月の支給の後に残る一部負担金に当てる') },
  { name: 'careTotalAfterReform', ja: '令和8年8月からの高額介護合算', choices: ['notReckoned', 'asBefore'], basis: assume('令和8年8月の見直しが高額介護合算に及ぶかは公開されていない。asBefore は令和8年7月までの限度額で計算する') },
  { name: 'careTotalLeast', ja: 'この額以下の高額介護合算は支給しない(円)', choices: ['500', '0'], basis: careTotalLeastBasis },
  { name: 'limitInArrears', ja: '保険料に滞納のある世帯の70歳未満の限度額適用認定', choices: ['refuse', 'issue'], basis: limitArrearsBasis },
  { name: 'limitRenewal', ja: '8月からの限度額適用認定', choices: ['onApplication', 'byItself'], basis: limitRenewalBasis },
] as const satisfies readonly { readonly name: string; readonly ja: string; readonly basis: Basis; readonly choices: readonly [string, ...string[]] }[];
