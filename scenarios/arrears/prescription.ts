import { cite } from '../../law/define.js';
import { alone, year } from '../assessment/telling.js';
import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { billed, booksHold, demandOn, does, isDone, keyOf, owedOf, periodOf, prescriptionBasis, seizableOn, seizesDeposit } from './telling.js';

const running = cite('地方税法', '15条の7・18条(執行停止の間も時効は進む。差押の間は完成しない)');
const acknowledged = cite('民法', '152条(権利の承認があったときは、時効はその時から新たに進行を始める)');

export default scenario({
  id: 'arrears.prescription',
  ja: '保険料の時効は2年。督促の届いた日、承認の日から改めて数え、最後の日までは徴収権があり、翌日に不納欠損になる。差押の間は完成せず、執行停止の間は進む',
  level: 'normal',
  covers: ['A-04', 'C-11'],
  basis: [prescriptionBasis, running, acknowledged],
  today: '2026-06-26',
  needs: ['act.enterNotification', 'job.assessYear', 'query.assessment', 'job.exportDemands', 'job.checkDelinquency', 'query.account', 'query.delinquency', 'query.ledger', 'act.decideSeizure', 'act.suspendExecution', 'act.recordContact'],
  rates: [year],
  // 二年を過ごすだけなので、ほかの関係者はいない。
  cast: ['residents'],

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [plain, pledger, seized, stopped] = [alone(scene, '督促だけの人'), alone(scene, '債務を認めた人'), alone(scene, '差し押さえられた人'), alone(scene, '執行を停止した人')];
    const all = [plain, pledger, seized, stopped];
    for (const family of all) await startsHere(scene, family, 'leaveEmployeeInsurance', '2023-04-01');
    await ward.run('assessYear');
    const [first, second] = await billed(scene, plain.head);
    // 1期は7月20日に督促し、22日に届いたとする。2期は一度も督促しない。
    await advance(demandOn);
    await ward.run('exportDemands');
    await advance(seizableOn);
    await does(scene, 'recordContact', { personKey: pledger.head.personKey, contactedOn: seizableOn, channel: 'counter', outcome: 'reached', acknowledged: true });
    await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, seized.head), seized.head, seizableOn, first?.yen ?? 0));
    await does(scene, 'suspendExecution', { personKey: stopped.head.personKey, ground: 'noAssets', accountKeys: [await keyOf(scene, stopped.head)] });
    const seen = async (dueOn: typeof first extends { dueOn: infer D } | undefined ? D : never) => Promise.all(all.map(async ({ head }) => {
      const period = await periodOf(scene, head, dueOn);
      return period?.writtenOffYen === 0 ? '徴収権がある' : period?.unpaidYen === 0 ? `欠損${period.writtenOffYen}` : '半端';
    }));
    const [alive, gone] = ['徴収権がある', `欠損${first?.yen}`];
    const firstDue = first?.dueOn ?? '2026-06-30';
    const secondDue = second?.dueOn ?? '2026-07-31';
    await advance('2028-07-22');
    expect('督促の届いた日から2年の日までは、誰の1期にも徴収権がある', await seen(firstDue), [alive, alive, alive, alive], prescriptionBasis);
    await advance('2028-07-23');
    expect('翌日、督促だけの人と執行を停止した人の1期が欠損になる。認めた人と差し押さえられた人の1期は残る', await seen(firstDue), [gone, alive, alive, gone], running);
    expect('欠損した期では、もう差し押さえられない', await isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, plain.head), plain.head, '2028-07-23', 1)), false, prescriptionBasis);
    await advance('2028-07-31');
    expect('督促のない2期は、納期限から2年の日まで徴収権がある', await seen(secondDue), [alive, alive, alive, alive], prescriptionBasis);
    expect('承認から2年の日まで、認めた人の1期に徴収権がある', (await seen(firstDue))[1], alive, acknowledged);
    await advance('2028-08-01');
    expect('翌日、督促のない2期は誰のものも欠損になる', await seen(secondDue), [gone, gone, gone, gone].map(() => `欠損${second?.yen}`), prescriptionBasis);
    expect('承認から2年を過ぎた1期も欠損になり、差押の続く1期だけが残る', await seen(firstDue), [gone, gone, alive, gone], acknowledged);
    expect('差押の続く期は、終わるまで消滅する日がない', (await owedOf(scene, seized.head)).filter(({ dueOn }) => dueOn === firstDue).map(({ claimState, lapsesOn }) => ({ claimState, lapsesOn })), [{ claimState: 'heldOff', lapsesOn: null }], running);
    await booksHold(scene);
  },
});
