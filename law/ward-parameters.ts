import { applicationEndConventionBasis } from './acquisition-and-loss.js';
import { assessmentParameters } from './assessment-parameters.js';
import { benefitParameters } from './benefit-parameters.js';
import { cardUseCancellationBasis, certificateValidityBasis } from './certificates.js';
import { collectionParameters } from './collection-parameters.js';
import { assume, cite, type Basis } from './define.js';
import { arrivalDayBasis, correctedDayBasis } from './online-application.js';

/** One choice the public record leaves to a ward, or does not tell. */
export interface WardParameter {
  readonly name: string;
  readonly ja: string;
  readonly basis: Basis;
  /** The first is the default. */
  readonly choices: readonly [string, ...string[]];
}

export const wardParameters = [
  { name: 'koukiLossRule', ja: '75歳到達による喪失日', choices: ['birthday', 'dayAfterBirthday'],
    basis: assume('誕生日とする市(奈良市・豊橋市・神戸市)と法8条の文言どおり翌日とする広島市がある。既定は誕生日') },
  { name: 'koukiDisabilityLossRule', ja: '後期障害認定による喪失日', choices: ['sameDay', 'nextDay'], basis: assume('認定日か翌日か公開資料に答えがない。既定は認定日') },
  { name: 'applicationEndConvention', ja: '適用終了日の書き方', choices: ['sameDay', 'dayBefore'], basis: applicationEndConventionBasis },
  { name: 'certificateValidity', ja: '資格確認書の更新日', choices: ['07-31', '09-30'], basis: certificateValidityBasis },
  { name: 'elderlyCertificateMode', ja: '高齢受給者証の扱い', choices: ['separate', 'merged'], basis: cite('文京区・別添1', '資格確認書へまとめる区と別に印刷する区') },
  { name: 'cardUseCancellationEffect', ja: '利用登録解除の反映', choices: ['endOfNextMonth'], basis: cardUseCancellationBasis },
  { name: 'minorsWithoutTaxData', ja: '課税資料のない子', choices: ['noIncome', 'undeclared'],
    basis: assume('18歳に達する年度末までの人は、課税資料がなくても所得なしとして軽減を判定する。公開された規則はなく、未申告とする区もありうる') },
  { name: 'ratioWithoutIncome', ja: '所得の分からない人のいる世帯の負担割合', choices: ['twoTenths', 'none'],
    basis: assume('課税標準額が145万円以上と分かるまでは2割とし、分かったら判定し直す。分かるまで決めない区もありうる。公開された規則はない') },
  { name: 'ratioIncomeEffect', ja: '所得の更正による負担割合の変更', choices: ['termStart', 'nextMonth'],
    basis: assume('所得が替わったとき、判定の年度の初め(8月1日)に遡るか、翌月からかは区による。公開資料に一つの答えはない') },
  { name: 'revenueTest', ja: '収入による判定', choices: ['byForm', 'byRecords'],
    basis: assume('基準収入額適用申請を待つ区と、給与と年金だけの人は課税情報から申請なしで判定する区がある') },
  { name: 'revenueFormEffect', ja: '基準収入額適用申請の効力', choices: ['nextMonth', 'termStart'],
    basis: assume('申請の翌月からか、判定の年度の初めに遡るかは区による。7月までの申請はどちらでも8月1日から') },
  { name: 'fortiethBirthday', ja: '年度の途中に40歳になる人の介護分', choices: ['afterBirthday', 'inAdvance'],
    basis: assume('誕生日の後に更正する市(福岡市・東大阪市)にならう。特別区の扱いは公開されておらず、当初の決定に入れる区もありうる') },
  { name: 'registerMoveOut', ja: '国保の付記のない転出', choices: ['noted', 'all'],
    basis: assume('付記のある転出だけで適用を終えて残りは届を待つ区と、転出の事実だけで終える区がありうる。公開された規則はない') },
  { name: 'onlineNotificationDay', ja: '電子申請の届出日', choices: ['arrival', 'nextOfficeDay'], basis: arrivalDayBasis },
  { name: 'correctedApplicationDay', ja: '補正された電子申請の届出日', choices: ['firstArrival', 'correctedArrival'], basis: correctedDayBasis },
  ...assessmentParameters,
  ...collectionParameters,
  ...benefitParameters,
] as const satisfies readonly WardParameter[];

type Declared = (typeof wardParameters)[number];
export type WardParameterValues = { readonly [P in Declared as P['name']]: P['choices'][number] };

export const wardParameterDefaults = Object.fromEntries(wardParameters.map(({ name, choices }) => [name, choices[0]])) as WardParameterValues;
