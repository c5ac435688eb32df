import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../contracts/ward.js';
import { declared, levyWard, takenBack, type LevyWard } from '../levy-fixture.js';

const issues = ({ accepted, issues: found }: ImportResult) => [accepted, found.map(({ code, line, field }) => `${code} ${line} ${field}`)];
const known = async ({ ward }: LevyWard, personKey: string, fiscalYear = 2026) => {
  const { taxState, netIncomeYen, versions } = await ward.query({ query: 'income', personKey, fiscalYear });
  return [taxState, netIncomeYen, versions];
};

describe('課税情報の取り込み', () => {
  it('差分は前の通番の次だけを取り込み、抜けた後は全件だけを取り込む', async () => {
    const levy = await levyWard();
    expect(issues(await levy.tells(1, declared('P1', 100), declared('P2', 200)))).toEqual([true, []]);
    expect(issues(await levy.tells(3, declared('P1', 300, 'difference')))).toEqual([false, ['E105 0 *']]);
    expect(await known(levy, 'P1')).toEqual(['declaredAmount', 100, 1]);
    expect(issues(await levy.tells(4, declared('P1', 400), declared('P2', 200)))).toEqual([true, []]);
    expect(issues(await levy.tells(3, declared('P1', 300, 'difference')))).toEqual([false, ['E106 0 *']]);
    expect(issues(await levy.tells(5, declared('P2', 500, 'difference')))).toEqual([true, []]);
    expect([await known(levy, 'P1'), await known(levy, 'P2')]).toEqual([['declaredAmount', 400, 2], ['declaredAmount', 500, 2]]);
  });

  it('同じファイルは二度取り込んでも一度だけ効き、同じことを知らされても版は増えない', async () => {
    const levy = await levyWard();
    const first = declared('P1', 100);
    await levy.tells(1, first);
    expect(await levy.tells(1, first)).toMatchObject({ accepted: true, applied: 0 });
    expect(await levy.tells(2, { ...first, feedKind: 'difference', asOf: '2026-06-09' })).toMatchObject({ accepted: true, applied: 0 });
    expect(await known(levy, 'P1')).toEqual(['declaredAmount', 100, 1]);
  });

  it('前に知らされた人を欠く全件は、差分の書き違いとして一行も取り込まない', async () => {
    const levy = await levyWard();
    await levy.tells(1, declared('P1', 100), declared('P2', 200));
    const result = await levy.tells(2, declared('P1', 900));
    expect(issues(result)).toEqual([false, ['E105 0 feedKind']]);
    expect(result.issues[0]!.why).toContain('1件');
    expect(await known(levy, 'P1')).toEqual(['declaredAmount', 100, 1]);
  });

  it('削除の行は所得0円でなく、何も知らないことになる。知らない人の削除は何もしない', async () => {
    const levy = await levyWard();
    await levy.tells(1, declared('P1', 100));
    expect(await levy.tells(2, takenBack('P1'), takenBack('P9'))).toMatchObject({ accepted: true, applied: 1 });
    expect([await known(levy, 'P1'), await known(levy, 'P9')]).toEqual([[null, null, 2], [null, null, 0]]);
    // 取り消された人は、後の全件に名がなくてよい。
    expect(issues(await levy.tells(3, declared('P2', 200)))).toEqual([true, []]);
  });

  it('全件と差分の行が混じるファイルと、自分と矛盾する行は、すべての行を挙げて拒む', async () => {
    const levy = await levyWard();
    expect(issues(await levy.tells(1, declared('P1', 100), declared('P2', 200, 'difference')))).toEqual([false, ['E206 4 feedKind']]);
    const wrong = [declared('P1', 0, 'full', { taxState: 'undeclared' }), declared('P2', 100, 'full', { taxState: 'declaredZero' }), declared('P3', 0, 'full', { operation: 'delete' })];
    const [accepted, found] = issues(await levy.tells(1, ...wrong));
    expect([accepted, (found as string[]).map((text) => text.split(' ')[1]).filter((line, i, all) => all.indexOf(line) === i)]).toEqual([false, ['3', '4', '5']]);
    expect(await known(levy, 'P1')).toEqual([null, null, 0]);
  });

  it('年度ごとに別の所得で、ある年度の訂正はほかの年度の版を変えない', async () => {
    const levy = await levyWard();
    await levy.tells(1, declared('P1', 100), declared('P1', 50, 'full', { fiscalYear: 2025 }));
    await levy.tells(2, declared('P1', 60, 'difference', { fiscalYear: 2025 }));
    expect([await known(levy, 'P1', 2025), await known(levy, 'P1', 2026)]).toEqual([['declaredAmount', 60, 2], ['declaredAmount', 100, 1]]);
  });
});
