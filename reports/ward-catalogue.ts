import type { Codes } from '../contracts/define.js';
import type { Scenario } from '../harness/scene.js';
import type { DayShift } from '../law/acquisition-and-loss.js';
import { basisText, type Basis } from '../law/define.js';
import { code, prose } from './markdown/text.js';
import { markdownTable, page } from './markdown/table.js';
import { levelWord } from './words.js';

/** A rule of the reference ward, as `rule()` declares it. */
export interface RuleCard { readonly id: string; readonly ja: string; readonly basis: Basis; readonly outcomes: Readonly<Record<string, string>> }
/** A local choice of a ward; the first of `choices` is the default. */
export interface ChoiceCard { readonly name: string; readonly ja: string; readonly basis: Basis; readonly choices: readonly string[] }
/** How the day of 取得 or 喪失 follows from a fact. */
export interface DayCard { readonly id: string; readonly ja: string; readonly effect: '取得' | '喪失'; readonly shift: DayShift; readonly basis: Basis }

export interface WardHoldings {
  readonly scenarios: readonly Pick<Scenario, 'id' | 'ja' | 'level' | 'basis'>[];
  readonly days: readonly DayCard[];
  readonly rules: readonly RuleCard[];
  readonly choices: readonly ChoiceCard[];
  readonly issueCodes: Codes;
  /** Values of the law by their words. */
  readonly values: readonly { readonly ja: string; readonly basis: Basis }[];
}

const shifts: Readonly<Record<DayShift, string>> = {
  sameDay: '事実発生日', nextDay: '翌日', sameDayIfNewAddressBegins: '新住所が同じ日に始まれば当日、そうでなければ翌日', bySetting: '設定による', none: '都道府県の資格は動かない',
};
const raw = (text: string) => ({ raw: text });

/** The second half of docs/catalogue.md: days, rules and choices of the ward, issue codes, stories. */
export const wardCatalogue = ({ scenarios, days, rules, choices, issueCodes }: WardHoldings): string => page([
  '## 取得と喪失の日', markdownTable(['事由', '識別子', '効果', '日', '根拠'], days.map(({ id, ja, effect, shift, basis }) => [ja, raw(code(id)), effect, shifts[shift], basisText(basis)])),
  '## 区の規則', '標準の区が行う判定。結果には必ず理由が付く。',
  markdownTable(['判定', '識別子', '結果', '根拠'], rules.map(({ id, ja, outcomes, basis }) => [ja, raw(code(id)), Object.values(outcomes).join(' / '), basisText(basis)])),
  '## 区の設定', '公開資料が区に委ねている、または答えていないこと。太字が既定。',
  markdownTable(['意味', '識別子', '選べる値', '根拠'], choices.map(({ name, ja, choices: [usual = '', ...others], basis }) => [ja, raw(code(name)), raw([`**${prose(usual)}**`, ...others.map(prose)].join(' / ')), basisText(basis)])),
  '## 指摘コード', '電文の誤りに付ける自前の符号。Eは誤り、Wは注意。公式のものではない。', markdownTable(['符号', '意味'], issueCodes.map(([value, ja]) => [raw(code(value)), ja])),
  '## シナリオ', markdownTable(['確かめること', '識別子', '区分', '根拠'], scenarios.map(({ id, ja, level, basis }) => [ja, raw(code(id)), levelWord(level, 'ja'), basis.map(basisText).join(' / ')])),
]);

/** The second half of docs/limitations.md: what is assumed or has no public answer beside the parties' own. */
export function wardAssumptions({ scenarios, days, rules, choices, values }: WardHoldings): string {
  const all: readonly (readonly [name: string, basis: Basis])[] = [
    ...days.map(({ ja, effect, basis }) => [`${ja}による${effect}の日`, basis] as const),
    ...rules.map(({ ja, basis }) => [`規則 ${ja}`, basis] as const),
    ...choices.map(({ ja, basis }) => [`設定 ${ja}`, basis] as const),
    ...values.map(({ ja, basis }) => [ja, basis] as const),
    ...scenarios.flatMap(({ id, basis }) => basis.map((one) => [`シナリオ ${id}`, one] as const)),
  ];
  const open = all.filter(([, { kind }]) => kind === 'assumed' || kind === 'unknown');
  return page(['## 区の判定とシナリオの仮定', open.length > 0 ? markdownTable(['対象', '根拠'], open.map(([name, basis]) => [name, basisText(basis)])) : '仮定はない。']);
}
