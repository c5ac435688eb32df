import { describe, expect, test } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { baseFile, month, north, pools, reportFile, south, west, withPrefecture, type Desk } from './desk.examples.js';

const at = (play: (desk: Desk) => Promise<void>) => () => withPrefecture(inMemory(), play);
/** 11月20日 20:00, when 仮係数 is due. */
const provisional = '2026-11-20T20:00' as const;
const all = [north, south, west];
async function handedIn(desk: Desk, ...codes: readonly string[]) {
  for (const code of codes) await desk.put(code, baseFile(code));
}
const cut = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => ({ name, bytes: bytes.slice(0, -40) });

describe('市町村基礎ファイルの受付', () => {
  test('正しいファイルは受理し、同じものをもう一度送っても何も変わらず、同じ名の別の中身は拒む', at(async (desk) => {
    expect(await desk.put(north, baseFile(north))).toMatchObject({ status: 202, body: { outcome: 'accepted', issues: 0, duplicate: false } });
    expect(await desk.put(north, baseFile(north))).toMatchObject({ status: 200, body: { outcome: 'accepted', duplicate: true } });
    expect(await desk.put(north, { name: baseFile(north).name, bytes: Buffer.from('x') })).toMatchObject({ status: 409, body: { code: 'TSG-G27' } });
    expect(await desk.told(north)).toEqual(['levyBase_1 accepted']);
  }));
  test('切れたファイルと、合計の合わないファイルは、すべての理由を付けて返す', at(async (desk) => {
    expect(await desk.put(north, cut(baseFile(north)))).toMatchObject({ status: 202, body: { outcome: 'refused', issues: 2 } });
    const text = Buffer.from(baseFile(north, {}, 2).bytes).toString().replace('total,2027,2026-04-01,,,10,,,,0', 'total,2027,2026-04-01,,,11,,,,1');
    expect(await desk.put(north, { name: baseFile(north, {}, 2).name, bytes: Buffer.from(text) })).toMatchObject({ status: 202, body: { outcome: 'refused', issues: 4 } });
    expect(await desk.told(north)).toEqual([
      'levyBase_1 refused E103 行', 'levyBase_1 refused E103 末尾行', 'levyBase_2 refused E206 被保険者数', 'levyBase_2 refused E206 医療費実績(千円)', 'levyBase_2 refused E206 被保険者数', 'levyBase_2 refused E206 被保険者数',
    ]);
  }));
  test('返されたファイルは、直せば同じ名でも受理し、受理した後の別の中身は拒む', at(async (desk) => {
    const right = baseFile(north);
    expect([(await desk.put(north, cut(right))).body, (await desk.put(north, right)).body]).toMatchObject([{ outcome: 'refused' }, { outcome: 'accepted', duplicate: false }]);
    expect([(await desk.put(north, right)).status, (await desk.put(north, cut(right))).status]).toEqual([200, 409]);
    expect(await desk.told(north)).toEqual(['levyBase_1 refused E103 行', 'levyBase_1 refused E103 末尾行', 'levyBase_1 accepted']);
  }));
  test('算定する年度でないもの、受理したものより古い通番は返す', at(async (desk) => {
    await desk.put(north, baseFile(north, { fiscalYear: 2026 }, 1));
    await desk.put(north, baseFile(north, {}, 3));
    await desk.put(north, baseFile(north, { insuredCount: 11 }, 2));
    expect(await desk.told(north)).toEqual(['levyBase_1 refused E913 納付金の年度', 'levyBase_3 accepted', 'levyBase_2 refused E106 通番']);
  }));
  test('ほかの区市町村の名、知らない名、鍵のない相手は拒む', at(async (desk) => {
    expect([(await desk.put(north, baseFile(south))).body['code'], (await desk.put(north, { name: 'memo.txt', bytes: Buffer.from('x') })).body['code'], (await desk.call('GET', `/results/${north}`)).body['code'], (await desk.call('GET', `/results/${north}`, undefined, desk.headersFor(south))).body['code']])
      .toEqual(['TSG-G25', 'TSG-G24', 'TSG-G22', 'TSG-G22']);
    await desk.fault('serviceDown');
    expect((await desk.put(north, baseFile(north))).status).toBe(503);
  }));
});

