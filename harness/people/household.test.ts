import { expect, test } from 'vitest';
import { ageOn } from '../../law/day.js';
import { isIndividualNumber } from '../../law/check-digits.js';
import { BadWish, type HouseholdWish } from './define.js';
import { household, movedTo } from './population.js';

const world = { seed: 42, municipalityCode: '131041', today: '2025-04-01' } as const;
const make = (wish: HouseholdWish, label = '転入する世帯') => household({ ...world, label, ...wish });

test('同じ札の世帯は、ほかに何を作っても同じ', () => {
  const one = make({ head: { age: 45 } });
  make({ head: { age: 30 } }, 'ほか');
  expect(make({ head: { age: 45 } })).toEqual(one);
  expect(make({ head: { age: 45 } }, 'ほか').members[0]!.resident.personKey).not.toBe(one.members[0]!.resident.personKey);
});

test('擬制世帯主と妻子の世帯を年齢と続柄で頼める', () => {
  const made = make({ head: { age: 52, insured: false }, members: [{ relationship: '妻', age: 49 }, { relationship: '子', age: 12, sex: '2' }], surname: '髙橋' });
  expect(made.headKind).toBe('nominal');
  expect(made.members.map(({ insured, resident }) => [resident.relationship, ageOn(resident.bornOn, world.today), resident.sex, insured, resident.name.split('\u3000')[0], resident.nameKana.split('\u3000')[0]])).toEqual([
    ['世帯主', 52, '1', false, '髙橋', 'タカハシ'], ['妻', 49, '2', true, '髙橋', 'タカハシ'], ['子', 12, '2', true, '髙橋', 'タカハシ'],
  ]);
  expect(made.members.every(({ resident }) => isIndividualNumber(resident.individualNumber, { kind: 'shifted', by: 3 }))).toBe(true);
});

test('75歳の誕生日を迎えた人は、頼まれたときだけ被保険者になる', () => {
  const [at75, asked, at74] = [{ bornOn: '1950-04-01' }, { bornOn: '1950-04-01', insured: true }, { bornOn: '1950-04-02' }] as const;
  expect([at75, asked, at74].map((head) => make({ head }).members[0]!.insured)).toEqual([false, true, true]);
});

test('双子は生年月日が同じで名が違い、子が足りなければ加わる', () => {
  const grown = make({ head: { age: 40 }, members: [{ relationship: '子', age: 6, sex: '1' }, { relationship: '子', age: 3, sex: '1' }], specials: ['twins'] });
  const added = make({ head: { age: 40 }, specials: ['twins'] });
  for (const made of [grown, added]) {
    const twins = made.members.filter(({ traits }) => traits.includes('twin')).map(({ resident }) => resident);
    expect(twins.length).toBe(2);
    expect([new Set(twins.map(({ bornOn }) => bornOn)).size, new Set(twins.map(({ name }) => name)).size, new Set(twins.map(({ nameKana }) => nameKana)).size]).toEqual([1, 2, 2]);
  }
  expect([grown.members.length, added.members.length]).toEqual([3, 3]);
});

test('外国人の世帯はローマ字の氏名になり、通称を頼める', () => {
  const { name, commonName } = make({ head: { age: 28 }, specials: ['alias'] }).members[0]!.resident;
  expect(name).toMatch(/^[A-Z ]+$/);
  expect(commonName).toMatch(/\u3000/u);
});

test('名・住所・マイナ保険証・不開示を指定できる', () => {
  const { resident } = make({ head: { age: 30, sex: '2', givenName: { kanji: '花子', kana: 'ハナコ' }, cardUse: 'none', isNotDisclosed: true }, surname: '山田', address: '東京都新宿区見本町1番地' }).members[0]!;
  expect([resident.name, resident.nameKana, resident.cardUse, resident.isNotDisclosed, resident.address]).toEqual(['山田\u3000花子', 'ヤマダ\u3000ハナコ', 'none', true, '東京都新宿区見本町1番地']);
});

test('他の区へ移った人は宛名番号と住所だけが変わる', () => {
  const before = make({ head: { age: 50 }, members: [{ relationship: '妻', age: 48 }, { relationship: '子', age: 20 }] });
  const after = movedTo(before, { seed: 42, label: '転出先', municipalityCode: '131121' });
  expect(after.members.map(({ resident: { individualNumber, name, bornOn, relationship } }) => [individualNumber, name, bornOn, relationship]))
    .toEqual(before.members.map(({ resident: { individualNumber, name, bornOn, relationship } }) => [individualNumber, name, bornOn, relationship]));
  expect(after.address.startsWith('東京都世田谷区')).toBe(true);
  expect(after.members.some(({ resident }, index) => resident.personKey === before.members[index]!.resident.personKey)).toBe(false);
});

test('一部の人だけが移ると、その先頭が新しい世帯主になる', () => {
  const before = make({ head: { age: 50 }, members: [{ relationship: '妻', age: 48 }, { relationship: '子', age: 20 }] });
  const after = movedTo(before, { seed: 42, label: '転出先', municipalityCode: '131121', who: [2] });
  expect(after.members.map(({ resident }) => [resident.name, resident.relationship])).toEqual([[before.members[2]!.resident.name, '世帯主']]);
  expect(() => movedTo(before, { seed: 42, label: '転出先', municipalityCode: '131121', who: [3] })).toThrow(BadWish);
});

const impossible: readonly (readonly [HouseholdWish, string])[] = [
  [{ head: { age: 40 }, members: [{ relationship: '妻', sex: '1' }] }, '続柄「妻」と性別が合いません'],
  [{ head: { age: 40 }, members: [{ relationship: '世帯主' }] }, '世帯主は head で一人だけ指定してください'],
  [{ head: { age: -1 } }, '年齢は0〜120の整数で指定してください(-1)'],
  [{ head: { bornOn: '2025-04-02' } }, '生年月日 2025-04-02 が今日(2025-04-01)より後です'],
  [{ head: { age: 40 }, members: Array.from({ length: 16 }, () => ({ relationship: '子', age: 1 })) }, '一つの世帯は16人までです(17人が求められました)'],
  [{ head: { age: 40 }, surname: '佐藤', specials: ['foreign'] }, 'foreign の世帯はローマ字の氏名になります'],
];

test.each(impossible)('かなえられない願いは直し方を示して断る %#', (wish, message) => {
  expect(() => make(wish)).toThrow(message);
});
