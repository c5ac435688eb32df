import { describe, expect, it, test } from 'vitest';
import { answer } from './answer.js';
import { casesIn } from '../cases/cases.js';
import { readCase } from './household.js';
import { premiumForm } from './schema.js';
import { nearest } from '../cases/issues.js';

const read = (document: unknown) => {
  const raw = casesIn(document, premiumForm);
  const found = raw.cases.map(readCase);
  return { cases: found.flatMap(({ read: one }) => one ?? []), issues: [...raw.issues, ...found.flatMap(({ issues }) => issues)] };
};
const input = (members: readonly object[], more: object = {}) => ({ fiscalYear: 2026, municipalityCode: '131041', members, ...more });
const pointers = (document: unknown) => read(document).issues.map(({ pointer }) => pointer);
const totals = (document: unknown) => {
  const { cases, issues } = read(document);
  expect(issues).toEqual([]);
  return cases.map((one) => answer(one).totalYen);
};
const single = { age: 30 };
/** 7割: 14,280 + 5,280 + 561 */
const single7 = 20_121;

describe('事例の形', () => {
  it('事例一つ、裸の input、その配列、vectors のあるファイルは、どれも同じ答えになる', () => {
    const bare = input([single]);
    expect([bare, { input: bare }, [bare, { id: 7, input: bare }], { format: 'x', vectors: [{ id: 'a', title: 't', input: bare, source: {}, verified: true }] }].map(totals)).toEqual([[single7], [single7], [single7, single7], [single7]]);
  });
  it('料率は、事例の持ち込み・ファイルの持ち込み・手元の名・団体コードと年度の順に探す', () => {
    const part = (perCapitaYen: number) => ({ fiscalYear: 2026, parts: { medical: { incomeRatePer100k: 0, perCapitaYen, capYen: 670_000 } } });
    const named = { fiscalYear: 2026, rateSet: 'mine', members: [single] };
    expect(totals({ rateSets: { mine: part(10_000) }, vectors: [{ input: named }, { input: named, rateSets: { mine: part(20_000) } }] })).toEqual([3_000, 6_000]);
    expect(totals([{ rateSet: part(30_000), members: [single] }, { rateSet: 'R8-tokyo23', members: [single] }, { municipalityCode: '132080', fiscalYear: 2026, members: [single] }])).toEqual([9_000, single7, 12_900]);
  });
  it('端数処理を書かない保険税の料率は100円未満切捨て', () => {
    const tax = { fiscalYear: 2026, levyKind: 'tax', parts: { medical: { incomeRatePer100k: 0, perCapitaYen: 10_999, capYen: 670_000 } } };
    expect(totals([{ rateSet: tax, members: [single] }, { rateSet: { ...tax, rounding: 'floor1YenPerPart' }, members: [single] }])).toEqual([3_200, 3_299]);
  });
  it('西東京市のように一人ごとに100円未満を切り捨てる料率も使える', () => {
    const rates = { fiscalYear: 2026, rounding: 'floor100YenPerPersonPerPart', parts: { medical: { incomeRatePer100k: 5000, perCapitaYen: 10_050, capYen: 670_000 } } };
    // 父 1,001,000×5% = 50,050 + 10,050 = 60,100; 子 10,050 → 10,000
    expect(totals({ rateSet: rates, incomeReduction: 'notApplied', members: [{ age: 40, netIncomeYen: 1_431_000 }, { age: 12 }] })).toEqual([70_100]);
  });
});

