import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldTable, freeFold } from '../fold/kanji.js';
import { fiveItems, type PersonItems } from '../person.js';
import { exampleFiles, examplePairs } from '../pairs.examples.js';
import { compareFive, counted, itemNames, OtherFoldTable, type FiveOutcomes } from './five.js';
import { defaultRules, ruleSet, type RuleSet } from './rules.js';
import { gradeOf, severity, verdict, verdictJa, type Clues, type NumberState } from './verdict.js';

const levelsOf = { name: Object.keys(fiveItems.name.levels), nameKana: Object.keys(fiveItems.nameKana.levels), bornOn: Object.keys(fiveItems.bornOn.levels), sex: Object.keys(fiveItems.sex.levels), address: Object.keys(fiveItems.address.levels) };
const outcomesOf = (levels: readonly string[], rules: RuleSet = defaultRules): FiveOutcomes => itemNames.map((item, index) => counted(item, { level: levels[index]!, because: '試験' }, rules)) as unknown as FiveOutcomes;
const verdictOf = (levels: string, clues: Clues = {}, rules: RuleSet = defaultRules) => verdict(outcomesOf(levels.split(' '), rules), 'found', rules, clues).verdict;
const person: PersonItems = { name: '髙橋　太郎', nameKana: 'タカハシ　タロウ', bornOn: '1975-01-05', sex: '1', address: '東京都架空区南台一丁目2番3号' };
const judge = (a: PersonItems, b: PersonItems, rules: RuleSet = defaultRules, clues: Clues = {}) => verdict(compareFive(a, b, rules), 'found', rules, clues);

