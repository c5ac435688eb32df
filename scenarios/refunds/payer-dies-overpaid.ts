import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from '../assessment/reckoning.js';
import { allInsured, business, noIncome, year } from '../assessment/telling.js';
import { accountOf, appropriating, booksAgree, decidedYen, exceptionsIn, overpaidBasis, pays, periodsOf, quickAgent, refundBasis, refundNeeds, refundsAll, refundSteps, slipsIn, unpaidIn } from './telling.js';

const heirsBasis = assume('亡くなった納付義務者の過誤納は相続人代表者の口座に返す。相続人が新しく負う保険料とは別の人の債務なので、充当しない(地方税法9条・9条の2、17条の2にならう)');
const wifes = accountOf('0000001');

export default scenario({
  id: 'refunds.payer-dies-overpaid',
  ja: '一年分を納めた世帯主が亡くなると、亡くなった月からの分が過納になる。本人の残る分に充て、妻が負う保険料には充てずに、相続人代表者の口座に返す',
  level: 'incident',
  covers: refundSteps,
  basis: [refundBasis, heirsBasis],
  today: '2026-06-10',
  needs: [...refundNeeds, 'act.nameRepresentative'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, people, advance, today, expect } = scene;
    await quickAgent(scene);
    const family = people.household('夫が亡くなる家', { head: { bornOn: '1966-02-10', sex: '1', insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1967-11-03', isNotDisclosed: false, insured: true }] });
    const [{ head }, wife] = [family, family.residents[1]!];
    await allInsured(scene, [family, '2023-04-01', [[head, business(2_430_000)], [wife, noIncome()]]]);
    await ward.run('assessYear');
    const paidYen = (await decidedYen(scene, head)).reduce((sum, yen) => sum + yen, 0);
    await bank.opens([{ ...wifes, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const slip of await slipsIn(scene, head)) await pays(scene, slip, '世帯主が一年分を納める');
    await advance('2026-07-08');
    await endsHere(scene, [head], 'death', '2026-07-05');
    await ward.run('reassess');
    const quarterYen = totalOf(reckoned(scene, year, { baseYen: 2_000_000, careBaseYen: 2_000_000, heads: 2, careHeads: 2, months: 3 }));
    const over = async () => (await periodsOf(scene, head)).filter(({ overpaidYen }) => overpaidYen > 0);
    const restYen = quarterYen - ((await decidedYen(scene, head))[0] ?? 0);
    expect('夫の分は1期と随時期だけになり、納めたほかの期はすべて過納になる', { overYen: (await over()).reduce((sum, { overpaidYen }) => sum + overpaidYen, 0), unpaid: await unpaidIn(scene, head) }, { overYen: paidYen - quarterYen + restYen, unpaid: [`11期 ${restYen}円`] }, overpaidBasis);

    // 夫の随時期も妻の3期も、納期限は8月31日。
    const owed = await unpaidIn(scene, wife);
    await advance('2026-08-31');
    await ward.act(appropriating((await over())[0]));
    expect('夫の過納は夫の随時期に充て、妻の期には充てない', { head: await unpaidIn(scene, head), wife: await unpaidIn(scene, wife) }, { head: [], wife: owed }, heirsBasis);
    expect('充てるものはもうない', (await ward.tryAct(appropriating((await over())[0]))).accepted, false, heirsBasis);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: head.personKey, representativePersonKey: wife.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    await refundsAll(scene, head, wifes, year, wife);
    await advance('2026-09-04');
    expect('相続人代表者の口座に、四月から六月までの分を除いて届く', await bank.balanceOf(wifes), paidYen - quarterYen, heirsBasis);
    expect('待つものはもうない', await exceptionsIn(scene), [], refundBasis);
    await booksAgree(scene, quarterYen);
  },
});
