import { cite } from '../../law/define.js';
import { alone } from '../assessment/telling.js';
import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { billed, booksHold, does, isDone, keyOf, noBill, owedOf, prescriptionBasis, seizesDeposit, sumsOf } from './telling.js';

const running = cite('地方税法', '15条の7・18条(執行停止の間も時効は進む。差押の間は完成しない)');
const acknowledged = cite('民法', '152条(権利の承認があったときは、時効はその時から新たに進行を始める)');

const last = 2025;
type Bill = typeof noBill;

export default scenario({
  id: 'arrears.prescription',
  ja: '保険料の時効は2年。督促の届いた日、承認の日から改めて数え、最後の日までは徴収権があり、翌日に不納欠損になる。差押の間は完成せず、執行停止の間は進む',
  level: 'normal',
  covers: ['A-04', 'C-11'],
  basis: [prescriptionBasis, running, acknowledged],
  today: '2026-01-09',
  needs: ['act.enterNotification', 'files.outgoing', 'job.assessYear', 'query.assessment', 'job.exportDemands', 'job.checkDelinquency', 'query.account', 'query.delinquency', 'query.ledger', 'act.decideSeizure', 'act.suspendExecution', 'act.recordContact'],
  rates: [last],
  isLong: true,
  // 二年を過ごすだけなので、督促状を送る者のほかに関係者はいない。
  cast: ['residents', 'mailing'],

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [plain, pledger, seized, stopped] = [alone(scene, '督促だけの人'), alone(scene, '債務を認めた人'), alone(scene, '差し押さえられた人'), alone(scene, '執行を停止した人')];
    const all = [plain, pledger, seized, stopped];
    for (const family of all) await startsHere(scene, family, 'leaveEmployeeInsurance', '2023-04-01');
    await ward.run('assessYear');
    const [first = noBill, second = noBill] = await billed(scene, plain.head, last);
    expect('1月に決まった保険料の納期限', [first.dueOn, second.dueOn], ['2026-03-02', '2026-03-31'], prescriptionBasis);
    // 先の期は3月22日に督促し、24日に届いたとする。後の期は一度も督促しない。
    await advance('2026-03-22');
    await ward.run('exportDemands');
    await advance('2026-04-02');
    await does(scene, 'recordContact', { personKey: pledger.head.personKey, contactedOn: '2026-04-02', channel: 'counter', outcome: 'reached', acknowledged: true });
    await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, seized.head, first.dueOn, last), seized.head, '2026-04-02', first.yen));
    await does(scene, 'suspendExecution', { personKey: stopped.head.personKey, ground: 'noAssets', accountKeys: [await keyOf(scene, stopped.head, first.dueOn, last)] });
    const seen = async ({ dueOn }: Bill) => Promise.all(all.map(async ({ head }) => {
      const sums = await sumsOf(scene, head, dueOn, last);
      return sums && (sums.writtenOffYen > 0 ? `欠損${sums.writtenOffYen}` : `未納${sums.unpaidYen}`);
    }));
    const alive = ({ yen }: Bill) => `未納${yen}`;
    const gone = ({ yen }: Bill) => `欠損${yen}`;
    await advance('2028-03-24');
    expect('督促の届いた日から2年の日までは、誰の先の期にも徴収権がある', await seen(first), all.map(() => alive(first)), prescriptionBasis);
    await advance('2028-03-25');
    expect('翌日、督促だけの人と執行を停止した人の分が欠損になる。認めた人と差し押さえられた人の分は残る', await seen(first), [gone(first), alive(first), alive(first), gone(first)], running);
    expect('欠損した期では、もう差し押さえられない', await isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, plain.head, first.dueOn, last), plain.head, '2028-03-25', 1)), false, prescriptionBasis);
    await advance('2028-03-31');
    expect('督促のない後の期は、納期限から2年の日まで徴収権がある', await seen(second), all.map(() => alive(second)), prescriptionBasis);
    await advance('2028-04-01');
    expect('翌日、認めた人のほかは後の期が欠損になる。差押は先の期のものなので、後の期を守らない', await seen(second), [gone(second), alive(second), gone(second), gone(second)], prescriptionBasis);
    await advance('2028-04-02');
    expect('承認から2年の日まで、認めた人の二つの期に徴収権がある', [(await seen(first))[1], (await seen(second))[1]], [alive(first), alive(second)], acknowledged);
    await advance('2028-04-03');
    expect('その翌日には、差押の続く期だけが残る', [await seen(first), await seen(second)], [[gone(first), gone(first), alive(first), gone(first)], all.map(() => gone(second))], acknowledged);
    expect('差押の続く期は、終わるまで消滅する日がない', (await owedOf(scene, seized.head)).filter(({ dueOn }) => dueOn < '2026-04-01').map(({ dueOn, claimState, lapsesOn }) => ({ dueOn, claimState, lapsesOn })), [{ dueOn: first.dueOn, claimState: 'heldOff', lapsesOn: null }], running);
    await booksHold(scene, last);
  },
});
