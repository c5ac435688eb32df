import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeFold } from '../fold/kanji.js';
import { compareFive, type FiveOutcomes } from '../judge/five.js';
import { defaultRules, ruleSet, type RuleSet } from '../judge/rules.js';
import { codeOf, verdicts } from '../judge/verdict.js';
import { exampleFiles, examplePairs } from '../pairs.examples.js';
import type { PersonItems } from '../person.js';
import { roles, shapeBytes, uncheckedDigit, unitSeparator, writeShape, type Role } from './columns.js';
import { kernelOn, roomIn, scratchBytes, sharedMemory, sightBytes } from './kernel.js';
import { lettersBytes, writeLetters } from './letters.js';
import { asks, doubts, firstVerdict, outcomesAtSight, sightOf, toldBits } from './sight.js';

const memory = sharedMemory();
const room = roomIn(memory);
const at = { scratch: room(scratchBytes), sight: room(sightBytes), letters: room(lettersBytes), shape: room(shapeBytes), one: room(70_000), other: room(70_000) };
const bytes = new Uint8Array(memory.buffer);
const kernel = kernelOn(memory);
kernel.begin(at.scratch, 7n);
kernel.learn(at.letters);
kernel.look(at.sight);
writeLetters(freeFold, bytes.subarray(at.letters, at.letters + lettersBytes));
writeShape({ delimiter: unitSeparator, encoding: 'utf-8', isNumbered: false, columns: roles }, uncheckedDigit, bytes.subarray(at.shape, at.shape + shapeBytes));

type Columns = Partial<Record<Role, string>>;
function toldOf(a: Columns, b: Columns): number {
  [a, b].forEach((columns, side) => bytes.set(Buffer.from(`${roles.map((role) => columns[role] ?? '').join(unitSeparator)}\n`), side === 0 ? at.one : at.other));
  return kernel.told(at.shape, at.one, at.shape, at.other);
}

const itemsOf = ({ commonName, formerFamilyName, previousAddress, ...items }: Columns): PersonItems => ({
  ...items, otherNames: [...(commonName ? [{ kind: 'commonName' as const, text: commonName }] : []), ...(formerFamilyName ? [{ kind: 'formerFamilyName' as const, text: formerFamilyName }] : [])],
  ...(previousAddress ? { previousAddresses: [{ address: previousAddress }] } : {}), townCode: items.townCode || undefined,
});
const other: RuleSet = ruleSet('試験', { bulletCounts: 'differs', handListCounts: 'equal', addressMismatchFrom: 'A4' });
const full = (columns: Columns): Columns => ({ name: '山田　太郎', nameKana: 'ヤマダ　タロウ', bornOn: '1980-05-06', sex: '1', address: '東京都港区白金1丁目2番3号', ...columns });

const codes = new Map([defaultRules, other].map((rules) => [rules, new Uint8Array(2 ** toldBits)]));
/** What is told must count as the comparers count it; how many of the differing items were told. */
function toldRightly(a: Columns, b: Columns): number {
  const told = toldOf(full(a), full(b));
  let known = 0;
  for (const rules of [defaultRules, other]) {
    const outcomes: FiveOutcomes = compareFive(itemsOf(full(a)), itemsOf(full(b)), rules);
    outcomes.forEach((outcome, role) => {
      const seen = outcomesAtSight(rules, true)(told, role);
      if (!seen) return;
      expect({ role, agrees: seen.agrees, isExact: seen.level.endsWith('0') }, `${JSON.stringify([a, b])} ${outcome.level}`).toEqual({ role, agrees: outcome.agrees, isExact: outcome.level.endsWith('0') });
      if (role === 4 && !seen.agrees) expect(seen.level, JSON.stringify([a, b])).toBe(outcome.level === 'A4' ? 'A9' : outcome.level);
      known += seen.level.endsWith('0') ? 0 : 1;
    });
    const judged = sightOf(rules, codes.get(rules)!).judge(told);
    if (judged !== asks) expect(judged === doubts ? 'M2' : verdicts[judged - firstVerdict]![0]).toBe(codeOf((role) => outcomes[role]!, rules));
  }
  return known;
}

