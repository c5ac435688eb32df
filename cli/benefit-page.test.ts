import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from './benefit/month.js';
import { benefitForm, expectedSchema, inputSchema, personSchema, serviceSchema, subsidySchema } from './benefit/schema.js';
import { readYearCase, yearExpectedSchema, yearSchemas } from './benefit/year.js';
import { casesIn } from './cases/cases.js';
import { processes } from './fixtures/spawned.js';

const page = readFileSync(join(import.meta.dirname, '../docs/benefit.md'), 'utf8');
const blocks = (kind: string) => [...page.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1]!);
const shared = (name: string) => join(import.meta.dirname, '../../shared/vectors', name);

const totsugo = processes();
beforeAll(() => totsugo.run(['--version']));
afterAll(() => totsugo.end());
const { written } = totsugo;
const person = { ref: 'p', ageGroup: 'under70' };
const input = (more: object = {}) => ({ careMonth: '2026-07', category: { under70: 'ウ' }, persons: [person], services: [{ setting: 'inpatient', medicalCostYen: 1_000_000 }], ...more });
const issuesOf = (document: unknown) => {
  const raw = casesIn(document, benefitForm);
  return [...raw.issues, ...raw.cases.flatMap((one) => readCase(one).issues)].map(({ pointer, why }) => `${pointer} ${why}`);
};

test('benefit.md の例は、書いてあるとおりに答える', async () => {
  const ended = await totsugo.run(['benefit', written('page.json', blocks('json')[0]!), '--text']);
  expect([ended.status, ended.stdout.trim(), ended.stderr]).toEqual([0, blocks('text')[0]!.trim(), '']);
});

test('benefit.md の年の例は、書いてあるとおりに答える', async () => {
  const ended = await totsugo.run(['benefit', written('years.json', blocks('json')[1]!), '--text']);
  expect([ended.status, ended.stdout.trim(), ended.stderr]).toEqual([0, blocks('text')[1]!.trim(), '']);
});

test('高額介護合算は、限度額を超えた額が500円以下なら支給せず、leastYen を書けばその額による', async () => {
  const care = (id: string, careYen: number, more: object = {}) => ({ id, input: { kind: 'careTotal', year: 2025, category: { under70: 'ウ' }, persons: [{ ref: 'p', youngYen: 600_000, careYen }], ...more } });
  const file = written('least.json', [care('500', 70_500), care('501', 70_501), care('zero', 70_500, { leastYen: 0 })]);
  // 501×600,000÷670,501 = 448、500×600,000÷670,500 = 447
  expect((await totsugo.run(['benefit', file, '--text'])).stdout.trim().split('\n').map((line) => line.split(' 支給額 ')[1])).toEqual(['0円', '448円', '447円']);
});

test('年の事例の誤りも、すべて、場所と理由を挙げて断る', () => {
  const issuesIn = (given: object) => {
    const raw = casesIn([{ id: 'a', input: given }], benefitForm);
    return [...raw.issues, ...raw.cases.flatMap((one) => readYearCase(one).issues)].map(({ pointer, why }) => `${pointer} ${why}`);
  };
  const outpatient = { kind: 'yearlyOutpatient', year: 2025, ref: 'p', over70: '一般', months: [] };
  const care = { kind: 'careTotal', year: 2025, category: { under70: 'ウ' }, persons: [{ ref: 'p', careYen: 1 }] };
  expect(issuesIn({ ...outpatient, kind: 'yearly' })).toEqual(['/0/input/kind yearlyOutpatient・careTotal・annualCap のどれでもない']);
  expect([issuesIn(outpatient), issuesIn({ ...outpatient, year: 2021 }), issuesIn(care)]).toEqual([[], [], []]);
  expect(issuesIn({ ...outpatient, year: 2026 })).toEqual(['/0/input/year 2026年8月からの限度額は確かめていない']);
  expect(issuesIn({ ...outpatient, year: 2020 })).toEqual(['/0/input/year 2020年8月からの限度額は確かめていない']);
  expect(issuesIn({ ...outpatient, months: [{ careMonth: '2025-07', paidYen: 1 }, { careMonth: '2025-08', paidYen: 1, refundYen: 2 }, { careMonth: '2025-08', paidYen: 1 }, { careMonth: '2026-08', paidYen: 1 }] })).toEqual([
    '/0/input/months/0/careMonth 2025-08 から 2026-07 までの月でない', '/0/input/months/1/refundYen 外来の高額療養費が払った額 1 より多い', '/0/input/months/2/careMonth 2025-08 は前にもある', '/0/input/months/3/careMonth 2025-08 から 2026-07 までの月でない',
  ]);
  expect(issuesIn({ ...care, persons: [{ ref: 'p', careYen: 1, isElderly: true }, { ref: 'p', careYen: 1 }] })).toEqual(['/0/input/persons/1/ref ref「p」は前にもある', '/0/input/persons/0/isElderly 70〜74歳の人がいるのに区分がない']);
  expect(issuesIn({ kind: 'annualCap', year: 2025, unit: 'none', category: { under70: 'ウ' }, persons: [{ ref: 'p', leftYen: -1 }] })).toEqual(['/0/input/persons/0/leftYen 小さすぎる(0 から)']);
  expect(issuesIn({ kind: 'annualCap', year: 2025, unit: 'none', category: { under70: 'ウ' }, persons: [{ ref: 'p', leftYen: 1 }] })).toEqual(['/0/input/year 2025年8月からの年間上限の額は確かめていない']);
});

