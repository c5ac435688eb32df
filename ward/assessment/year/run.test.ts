import { describe, expect, it } from 'vitest';
import { declared, levyWard, person, type LevyWard } from '../levy-fixture.js';
import { end, enter } from '../../ward-fixture.js';
import { assessYear, reassess } from './run.js';
import type { WardStore } from '../../tables.js';

const [ofMedical, ofSupport, ofChildren] = [(base: number) => Math.floor(base * 0.0751) + 47_600, (base: number) => Math.floor(base * 0.028) + 17_600, (base: number) => Math.floor(base * 0.0027) + 1_873];
/** 年額 of somebody of 36 alone without 軽減, in 港区 in 令和8年度. */
const whole = (base: number) => ofMedical(base) + ofSupport(base) + ofChildren(base);

/** Copies one household so often that the work takes two pages; only the keys differ. */
async function multiplied({ store }: LevyWard, count: number): Promise<void> {
  const copy = async (table: 'ward_resident' | 'ward_household' | 'ward_period') => {
    const [row] = await store.db.selectFrom(table).selectAll().where('latest', '=', 1).execute();
    const key = (n: number) => String(n + 1).padStart(8, '0');
    await store.insertMany(table, Array.from({ length: count - 1 }, (_, i) => ({
      ...row!, ...('household_key' in row! ? { household_key: key(i + 1) } : {}), ...('period_key' in row! ? { period_key: `copy${i}` } : {}), ...('person_key' in row! ? { person_key: `copy${i}` } : {}), ...('head_person_key' in row! ? { head_person_key: `copy${i}` } : {}),
    })));
  };
  for (const table of ['ward_resident', 'ward_household', 'ward_period'] as const) await copy(table);
}

/** The same store, whose n-th transaction is done and then lost, as when the process dies before the commit. */
function dyingAt(store: WardStore, n: number): WardStore {
  let count = 0;
  return {
    ...store,
    transact: (work) => store.transact(async (inside) => {
      const result = await work(inside);
      count += 1;
      if (count === n) throw new Error('ここで止まった');
      return result;
    }),
  };
}
const countOf = async ({ db }: WardStore, table: 'ward_assessment' | 'ward_notice') => (await db.selectFrom(table).select((select) => select.fn.countAll().as('n')).executeTakeFirstOrThrow()).n;

