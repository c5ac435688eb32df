import { describe, expect, test } from 'vitest';
import { municipalInsuredIds, qualificationDates } from '../aggregator/distribution.js';
import { qualificationHousehold, qualificationPerson } from '../aggregator/qualification.js';
import type { RecordDefinition } from '../define.js';
import { codecOf } from './codec.js';
import { exampleProfile, quotedProfile } from './example-profile.js';
import { bundledProfile, loadProfile } from './profile.js';

type Expected = readonly [code: string, line: number, byte: number, field: string];
type Case = readonly [title: string, file: string | Buffer, expected: readonly Expected[], name?: string];

const profileOf = (json: unknown) => {
  const loaded = loadProfile(json);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  return loaded.profile;
};
const found = (profile: ReturnType<typeof profileOf>, definition: RecordDefinition, file: string | Buffer, name: string) =>
  codecOf(profile, definition).parse({ name, bytes: typeof file === 'string' ? Buffer.from(file) : file }).issues.map(({ code, line, byte, field }) => [code, line, byte, field]);

const name = 'qualificationHousehold_131130_2026-04-01_12.csv';
const header = 'header,qualificationHousehold,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12\n';
const names = 'insurerNumber,householdKey,headPersonKey,headKind,changeOn,changeReason,householdAddress,operation,revision\n';
const good = '138131,24-0001,P1,insured,2026-03-31,headChange,架空町1丁目,update,2\n';
const file = (...rows: (string | Buffer)[]) => Buffer.concat([header + names, ...rows, `trailer,${rows.length}\n`].map((part) => Buffer.from(part as string)));
const row = (change: Record<number, string>) => `${good.trimEnd().split(',').map((cell, index) => change[index] ?? cell).join(',')}\n`;
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const csv: readonly Case[] = [
  ['誤りのない世帯ファイル', file(good, good), []],
  ['ファイル名が違う', file(good), [['E101', 0, 0, '*']], 'household.csv'],
  ['ファイル名の日付が暦にない', file(good), [['E101', 0, 0, '*']], 'qualificationHousehold_131130_2026-02-30_12.csv'],
  ['ファイル名の通番に余計な0', file(good), [['E101', 0, 0, '*']], 'qualificationHousehold_131130_2026-04-01_012.csv'],
  ['ファイル名と見出しの日付が食い違う', file(good), [['E101', 1, 72, 'date']], 'qualificationHousehold_131130_2026-04-02_12.csv'],
  ['ファイル名と見出しの市区町村と通番が食い違う', file(good), [['E101', 1, 65, 'municipality'], ['E101', 1, 83, 'seq']], 'qualificationHousehold_131041_2026-04-01_13.csv'],
  ['別の種別の見出し', `${header.replace('qualificationHousehold', 'qualificationDates')}${names}trailer,0\n`, [['E101', 1, 8, 'kind']]],
  ['別のプロファイルの見出し', `${header.replace('@1.0.0', '@2.0.0')}${names}trailer,0\n`, [['E101', 1, 31, 'profileId']]],
  ['見出しの日付が暦にない', `${header.replace('2026-04-01', '2026-04-31')}${names}trailer,0\n`, [['E203', 1, 72, 'date']]],
  ['見出しの列が足りない', `header,qualificationHousehold\n${names}trailer,0\n`, [['E103', 1, 0, '*']]],
  ['見出し行がない', `${names}${good}trailer,1\n`, [['E103', 1, 0, '*']]],
  ['列名の行がない', `${header}${good}trailer,1\n`, [['E103', 2, 0, '*']]],
  ['列名の順番が違う', `${header}${names.replace('headKind,changeOn', 'changeOn,headKind')}${good}trailer,1\n`, [['E202', 2, 42, 'headKind'], ['E202', 2, 51, 'changeOn']]],
  ['列名が足りない', `${header}${names.replace(',revision', '')}${good}trailer,1\n`, [['E202', 2, 0, '*']]],
  ['末尾行がない', `${header}${names}${good}`, [['E103', 3, 0, '*']]],
  ['末尾の件数が多い', `${header}${names}${good}trailer,2\n`, [['E103', 4, 9, 'count']]],
  ['末尾の件数が少ない', `${header}${names}${good}${good}trailer,1\n`, [['E103', 5, 9, 'count']]],
  ['末尾の件数が数でない', `${header}${names}${good}trailer,one\n`, [['E103', 4, 9, 'count']]],
  ['拒まれた行も件数に数える', file(row({ 8: 'x' })), [['E202', 3, 73, 'revision']]],
  ['末尾行が途中で切れた', `${header}${names}${good}trailer`, [['E103', 4, 0, '*'], ['E103', 4, 0, '*']]],
  ['末尾行の改行がない', `${header}${names}${good}trailer,1`, [['E103', 4, 0, '*'], ['E103', 4, 0, '*']]],
  ['記録の途中で切れた', `${header}${names}${good}${good.slice(0, 20)}`, [['E103', 4, 0, '*'], ['E103', 4, 0, '*']]],
  ['末尾行の後に記録がある', `${header}${names}${good}trailer,1\n${good}`, [['E202', 4, 0, '*'], ['E103', 5, 0, '*']]],
  ['空のファイル', '', [['E103', 1, 0, '*'], ['E103', 1, 0, '*'], ['E103', 0, 0, '*']]],
  ['見出しだけのファイル', header, [['E103', 2, 0, '*'], ['E103', 1, 0, '*']]],
  ['BOM がある', `\ufeff${header}${names}${good}trailer,1\n`, [['E102', 1, 1, '*']]],
  ['BOM のあるファイルの1行目は、BOM の分だけ位置が進む', `\ufeff${header.replace('131130', '131041')}${names}trailer,0\n`, [['E102', 1, 1, '*'], ['E101', 1, 68, 'municipality']]],
  ['UTF-8 として読めないバイト', file(bytes('138131,24-0001,P', [0xff], '1,insured,,,架空町,update,2\n')), [['E102', 3, 17, 'headPersonKey']]],
  ['CP932 で書かれた住所', file(bytes('138131,24-0001,P1,insured,,,', [0x89, 0xcb, 0x8b, 0xf3], ',update,2\n')), [['E102', 3, 29, 'householdAddress']]],
  ['途中で切れた UTF-8 の文字', file(bytes('138131,24-0001,P1,insured,,,', [0xe6, 0x9e], ',update,2\n')), [['E102', 3, 29, 'householdAddress']]],
  ['1行が読めなくても、ほかの行の誤りも示す', file(row({ 4: '2026-02-30' }), bytes([0x80], good), row({ 3: 'boss' })), [['E203', 3, 27, 'changeOn'], ['E102', 4, 1, 'insurerNumber'], ['E204', 5, 19, 'headKind']]],
  ['1行だけ CRLF', file(good, good.replace('\n', '\r\n'), good), [['E102', 4, 74, '*']]],
  ['行の途中の CR', file(row({ 2: 'P\r1' })), [['E205', 3, 16, 'headPersonKey']]],
  ['NUL', file(row({ 6: '架空\0町' })), [['E205', 3, 49, 'householdAddress']]],
  ['タブ', file(row({ 2: 'P\t1' })), [['E205', 3, 16, 'headPersonKey']]],
  ['DEL', file(row({ 2: 'P\u007f' })), [['E205', 3, 16, 'headPersonKey']]],
  ['文字化けの跡 U+FFFD', file(row({ 6: '架空\ufffd' })), [['E205', 3, 49, 'householdAddress']]],
  ['列が多い', file(good.replace('\n', ',x\n')), [['E202', 3, 75, '*']]],
  ['列が少ない', file('138131,24-0001\n'), [['E202', 3, 0, '*']]],
  ['空の行', file('\n'), [['E202', 3, 0, '*']]],
  ['閉じない引用符', file(row({ 2: '"P1' }), good), [['E202', 3, 16, '*']]],
  ['引用符の後の文字', file(row({ 2: '"P"1' })), [['E202', 3, 19, '*']]],
  ['囲まれていない引用符', file(row({ 2: 'P"1' })), [['E202', 3, 17, '*']]],
  ['囲まれた値の位置は引用符の内側', file(row({ 3: '"boss"' })), [['E204', 3, 20, 'headKind']]],
  ['必須の項目が空', file(row({ 1: '' })), [['E201', 3, 8, 'householdKey']]],
  ['保険者番号の桁が足りない', file(row({ 0: '13813' })), [['E202', 3, 1, 'insurerNumber']]],
  ['全角の保険者番号', file(row({ 0: '１３８１３１' })), [['E202', 3, 1, 'insurerNumber']]],
  ['暦にない日付', file(row({ 4: '2026-02-29' })), [['E203', 3, 27, 'changeOn']]],
  ['日付の形が違う', file(row({ 4: '20260331' })), [['E203', 3, 27, 'changeOn']]],
  ['コード表にない値', file(row({ 5: 'HEADCHANGE' })), [['E204', 3, 38, 'changeReason']]],
  ['長すぎる住所', file(row({ 6: '町'.repeat(201) })), [['E202', 3, 49, 'householdAddress']]],
  ['0から始まる版', file(row({ 8: '02' })), [['E202', 3, 73, 'revision']]],
  ['一行の誤りはすべて示す', file(row({ 0: 'x', 3: 'x', 4: 'x', 8: '' })), [['E202', 3, 1, 'insurerNumber'], ['E204', 3, 14, 'headKind'], ['E203', 3, 16, 'changeOn'], ['E201', 3, 53, 'revision']]],
  ['1行目が長すぎれば、見出しも列名もないものとして続ける', bytes('x'.repeat(70_000), '\n', good, 'trailer,2\n'), [['E103', 1, 0, '*'], ['E103', 1, 0, '*'], ['E202', 1, 65_537, '*']]],
  ['長すぎる行', file('x'.repeat(70_000), '\n', good), [['E202', 3, 65_537, '*'], ['E103', 5, 9, 'count']]],
];