test('五項目の一致・不一致の32通りは、①24・②4・③1・氏名一方のみ2・全一致1に分かれる', () => {
  const counts = new Map<string, number>();
  for (let bits = 0; bits < 32; bits += 1) {
    const code = verdictOf(['K', 'N', 'D', 'S', 'A'].map((letter, index) => `${letter}${(bits >> index) & 1 ? '9' : '0'}`).join(' '));
    const grade = gradeOf(code) ?? (code === 'M3' ? '氏名一方' : code);
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({ '①': 24, '②': 4, '③': 1, '氏名一方': 2, M0: 1 });
});

test('判定は、段階と番号の状態と手がかりのどの組にも一つだけ決まり、理由を持つ', () => {
  const states: readonly NumberState[] = ['found', 'badForm', 'notFound', 'removed', 'replaced'];
  for (const name of levelsOf.name) for (const nameKana of levelsOf.nameKana) for (const bornOn of levelsOf.bornOn) for (const sex of levelsOf.sex) for (const address of levelsOf.address) {
    const outcomes = outcomesOf([name, nameKana, bornOn, sex, address]);
    for (const state of states) {
      const judged = verdict(outcomes, state, defaultRules);
      if (!verdictJa.has(judged.verdict) || judged.because === '') expect.fail(`${name} ${nameKana} ${bornOn} ${sex} ${address} ${state}`);
    }
  }
  expect(verdict(null, 'found', defaultRules).verdict).toBe('X2');
});

test.each([
  ['同姓同名・同生年月日の別人の番号', 'K0 N0 D0 S0 A9', { hasHolder: true }, 'M2n', '③'], ['兄弟の番号', 'K5 N5 D9 S0 A0', {}, 'H1', '①'], ['双子の番号', 'K5 N5 D0 S0 A0', {}, 'H2', '②'], ['配偶者の番号', 'K5 N5 D9 S9 A0', {}, 'H1', '①'],
  ['婚姻で住基が先に変わった', 'K4 N4 D0 S0 A0', {}, 'H2', '②'], ['2025年に振り仮名を登録した', 'K0 N9 D0 S0 A0', {}, 'M3', null], ['先週区内で転居した', 'K0 N0 D0 S0 A8', { hasHolder: true }, 'M2', '③'],
  ['改姓と転入', 'K4 N0 D0 S0 A9', {}, 'H3', '②'], ['多い氏名で住所が違う', 'K0 N0 D0 S0 A4', { expectedNamesakes: 0.5 }, 'M2n', '③'], ['転居の記録がある', 'K0 N0 D0 S0 A4', { expectedNamesakes: 0.5, daysSinceMove: 30 }, 'M2', '③'],
  ['転居が古い', 'K0 N0 D0 S0 A4', { expectedNamesakes: 0.5, daysSinceMove: 401 }, 'M2n', '③'], ['住所がない', 'K0 N0 D0 S0 AX', { hasHolder: true }, 'M2n', '③'], ['同じ町字に同姓同名の別人がいる', 'K0 N0 D0 S0 A3', { hasHolder: true }, 'M2n', '③'], ['町字まで同じで、別人は見当たらない', 'K0 N0 D0 S0 A3', { expectedNamesakes: 0.5 }, 'M2', '③'],
] as const)('%s(%s)は %s', (_, levels, clues, expected, grade) => {
  expect(verdictOf(levels, clues)).toBe(expected);
  expect(gradeOf(expected)).toBe(grade);
});

test('住所の違いだけで何も説明しないものには、そのしるしが付く', () => {
  expect(verdict(outcomesOf(['K0', 'N0', 'D0', 'S0', 'A9']), 'found', defaultRules).moveUnexplained).toBe(true);
  expect(verdict(outcomesOf(['K0', 'N0', 'D0', 'S0', 'A8']), 'found', defaultRules)).toMatchObject({ moveUnexplained: false, hints: ['moved'] });
});

test.each([
  ['K0 N3', 'reading'], ['K0 N4', 'reading'], ['K1 N5', 'reading'], ['K2 N6', 'reading'], ['K0 N9', 'reading'], ['KA N5', 'reading'], ['K0 N2', ''], ['K0 NX', ''],
  ['K4 N0', 'renamed'], ['K4 N4', 'renamed'], ['K4 NA', 'renamed'], ['KA N4', 'renamed'], ['KA NA', ''],
  ['K5 N5', 'family'], ['K5 N0', 'family'], ['K9 N5', 'family'], ['K9 N6', 'family'], ['KX N5', 'family'], ['K4 N5', 'family'], ['K9 N9', ''],
])('氏名が %s なら手がかりは「%s」', (names, hint) => expect(verdict(outcomesOf([...names.split(' '), 'D0', 'S0', 'A0']), 'found', defaultRules).hints.join(' ')).toBe(hint));

test('旧氏と振り仮名が登録にあれば表記差、振り仮名がなければ改姓の手がかりの付く氏名一方差、切り替えれば両氏名差', () => {
  const [before, former] = [{ ...person, name: '鈴木　太郎', nameKana: 'スズキ　タロウ' }, { kind: 'formerFamilyName', text: '鈴木' } as const];
  const withKana = { ...person, otherNames: [{ ...former, kana: 'スズキ' }] };
  expect(judge(withKana, before)).toMatchObject({ verdict: 'M1', hints: [] });
  expect(judge({ ...person, otherNames: [former] }, before)).toMatchObject({ verdict: 'M3', hints: ['renamed'] });
  expect(judge(withKana, before, ruleSet('local/noAlias', { aliasCounts: 'differs' })).verdict).toBe('H2');
});

describe('切り替え', () => {
  const bullet = { ...person, name: '●橋　太郎' };
  test('●一つは一致、二つは不一致、切り替えれば一つでも不一致', () => {
    expect(judge(person, bullet).verdict).toBe('M1');
    expect(judge(person, { ...person, name: '●●　太郎' }).verdict).toBe('M3');
    expect(judge(person, bullet, ruleSet('local/strict', { bulletCounts: 'differs' })).verdict).toBe('M3');
  });
  test('斎と斉は不一致として別に挙げ、切り替えれば一致になる', () => {
    const [one, other] = [{ ...person, name: '斎藤　太郎' }, { ...person, name: '斉藤　太郎' }];
    expect(judge(one, other)).toMatchObject({ verdict: 'M3', hints: ['handList'] });
    expect(judge(one, other, ruleSet('local/loose', { handListCounts: 'equal' })).verdict).toBe('M1');
    expect(judge(one, other, ruleSet('local/plain', { handListCounts: 'differs' })).hints).toEqual([]);
  });
  test('住所がない記録は住所の不一致、切り替えれば問わない', () => {
    expect(judge(person, { ...person, address: '' }).verdict).toBe('M2');
    expect(judge(person, { ...person, address: '' }, ruleSet('local/noAddress', { missingAddress: 'equal' })).verdict).toBe('M1');
  });
  test('方書だけの違いは一致、切り替えれば不一致', () => {
    const room = { ...person, address: `${person.address!}　見本荘101号室` };
    expect(judge(person, room).verdict).toBe('M1');
    expect(judge(person, room, ruleSet('local/rooms', { addressMismatchFrom: 'A2' })).verdict).toBe('M2');
  });
  test('登録のある通称と同じなら一致、切り替えれば不一致', () => {
    const alias: PersonItems = { ...person, name: 'SAMPLE JOHN', otherNames: [{ kind: 'commonName', text: '髙橋　太郎' }] };
    expect(judge(alias, person).verdict).toBe('M1');
    expect(judge(alias, person, ruleSet('local/noAlias', { aliasCounts: 'differs' })).verdict).toBe('M3');
  });
  test('規則と違う字表を渡せば断る', () => {
    const empty = foldTable({ id: 'empty', ja: '空の表', licence: '', basis: freeFold.basis, sources: [] });
    expect(() => compareFive(person, person, defaultRules, empty)).toThrow(OtherFoldTable);
    expect(compareFive(person, { ...person, name: '高橋　太郎' }, ruleSet('local/empty', {}, 'empty'), empty)[0].level).not.toBe('K2');
  });
});

const values = exampleFiles.flatMap(([file]) => examplePairs(file).flatMap(({ a, b }) => [a, b]));
const aValue = fc.oneof(fc.constantFrom(...values, '', '1975-01-05', '1975-05-01', '昭和50年1月5日', '1', '2'), fc.string({ unit: 'binary', maxLength: 12 }));
const aPerson: fc.Arbitrary<PersonItems> = fc.record({ name: aValue, nameKana: aValue, bornOn: aValue, sex: aValue, address: aValue });
const someClues = fc.record({ expectedNamesakes: fc.constantFrom(0, 0.02), hasHolder: fc.boolean(), daysSinceMove: fc.constantFrom(undefined, 10, 500) });

test('五項目の段階は比べる向きによらず、自分自身とはすべて同じ', () => {
  fc.assert(fc.property(aPerson, aPerson, (a, b) => {
    expect(compareFive(a, b, defaultRules)).toEqual(compareFive(b, a, defaultRules));
    for (const { level } of compareFive(a, a, defaultRules)) expect(level).toMatch(/[0X]$/);
  }), { numRuns: 500 });
});

test('規則を緩めて判定が重くなることはない', () => {
  const loosened: readonly RuleSet[] = [
    ruleSet('l1', { handListCounts: 'equal' }), ruleSet('l2', { missingAddress: 'equal' }), ruleSet('l3', { addressMismatchFrom: 'A4' }), ruleSet('l4', { addressMismatchFrom: 'A9' }), ruleSet('l5', { tau: 1 }), ruleSet('l6', { moveWindowDays: 1000 }),
  ];
  const strict = ruleSet('s', { bulletCounts: 'differs', aliasCounts: 'differs', addressMismatchFrom: 'A2' });
  fc.assert(fc.property(fc.tuple(...itemNames.map((item) => fc.constantFrom(...levelsOf[item]))), fc.constantFrom(undefined, { unknown: 1, contested: 0 }, { unknown: 0, contested: 1 }), someClues, (levels, doubt, clues) => {
    const under = (rules: RuleSet) => severity(verdict(itemNames.map((item, index) => counted(item, { level: levels[index]!, because: '', ...(doubt && item === 'name' ? { doubt } : {}) }, rules)) as unknown as FiveOutcomes, 'found', rules, clues).verdict);
    for (const loose of loosened) expect(under(loose)).toBeLessThanOrEqual(under(defaultRules));
    expect(under(defaultRules)).toBeLessThanOrEqual(under(strict));
  }), { numRuns: 3000 });
});

test('理由には、比べた値そのものが現れない', () => {
  const other: PersonItems = { name: '鈴木　花子', nameKana: 'スズキ　ハナコ', bornOn: '1980-12-31', sex: '2', address: '大阪府架空市北台4-5-6' };
  const said = JSON.stringify(judge(person, other));
  for (const value of [...Object.values(person), ...Object.values(other)].filter((text) => typeof text === 'string' && text.length > 1)) expect(said).not.toContain(value);
});