describe('当初賦課と更正のジョブ', () => {
  it('二枚目の途中で止まっても一枚目は残り、もう一度動かせば、決定も通知も一世帯に一つずつになる', async () => {
    const levy = await levyWard();
    await levy.insures([person(1)]);
    await multiplied(levy, 502);
    // 始まりの記録、一枚目(500世帯)、二枚目(2世帯)。
    await expect(assessYear(dyingAt(levy.store, 3))).rejects.toThrow('ここで止まった');
    expect([Number(await countOf(levy.store, 'ward_assessment')), Number(await countOf(levy.store, 'ward_notice'))]).toEqual([500, 500]);
    const { decisions } = await assessYear(levy.store);
    expect(decisions.map(({ outcome, because }) => [outcome, because[0]])).toEqual([['assessed', '令和8年度 2件']]);
    await assessYear(levy.store);
    expect([Number(await countOf(levy.store, 'ward_assessment')), Number(await countOf(levy.store, 'ward_notice'))]).toEqual([502, 502]);
    expect(new Set((await levy.store.db.selectFrom('ward_assessment').select('household_key').execute()).map(({ household_key }) => household_key)).size).toBe(502);
  });

  it('更正の途中で止まっても、一つの変更に更正は一つだけで、今の決定も一つだけ', async () => {
    const levy = await levyWard();
    await levy.insures([person(1)]);
    await levy.tells(1, declared('P1', 2_430_000));
    await levy.ward.run('assessYear');
    await levy.tells(2, declared('P1', 3_430_000, 'difference'));
    await expect(reassess(dyingAt(levy.store, 2))).rejects.toThrow('ここで止まった');
    expect(await levy.decisions('P1')).toEqual([[0, whole(2_000_000)]]);
    for (let i = 0; i < 3; i += 1) await levy.ward.run('reassess');
    expect(await levy.decisions('P1')).toEqual([[0, whole(2_000_000)], [1, whole(3_000_000)]]);
    expect((await levy.store.db.selectFrom('ward_assessment').select('sequence').where('latest', '=', 1).execute()).map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('料率の分からない区分が要る世帯は決定せず、何が分からないかを言い、ほかの世帯は決定する', async () => {
    const levy = await levyWard('2024-06-10T09:30');
    await levy.insures([person(1)]);
    await levy.insures([person(2, { bornOn: '1979-01-01' })]);
    const { decisions } = await levy.ward.run('assessYear');
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['assessed', 'unknownFigure']);
    expect(decisions[1]!.because[0]).toContain('介護分の所得割率');
    expect([(await levy.decisions('P1', 2024)).length, (await levy.decisions('P2', 2024)).length]).toEqual([1, 0]);
  });

  it('まだ当初賦課をしていない年度は、更正しない', async () => {
    const levy = await levyWard();
    await levy.insures([person(1)]);
    expect((await levy.ward.run('reassess')).decisions).toEqual([]);
    expect(await levy.decisions('P1')).toEqual([]);
  });

  it('4月にさかのぼって離れた人の決定は0円になり、6月に戻れば新しい世帯として決定する', async () => {
    const levy = await levyWard('2026-06-26T09:30');
    await levy.insures([person(1)]);
    await levy.tells(1, declared('P1', 2_430_000));
    await levy.ward.run('assessYear');
    await enter(levy.ward, end('joinEmployeeInsurance', '2026-03-31', ['P1'], { receivedOn: '2026-06-26' }));
    await levy.ward.run('reassess');
    await levy.insures([person(1)], '2026-06-01');
    await levy.ward.run('reassess');
    const tenMonths = [ofMedical, ofSupport, ofChildren].reduce((sum, part) => sum + Math.floor((part(2_000_000) * 10) / 12), 0);
    expect(await levy.decisions('P1')).toEqual([[0, whole(2_000_000)], [1, 0], [0, tenMonths]]);
  });

  it('全員が月末に離れれば、その日の更正でも残りは随時期になり、一人が残れば期に分け、7月に転出すると分かっていても残りは随時期になる', async () => {
    const cases = [[['P1', 'P2'], 'joinEmployeeInsurance', '2026-06-30', [11]], [['P2'], 'joinEmployeeInsurance', '2026-06-30', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]], [['P1', 'P2'], 'moveOutside', '2026-07-20', [11]]] as const;
    for (const [leaving, reason, occurredOn, expected] of cases) {
      const levy = await levyWard('2026-06-10T09:30');
      await levy.insures([person(1), person(2)]);
      await levy.tells(1, declared('P1', 2_430_000), declared('P2', 0));
      await levy.ward.run('assessYear');
      await levy.ward.setClock('2026-06-30T09:30');
      expect((await enter(levy.ward, end(reason, occurredOn, [...leaving], { receivedOn: '2026-06-30' }))).accepted).toBe(true);
      await levy.ward.run('reassess');
      const { assessments } = await levy.ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 });
      expect(assessments.at(-1)!.installments.filter(({ yen }) => yen > 0).map(({ number }) => number)).toEqual(expected);
    }
  });

  it('社会保険に入っていて無効にした期間の減額は、2年を過ぎても5年以内ならでき、わけを言わない無効化ではできない', async () => {
    // 令和8年度の最初の納期限は2026年6月30日。
    for (const [now, insuredBy, expected] of [
      ['2028-06-30', undefined, 0], ['2028-07-01', undefined, whole(2_000_000)], ['2028-07-01', 'joinEmployeeInsurance', 0], ['2031-06-30', 'joinInsuranceSociety', 0], ['2031-07-01', 'joinInsuranceSociety', whole(2_000_000)],
    ] as const) {
      const levy = await levyWard();
      await levy.insures([person(1)]);
      await levy.tells(1, declared('P1', 2_430_000));
      await levy.ward.run('assessYear');
      await levy.ward.setClock(`${now}T09:30`);
      await levy.ward.act({ act: 'voidPeriod', personKey: 'P1', applicationStartOn: '2023-04-01', why: '初めから被保険者でなかった', ...(insuredBy ? { insuredBy } : {}) });
      await levy.ward.run('reassess');
      expect((await levy.decisions('P1')).at(-1)![1]).toBe(expected);
    }
  });

  it('決定の理由の文は、人を宛名番号でなく今の氏名で言い、番号は数字の側に残る', async () => {
    const levy = await levyWard();
    await levy.insures([person(1, { name: '見本 花子' }), person(2, { name: '見本 太郎' })]);
    await levy.tells(1, declared('P1', 2_430_000), declared('P2', 0));
    await levy.ward.run('assessYear');
    await levy.ward.act({ act: 'correctResident', personKey: 'P2', name: '見本 次郎', why: '氏名の誤り' });
    const { because } = (await levy.ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 })).assessments[0]!;
    expect(because.filter(({ rule }) => rule === 'income').map(({ ja, figures }) => [ja.split(':')[0], figures['ref']])).toEqual([['見本 花子', 'P1'], ['見本 次郎', 'P2']]);
    expect(because.filter(({ ja }) => /P\d/.test(ja))).toEqual([]);
  });

  it('40歳の介護分は、既定では誕生日から更正で、設定によれば当初の決定に入る', async () => {
    const careOf = async ({ ward }: LevyWard) => (await ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 })).assessments.at(-1)?.partsYen.care;
    const care = (months: number) => Math.floor(((Math.floor(2_000_000 * 0.0243) + 17_800) * months) / 12);
    for (const [choice, inJune] of [['afterBirthday', 0], ['inAdvance', care(9)]] as const) {
      const levy = await levyWard('2026-06-26T09:30', { fortiethBirthday: choice });
      await levy.insures([person(1, { bornOn: '1986-07-02' })]);
      await levy.tells(1, declared('P1', 2_430_000));
      await levy.ward.run('assessYear');
      expect(await careOf(levy)).toBe(inJune);
      await levy.ward.setClock('2026-07-01T09:30');
      await levy.ward.run('reassess');
      expect(await careOf(levy)).toBe(inJune);
      await levy.ward.setClock('2026-07-02T09:30');
      await levy.ward.run('reassess');
      expect(await careOf(levy)).toBe(care(9));
    }
  });
});