describe('算定', () => {
  test('三区の納付金の和は納付金総額に等しく、どの区にも納付金と標準保険料率が渡る', at(async (desk) => {
    await desk.wants('provisional', all);
    await desk.put(north, baseFile(north, { insuredCount: 30, householdCount: 20, cappedIncomeThousandYen: 70_000 }));
    await handedIn(desk, south, west);
    await desk.until('2026-11-20T19:59');
    expect(await desk.medical()).toEqual({});
    await desk.until(provisional);
    expect(await desk.medical()).toEqual({ [north]: 688_889, [south]: 155_556, [west]: 155_555 });
    expect((await desk.contributions(north)).rows[0]).toEqual({ fiscalYear: 2027, runKind: 'provisional', part: 'medical', insuredCount: 30, householdCount: 20, cappedIncomeThousandYen: 70_000, byIncomeYen: 388_889, byHeadYen: 300_000, contributionYen: 688_889 });
    // 388,889円 ÷ 7,000万円 = 0.5556%、300,000円 ÷ 30人 = 10,000円
    expect((await desk.rates(north)).rows.map(({ part, incomeRatePer100k, perCapitaYen }) => [part, incomeRatePer100k, perCapitaYen])).toEqual([['medical', 560, 10_000], ['support', 170, 3_000], ['care', null, null], ['childSupport', 20, 300]]);
  }));
  test('一区でも提出がなければ、誰がないかを言って待ち、届いた日に算定する', at(async (desk) => {
    await desk.wants('provisional', all);
    await handedIn(desk, north, south);
    await desk.until('2026-11-21T20:00');
    expect([(await desk.runs())[0], await desk.medical()]).toMatchObject([{ runsOn: '2026-11-20', computedAt: null, waits: [{ lookedOn: '2026-11-20', missing: [west] }, { lookedOn: '2026-11-21', missing: [west] }] }, {}]);
    await handedIn(desk, west);
    await desk.until('2026-11-22T20:00');
    expect((await desk.runs())[0]).toMatchObject({ computedAt: '2026-11-22T20:00' });
  }));
  test('算定の前の訂正は入れ替わり、確定係数の算定の後の訂正は受け取らず、納付金は変わらない', at(async (desk) => {
    for (const kind of ['provisional', 'definite'] as const) await desk.wants(kind, [north, south]);
    await handedIn(desk, north, south);
    await desk.put(north, baseFile(north, { insuredCount: 30 }, 2));
    await desk.until(provisional);
    expect(await desk.medical()).toEqual({ [north]: 625_000, [south]: 375_000 });
    await desk.put(north, baseFile(north, {}, 3));
    await desk.until('2027-01-15T20:00');
    expect([await desk.medical(), await desk.medical('definite')]).toEqual([{ [north]: 625_000, [south]: 375_000 }, { [north]: 500_000, [south]: 500_000 }]);
    expect((await desk.put(north, baseFile(north, { insuredCount: 50 }, 4))).body).toMatchObject({ outcome: 'closed', issues: 1 });
    expect([(await desk.told(north)).at(-1), await desk.medical('definite')]).toEqual(['levyBase_4 closed E911 納付金の年度', { [north]: 500_000, [south]: 500_000 }]);
  }));
  test('介護分を納める人がどこにもいないのに総額があれば、わけを言って算定しない', at(async (desk) => {
    await desk.wants('provisional', [north], { ...pools, care: 1 });
    await handedIn(desk, north);
    await desk.until(provisional);
    expect((await desk.runs())[0]).toMatchObject({ computedAt: null, waits: [{ missing: [], why: '納付金を分ける相手に、被保険者も世帯も所得もない' }] });
  }));
  test('βを小さくすると所得の多い区の納付金が減り、αを効かせると医療費の高い区の納付金が増える', at(async (desk) => {
    await desk.wants('provisional', [north, south]);
    await desk.put(north, baseFile(north, { cappedIncomeThousandYen: 30_000, careCostThousandYen: 1_000 }));
    await desk.put(south, baseFile(south, { careCostThousandYen: 3_000 }));
    const reckoned = async (values: Readonly<Record<string, number>>, on: `${number}-${number}-${number}T20:00`) => {
      await desk.parameters({ betaPerMille: 1_000, alphaPercent: 0, ...values });
      await desk.call('DELETE', '/_sim/runs/2027/provisional');
      await desk.until(on);
      return (await desk.medical())[north];
    };
    expect([await reckoned({}, '2026-11-20T20:00'), await reckoned({ betaPerMille: 500 }, '2026-11-21T20:00'), await reckoned({ alphaPercent: 100 }, '2026-11-22T20:00')]).toEqual([625_000, 583_333, 357_143]);
  }));
  test('応益の一部を世帯数で分けると、世帯の少ない区の納付金が減る', at(async (desk) => {
    await desk.parameters({ householdPercent: 100 });
    await desk.wants('provisional', [north, south]);
    await desk.put(north, baseFile(north, { householdCount: 5 }));
    await handedIn(desk, south);
    await desk.until(provisional);
    expect(await desk.medical()).toEqual({ [north]: 416_667, [south]: 583_333 });
  }));
  test('済んだ年度は知らせ直せず、知らない団体と二度ある団体は拒む', at(async (desk) => {
    expect([(await desk.wants('provisional', ['999999'])).status, (await desk.wants('provisional', [north, north])).status, (await desk.call('PUT', '/_sim/years/27/final', {})).status]).toEqual([422, 422, 422]);
    await desk.wants('provisional', [north]);
    await handedIn(desk, north);
    await desk.until(provisional);
    expect((await desk.wants('provisional', [north])).body).toMatchObject({ code: 'TSG-G30' });
  }));
});

