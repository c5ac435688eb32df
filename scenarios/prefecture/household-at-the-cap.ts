import { business, told } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { baseBasis, begins, contributionCast, contributionNeeds, contributionSteps, levyYear, shared } from './telling.js';

export default scenario({
  id: 'prefecture.household-at-the-cap',
  ja: '賦課限度額に達する世帯の所得はそこで切って提出し、それより上の所得がいくら増えても納付金は変わらない',
  level: 'normal',
  covers: contributionSteps,
  basis: [baseBasis],
  today: '2026-11-16',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, overnight, expect, levyStandard } = scene;
    const [earner] = await begins(scene, 'provisional', 'definite');
    const incomes = async () => (await levyStandard.baseOf(levyYear))!.flatMap(({ part, incomeThousandYen, cappedIncomeThousandYen }) => (part === 'medical' ? [{ incomeThousandYen: incomeThousandYen!, cappedIncomeThousandYen: cappedIncomeThousandYen! }] : []))[0]!;
    const told5 = async (yen: number) => {
      await told(scene, [earner.head, business(yen)]);
      await overnight();
      return incomes();
    };
    expect('限度額に届かない世帯の所得は切らない', await told5(5_430_000), { incomeThousandYen: 5_000, cappedIncomeThousandYen: 5_000 }, baseBasis);
    const { incomeThousandYen, cappedIncomeThousandYen: capped } = await told5(12_430_000);
    expect('限度額を超える世帯の所得は切る', { incomeThousandYen, isCapped: capped > 5_000 && capped < 12_000 }, { incomeThousandYen: 12_000, isCapped: true }, baseBasis);
    await advance('2026-11-21');
    const before = await shared(scene, 'provisional');
    expect('さらに所得が増えても、切った後の額は同じ', await told5(20_430_000), { incomeThousandYen: 20_000, cappedIncomeThousandYen: capped }, baseBasis);
    await advance('2027-01-16');
    expect('納付金も同じ', await shared(scene, 'definite'), before, baseBasis);
  },
});
