import { stoppedBasis } from '../../law/special-collection.js';
import { allInsured, decidedFor, newestNotice, noIncome, noticesTo, pension, year } from '../assessment/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { ownAccount, refundBasis, refundsAll, slipsIn } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { annualPensionYen, asked, draws, moneyBasis, ofOneYear, paysUntilSeptember, pensionIncomeYen, specialNeeds, specialSteps, specialYen, standing, taken } from './telling.js';

export default scenario({
  id: 'special-collection.pensioner-dies',
  ja: '世帯主が11月に亡くなると12月は引かれず、その額はいったん普通徴収に移る。死亡の届で年額が10月までに減ると、移った額は消え、納め過ぎた分は相続人代表者に還付し、妻は納付書で納める',
  level: 'incident',
  covers: [...specialSteps, 'C-13'],
  basis: [stoppedBasis, refundBasis],
  ...ofOneYear,
  needs: [...specialNeeds, 'act.decideOverpayment', 'act.takeRefundClaim', 'job.exportRefunds', 'act.nameRepresentative'],

  async play(scene) {
    const { ward, bank, people, pensionInsurer, advance, today, expect } = scene;
    const family = people.household('夫が亡くなる家', { head: { bornOn: '1955-08-01', sex: '1', insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1956-11-03', isNotDisclosed: false, insured: true }] });
    const [{ head }, wife] = [family, family.residents[1]!];
    await allInsured(scene, [family, '2023-04-01', [[head, pension(pensionIncomeYen)], [wife, noIncome()]]]);
    await draws(scene, head);
    await ward.run('assessYear');
    const [october = 0, december = 0, february = 0] = await specialYen(scene, head);
    const account = ownAccount(wife, '0000001');
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await paysUntilSeptember(scene, head);
    const paidYen = (await ward.account(head, year)).periods.filter(({ period }) => period < 60).reduce((sum, { leviedYen }) => sum + leviedYen, 0) + october;
    await advance('2026-11-20');
    await pensionInsurer.pays([head, { annualPensionYen, ended: { on: '2026-11-20', reason: 'pensionStopped' } }]);
    await advance('2026-12-22');
    await ward.run('reassess');
    const moved = (await ward.account(head, year)).periods.filter(({ period, unpaidYen }) => period < 60 && unpaidYen > 0);
    expect('12月は引かれず、12月と2月の額が普通徴収に移る', { taken: await taken(scene), special: await standing(scene, head, 'special'), moved: moved.reduce((sum, { unpaidYen }) => sum + unpaidYen, 0) },
      { taken: [`2026-10 徴収した ${october}`, '2026-12 死亡などで年金の受給権が消滅した 0'], special: [`10月 完納 ${october}`], moved: december + february }, stoppedBasis);

    await advance('2026-12-24');
    await endsHere(scene, [head], 'death', '2026-11-20');
    await ward.run('reassess');
    const [husbands, wifes] = [(await decidedFor(scene, head))?.totalYen ?? 0, await decidedFor(scene, wife)];
    const unpaid = async (person: typeof head) => (await ward.account(person, year)).periods.reduce((sum, { unpaidYen }) => sum + unpaidYen, 0);
    expect('夫の年額は10月までになり、移った額は消える。妻の分は普通徴収だけである', { unpaid: await unpaid(head), asked: (await asked(scene)).filter((line) => line >= '2026-12'), wife: [(await specialYen(scene, wife)).length, await unpaid(wife)] },
      { unpaid: 0, asked: [`2026-12 ${december}`, '2027-02 0'], wife: [0, wifes?.totalYen] }, stoppedBasis);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: head.personKey, representativePersonKey: wife.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    const refundedYen = await refundsAll(scene, head, account, year, wife);
    await advance('2027-01-12');
    expect('納め過ぎた分は妻の口座に届く', { refundedYen, arrived: await bank.balanceOf(account) }, { refundedYen: paidYen - husbands, arrived: paidYen - husbands }, refundBasis);
    expect('夫の変更通知は代表者に宛てて出て、妻には納付書のある決定通知が届く', { husband: (await noticesTo(scene, head)).at(-1), notice: (await newestNotice(scene, wife)) !== 'なし', slips: (await slipsIn(scene, wife)).length > 0 }, { husband: '変更通知 / 封入封緘事業者へ', notice: true, slips: true }, stoppedBasis);
    expect('収納口座には、夫の10月までの額だけが残る', await bank.collected(), husbands, moneyBasis);
  },
});
