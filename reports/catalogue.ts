import type { Field, RecordDefinition, Source } from '../contracts/define.js';
import { basisText } from '../law/define.js';
import { printed, table, type Holdings } from './holdings.js';
import { cell, code, prose } from './markdown/text.js';
import { levelWord } from './words.js';

const marks: Readonly<Record<Source, string>> = { certain: '●', inferred: '○', assumed: '△' };

/** docs/catalogue.md: every story, record, party, rule and choice with what it rests on. */
export function catalogue({ scenarios, layouts, profile, parties, rules, choices, issueCodes }: Holdings): string {
  return [
    printed, '# 目録', 'シナリオ・電文・関係者・規則・設定の一覧。どれも根拠を持つ。「仮定」は私たちの選択であり、「公開資料に答えなし」は埋めていない。',
    '## シナリオ', table(['識別', '確かめること', '区分', '手順'], scenarios.map(({ id, ja, level, covers }) => [code(id), cell(ja), levelWord(level, 'ja'), covers.join(' ')])),
    '## 電文', `形式: ${code(profile.id)} — ${prose(profile.note)}。項目の印: ● 公開資料にある · ○ 公開資料から推す · △ 模擬のために置いた`,
    ...layouts.flatMap(({ definition, direction }) => recordSection(definition, direction)),
    '### 指摘コード', '電文の誤りに付ける自前の符号。E は誤り、W は注意。公式のものではない。', table(['符号', '意味'], issueCodes.map(([value, ja]) => [code(value), cell(ja)])),
    '## 関係者', ...parties.flatMap(partySection),
    '## 区の規則', '標準の区が行う判定。結果には必ず理由が付く。', table(['識別', '判定', '結果', '根拠'], rules.map(({ id, ja, outcomes, basis }) => [code(id), cell(ja), Object.values(outcomes).map(prose).join(' / '), cell(basisText(basis))])),
    '## 区の設定', '公開資料が区に委ねている、または答えていないこと。太字が既定。', table(['名', '意味', '選べる値', '根拠'], choices.map(({ name, ja, choices: values, basis }) => [code(name), cell(ja), values.map((value, i) => (i === 0 ? `**${prose(value)}**` : prose(value))).join(' / '), cell(basisText(basis))])),
  ].join('\n\n').concat('\n');
}

function recordSection({ id, ja, basis, steps, fields }: RecordDefinition, direction: 'wardToParty' | 'partyToWard'): readonly string[] {
  return [
    `### ${prose(ja)}`, `${code(id)} · ${direction === 'wardToParty' ? '区 → 集約' : '集約 → 区'} · 手順 ${steps.join(' ')} · 根拠: ${prose(basisText(basis))}`,
    table(['', '項目名', '識別', '型', '必須'], Object.entries(fields).map(([key, field]: [string, Field<unknown>]) => [marks[field.source], cell(field.ja), code(key), cell(field.type), field.required ? '必須' : ''])),
  ];
}

const partySection = ({ id, ja, basis, faults, parameters }: Holdings['parties'][number]): readonly string[] => [
  `### ${prose(ja)}`, `${code(id)} · 根拠: ${prose(basisText(basis))}`,
  ...(faults.length > 0 ? [table(['障害', '起きること'], faults.map(([name, what]) => [code(name), cell(what)]))] : []),
  ...(parameters.length > 0 ? [table(['設定', '意味', '既定', '根拠'], parameters.map((parameter) => [code(parameter.name), cell(parameter.ja), code(parameter.value), cell(basisText(parameter.basis))]))] : []),
];