describe('人の書き方', () => {
  it('生年月日でも年齢でも同じ年なら同じ額。birthDate と bornOn はどちらでもよい', () => {
    expect(totals([input([{ age: 30 }]), input([{ birthDate: '1996-01-15' }]), input([{ bornOn: '1996-01-15' }])])).toEqual([single7, single7, single7]);
  });
  it('世帯主は householder か role で示し、insured: false なら擬制世帯主。誰も示さなければ最初の人', () => {
    const rich = { age: 50, netIncomeYen: 9_000_000 };
    const full = 47_600 + 17_600 + 1_873;
    expect(totals([input([{ ...rich, householder: true, insured: false }, single]), input([single, { ...rich, role: 'pseudoHead' }]), input([{ ...rich, role: 'nominalHead' }, single])])).toEqual([full, full, full]);
    expect(read(input([single, { age: 5 }])).cases[0]!.household.members.map(({ ref, role }) => [ref, role])).toEqual([['m1', 'head'], ['m2', 'member']]);
  });
  it('給与・年金・その他の所得は足し合わせる。給与と年金があれば所得金額調整控除を引く', () => {
    // 給与200万 → 132万(70%−8万)−10万(調整)、年金200万(65歳以上) → 90万、その他 10万: 222万−43万 = 179万
    const { cases } = read(input([{ age: 66, salaryRevenueYen: 2_000_000, publicPensionRevenueYen: 2_000_000, otherIncomeYen: 100_000 }], { rateSet: 'R8-tokyo23' }));
    expect(answer(cases[0]!).because.find(({ rule }) => rule === 'income')!.figures).toMatchObject({ totalYen: 2_220_000, baseYen: 1_790_000, judgementYen: 2_070_000 });
    expect(answer({ ...cases[0]!, household: { ...cases[0]!.household, parameters: { ...cases[0]!.household.parameters, incomeAdjustment: 'omitted' } } }).because.find(({ rule }) => rule === 'income')!.figures).toMatchObject({ totalYen: 2_320_000 });
  });
  it('加入の月は、全員の月数・人ごとの月数・月の配列・取得日と喪失日で書ける', () => {
    const half = Math.floor((14_280 * 6) / 12) + Math.floor((5_280 * 6) / 12) + Math.floor((561 * 6) / 12);
    expect(totals([
      input([single], { insuredMonths: 6 }), input([{ ...single, insuredMonths: 6 }]), input([single], { insuredMonths: ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'] }),
      input([{ ...single, acquiredOn: '2026-10-31' }]), input([{ ...single, lostOn: '2026-10-01' }]),
    ])).toEqual([half, half, half, half, half]);
  });
  it('非自発的失業・産前産後・旧被扶養者・減免を書ける。true だけでもよい', () => {
    const salary = { age: 45, salaryRevenueYen: 4_000_000 };
    const [usual, ...special] = totals([
      input([salary]), input([{ ...salary, involuntaryUnemployment: true }]), input([{ ...salary, involuntaryUnemployment: { leftOn: '2026-03-31', reasonCode: '11' } }]),
      input([{ ...salary, maternity: { deliveryOn: '2026-09-15', multiple: true } }]), input([{ ...salary, involuntaryUnemployment: false }]), input([{ age: 66, salaryRevenueYen: 4_000_000, formerDependent: true }]),
      input([salary], { reliefYen: { medical: 1_000 }, reliefReason: '災害' }),
    ]);
    expect([special[0] === special[1], special[0]! < usual!, special[2]! < usual!, special[3] === usual, special[4]! < usual!, special[5]]).toEqual([true, true, true, true, true, usual! - 1_000]);
  });
});

describe('誤り', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['文書が事例でない', 7, ['']], ['事例に input がない', { id: 'a' }, ['']], ['vectors が配列でない', { vectors: {} }, ['/vectors']], ['知らない項目', { id: 'a', input: input([single]), expectd: {} }, ['/expectd']],
    ['人が一人もいない', input([]), ['/members']], ['負の収入', input([{ age: 30, salaryRevenueYen: -1 }]), ['/members/0/salaryRevenueYen']], ['小数の収入', input([{ age: 30, salaryRevenueYen: 1.5 }]), ['/members/0/salaryRevenueYen']],
    ['暦にない生年月日は、書いた名で指す', input([{ birthDate: '1990-02-30' }]), ['/members/0/birthDate']], ['生年月日が二通り', input([{ birthDate: '1990-02-03', bornOn: '1990-02-03' }]), ['/members/0/birthDate']],
    ['年齢も生年月日もない', input([{}]), ['/members/0']], ['年齢と生年月日の両方', input([{ age: 30, birthDate: '1996-01-01' }]), ['/members/0/age']],
    ['75歳以上の被保険者', input([{ age: 75 }]), ['/members/0/age']], ['年度の初めに75歳の被保険者', input([{ birthDate: '1951-04-01' }, { birthDate: '1951-03-31' }]), ['/members/0/birthDate', '/members/1/birthDate']],
    ['世帯主が二人', input([{ age: 30, householder: true }, { age: 30, role: 'head' }]), ['/members/1']], ['世帯主がいない', input([{ age: 30, householder: false }]), ['/members']],
    ['総所得金額等と給与収入の両方', input([{ age: 30, netIncomeYen: 1, salaryRevenueYen: 1 }]), ['/members/0/netIncomeYen']], ['未申告なのに所得がある', input([{ age: 30, incomeDeclared: false, otherIncomeYen: 1 }]), ['/members/0/incomeDeclared']],
    ['年度の外の月', input([single], { insuredMonths: ['2026-03'] }), ['/insuredMonths']], ['13か月', input([{ ...single, insuredMonths: 13 }]), ['/members/0/insuredMonths']],
    ['喪失が取得より前', input([{ ...single, acquiredOn: '2026-06-01', lostOn: '2026-05-01' }]), ['/members/0/lostOn']], ['特定同一世帯所属者の加入の月', input([single, { age: 80, role: 'specificSameHousehold', insuredMonths: 3 }]), ['/members/1/insuredMonths']],
    ['所得の年が合わない', input([single], { incomeYear: 2026 }), ['/incomeYear']], ['確かめていない年度', input([single], { fiscalYear: 2021 }), ['/fiscalYear']], ['料率の年度と違う', input([single], { rateSet: 'R7-tokyo23' }), ['/fiscalYear']],
    ['検査数字の合わない団体コード', input([single], { municipalityCode: '131040' }), ['/municipalityCode']], ['名称と団体コードの食い違い', input([single], { municipalityName: '港区' }), ['/municipalityCode']],
    ['料率を持たない市', input([single], { municipalityCode: '132195' }), ['/municipalityCode']], ['料率の名の誤り', input([single], { rateSet: 'R8-tokyo32' }), ['/rateSet']],
    ['年度も団体もない', { members: [single] }, ['/fiscalYear', '/municipalityCode']], ['令和7年度の子ども分', { members: [single], rateSet: { fiscalYear: 2025, parts: { childSupport: { incomeRatePer100k: 1, perCapitaYen: 1, capYen: 1 } } } }, ['/rateSet/parts/childSupport']],
    ['料率に欠けた値', { members: [single], rateSet: { fiscalYear: 2026, parts: { medical: { incomeRatePer100k: null, perCapitaYen: 1, capYen: 1 } } } }, ['/rateSet']],
    ['持ち込んだ子ども分に18歳以上の均等割がない', { members: [single], rateSet: { fiscalYear: 2026, parts: { childSupport: { incomeRatePer100k: 1, perCapitaYen: 1, capYen: 1 } } } }, ['/rateSet']],
    ['知らない設定と使えない値', input([single], { parameters: { partRoundin: 'x', preschoolRounding: 'y' } }), ['/parameters/partRoundin', '/parameters/preschoolRounding']],
    ['期待の形が違う', { input: input([single]), expected: { totalYen: '1', reductionTenths: 3 } }, ['/expected/totalYen', '/expected/reductionTenths']],
    ['形の誤りがあっても、別の誤りを同時に言う', input([{ agee: 30 }, { age: 80 }], { rateSet: 'R8-tokyo32', incomeYear: 'x' }), ['/incomeYear', '/members/0/agee', '/rateSet', '/members/1/age']],
  ])('%s', (_, document, expected) => {
    expect([...pointers(document)].sort((a, b) => a.localeCompare(b))).toEqual([...expected].sort((a, b) => a.localeCompare(b)));
  });
  it('ファイルの中の場所は、vectors と番号から始まるポインタで指す', () => {
    expect(pointers({ rateSets: { 'a/b': { fiscalYear: 2026, parts: { medical: { incomeRatePer100k: 1, perCapitaYen: 1, capYen: -1 } } } }, vectors: [{ input: input([single]) }, { input: input([single], { rateSet: 'a/b' }) }, { input: input([single, { age: 'x' }]) }] }))
      .toEqual(['/rateSets/a~1b/parts/medical/capYen', '/vectors/2/input/members/1/age']);
  });
  it('綴りの近い名だけを勧める', () => {
    expect([nearest('salaryRevenuYen', ['salaryRevenueYen', 'salaryIncomeYen']), nearest('age_', ['age', 'ref']), nearest('zzz', ['age', 'ref']), nearest('R8-choufu', ['R8-chofu', 'R8-ome'])]).toEqual(['salaryRevenueYen', 'age', undefined, 'R8-chofu']);
  });
  it('分からない値があれば、どの値かと、持ち込み方を言う', () => {
    expect(read(input([{ age: 45 }], { fiscalYear: 2024 })).issues).toEqual([{
      pointer: '/rateSet', why: '料率「R6-131041」(新宿区 令和6年度(特別区統一基準料率))の介護分の所得割率が分からないので計算しない(令和6年度の介護分の所得割率は区ごとに違い、公開資料で確かめていない)',
      cure: 'parts.care.incomeRatePer100k を書いた rateSet を持ち込む',
    }]);
  });
});
