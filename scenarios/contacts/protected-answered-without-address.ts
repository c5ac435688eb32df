import { levyCast } from '../../harness/scene.js';
import { insuredWithIncome } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { answeringBasis, handles, newestSlip, slipBasis, slipNeeds, slipSteps, wardOf } from './telling.js';

export default scenario({
  id: 'contacts.protected-answered-without-address',
  ja: '支援措置の人についての連絡票には、資格だけを答え、住所は書かない',
  level: 'incident',
  covers: slipSteps,
  basis: [slipBasis, answeringBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'query.accessLog'],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect, other, exchangedWith } = scene;
    const hidden = people.household('避難して転入した人', { head: { age: 35, insured: true, isNotDisclosed: true } });
    const open = people.household('ふつうの人', { head: { age: 41, insured: true, isNotDisclosed: false } });
    const [there] = people.moved(hidden, other('千代田区').municipality.code).residents as [typeof hidden.head];
    await insuredWithIncome(scene, hidden, '2026-01-10', []);
    await insuredWithIncome(scene, open, '2026-02-10', []);
    await other('千代田区').inquires(wardOf(scene), there, 'duplicateQualification');
    await advance('2026-06-15');
    await handles(scene, await newestSlip(scene, 'received', 'inquiry'), 'answer');
    await other('千代田区').inquires(wardOf(scene), open.head, 'duplicateQualification');
    await advance('2026-06-20');
    await handles(scene, await newestSlip(scene, 'received', 'inquiry'), 'answer');
    await advance('2026-06-25');
    const answers = (await other('千代田区').slips()).filter(({ slipKind }) => slipKind === 'reply').map(({ acquiredOn, address, isNotDisclosed }) => ({ acquiredOn, address, isNotDisclosed }));
    expect('資格の取得日は答え、住所は支援措置の人だけ伏せて印を付ける', answers, [{ acquiredOn: '2026-01-10', address: null, isNotDisclosed: true }, { acquiredOn: '2026-02-10', address: open.head.address, isNotDisclosed: false }], answeringBasis);
    expect('避難先の住所は、他の区市町村との間を一度も通っていない', (await exchangedWith('他の区市町村')).filter(({ text }) => text.includes(hidden.head.address)).length, 0, answeringBasis);
    const { rows } = await ward.accessLog(hidden.head);
    expect('誰がなぜ答えたかが残る', rows.map(({ action, by }) => ({ action, by })), [{ action: 'answerSlip', by: '国保資格係 担当' }], answeringBasis);
  },
});
