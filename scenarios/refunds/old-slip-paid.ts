import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, told, year } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, exceptionsIn, overpaidIn, pays, quickAgent, refundNeeds, refundsAll, refundSteps, slipsIn, unpaidIn } from './telling.js';

const oldSlipBasis = assume('更正で額の替わった期の古い納付書も、その期の納付になる。多ければ過誤納、足りなければ残りが未納である。店は新しい額を知らない');
const account = accountOf('0000001');

export default scenario({
  id: 'refunds.old-slip-paid',
  ja: '更正の前に届いた納付書で2期を納める。下がった人には差額が返り、上がった人には差額だけが残る。新しい納付書でも納めれば、古い分が返る',
  level: 'abnormal',
  covers: refundSteps,
  basis: [oldSlipBasis],
  today: '2026-06-24',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['所得の下がる人', '所得の上がる人', '二枚とも納める人'].map((label) => alone(scene, label));
    const [down, up, both] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head'], typeof families[0]['head']];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(3_000_000)]]] as const));
    await ward.run('assessYear');
    const [firstYen = 0, oldYen = 0] = await decidedYen(scene, down);
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-30');
    const old = { down: await slipsIn(scene, down), up: await slipsIn(scene, up), both: await slipsIn(scene, both) };
    for (const slips of Object.values(old)) await pays(scene, slips[0], '1期を納める');
    await told(scene, [down, business(2_000_000)], [up, business(4_000_000)], [both, business(2_000_000)]);
    await ward.run('reassess');
    const [lower = 0, higher = 0] = [(await decidedYen(scene, down))[1], (await decidedYen(scene, up))[1]];

    await advance('2026-07-07');
    for (const slips of Object.values(old)) await pays(scene, slips[1], '古い納付書で2期を納める');
    await pays(scene, (await slipsIn(scene, both))[0], '新しい納付書でも2期を納める', '000002');
    await advance('2026-07-14');
    expect('下がった人は、古い額との差だけを納め過ぎている', await overpaidIn(scene, down), [`2期 ${oldYen - lower}円`], oldSlipBasis);
    expect('上がった人は、新しい額との差だけが残る', (await unpaidIn(scene, up))[0], `2期 ${higher - oldYen}円`, oldSlipBasis);
    expect('二枚とも納めた人は、古い分をまるごと納め過ぎている', await overpaidIn(scene, both), [`2期 ${oldYen}円`], oldSlipBasis);
    for (const head of [down, both]) await refundsAll(scene, head, account);
    await advance('2026-07-21');
    expect('納め過ぎた額が届く', await bank.balanceOf(account), 2 * oldYen - lower, oldSlipBasis);
    expect('職員が決めるものはもうない', await exceptionsIn(scene), [], oldSlipBasis);
    await booksAgree(scene, 3 * firstYen + 2 * oldYen + lower - (oldYen - lower));
  },
});