test.each<readonly [item: Role, a: string, b: string]>([
  ['name', '渡邉　太郎', '渡辺 太郎'], ['name', '𠮷田', '吉田'], ['name', '髙橋', '鈴木'], ['name', '山●', '山田'], ['name', 'KIM MINSU', 'ＫＩＭ　ｍｉｎｓｕ'], ['name', 'KIM', '金'], ['name', '\ue000田', '辻田'],
  ['nameKana', 'ｻﾄｳ ﾊﾟｵ', 'さとう　ぱお'], ['nameKana', 'ショウ', 'シヨウ'], ['nameKana', 'ヤマダ', 'ヤマタ'], ['bornOn', '2000-02-29', '2000-02-28'], ['sex', '1', '2'],
  ['address', '東京都港区白金5丁目25番3号　見本荘608号室', '港区白金5-25-3'], ['address', '港区白金五丁目２５番３号', '東京都港区白金5-25-3'], ['address', '港区白金5-25-3', '港区白金5-25-4'], ['address', '港区白金5-25-3', '港区三田5-25-3'],
])('%s の「%s」と「%s」は、比べる部品に聞かずにわかる', (item, a, b) => {
  expect(toldRightly({ [item]: a }, { [item]: b })).toBeGreaterThan(0);
  expect(toldRightly({ [item]: b }, { [item]: a })).toBeGreaterThan(0);
});

test.each<readonly [item: Role, a: string, b: string]>([
  ['address', '港区大字南1-2-3', '港区南1-2-3'], ['address', '港区南1-2-101', '港区南1番2号　見本荘101'], ['address', '港区南1番2号3', '港区南1-2　3'], ['address', '港区南1番　見本2丁目3', '港区南1番　見本2丁目4'], ['address', '港区南1番 2号', '港区南1番　見本荘'],
  ['address', '旭市ニの2132', '旭市ニ2132'], ['address', '神奈 川県港区南1-2', '港区南1-2'], ['address', '港区南1-2', '芝郡港区南1-2'], ['address', '京都市南1-2', '京都市上る南1-2'], ['address', '港区南1番地2', '港区南1番地の2'], ['address', '港区南壱丁目2', '港区南1丁目2'], ['address', '港区第南1-2', '港区南1-2'],
  ['name', '佐々木', '佐佐木'], ['name', '斎藤', '斉藤'], ['name', '●藤', '●●'], ['name', '●', '藤'], ['name', '山田', '​'], ['name', 'KIM MIN', 'MIN KIM'], ['nameKana', 'アヽ', 'アア'], ['nameKana', 'ア・', 'ア'],
  ['bornOn', '2001-02-29', '2001-02-29'], ['bornOn', '1900-02-29', '1900-02-29'], ['bornOn', '9999-12-31', '9999-12-31'], ['bornOn', '2001-02-29', '2001-03-01'], ['sex', '3', '3'], ['name', '　', '　'], ['nameKana', '・', '・'], ['address', '〒108-0073', '〒108-0073'], ['address', '', ''],
])('%s の「%s」と「%s」で、見てわかることは、比べる部品のいうことと同じ', (item, a, b) => {
  toldRightly({ [item]: a }, { [item]: b });
  toldRightly({ [item]: b }, { [item]: a });
});

test('ローマ字の氏名の人のカナは、語の順が違うだけなら違うといわない', () => {
  for (const name of ['KIM MIN', '金　民']) toldRightly({ name, nameKana: 'キム ミン' }, { name, nameKana: 'ミン キム' });
});

test('前住所と同じ住所は、離れた住所といわない。異動日のある住所の差は、見ただけでは決めない', () => {
  toldRightly({ address: '港区白金5-25-3', previousAddress: '港区三田1-1-1' }, { address: '港区三田1-1-1' });
  const told = (movedOn: string) => sightOf(defaultRules, new Uint8Array(2 ** toldBits)).judge(toldOf(full({ movedOn }), full({ address: '港区三田1-1-1' })));
  expect([told(''), told('2025-12-01')]).toEqual([doubts, asks]);
});

const itemOf: Readonly<Record<string, Role>> = { kana: 'nameKana', addresses: 'address' };
test('集めた組のすべてで、見てわかることは、比べる部品のいうことと同じ', () => {
  let known = 0;
  for (const [file] of exampleFiles) for (const { a, b } of examplePairs(file)) known += toldRightly({ [itemOf[file] ?? 'name']: a }, { [itemOf[file] ?? 'name']: b });
  expect(known).toBeGreaterThan(100);
});

