import { addDays, ageReachedOn, birthday } from './day.js';
import { assume, cite, derive, type Basis, type Day } from './define.js';

/** How the day of 取得 or 喪失 follows from the day of the fact. `none`: the fact moves no prefectural status. */
export type DayShift = 'sameDay' | 'nextDay' | 'sameDayIfNewAddressBegins' | 'bySetting' | 'none';
export interface DayRule { readonly ja: string; readonly shift: DayShift; readonly basis: Basis }

/** 75歳到達 (法6条8号): `birthday` = 誕生日に喪失, `dayAfterBirthday` = 法8条1項の文言どおり翌日. */
export type KoukiLossRule = 'birthday' | 'dayAfterBirthday';
export type KoukiDisabilityLossRule = 'sameDay' | 'nextDay';
/** `sameDay`: 適用終了日 is the first day outside; `dayBefore`: the last day inside. */
export type ApplicationEndConvention = 'sameDay' | 'dayBefore';
export interface LossRules { readonly koukiLossRule: KoukiLossRule; readonly koukiDisabilityLossRule: KoukiDisabilityLossRule }

const hiroshima = cite('広島市 国民健康保険に加入する日・脱退する日', '');
const assessment = cite('別添1 事務の内容', '資格継続業務');
const law8 = (paragraph: string): Basis => derive(`国民健康保険法8条${paragraph}(「市町村」を「都道府県」に読み替えた文言)`);

/** 取得事由 and 県内転入 → the day the status begins. */
export const acquisitionDays = {
  moveInFromOutside: { ja: '県外転入', shift: 'sameDay', basis: hiroshima },
  leaveEmployeeInsurance: { ja: '社保離脱(事実発生日=社保喪失日=退職日の翌日)', shift: 'sameDay', basis: hiroshima },
  leaveInsuranceSociety: { ja: '国保組合脱退', shift: 'sameDay', basis: assume('組合の喪失日に取得する') },
  birth: { ja: '出生', shift: 'sameDay', basis: hiroshima },
  welfareEnd: { ja: '生保廃止', shift: 'sameDay', basis: hiroshima },
  koukiWithdrawal: { ja: '後期 障害認定の撤回', shift: 'nextDay', basis: hiroshima },
  exclusionEnd: { ja: '適用除外解消', shift: 'sameDay', basis: derive('国民健康保険法7条(6条各号のいずれにも該当しなくなった日から)') },
  otherAcquisition: { ja: 'その他取得', shift: 'sameDay', basis: assume('事実発生日に取得する') },
  moveInWithinPrefecture: { ja: '県内転入', shift: 'none', basis: assessment },
} as const satisfies Readonly<Record<string, DayRule>>;

/** 喪失事由 and 県内転出 → the first day without the status. */
export const lossDays = {
  moveOutside: { ja: '県外転出', shift: 'sameDayIfNewAddressBegins', basis: cite('国民健康保険法', '8条1項但書') },
  joinEmployeeInsurance: { ja: '社保加入(社保と1日重なる)', shift: 'nextDay', basis: cite('国民健康保険法', '8条1項') },
  joinInsuranceSociety: { ja: '国保組合加入(6条10号)', shift: 'sameDay', basis: cite('国民健康保険法', '8条2項') },
  death: { ja: '死亡', shift: 'nextDay', basis: hiroshima },
  welfareStart: { ja: '生保開始(6条9号)', shift: 'sameDay', basis: cite('国民健康保険法', '8条2項') },
  koukiAge75: { ja: '75歳到達(6条8号)', shift: 'bySetting', basis: assume('誕生日とする市と翌日とする市がある。設定 koukiLossRule による') },
  koukiDisability: { ja: '後期 障害認定(65〜74歳)', shift: 'bySetting', basis: assume('認定日か翌日か。設定 koukiDisabilityLossRule による') },
  exclusionStart: { ja: '適用除外該当(6条9号・10号を除く)', shift: 'nextDay', basis: law8('1項') },
  whereaboutsUnknown: { ja: '居所不明・職権消除', shift: 'sameDay', basis: derive('大空町・美里町の要領: 不在の事実を確かめた日または消除の日') },
  otherLoss: { ja: 'その他喪失', shift: 'nextDay', basis: law8('1項') },
  moveOutWithinPrefecture: { ja: '県内転出', shift: 'none', basis: assessment },
} as const satisfies Readonly<Record<string, DayRule>>;

export type AcquisitionCause = keyof typeof acquisitionDays;
export type LossCause = keyof typeof lossDays;
export interface LossFact {
  readonly occurredOn: Day;
  /** 県外転出: the day the new address begins. */
  readonly newAddressOn?: Day | undefined;
}

/** 資格取得日; null when the fact brings no 取得 (県内転入). */
export function acquiredOn(cause: AcquisitionCause, occurredOn: Day): Day | null {
  const { shift } = acquisitionDays[cause];
  return shift === 'none' ? null : addDays(occurredOn, shift === 'nextDay' ? 1 : 0);
}

/** 適用開始日: the day the ward's own period begins. 県内転入 begins on the day of the move. */
export const applicationStartsOn = (cause: AcquisitionCause, occurredOn: Day): Day => acquiredOn(cause, occurredOn) ?? occurredOn;

/** The first day outside this ward's 国保. */
export function firstDayOutsideOf(cause: LossCause, fact: LossFact, rules: LossRules): Day {
  const { shift } = lossDays[cause];
  const same = shift === 'sameDay' || shift === 'none'
    || (shift === 'sameDayIfNewAddressBegins' && fact.newAddressOn === fact.occurredOn)
    || (cause === 'koukiAge75' && rules.koukiLossRule === 'birthday')
    || (cause === 'koukiDisability' && rules.koukiDisabilityLossRule === 'sameDay');
  return addDays(fact.occurredOn, same ? 0 : 1);
}

/** 資格喪失日; null when the fact brings no 喪失 (県内転出). */
export const lostOn = (cause: LossCause, fact: LossFact, rules: LossRules): Day | null =>
  lossDays[cause].shift === 'none' ? null : firstDayOutsideOf(cause, fact, rules);

export const applicationEndConventionBasis: Basis = assume('適用終了日が最後の日か翌日かは公開されていない。既定は国保法8条1項但書に合う「終了日=外になった最初の日」');
/** 適用終了日 as it is written, from the first day outside; and back. */
export const applicationEndOf = (firstDayOutside: Day, convention: ApplicationEndConvention): Day =>
  addDays(firstDayOutside, convention === 'sameDay' ? 0 : -1);
export const firstDayOutsideOfEnd = (applicationEndOn: Day, convention: ApplicationEndConvention): Day =>
  addDays(applicationEndOn, convention === 'sameDay' ? 0 : 1);

/** 75歳到達による喪失日. */
export const koukiLossDay = (bornOn: Day, rule: KoukiLossRule): Day => addDays(birthday(bornOn, 75), rule === 'birthday' ? 0 : 1);

/** 後期の障害認定 is for those who have reached 65 and not yet 75 (高齢者の医療の確保に関する法律50条2号). */
export const isKoukiDisabilityAge = (bornOn: Day, on: Day): boolean => ageReachedOn(bornOn, 65) <= on && on < birthday(bornOn, 75);