describe('壊れた世帯ファイル(同梱のプロファイル)', () => {
  for (const [title, content, expected, as = name] of csv) {
    test(title, () => expect(found(bundledProfile(), qualificationHousehold, content, as)).toEqual(expected));
  }
});

const line = (text: string, width: number) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(width - text.length, 0x20)]);
const top = (count: number) => Buffer.concat([line(`H ID          1311305080401000012${String(count).padStart(9, '0')}`, 45), Buffer.from('\r\n')]);
const end = (count: number) => Buffer.concat([line(`T ${String(count).padStart(9, '0')}`, 14), Buffer.from('\r\n')]);
const person = (id: string, key = 'P1') => Buffer.concat([line(key, 80), line('', 80), line(id, 80), Buffer.from('\r\n')]);
const fixed: readonly Case[] = [
  ['誤りのない固定長ファイル', Buffer.concat([top(1), person('M1'), end(1)]), []],
  ['見出しの件数が違う', Buffer.concat([top(2), person('M1'), end(1)]), [['E103', 1, 34, 'count']]],
  ['見出しと末尾の件数が違う', Buffer.concat([top(9), person('M1'), end(8)]), [['E103', 1, 34, 'count'], ['E103', 3, 3, 'count']]],
  ['1バイト足りない', Buffer.concat([top(1), person('M1').subarray(1), end(1)]), [['E202', 2, 0, '*']]],
  ['1バイト多い', Buffer.concat([top(1), Buffer.from('x'), person('M1'), end(1)]), [['E202', 2, 241, '*']]],
  ['LF だけの行', Buffer.concat([top(1), person('M1').subarray(0, 240), Buffer.from('\n'), end(1)]), [['E102', 2, 241, '*']]],
  ['項目の境をまたぐ2バイト文字', Buffer.concat([top(1), line(`${'a'.repeat(79)}\x8e\x52`, 160), line('M1', 80), Buffer.from('\r\n'), end(1)]), [['E102', 2, 80, 'personKey']]],
  ['CP932 にないバイト', Buffer.concat([top(1), person('M\xfd'), end(1)]), [['E102', 2, 162, 'municipalInsuredId']]],
  ['NEC選定IBM拡張文字', Buffer.concat([top(1), person('\xed\x95'), end(1)]), [['E102', 2, 161, 'municipalInsuredId']]],
  ['必須の項目が空白だけ', Buffer.concat([top(1), person(''), end(1)]), [['E201', 2, 161, 'municipalInsuredId']]],
  ['末尾行がない固定長ファイル', Buffer.concat([top(1), person('M1')]), [['E103', 2, 0, '*']]],
  ['EOF の印 0x1A', Buffer.concat([top(1), person('M1'), end(1), Buffer.from([0x1a])]), [['E202', 3, 0, '*'], ['E103', 4, 0, '*'], ['E103', 4, 0, '*'], ['E103', 1, 34, 'count']]],
];