test('benefit.md の表は、書ける項目と答えの項目をすべて挙げる', () => {
  const keys = [inputSchema, personSchema, subsidySchema, serviceSchema, expectedSchema, ...Object.values(yearSchemas), yearExpectedSchema].flatMap(({ shape }) => Object.keys(shape));
  expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}[`))).toEqual([]);
});

test('一つの事例には一つの答え。--because は限度額とその元を一行ずつ示す', async () => {
  const file = written('one.json', { id: 'a', input: input() });
  const [json, text] = [await totsugo.run(['benefit', file]), await totsugo.run(['benefit', file, '--because'])];
  expect(JSON.parse(json.stdout)).toMatchObject({ id: 'a', limitTable: 'until-2026-07', patientPaysYen: 87_430, insuranceCopayYen: 87_430, insurancePaysYen: 912_570, eligibleCopayYen: 300_000, eligibleMedicalCostYen: 1_000_000, limitYen: 87_430, refundYen: 212_570 });
  expect(text.stdout.trim().split('\n')).toEqual([
    'a  2026-07 区分ウ 本人の負担 87,430円 支給額 212,570円',
    '    2026-07 診療分の限度額(70歳未満 区分ウ)  〔健康保険法施行令(keiri-tools による。国保の額も同じ: 大和市・みやま市) 42条1項〕',
    '    p A 入院: 医療費 1,000,000円×30% = 300,000円 → 限度額 87,430円(区分ウ 80,100円 + (1,000,000円 − 267,000円)×1%)',
    expect.stringContaining('    世帯全体: 残った 300,000円 → 限度額 87,430円(区分ウ 80,100円 + (1,000,000円 − 267,000円)×1%)、支給 212,570円  〔') as string,
    expect.stringContaining('    支給額 212,570円  〔') as string,
  ]);
});

test('expected と違えば、名の付いた額も含めてどれが違うかを言って終了コード1', async () => {
  const subsidies = [{ ref: 'k', program: 'intractableDisease', patientPercentOfCost: 20, patientMonthlyLimitYen: 5_000 }];
  const file = written('expected.json', [{ id: 'a', input: input({ subsidies, services: [{ setting: 'inpatient', medicalCostYen: 200_000, subsidy: 'k' }] }), expected: { patientPaysYen: 5_000, subsidizedCopayYen: { k: 1, other: 2 } } }]);
  const told = await totsugo.run(['benefit', file, '--text']);
  expect([told.status, told.stdout.trim()]).toEqual([1, 'a  2026-07 区分ウ 本人の負担 5,000円 支給額 0円  期待と違う: subsidizedCopayYen.k 期待 1 計算 60000、subsidizedCopayYen.other 期待 2 計算 なし']);
});

test('公費のある入院は、払った額を書かなくても、一方だけ書いても、両方書いても、同じ答え', async () => {
  const stay = (id: string, ofSubsidy: object, rest: object) => ({ id, input: input({ subsidies: [{ ref: 'k', program: 'tuberculosis', patientPercentOfCost: 5 }], services: [{ institution: 'A', setting: 'inpatient', medicalCostYen: 70_000, subsidy: 'k', ...ofSubsidy }, { institution: 'A', setting: 'inpatient', medicalCostYen: 595_100, ...rest }] }) });
  const file = written('forms.json', [stay('none', {}, {}), stay('rest', {}, { copayYen: 178_530 }), stay('subsidy', { copayYen: 3_500 }, {}), stay('both', { copayYen: 3_500 }, { copayYen: 178_530 }), stay('other', { copayYen: 2_500 }, {})]);
  // 3,500 + 178,530 − (80,100 + (665,100 − 267,000)×1% = 84,081)。窓口で限度額までなら本人は84,081円
  const told = (await totsugo.run(['benefit', file, '--text'])).stdout.trim().split('\n');
  expect(told).toEqual([...['none', 'rest', 'subsidy', 'both'].map((id) => `${id}  2026-07 区分ウ 本人の負担 84,081円 支給額 97,949円`), 'other  2026-07 区分ウ 支給額 96,949円']);
});

test('誤りはすべて、場所と理由を挙げて断る', () => {
  expect(issuesOf(input({ careMonth: '2027-08' }))).toEqual(['/careMonth 2027-08 の限度額は確かめていない']);
  expect(issuesOf(input({ careMonth: '2026-13' }))).toEqual(['/careMonth 暦にある YYYY-MM でない']);
  expect(issuesOf(input({ careMonth: undefined }))).toEqual(['/careMonth 診療月が分からない']);
  expect(issuesOf(input({ limitTable: 'from-2026-08' }))).toEqual(['/limitTable 2026-07 は until-2026-07 の表による']);
  expect(issuesOf([input({ careMonth: '2018-07', category: { over70: '一般' }, persons: [{ ...person, ageGroup: 'from70to74' }] })])).toEqual(['/0/careMonth 2018-07 の70〜74歳の限度額は確かめていない']);
  expect(issuesOf(input({ category: {}, persons: [person, { ref: 'q', ageGroup: 'from70to74' }, person] }))).toEqual([
    '/persons/2/ref ref「p」は前にもある', '/category/under70 70歳未満の人がいるのに区分がない', '/category/over70 70〜74歳の人がいるのに区分がない', '/services/0/person 誰の診療か分からない',
  ]);
  expect(issuesOf(input({ persons: [{ ...person, turns75InMonth: true }], services: [{ person: 'q', institution: 'A', setting: 'inpatient', subsidy: 'k' }, { institution: 'A', setting: 'inpatient', medicalCostYen: 10, copayYen: 11 }] }))).toEqual([
    '/persons/0/turns75InMonth 70歳未満の人は75歳にならない', '/services/0/person 「q」という人はいない', '/services/0/subsidy 公費「k」がない', '/services/0 医療費も一部負担金もない', '/services/1/copayYen 一部負担金が医療費 10 より多い',
  ]);
  expect(issuesOf({ vectors: [{ input: input({ services: [{ institution: 'A', setting: 'inpatient', copayYen: 90_000 }, { institution: 'A', setting: 'outpatient', medicalCostYen: 10 }] }) }], rateSets: {} })).toEqual(['/rateSets 知らない項目「rateSets」', '/vectors/0/input/services/0/medicalCostYen 区分ウの限度額には医療費の1%が加わるのに、医療費がない']);
  const ill = { ...person, specificDiseaseCapYen: 10_000 };
  expect(issuesOf([input({ persons: [ill], services: [{ institution: 'A', setting: 'inpatient', medicalCostYen: 10 }, { institution: 'A', setting: 'outpatient', medicalCostYen: 10 }] }), input({ services: [{ setting: 'inpatient', medicalCostYen: 400_000, copayYen: 120_011, specificDisease: true }] })])).toEqual([
    '/0/persons/0/specificDiseaseCapYen どの診療が特定疾病のものか分からない', '/1/services/0/specificDisease その人に特定疾病の限度額がない', '/1/services/0/copayYen 一部負担金が医療費の割合分 120000 より多い',
  ]);
  expect(issuesOf([])).toEqual([' 事例が一つもない']);
  expect(issuesOf({ vectors: [] })).toEqual(['/vectors 事例が一つもない']);
  expect(issuesOf(input({ persons: [], services: [{ setting: 'ward', medicalCostYen: 1.5 }, { medicalCostYen: 1e15, setting: 'inpatient' }] }))).toEqual(['/persons 一つもない', '/services/0/setting 選べる値でない', '/services/0/medicalCostYen 小数 1.5が書かれている', '/services/1/medicalCostYen 大きすぎる(1000000000 まで)']);
  expect(issuesOf(input({ multipleMonths: true }))).toEqual(['/multipleMonths 知らない項目「multipleMonths」']);
});

test('一つの世帯にならない区分、その年齢にない割合、区分ア・イでない特定疾病の2万円は、場所と理由と直し方を挙げて断る', () => {
  const old = { ref: 'o', ageGroup: 'from70to74' };
  const household = (category: object, one: object, more: object = {}) => issuesOf(input({ category, persons: [one], ...more }));
  const ill = { specificDiseaseCapYen: 20_000 };
  for (const letter of ['ア', 'イ']) expect(household({ under70: letter }, { ...person, ...ill })).toEqual([]);
  for (const letter of ['ウ', 'エ', 'オ']) expect(household({ under70: letter }, { ...person, ...ill })).toEqual([`/persons/0/specificDiseaseCapYen 区分${letter}の特定疾病は10,000円(20,000円は70歳未満の区分ア・イだけ)`]);
  expect(household({ over70: '現役並みⅢ' }, { ...old, ...ill })).toEqual(['/persons/0/specificDiseaseCapYen 70〜74歳の特定疾病は10,000円(20,000円は70歳未満の区分ア・イだけ)']);
  expect(household({ over70: '現役並みⅠ' }, { ...old, copayPercent: 20 })).toEqual(['/persons/0/copayPercent 70〜74歳の現役並みⅠの一部負担金の割合に 20 はない']);
  expect(household({ over70: '一般' }, { ...old, copayPercent: 30 })).toEqual(['/persons/0/copayPercent 70〜74歳の一般の一部負担金の割合に 30 はない']);
  // 1割の特例措置は昭和19年4月1日生まれまで: 最後の人は2019年4月1日に75歳になった
  expect(household({ over70: '一般' }, { ...old, copayPercent: 10 }, { careMonth: '2019-03' })).toEqual([]);
  expect(household({ over70: '一般' }, { ...old, copayPercent: 10 }, { careMonth: '2019-04' })).toEqual(['/persons/0/copayPercent 70〜74歳の一般の一部負担金の割合に 10 はない']);
  for (const percent of [0, 10, 40]) expect(household({ under70: 'ウ' }, { ...person, copayPercent: percent })).toEqual([`/persons/0/copayPercent 70歳未満の一部負担金の割合に ${percent} はない`]);
  expect(household({ under70: 'ウ' }, { ...person, copayPercent: 20 })).toEqual([]);
  expect(household({ under70: 'ウ' }, { ...person, preschool: true, copayPercent: 30 })).toEqual(['/persons/0/copayPercent 未就学児の一部負担金の割合に 30 はない']);
  expect(household({ over70: '一般' }, { ...old, preschool: true })).toEqual(['/persons/0/preschool 70〜74歳の人は未就学児でない']);
  for (const [under70, over70] of [['オ', '一般'], ['オ', '現役並みⅠ'], ['エ', '低所得Ⅱ'], ['ア', '低所得Ⅰ']]) expect(household({ under70, over70 }, person)).toEqual([`/category 区分${under70}と${over70}は一つの世帯にならない(オと低所得は、世帯主と被保険者の全員が住民税非課税)`]);
  // 課税標準額は旧ただし書き所得を超えない: Ⅲ(690万円以上)は600万円超、Ⅱ(380万円以上)は210万円超
  for (const under70 of ['ウ', 'エ']) expect(household({ under70, over70: '現役並みⅢ' }, person)).toEqual([`/category 区分${under70}と現役並みⅢは一つの世帯にならない(現役並みⅢなら課税標準額が690万円以上で、旧ただし書き所得の合計は600万円を超える)`]);
  expect(household({ under70: 'エ', over70: '現役並みⅡ' }, person)).toEqual(['/category 区分エと現役並みⅡは一つの世帯にならない(現役並みⅡなら課税標準額が380万円以上で、旧ただし書き所得の合計は210万円を超える)']);
  for (const [under70, over70] of [['オ', '低所得Ⅱ'], ['エ', '一般'], ['ア', '一般'], ['エ', '現役並みⅠ'], ['ウ', '現役並みⅠ'], ['ウ', '現役並みⅡ'], ['イ', '現役並みⅢ'], ['ア', '現役並みⅢ']]) expect(household({ under70, over70 }, person)).toEqual([]);
  const [raw] = casesIn(input({ category: { under70: 'オ', over70: '一般' } }), benefitForm).cases;
  expect(readCase(raw!).issues.map(({ cure }) => cure)).toEqual(['over70 を低所得Ⅱか低所得Ⅰにするか、under70 を直す']);
  const [working] = casesIn(input({ category: { under70: 'エ', over70: '現役並みⅢ' } }), benefitForm).cases;
  expect(readCase(working!).issues.map(({ cure }) => cure)).toEqual(['under70 をアかイにするか、over70 を直す']);
  const year = casesIn([{ input: { kind: 'careTotal', year: 2025, category: { under70: 'エ', over70: '現役並みⅡ' }, persons: [{ ref: 'p', careYen: 1 }] } }], benefitForm).cases;
  expect(year.flatMap((one) => readYearCase(one).issues).map(({ pointer }) => pointer)).toEqual(['/0/input/category']);
});

test('診療が二つ以上なら、医療機関のない診療を断る。一つなら要らない', () => {
  const two = (...institutions: readonly (string | undefined)[]) => issuesOf(input({ services: institutions.map((institution) => ({ ...(institution === undefined ? {} : { institution }), setting: 'outpatient', medicalCostYen: 50_000 })) }));
  const why = '診療が二つ以上あるのに、どの医療機関のものか分からない';
  expect([two(undefined), two('A', 'B'), two('A', undefined), two(undefined, undefined)]).toEqual([[], [], [`/services/1/institution ${why}`], [`/services/0/institution ${why}`, `/services/1/institution ${why}`]]);
});

test('一つの行の診療を、特定疾病のものともそうでないものとも書けば断る', () => {
  const marks = (...told: readonly (readonly [institution: string, specificDisease: boolean | undefined])[]) => issuesOf(input({ persons: [{ ...person, specificDiseaseCapYen: 10_000 }], services: told.map(([institution, specificDisease]) => ({ institution, setting: 'outpatient', medicalCostYen: 50_000, ...(specificDisease === undefined ? {} : { specificDisease }) })) }));
  const why = '同じ人・医療機関・入院外来・医科歯科の診療が、特定疾病のものともそうでないものとも書かれている';
  expect(marks(['A', true], ['A', false])).toEqual([`/services/1/specificDisease ${why}`]);
  expect([marks(['A', true], ['B', false]), marks(['A', true], ['A', true]), marks(['A', true], ['A', undefined]), marks(['A', false], ['B', undefined])]).toEqual([[], [], [], []]);
});

test('都内転居月は2018年4月診療から', () => {
  const moved = (careMonth: string) => issuesOf(input({ careMonth, movedWithinPrefecture: true }));
  expect([moved('2018-03'), moved('2018-04'), issuesOf(input({ careMonth: '2018-03', movedWithinPrefecture: false }))]).toEqual([['/movedWithinPrefecture 都内転居月の2分の1は 2018-04 診療分から'], [], []]);
});

test('文字で書くところの数は、大きすぎると言わず、数が書かれていると言う', () => {
  expect(issuesOf(input({ careMonth: 202608, services: [{ institution: 1, setting: 'inpatient', medicalCostYen: 1_000_000 }] }))).toEqual(['/careMonth 数 202608が書かれている', '/services/0/institution 数 1が書かれている']);
  expect(issuesOf(input({ multipleMonth: 1 }))).toEqual(['/multipleMonth 数 1が書かれている']);
});

test('UTF-8 でないもの、フォルダ、空のもの、同じ名前を二度書いたものは、その訳を言って断る', async () => {
  const cp932 = written('sjis.json', Buffer.from([0x22, 0x83, 0x41, 0x22]));
  const said = async (file: string) => (await totsugo.run(['benefit', file])).stderr.trim();
  expect(await said(cp932)).toBe('TSG-U38: 文字コードが UTF-8 でない(Shift_JIS や UTF-16 かもしれない)。UTF-8 で保存し直す');
  expect(await said(totsugo.folder())).toContain('(フォルダである)');
  expect(await said(written('empty.json', ' '))).toContain('(空である)');
  expect(await said(written('twice.json', '{"category":{},"category":{}}'))).toContain('/category: 同じ名前が二度書かれている');
});

test('集めた計算例のファイルが隣にあれば、すべて期待どおり', async () => {
  const files = ['high-cost-mhlw.json', 'high-cost-municipal.json', 'intractable-disease.json'].map(shared).filter(existsSync);
  const own = written('own.json', { vectors: [{ id: 'a', input: input(), expected: { limitYen: 87_430 } }] });
  for (const file of [...files, own]) {
    const ended = await totsugo.run(['benefit', file, '--text']);
    const lines = ended.stdout.trim().split('\n');
    expect([ended.status, lines.filter((line) => !line.endsWith('期待どおり'))]).toEqual([0, []]);
    expect(lines.length).toBe((JSON.parse(readFileSync(file, 'utf8')) as { vectors: unknown[] }).vectors.length);
  }
});