describe('障害', () => {
  const reckoned = async (desk: Desk, ...faults: readonly string[]) => {
    await desk.wants('provisional', [north, south]);
    await desk.put(north, baseFile(north, { insuredCount: 30, householdCount: 20, cappedIncomeThousandYen: 10_000, incomeThousandYen: 30_000 }));
    await handedIn(desk, south);
    for (const fault of faults) await desk.fault(fault);
    await desk.until(provisional);
  };
  test('限度額を忘れると、切らない所得総額で分ける', at(async (desk) => {
    await reckoned(desk, 'forgetsCap');
    expect((await desk.contributions(north)).rows[0]).toMatchObject({ cappedIncomeThousandYen: 30_000, contributionYen: 750_000 });
  }));
  test('取り違えると、隣の区の数字が渡る', at(async (desk) => {
    await reckoned(desk, 'swapsMunicipalities');
    expect((await desk.contributions(north)).rows[0]).toMatchObject({ insuredCount: 10, contributionYen: 375_000 });
  }));
  test('切れた結果は読めず、二度なら同じものが二つ渡る', at(async (desk) => {
    await reckoned(desk, 'brokenAnswer', 'twice');
    expect([await desk.contributions(north), await desk.rates(north)]).toMatchObject([{ files: 2, troubles: 2 }, { files: 2 }]);
  }));
  test('遅れた結果は、その日まで一覧に出ず、名を知っていても読めない', at(async (desk) => {
    await reckoned(desk, 'late');
    expect([(await desk.contributions(north)).files, (await desk.call('GET', `/results/${north}/levyContribution_${north}_2026-11-20_1.csv`, undefined, desk.headersFor(north))).status]).toEqual([0, 404]);
    await desk.until('2026-11-25T00:00');
    expect((await desk.contributions(north)).files).toBe(1);
  }));
  test('前の年度の基礎ファイルで算定する', () => withPrefecture(inMemory(), async (desk) => {
    await desk.put(north, baseFile(north, { fiscalYear: 2026, insuredCount: 7, householdCount: 7 }));
    await desk.until('2026-11-02T17:45');
    await desk.put(north, baseFile(north, {}, 2));
    await desk.wants('provisional', [north]);
    await desk.fault('lastYearsBase');
    await desk.until(provisional);
    expect((await desk.contributions(north)).rows[0]).toMatchObject({ fiscalYear: 2027, insuredCount: 7 });
  }, '2025-11-02T17:45'));
  test('停止していれば算定せず、直れば次の日に算定する', at(async (desk) => {
    await reckoned(desk, 'serviceDown');
    expect(await desk.medical()).toEqual({});
    await desk.fault('serviceDown', false);
    await desk.until('2026-11-21T20:00');
    expect(Object.keys(await desk.medical())).toEqual([north, south]);
  }));
});

describe('給付状況の受付(給付⑪)', () => {
  const reports = async (desk: Desk) => (await desk.call('GET', `/_sim/reports/${north}`)).body['reports'];
  test('受理した月は、同じ月の新しいもので入れ替わり、古い通番では戻らない', at(async (desk) => {
    await desk.put(north, reportFile(north, 1, month('202608', 1, 2)));
    await desk.put(north, reportFile(north, 3, month('202608', 1, 3)));
    await desk.put(north, reportFile(north, 2, month('202608', 9, 9)));
    expect(await reports(desk)).toMatchObject([{ month: '202608', items: { inpatient: { itemCount: 1, itemYen: 100_000 }, outpatient: { itemCount: 3, itemYen: 15_000 }, total: { itemCount: 4, itemYen: 115_000 } } }]);
  }));
  test('国保総合システムの知らせた合計と違えば返し、合わせて出し直せば受理する', at(async (desk) => {
    await desk.call('PUT', `/_sim/federation-totals/${north}`, [{ month: '202608', itemCount: 3, itemYen: 110_000 }]);
    await desk.put(north, reportFile(north, 1, month('202608', 1, 1)));
    expect([await reports(desk), await desk.told(north)]).toEqual([[], ['benefitReport_1 refused E912 202608 の給付記録']]);
    await desk.put(north, reportFile(north, 2, month('202608', 1, 2)));
    expect((await desk.told(north)).at(-1)).toBe('benefitReport_2 accepted');
  }));
  test('障害のもとでは、正しいものも返す', at(async (desk) => {
    await desk.fault('refusesRight');
    expect((await desk.put(north, reportFile(north, 1, month('202608', 1, 1)))).body).toMatchObject({ outcome: 'refused', issues: 1 });
  }));
  test('合計の合わないもの、読めないものは返す', at(async (desk) => {
    await desk.put(north, reportFile(north, 1, month('202608', 1, 1).slice(0, 3)));
    await desk.put(north, cut(reportFile(north, 2, month('202608', 1, 1))));
    expect((await desk.told(north)).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(['benefitReport_1 refused E206', 'benefitReport_2 refused E103', 'benefitReport_2 refused E103']);
  }));
});
