import fc from 'fast-check';
import { expect, test } from 'vitest';
import { residentSchema } from '../../contracts/resident.js';
import { isIndividualNumber, isRealIndividualNumber, defaultNumberMode } from '../../law/check-digits.js';
import { ageOn, dayOfNumber } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipalities } from '../../law/municipalities.js';
import { bornAt } from './birth.js';
import type { Household } from './define.js';
import { shuffled } from './identity.js';
import { atlas, population } from './population.js';
import { dice } from './random.js';

const today = '2025-04-01';
const shinjuku = { seed: 1, municipalityCode: '131041', today } as const;
const hundredThousand = [...population({ ...shinjuku, count: 100_000 })];
const people = hundredThousand.flatMap((household) => household.members);

test('同じ種なら同じ人々、違う種なら違う人々になる', () => {
  const keysOf = (seed: number) => JSON.stringify([...population({ ...shinjuku, seed, count: 300 })]);
  expect(keysOf(1)).toBe(keysOf(1));
  expect(keysOf(1)).not.toBe(keysOf(2));
});

test('人数はぴったりで、多く作ったときの初めの方は少なく作ったときと同じ', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
    const made = [...population({ ...shinjuku, count })];
    expect(made.reduce((sum, household) => sum + household.members.length, 0)).toBe(count);
    expect(made.slice(0, -1)).toEqual(hundredThousand.slice(0, Math.max(0, made.length - 1)));
  }), { numRuns: 30 });
});

test('途中の世帯は、その前を作らずに取り出しても同じ', () => {
  const { at } = atlas(shinjuku);
  expect([60_000, 3, 1_234].map(at)).toEqual([60_000, 3, 1_234].map((order) => hundredThousand[order]));
});

test('二つの人口を交互に作っても互いに影響しない', () => {
  const [one, other] = [population({ ...shinjuku, count: 50 }), population({ ...shinjuku, seed: 9, count: 50 })];
  const mixed: Household[] = [];
  for (const household of one) {
    mixed.push(household);
    other.next();
  }
  expect(mixed.slice(0, -1)).toEqual(hundredThousand.slice(0, mixed.length - 1));
});

test('10万人の個人番号・宛名番号・世帯の番号は重ならない', () => {
  expect(new Set(people.map(({ resident }) => resident.individualNumber)).size).toBe(100_000);
  expect(new Set(people.map(({ resident }) => resident.personKey)).size).toBe(100_000);
  expect(new Set(hundredThousand.map(({ householdKey }) => householdKey)).size).toBe(hundredThousand.length);
});

test('別の区の人口とも個人番号は重ならない', () => {
  const numbers = municipalities.flatMap(({ code }) => [...population({ ...shinjuku, municipalityCode: code, count: 200 })].flatMap((household) => household.members.map(({ resident }) => resident.individualNumber)));
  expect(new Set(numbers).size).toBe(62 * 200);
});

test('ずらした番号は一つも本物の規則に合わず、有効な番号はすべて合う', () => {
  const numbers = people.map(({ resident }) => resident.individualNumber);
  expect(numbers.filter((number) => isRealIndividualNumber(number) || !isIndividualNumber(number, defaultNumberMode)).length).toBe(0);
  const valid = [...population({ ...shinjuku, count: 2_000, numberMode: { kind: 'valid' } })].flatMap((household) => household.members);
  expect(valid.every(({ resident }) => isRealIndividualNumber(resident.individualNumber))).toBe(true);
});

test('番号の並べ替えは一対一', () => {
  const positions = Array.from({ length: 50_000 }, (_, index) => index * 1_999_993);
  expect(new Set(positions.map((position) => shuffled('seed', position))).size).toBe(50_000);
});

test('住民の契約に合う', () => {
  expect(people.slice(0, 5_000).filter(({ resident }) => !residentSchema.safeParse(resident).success).length).toBe(0);
});

test('どの世帯にも世帯主がただ一人先頭にいて、住所は世帯で一つ', () => {
  const bad = hundredThousand.filter(({ members, address }) => members.filter(({ resident }) => resident.relationship === '世帯主').length !== 1
    || members[0]?.resident.relationship !== '世帯主' || members.some(({ resident }) => resident.address !== address));
  expect(bad.map(({ householdKey }) => householdKey)).toEqual([]);
});

