import { arrearsCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, contractorNeeds, levied } from './telling.js';

const once = derive('同じ結果は、どのファイルで何度届いても一つの記録になる。遅れた結果は折衝した日で記録し、失われた結果は記録にならない');

export default scenario({
  id: 'arrears.results-late-lost-twice',
  ja: '電話催告の結果が別のファイルで二度届いても記録は一つ。遅れた結果は電話をした日で残り、失われた結果は残らず、次の結果は届く',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-06', 'C-07', 'C-09'],
  basis: [once],
  today: '2026-06-26',
  needs: contractorNeeds,
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, contractor, advance, fault, parameters, expect } = scene;
    const family = alone(scene, '電話に出る人');
    await levied(scene, [[family, 3_000_000]]);
    await contractor.answers([family.head, { outcome: 'reached' }]);
    await parameters('delinquency-contractor', { callEveryDays: 2, lateDays: 3 });
    const contacts = async () => (await ward.delinquency(family.head)).contacts.map(({ contactedOn }) => contactedOn);
    const calls = async () => (await contractor.work()).calls.map(({ calledOn }) => calledOn);
    /** One call with a fault, told of the next morning. */
    const calledWith = async (name: string, from: '2026-07-02' | '2026-07-06' | '2026-07-08', to: '2026-07-03' | '2026-07-07' | '2026-07-09') => {
      await advance(from);
      await fault('delinquency-contractor', name);
      await advance(to);
      await fault('delinquency-contractor', name, false);
    };
    await calledWith('twice', '2026-07-02', '2026-07-03');
    expect('二つのファイルで届いた一つの結果は、一つの記録になり、どちらのファイルも受け取った', { contacts: await contacts(), waiting: await contractor.waiting() }, { contacts: ['2026-07-02'], waiting: [] }, once);
    await calledWith('late', '2026-07-06', '2026-07-07');
    expect('遅れた結果は、まだ記録にない', { contacts: await contacts(), calls: await calls() }, { contacts: ['2026-07-02'], calls: ['2026-07-02', '2026-07-06'] }, once);
    await calledWith('lost', '2026-07-08', '2026-07-09');
    await advance('2026-07-11');
    expect('電話は7月10日まで四度あり、遅れた結果は電話をした日で残り、失われた8日の結果だけがない', { contacts: [...await contacts()].sort(), calls: await calls() }, { contacts: ['2026-07-02', '2026-07-06', '2026-07-10'], calls: ['2026-07-02', '2026-07-06', '2026-07-08', '2026-07-10'] }, once);
    await booksHold(scene, year, true);
  },
});
