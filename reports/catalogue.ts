import { basisText, type Basis, type Day } from '../law/define.js';
import type { Field, RecordDefinition } from '../contracts/define.js';
import type { Direction } from '../contracts/layouts.js';
import type { PartyCard } from '../harness/results.js';
import { prose } from './markdown/text.js';
import { generatedNote, markdownTable, page } from './markdown/table.js';

/** A value of the law with the days on which it holds, as `dated()` declares it. */
export interface LawUnit {
  readonly id: string;
  readonly ja: string;
  readonly unit: string;
  readonly rows: readonly { readonly from: Day; readonly value: unknown; readonly basis: Basis }[];
  readonly checkedThrough: Day;
}
export interface CatalogueEntry { readonly definition: RecordDefinition; readonly direction: Direction }
export interface Catalogue { readonly layouts: readonly CatalogueEntry[]; readonly parties: readonly PartyCard[]; readonly units: readonly LawUnit[] }

const certainties = { certain: '公開資料にある', inferred: '公開資料から言える', assumed: '試験に要るための仮定' } as const;
const directions: Readonly<Record<Direction, string>> = { wardToParty: '市区町村 → 相手方', partyToWard: '相手方 → 市区町村', betweenParties: '相手方どうし' };

/** docs/catalogue.md: every interface file with its fields, every party with what it can be told, every dated value of the law. */
export const catalogue = ({ layouts, parties, units }: Catalogue): string => page([
  '# 目録', generatedNote,
  '## 電文', '項目の並び・幅・文字コード・コード値は電文プロファイルが決める。ここにあるのは意味である。', ...layouts.flatMap(layout),
  '## 相手方', ...parties.flatMap(party),
  ...(units.length > 0 ? ['## 法令の値', ...units.flatMap(unit)] : []),
]);

const layout = ({ definition, direction }: CatalogueEntry): readonly string[] => [
  `### ${prose(definition.ja)}(\`${definition.id}\`)`,
  `${directions[direction]} · 工程 ${definition.steps.map((step) => `\`${step}\``).join(' ')} · 根拠: ${prose(basisText(definition.basis))}${definition.page ? ` · 参照: [${prose(definition.page.ja)}](${definition.page.file})` : ''}`,
  markdownTable(['項目', '識別子', '型', '必須', '確かさ'], Object.entries(definition.fields).map(([id, field]: [string, Field<unknown>]) =>
    [field.ja, { raw: `\`${id}\`` }, field.type, field.required ? '必須' : '任意', `${certainties[field.source]}${field.secret ? '・個人番号(印で示す)' : ''}`])),
];

const party = ({ id, ja, basis, faults, parameters, limitations }: PartyCard): readonly (string | undefined)[] => [
  `### ${prose(ja)}(\`${id}\`)`, `根拠: ${prose(basisText(basis))}`,
  faults.length === 0 ? undefined : markdownTable(['起こせる障害', '識別子'], faults.map(([name, fault]) => [fault, { raw: `\`${name}\`` }])),
  parameters.length === 0 ? undefined : markdownTable(['設定', '識別子', '値', '根拠'], parameters.map((parameter) => [parameter.ja, { raw: `\`${parameter.name}\`` }, parameter.value, basisText(parameter.basis)])),
  limitations.length === 0 ? undefined : `実物との違い:\n\n${limitations.map((difference) => `- ${prose(difference)}`).join('\n')}`,
];

const unit = ({ id, ja, unit: measure, rows, checkedThrough }: LawUnit): readonly string[] => [
  `### ${prose(ja)}(\`${id}\`)`, `単位: ${prose(measure)} · ${checkedThrough} まで確認`,
  markdownTable(['適用', '値', '根拠'], rows.map(({ from, value, basis }) => [`${from}から`, shown(value), basisText(basis)])),
];

const shown = (value: unknown): string => (typeof value === 'object' && value !== null ? Object.entries(value).map(([key, one]) => `${key}: ${shown(one)}`).join('、') : typeof value === 'number' ? value.toLocaleString('ja-JP') : String(value));