test('擬制世帯主は被保険者でなく、その世帯には被保険者がいる', () => {
  const bad = hundredThousand.filter(({ headKind, members }) => (headKind === 'nominal') === members[0]!.insured || !members.some(({ insured }) => insured));
  expect(bad.map(({ householdKey }) => householdKey)).toEqual([]);
  expect(hundredThousand.filter(({ headKind }) => headKind === 'nominal').length / hundredThousand.length).toBeGreaterThan(0.05);
});

test('75歳以上の被保険者はいない', () => {
  expect(people.filter(({ insured, resident }) => insured && ageOn(resident.bornOn, today) >= 75).length).toBe(0);
});

test('年齢は国保らしく60〜74歳が最も厚く、子どもは1割ほど', () => {
  const insured = people.filter((person) => person.insured).map(({ resident }) => ageOn(resident.bornOn, today));
  const share = (min: number, max: number) => insured.filter((age) => age >= min && age <= max).length / insured.length;
  expect(share(60, 74)).toBeGreaterThan(0.4);
  expect(share(60, 74)).toBeLessThan(0.55);
  expect(share(0, 19)).toBeGreaterThan(0.05);
  expect(share(20, 59)).toBeGreaterThan(0.3);
});

test('外国人住民・異体字・外字・双子・同姓同名同生年月日の人がいる', () => {
  const share = (trait: string) => people.filter(({ traits }) => traits.some((one) => one === trait)).length / people.length;
  expect([share('foreign') > 0.03, share('variant') > 0.02, share('gaiji') > 0.0003, share('twin') > 0.0005, share('namesake') > 0.0003]).toEqual([true, true, true, true, true]);
});

test('同姓同名とした人には、前の世帯に氏名・カナ・生年月日・性別の同じ別人がいる', () => {
  const { modelOf } = atlas(shinjuku);
  const orders = hundredThousand.flatMap(({ members }, order) => (members[0]!.traits.includes('namesake') ? [order] : []));
  const same = orders.map((order) => {
    const [one, other] = [hundredThousand[order]!.members[0]!.resident, modelOf(order)!.resident];
    return one.individualNumber !== other.individualNumber && (['name', 'nameKana', 'bornOn', 'sex'] as const).every((item) => one[item] === other[item])
      && people.some(({ resident }) => resident.personKey === other.personKey);
  });
  expect(same.length).toBeGreaterThan(20);
  expect(same.every(Boolean)).toBe(true);
});

test('ローマ字の氏名は大文字で、カナは全角', () => {
  const foreign = people.filter(({ traits }) => traits.includes('foreign')).map(({ resident }) => resident);
  expect(foreign.filter(({ name, nameKana }) => !/^[A-Z]+( [A-Z]+)+$/.test(name) || !/^[ァ-ヴー\u3000]+$/u.test(nameKana)).map(({ name, nameKana }) => [name, nameKana])).toEqual([]);
});

test('年齢を指定すると、その日にちょうどその年齢の生年月日になる', () => {
  const { from } = dice();
  const days = fc.integer({ min: 18_262, max: 22_262 }).map(dayOfNumber);
  fc.assert(fc.property(fc.nat(110), fc.oneof(days, fc.constantFrom<Day>('2024-02-29', '2025-02-28')), fc.nat(), (age, day, key) => ageOn(bornAt(age, day, from(key)), day) === age));
});

test('作るのは求められた世帯だけ', () => {
  const first = population({ ...shinjuku, count: 50_000_000 }).next().value as Household;
  expect(first).toEqual(hundredThousand[0]);
});

test('人数や団体コードの誤りは直し方を示して断る', () => {
  expect(() => population({ ...shinjuku, count: 1.5 }).next()).toThrow('人数は0以上の整数で指定してください(1.5)');
  expect(() => population({ ...shinjuku, municipalityCode: '131040', count: 1 }).next()).toThrow('131041 を指定してください');
});
