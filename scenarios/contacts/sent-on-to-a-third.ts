import { levyCast } from '../../harness/scene.js';
import { insuredWithIncome, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { asks, handles, newestSlip, slipBasis, slipNeeds, slipsAt, slipsIn, slipSteps, wardOf } from './telling.js';

export default scenario({
  id: 'contacts.sent-on-to-a-third',
  ja: '宛先違いの連絡票は、課税している区市町村へ回送され、答えは照会した区市町村に届く',
  level: 'normal',
  covers: slipSteps,
  basis: [slipBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect, other } = scene;
    const family = people.household('二度転居した人', { head: { age: 35, insured: true } });
    const { head } = family;
    const [[inFormer], [inThird]] = ['千代田区', '中央区'].map((name) => people.moved(family, other(name).municipality.code).residents) as [[typeof head], [typeof head]];
    await other('千代田区').taxes(inFormer, { fiscalYear: year, heldBy: other('中央区').municipality.code });
    await other('中央区').taxes(inThird, salary(1_200_000), '2026-06-01');
    await insuredWithIncome(scene, family, '2026-01-10', []);
    await asks(scene, head, 'previousIncome');
    await advance('2026-06-24');
    expect('千代田区は中央区へ回送し、中央区が答える', [await slipsAt(scene, '千代田区'), await slipsAt(scene, '中央区')], [['照会 回送した'], ['照会 答えた']], slipBasis);
    expect('中央区の回答が、千代田区への照会に結び付く', [await slipsIn(scene), (await ward.income(head, year)).netIncomeYen], [['照会 / 回答を反映', '回答 / 回答を反映 / 記録がある'], 1_200_000], slipBasis);

    const stranger = people.household('この区にいない人', { head: { age: 50, insured: true } }, other('中央区').municipality.code).head;
    await other('中央区').taxes(stranger, salary(2_000_000), '2026-06-01');
    await other('新宿区').inquires(wardOf(scene), stranger, 'previousIncome', year);
    await advance('2026-06-30');
    const received = await newestSlip(scene, 'received', 'inquiry');
    expect('受けた連絡票の人は、この区にいない', [received.state, received.candidates], ['toAnswer', []], slipBasis);
    expect('差出の区市町村へは回送できない', (await handles(scene, received, 'forward', { recipientCode: received.otherCode })).accepted, false, slipBasis);
    await handles(scene, received, 'forward', { recipientCode: other('中央区').municipality.code });
    await advance('2026-07-10');
    expect('中央区の答えは、照会した新宿区に届く', await slipsAt(scene, '新宿区'), ['照会 書いた', '回答 受け取った 答えた 2000000'], slipBasis);
    expect('この区は回送しただけで、もう答えられない', [(await newestSlip(scene, 'received', 'inquiry')).state, (await handles(scene, received, 'answer')).accepted], ['forwarded', false], slipBasis);
  },
});
