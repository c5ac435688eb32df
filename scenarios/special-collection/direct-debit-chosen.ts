import { keptOnBasis, specialCollectionRules } from '../../law/special-collection.js';
import { account, debitBasis } from '../payments/telling.js';
import { decidedFor, entersForm } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { asked, moneyBasis, ofOneYear, pensioners, specialNeeds, specialSteps, specialYen, standing, taken } from './telling.js';

const { basis } = specialCollectionRules;

export default scenario({
  id: 'special-collection.direct-debit-chosen',
  ja: '7月に口座振替を選ぶと10月からの天引きを取り下げ、残りの全部を口座から引き落とす。年金からは一度も引かれない',
  level: 'normal',
  covers: specialSteps,
  basis: [basis, debitBasis, keptOnBasis],
  ...ofOneYear,
  needs: [...specialNeeds, 'act.registerMandate', 'job.exportDebits'],

  async play(scene) {
    const { ward, bank, advance, today, expect } = scene;
    const [{ head }] = await pensioners(scene, ['口座振替を選ぶ人']);
    await ward.run('assessYear');
    const total = (await decidedFor(scene, head))?.totalYen ?? 0;
    const months = await specialYen(scene, head);
    await bank.opens([{ ...account(1), balanceYen: 500_000 }]);
    await ward.act({ act: 'registerMandate', personKey: head.personKey, account: account(1), startsOn: today(), by: '収納係 担当', why: '預金口座振替依頼書' });
    await advance('2026-07-02');
    expect('1期は口座から、10月からは年金からの予定である', await asked(scene), ['2026-10', '2026-12', '2027-02'].map((month, i) => `${month} ${months[i]}`), basis);
    await ward.act(entersForm(scene, { kind: 'directDebit', notificationId: 'W-1', personKey: head.personKey, isWanted: true }));
    await ward.run('reassess');
    await advance('2026-07-03');
    expect('三つの月の依頼を、どれも取り下げる', { asked: await asked(scene), special: await standing(scene, head, 'special') }, { asked: ['2026-10 0', '2026-12 0', '2027-02 0'], special: [] }, basis);
    await advance('2027-04-05');
    expect('年額の全部が口座から引き落とされる', { taken: await taken(scene), left: await bank.balanceOf(account(1)), collected: await bank.collected() }, { taken: [], left: 500_000 - total, collected: total }, moneyBasis);
  },
});
