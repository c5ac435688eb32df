import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from '../assessment/reckoning.js';
import { allInsured, business, noIncome, year } from '../assessment/telling.js';
import { accountOf, appropriating, booksAgree, decidedYen, exceptionsIn, overpaidBasis, pays, periodsOf, quickAgent, refundBasis, refunding, refundNeeds, refundsAll, refundSteps, slipsIn, unpaidIn } from './telling.js';

const heirsBasis = assume('亡くなった納付義務者の過誤納は相続人代表者の口座に返す。相続人が新しく負う保険料とは別の人の債務なので、充当しない(地方税法9条・9条の2、17条の2にならう)');
const [dead, wifes] = [accountOf('0000001', 'ｼｹﾝ ﾀﾛｳ'), accountOf('0000002', 'ｼｹﾝ ﾊﾅｺ')];

export default scenario({
  id: 'refunds.payer-dies-overpaid',
  ja: '一年分を納めた世帯主が亡くなると、亡くなった月からの分が過納になる。本人の口座は閉じられて戻り、相続人代表者の口座に返す。妻が負う保険料には充当しない',
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
    await bank.opens([{ ...dead, balanceYen: 0, state: 'closed' }, { ...wifes, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const slip of await slipsIn(scene, head)) await pays(scene, slip, '世帯主が一年分を納める');
    await advance('2026-07-08');
    await endsHere(scene, [head], 'death', '2026-07-05');
    await ward.run('reassess');
    const quarterYen = totalOf(reckoned(scene, year, { baseYen: 2_000_000, careBaseYen: 2_000_000, heads: 2, careHeads: 2, months: 3 }));
    const over = (await periodsOf(scene, head)).filter(({ overpaidYen }) => overpaidYen > 0);
    expect('四月から六月までの分を除いて過納になる', over.reduce((sum, { overpaidYen }) => sum + overpaidYen, 0), paidYen - quarterYen, overpaidBasis);

    // 妻の3期の納期限は8月31日。
    const owed = await unpaidIn(scene, wife);
    await advance('2026-08-31');
    expect('妻の期の納期限が来ても、夫の過納は充当しない', [(await ward.tryAct(appropriating(over[0]))).accepted, await unpaidIn(scene, wife), owed.length], [false, owed, 8], heirsBasis);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: head.personKey, representativePersonKey: wife.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    await refundsAll(scene, head, dead);
    await advance('2026-09-07');
    expect('本人の口座は閉じられていて、戻ったものとして知らされる', new Set((await exceptionsIn(scene)).map((text) => text.split(' ')[0])), new Set(['refundReturned']), heirsBasis);
    for (const period of over) await ward.act(refunding(period, wifes));
    await advance('2026-09-11');
    expect('相続人代表者の口座に届く', await bank.balanceOf(wifes), paidYen - quarterYen, heirsBasis);
    expect('待つものはもうない', await exceptionsIn(scene), [], refundBasis);
    await booksAgree(scene, quarterYen);
  },
});
