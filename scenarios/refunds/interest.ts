import { collectionCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, overpaidBasis, overpaidIn, pays, quickAgent, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const interestBasis = cite('地方税法17条の4・大田区・練馬区・中野区 還付加算金', '過納は納付の日の翌日から、誤納は納付の日の翌日から1か月を経過した日の翌日から、支出決定日まで');
const rateBasis = cite('文京区・墨田区・品川区・袋井市・豊川市 還付加算金', '令和7年0.9%、令和8年1.3%。千円未満を切り捨てた額に掛け、千円に満たなければ付けず、百円未満を切り捨てる');
const last = 2025;
/** 還付加算金 as a clerk reckons it on paper: days of 令和7年 and of 令和8年. */
function addedTo(yen: number, daysOf2025: number, daysOf2026: number): number {
  const added = Math.floor((Math.floor(yen / 1_000) * 1_000 * (9 * daysOf2025 + 13 * daysOf2026)) / 365_000);
  return added < 1_000 ? 0 : Math.floor(added / 100) * 100;
}

export default scenario({
  id: 'refunds.interest',
  ja: '還付加算金は、年ごとの割合で、社保の遡及による過納には納めた翌日から、二重納付の誤納には1か月を置いて付き、千円に満たない日までは付かない',
  level: 'normal',
  covers: refundSteps,
  basis: [interestBasis, rateBasis],
  today: '2025-12-15',
  needs: refundNeeds,
  rates: [last],
  parameters: { refundInterest: 'paid' },
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const people = ['3月26日に還付の決まる人', '3月27日に還付の決まる人', '二度納めた人'].map((label) => alone(scene, label));
    const [early, late, twice] = people.map(({ head }) => head) as [typeof people[0]['head'], typeof people[0]['head'], typeof people[0]['head']];
    await allInsured(scene, ...people.map((family) => [family, '2023-04-01', [[family.head, business(8_640_000, last)]]] as const));
    await ward.run('assessYear');
    const yen = (await decidedYen(scene, early, last))[0] ?? 0;
    const accounts = people.map((_, i) => accountOf(`000000${i + 1}`));
    await bank.opens(accounts.map((account) => ({ ...account, balanceYen: 0 })), false);

    await advance('2025-12-19');
    for (const head of [early, late, twice]) await pays(scene, (await slipsIn(scene, head))[0], '1月期を納める');
    for (const slip of await slipsIn(scene, twice)) await pays(scene, slip, '別の店で三期をまとめて納める', '000002');
    await advance('2026-03-26');
    await endsHere(scene, [early, late], 'joinEmployeeInsurance', '2025-04-01');
    await ward.run('reassess');
    expect('四月から社会保険だったので、納めた額はすべて過納になる', [await overpaidIn(scene, early, last), await overpaidIn(scene, late, last)], [[`8期 ${yen}円`], [`8期 ${yen}円`]], overpaidBasis);
    await refundsAll(scene, early, accounts[0], last);
    await advance('2026-03-27');
    await refundsAll(scene, late, accounts[1], last);
    await refundsAll(scene, twice, accounts[2], last);
    await advance('2026-04-02');
    const added = { early: addedTo(yen, 12, 85), late: addedTo(yen, 12, 86), twice: addedTo(yen, 0, 67) };
    expect('この筋書きは千円の境に立っている', added, { early: 0, late: 1_000, twice: 0 }, rateBasis);
    const got = async () => ({ early: await bank.balanceOf(accounts[0]!) - yen, late: await bank.balanceOf(accounts[1]!) - yen, twice: await bank.balanceOf(accounts[2]!) - yen });
    expect('一日の違いで付き、同じ日に決まった誤納にはまだ付かない', await got(), added, interestBasis);
    await booksAgree(scene, (await decidedYen(scene, twice, last)).reduce((sum, one) => sum + one, 0) - added.late, { years: [last, last + 1], beside: added.late });
  },
});
