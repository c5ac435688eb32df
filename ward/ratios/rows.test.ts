import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../contracts/ward.js';
import { declared, levyWard } from '../assessment/levy-fixture.js';
import { end, enter, exported, openWard, resident, start } from '../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-09-20T17:00');
});
const old = resident('A-1', 1, { bornOn: '1953-01-05' });
const shown = ({ ratios }: Awaited<ReturnType<typeof exported>>) => ratios.map(({ personKey, ratioKey, validFrom, validThrough, burdenRatio, operation, revision }) => `${personKey} ${ratioKey} ${validFrom}〜${validThrough} ${burdenRatio} ${operation} ${revision}`);

describe('集約へ送る負担割合', () => {
  it('70〜74歳の人のいる送信にだけ、同じ日付と通番の負担割合ファイルを添える', async () => {
    await enter(ward, start('moveInFromOutside', '2025-09-10', [resident('B-1', 2)]));
    expect((await exported(ward)).names).toEqual(['qualificationHousehold_131032_2025-09-20_1.csv', 'qualificationPerson_131032_2025-09-20_1.csv']);
    await enter(ward, start('moveInFromOutside', '2025-09-10', [old]));
    const sent = await exported(ward);
    expect(sent.names.at(-1)).toBe('qualificationRatio_131032_2025-09-20_2.csv');
    expect(shown(sent)).toEqual(['A-1 R1 2025-09-10〜2026-07-31 020 register 1']);
  });

  it('替わった行は無効化とともに送り、その後の送信でも無効化を言い続ける', async () => {
    await enter(ward, start('moveInFromOutside', '2025-09-10', [old]));
    await exported(ward);
    await enter(ward, end('joinEmployeeInsurance', '2025-09-15', ['A-1']));
    const told = ['A-1 R1 2025-09-10〜2026-07-31 020 void 2', 'A-1 R2 2025-09-10〜2025-09-15 020 register 1'];
    expect(shown(await exported(ward))).toEqual(told);
    expect(shown(await exported(ward, 'exportAll'))).toEqual(told);
  });

  it('全件は何度作っても同じ割合を言う', async () => {
    await enter(ward, start('moveInFromOutside', '2025-09-10', [old]));
    const first = shown(await exported(ward, 'exportAll'));
    expect(first).toHaveLength(1);
    expect(shown(await exported(ward, 'exportAll'))).toEqual(first);
  });

  it('7月の判定だけで次の年度の割合ができた世帯も、次の異動分で世帯ごと送る', async () => {
    await enter(ward, start('moveInFromOutside', '2025-09-10', [old, resident('A-2', 3)]));
    await exported(ward);
    expect((await exported(ward)).names).toEqual([]);
    await ward.setClock('2026-07-01T07:45');
    await ward.run('judgeRatios');
    const sent = await exported(ward);
    expect(sent.persons.map(({ personKey }) => personKey).sort()).toEqual(['A-1', 'A-2']);
    expect(shown(sent)).toEqual(['A-1 R1 2025-09-10〜2026-07-31 020 register 1', 'A-1 R2 2026-08-01〜2027-07-31 020 register 1']);
    await ward.run('judgeRatios');
    expect((await exported(ward)).names).toEqual([]);
  });

  it('みな転出した後で所得が更正されても、替わった割合を終わった期間とともに送る', async () => {
    const { ward: levied, tells } = await levyWard('2025-09-20T17:00');
    await enter(levied, start('moveInFromOutside', '2025-09-10', [resident('H-1', 9), old], undefined, { headPersonKey: 'H-1' }));
    await enter(levied, end('moveOutside', '2025-09-15', ['H-1', 'A-1'], { newAddressOn: '2025-09-15' }));
    await exported(levied);
    await tells(1, declared('A-1', 3_500_000, 'full', { fiscalYear: 2025, taxableIncomeYen: 2_000_000 }));
    await levied.run('judgeRatios');
    const sent = await exported(levied);
    expect(sent.persons.map(({ personKey, applicationEndOn }) => [personKey, applicationEndOn])).toEqual([['H-1', '2025-09-15'], ['A-1', '2025-09-15']]);
    expect(shown(sent).at(-1)).toBe('A-1 R3 2025-09-10〜2025-09-14 030 register 1');
  });
});