describe('壊れた固定長ファイル(CP932のプロファイル)', () => {
  for (const [title, content, expected] of fixed) {
    test(title, () => expect(found(profileOf(exampleProfile), municipalInsuredIds, content, 'XID-00012-131130-20260401.DAT')).toEqual(expected));
  }
});

describe('引用符を必ず付けるプロファイル', () => {
  const cases: readonly Case[] = [
    ['BOM がない', '"a"\t"1"\r\n', [['E102', 1, 1, '*']]],
    ['引用符のない値の位置は BOM の後から数える', '\ufeff"a"\t1\r\n', [['E202', 1, 8, '*']]],
    ['幅を超えた値', '\ufeff"a"\t"12345678901"\r\n', [['E202', 1, 9, 'municipalInsuredId']]],
  ];
  for (const [title, content, expected] of cases) {
    test(title, () => expect(found(profileOf(quotedProfile), municipalInsuredIds, content, 'ids5080401.tsv')).toEqual(expected));
  }
});

describe('個人番号は指摘に出ない', () => {
  const personName = 'qualificationPerson_131130_2026-04-01_12.csv';
  const codec = codecOf(bundledProfile(), qualificationPerson);
  const digitsIn = (content: string) => JSON.stringify(codec.parse({ name: personName, bytes: Buffer.from(content) }).issues);
  const keys = Object.keys(qualificationPerson.fields);
  const personRow = (...cells: string[]) => `header,qualificationPerson,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12\n${keys.join()}\n${[...cells, ...Array.from({ length: keys.length - cells.length }, () => '')].join()}\ntrailer,1\n`;

  test.each([
    ['桁が違う個人番号', personRow('98765432101', 'x')], ['空白の混じった個人番号', personRow('9876 5432 1012', '138131')], ['ほかの項目に入った個人番号', personRow('', '987654321012', 'K', 'P')],
    ['日付の項目に入った個人番号', personRow('111111111111', '138131', 'K', 'P', '01', 'N', 'N', '987654321012')], ['列のずれた行', personRow('987654321012').replace('987654321012,', '987654321012')],
    ['全角の個人番号', personRow('９８７６５４３２１０１２', '138131')],
  ])('%s', (_, content) => {
    const printed = digitsIn(content);
    expect(JSON.parse(printed).length).toBeGreaterThan(0);
    expect(printed.normalize('NFKC')).not.toMatch(/9876|5432|1012/);
  });

  test('桁の違う個人番号は形だけを示す', () => {
    expect(codec.parse({ name: personName, bytes: Buffer.from(personRow('98765432101')) }).issues[0]).toEqual({
      code: 'E202', line: 3, byte: 1, field: 'individualNumber', ja: '個人番号', raw: '(個人番号 11桁)', why: '数字12桁であるべき', cure: '半角数字12桁で書く',
    });
  });
});

test('指摘は1万件で止め、止めたことを言う', () => {
  const codec = codecOf(bundledProfile(), qualificationDates);
  const parsed = codec.parse({ name: 'x', bytes: Buffer.from('a\n'.repeat(12_000)) });
  expect(parsed.issues.length).toBe(10_001);
  expect(parsed.issues.at(-1)).toMatchObject({ code: 'W199', line: 0, why: '指摘が10000件を超えたので、残り2004件は示さない' });
  expect(parsed.rejected.length).toBe(12_000);
});
