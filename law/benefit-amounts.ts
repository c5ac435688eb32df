import { addDays } from './day.js';
import { assume, cite, dated, type Basis, type Day } from './define.js';
import { twoYearsFrom } from './benefit-terms.js';

/** 出産育児一時金 of one child, by the day of birth. */
export const childbirthYen = dated<{ readonly compensatedYen: number; readonly otherYen: number }>({
  id: 'childbirthYen', ja: '出産育児一時金', unit: '円',
  rows: [{ from: '2023-04-01', value: { compensatedYen: 500_000, otherYen: 488_000 }, basis: cite('韮崎市・北広島市・新宿区FAQ', '令和5年4月1日からの出産。産科医療補償制度の加算の対象でなければ488,000円') }],
  checkedThrough: '2027-03-31',
});
/** 妊娠12週: from this day on a 出産, stillbirths and miscarriages included. */
export const pregnancyDaysLeast = 85;
/** 22週: before it the 産科医療補償制度 does not apply. */
export const compensatedFromDays = 154;
export const childbirthBasis: Basis = cite('韮崎市・北広島市', '妊娠12週(85日)以上の出産(死産・流産を含む)。世帯主に支給し、直接支払制度で医療機関に払う額を引く。前の社会保険から受けるときは支給しない');

/** The ages at a 出産 that need nobody to look. */
export const motherAges = { from: 12, through: 60 } as const;
export const motherBasis: Basis = assume(`母の性別が女でないか、出産の日に${motherAges.from}歳に満たないか${motherAges.through}歳を超えるものは、記録の誤りもありうるので受け付けて人が見る。年齢の線を述べる公開資料はない`);
export const nextChildbirthBasis: Basis = assume('一人の母の一日の出産は一つ。ほかの出産は、妊娠の日数を遡った日が前の出産より前になるなら両方はありえないので、受け付けて人が見る(日をまたぐ双子や日数の誤りもありうる)。間隔を述べる公開資料はない');

/** 葬祭費 in the wards. */
export const funeralYen = 70_000;
export const funeralBasis: Basis = cite('新宿区', '葬祭を行った人に70,000円。ほかの区も同じ額とした');
export const oneFuneralBasis: Basis = assume('葬祭費は一人の死亡に一度、先に申請した人に支給する。支給しないと決めた後は、ほかの人が申請できる。葬祭の日は死亡の日より前にならない');
export const medicalCostBasis: Basis = cite('水戸市・府中町・長門市・津市', '保険で認めた額から一部負担金を引いた額。海外の診療は、認めた額と払った額の小さい方による。治療のために渡航したものには支給しない');
export const paidCostBasis: Basis = assume('療養費は、払った額より多くはならない。公開資料が小さい方によると述べるのは海外の診療だけだが、どの理由でも、払った額の方が小さければそれから一部負担金を引く。他の保険者に返した診療は、窓口で一部負担金を払っているので、返した額までを払う');
export const caredOnBasis: Basis = assume('療養費の資格と割合は診療の日による。診療の日を書かない申請では、費用を払った日に診療を受けたとみる');
export const mealsPerDay = 3;
export const transportBasis: Basis = assume('移送費は認めた額の全部(長門市に制度がある。負担の割合を述べる公開資料はない)');

/** From the day after the 出産, the 葬祭 or the payment. */
export const lumpSumDeadline = (day: Day): Day => twoYearsFrom(addDays(day, 1));
export const lumpSumDeadlineBasis: Basis = cite('南魚沼市・府中町', '出産・葬祭・支払の翌日から2年');
