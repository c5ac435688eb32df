import { basisText, type Basis, type Day } from '../law/define.js';
import type { BankDialect } from '../contracts/bank/dialect.js';
import type { Field } from '../contracts/define.js';
import { isBankLayout, isReceiptLayout, partsOf, type Direction, type Layout, type LayoutPart } from '../contracts/layouts.js';
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
export interface Catalogue { readonly layouts: readonly Layout[]; readonly dialects?: readonly BankDialect[]; readonly parties: readonly PartyCard[]; readonly units: readonly LawUnit[] }

const certainties = { certain: '公開資料にある', inferred: '公開資料から言える', assumed: '試験に要るための仮定' } as const;
const directions: Readonly<Record<Direction, string>> = { wardToParty: '市区町村 → 相手方', partyToWard: '相手方 → 市区町村', betweenParties: '相手方どうし' };

/** docs/catalogue.md: every interface file with its fields, every party with what it can be told, every dated value of the law. */
export const catalogue = ({ layouts, dialects = [], parties, units }: Catalogue): string => page([
  '# 目録', generatedNote,
  '## 電文', '項目の並び・幅・文字コード・コード値は電文プロファイルが決める。ここにあるのは意味である。', ...layouts.filter((one) => !isBankLayout(one) && !isReceiptLayout(one)).flatMap(layout),
  ...bankFilesOf(layouts, dialects), ...receiptFilesOf(layouts),
  '## 相手方', ...parties.flatMap(party),
  ...(units.length > 0 ? ['## 法令の値', ...units.flatMap(unit)] : []),
]);

/** Files whose bytes are published: every item has its place. */
function bankFilesOf(layouts: readonly Layout[], dialects: readonly BankDialect[]): readonly string[] {
  const files = layouts.filter(isBankLayout);
  if (files.length === 0) return [];
  return [
    '## 金融機関のファイル', '全銀の固定長ファイルは、項目の位置まで公開されている。文字・改行・空白の使い方は銀行の方言が決める。', ...files.flatMap((one) => [
      ...layout(one), `出典: ${one.file.sources.map((source) => prose(basisText(source))).join(' / ')}`,
      `${one.file.isVerified ? 'どの記録も、二つ以上の公開資料が一致する' : '一つの公開資料だけによる記録がある'}。${one.file.openPoints.map((point) => `${prose(point)}。`).join('')}`,
    ]),
    ...(dialects.length > 0 ? ['### 銀行の方言', markdownTable(['方言', '識別子', '根拠'], dialects.map(({ id, ja, basis }) => [ja, { raw: `\`${id}\`` }, basisText(basis)]))] : []),
  ];
}

/** レセプト電算: lines of several kinds, each item in its column. */
function receiptFilesOf(layouts: readonly Layout[]): readonly string[] {
  const files = layouts.filter(isReceiptLayout);
  return files.length === 0 ? [] : ['## レセプト電算のファイル', '位置は列の番号(履歴管理の前置きは数えない)、幅はシフトJISのバイト数である。', ...files.flatMap((one) => [...layout(one), one.receipts.openPoints.map((point) => `${prose(point)}。`).join('')])];
}

const layout = (one: Layout): readonly string[] => [
  `### ${prose(one.ja)}(\`${one.id}\`)`,
  `${directions[one.direction]} · 工程 ${one.steps.map((step) => `\`${step}\``).join(' ')} · 根拠: ${prose(basisText(one.basis))}${isBankLayout(one) || isReceiptLayout(one) || !one.definition.page ? '' : ` · 参照: [${prose(one.definition.page.ja)}](${one.definition.page.file})`}`,
  ...partsOf(one).flatMap(fieldsOf),
];

const fieldsOf = ({ part, definition, from }: LayoutPart): readonly string[] => [
  ...(part === null ? [] : [`**${prose(definition.ja)}**`]),
  markdownTable([...(from ? ['位置'] : []), '項目', '識別子', '型', '必須', '確かさ'], Object.entries(definition.fields).map(([id, field]: [string, Field<unknown>]) =>
    [...(from ? [String(from.get(id))] : []), field.ja, { raw: `\`${id}\`` }, field.type, field.required ? '必須' : '任意', `${certainties[field.source]}${field.secret ? '・個人番号(印で示す)' : ''}`])),
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
