import { basisText, type Basis } from '../law/define.js';
import { printed, table, type Holdings } from './holdings.js';
import { cell, code, prose } from './markdown/text.js';

/** docs/limitations.md: what the real parties do that ours do not, what was assumed, and what nobody has published. */
export function limitations(holdings: Holdings): string {
  const { profile, parties } = holdings;
  const { assumed, unknown } = sorted(everything(holdings));
  return [
    printed, '# 限界', 'ここに挙げたものは、実物と違う、または違うかもしれない。適合の判定は、この限りで読む。',
    '## 形式', `電文の形式 ${code(profile.id)}: ${prose(profile.note)}。`,
    '## 関係者が実物と違うところ', ...parties.map(({ ja, limitations: items }) => `### ${prose(ja)}\n\n${items.map((item) => `- ${prose(item)}`).join('\n')}`),
    '## 仮定', 'どれも私たちの選択であり、設定かプロファイルで変えられるか、変えられるようにする。', table(['対象', '仮定'], assumed),
    '## 公開資料に答えがないこと', unknown.length > 0 ? table(['対象', '分からないこと'], unknown) : '根拠にそう記したものは、いまはない。',
  ].join('\n\n').concat('\n');
}

type Named = readonly [name: string, basis: Basis];

const everything = ({ scenarios, layouts, parties, rules, choices }: Holdings): readonly Named[] => [
  ...scenarios.flatMap(({ id, basis }) => basis.map((one): Named => [`シナリオ ${id}`, one])),
  ...layouts.map(({ definition }): Named => [`電文 ${definition.ja}`, definition.basis]),
  ...parties.flatMap(({ ja, basis, parameters }): Named[] => [[ja, basis], ...parameters.map((parameter): Named => [`${ja}: ${parameter.ja}`, parameter.basis])]),
  ...rules.map(({ ja, basis }): Named => [`規則 ${ja}`, basis]),
  ...choices.map(({ ja, basis }): Named => [`区の設定 ${ja}`, basis]),
];

function sorted(all: readonly Named[]) {
  const rows = (kind: Basis['kind']) => all.filter(([, basis]) => basis.kind === kind).map(([name, basis]) => [cell(name), cell(basisText(basis).replace(/^[^:]*: /, ''))]);
  return { assumed: rows('assumed'), unknown: rows('unknown') };
}