const lettersOf = (text: string) => fc.constantFrom(...Array.from(text));
const texts = {
  name: lettersOf('山田斎斉齋渡邉邊𠮷吉髙﨑\ufa19神々〆ヶケ・ーハはﾊ●〓\ue000\ufffd KＫkミン　 \u{E0100}-A'),
  nameKana: lettersOf('アァャヤッツパバハヴウヲオーヽヾゝ・＝　 はぱゔﾊﾟｳﾞｰｬあ-ABａ\u3099゛'),
  address: fc.oneof(lettersOf('東京都港区北海道千葉三重県市町村郡島字第大の之ノがケヶつッ々一二三十百〇六本木丁目番地号条街区棟室階線甲イ0123456789０５１－-‐―ー　 Aａｱ(〒上下東西ル入'), fc.constantFrom('丁目', '番地', '番', '号', '三田', '京都市', '東京都', '港区', '-', '1', '25', '　見本荘101', '四日市市', '大字', '北1条西')),
};
const changed = (unit: fc.Arbitrary<string>, most: number) => fc.array(unit, { maxLength: most }).chain((units) => fc.tuple(fc.constant(units.join('')), fc.oneof(
  fc.tuple(fc.nat({ max: Math.max(0, units.length) }), unit, fc.nat({ max: 1 })).map(([place, one, cut]) => [...units.slice(0, place), one, ...units.slice(place + cut)].join('')),
  fc.shuffledSubarray(units, { minLength: units.length }).map((mixed) => mixed.join('')),
  fc.constant(units.map((one) => one.normalize('NFKC')).join('')),
)));

test.each(['name', 'nameKana', 'address'] as const)('どんな %s の組でも、見てわかることは、比べる部品のいうことと同じ', (item) => {
  fc.assert(fc.property(changed(texts[item], 14), ([a, b]) => void toldRightly({ [item]: a }, { [item]: b })), { numRuns: 6000 });
});

const number = fc.constantFrom('1', '２', '三', '十二', '101', '02');
const lot = fc.oneof({ weight: 3, arbitrary: fc.tuple(fc.constantFrom('N丁目N番N号', 'N-N-N', 'N丁目N-N', 'N番地N', 'N番N号', 'N番地', 'N-N', 'N－N－N', 'N−N', 'N丁目', 'N番N', 'N丁目N番地N', 'N-N-N-N'), fc.array(number, { minLength: 4, maxLength: 4 })).map(([form, values]) => values.reduce<string>((text, value) => text.replace('N', value), form)) },
  { weight: 1, arbitrary: fc.array(fc.tuple(number, fc.constantFrom('丁目', '番', '番地', '号', '-', '－', '')), { minLength: 1, maxLength: 4 }).map((parts) => parts.map((part) => part.join('')).join('')) });
const town = fc.constantFrom('港区三田', '港区 三田', '港区白金', '千葉市中央区', '霞ヶ関', '霞ケ関', '大字南', '南', '港区六本木', '島田市', '三田', '京都市中京区下る', '佐々木町', '佐佐木町');
const usualAddress = fc.tuple(fc.constantFrom('', '', '東京都', '東京都　', '千葉県', '三重県', '京都府'), town, lot, fc.constantFrom('', '', '　見本荘101号室', ' 見本荘', ' 101', '　コーポ　甲', '号室', ' 3階', '　ＡＢＣ', '  ', ' -1', ' 番', '(南)', '　〇号', '甲', '棟'))
  .map((parts) => parts.join(''));
test('住所らしい二つの住所でも、見てわかることは、比べる部品のいうことと同じ', () => {
  let known = 0;
  fc.assert(fc.property(usualAddress, usualAddress, (a, b) => { known += toldRightly({ address: a }, { address: b }); }), { numRuns: 12_000 });
  expect(known).toBeGreaterThan(50);
});

test('別名・前住所・町字コードのある記録でも同じ', () => {
  fc.assert(fc.property(fc.record({ commonName: fc.constantFrom('', '山田太郎', '金'), formerFamilyName: fc.constantFrom('', '鈴木'), previousAddress: fc.constantFrom('', '港区白金5-25-3', '港区三田1-1-1'), townCode: fc.constantFrom('', '13103001001', '13103002001'), name: fc.constantFrom('山田　太郎', '鈴木　太郎', 'KIM'), address: fc.constantFrom('港区白金5-25-3', '港区白金5-25-4', '港区三田1-1-1'), nameKana: fc.constantFrom('キム ミン', 'ミン キム', 'スズキ タロウ') }),
    fc.record({ commonName: fc.constantFrom('', '金'), name: fc.constantFrom('山田太郎', '金', 'KIM', 'kim'), address: fc.constantFrom('港区白金5-25-4', '港区三田1-1-1'), nameKana: fc.constantFrom('キムミン', 'ミンキム', 'スズキタロウ'), townCode: fc.constantFrom('', '13103001001') }),
    (a, b) => void toldRightly(a, b)), { numRuns: 3000 });
});
