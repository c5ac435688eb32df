import { enquiryCast } from '../../harness/scene.js';
import { absentBasis, asksForIncome, enquiriesAbout } from '../assessment/asking.js';
import { reckoned } from '../assessment/reckoning.js';
import { amountBasis, partsFor, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { asks, slipBasis, slipNeeds, slipsIn, slipSteps, taxedElsewhere } from './telling.js';

export default scenario({
  id: 'contacts.income-by-slip',
  ja: '情報照会で該当なしの人の所得を、前の区市町村に連絡票で照会し、届いた回答で更正する',
  level: 'normal',
  covers: [...slipSteps, 'A-06'],
  basis: [slipBasis, amountBasis, absentBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'act.enquire', 'job.exportEnquiries', 'query.enquiries', 'query.income'],
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, overnight, advance, expect, municipalHub, files } = scene;
    const { head, before } = await taxedElsewhere(scene, '一月に転入した人', [salary(430_000), '2026-06-01']);
    await municipalHub.introduces(head);
    await ward.run('assessYear');
    await asksForIncome(scene, head);
    await overnight();
    expect('自治体中間サーバーには副本がない', await enquiriesAbout(scene, head), ['該当なし'], slipBasis);
    expect('所得割0・軽減なしのまま', await partsFor(scene, head), reckoned(scene, year, { baseYen: 0, heads: 1 }), absentBasis);

    await asks(scene, head, 'previousIncome', before.address);
    await advance('2026-06-22');
    expect('連絡票の回答が本人の照会に結び付く', await slipsIn(scene), ['照会 / 回答を反映', '回答 / 回答を反映 / 記録がある'], slipBasis);
    const { taxState, netIncomeYen, source } = await ward.income(head, year);
    expect('前の区市町村の言う所得だとわかる', { taxState, netIncomeYen, incomeSource: source }, { taxState: 'declaredAmount', netIncomeYen: 430_000, incomeSource: 'slip' }, slipBasis);
    await ward.run('reassess');
    expect('43万円ちょうどの所得で7割軽減に更正する', await partsFor(scene, head), reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 }), amountBasis);
    expect('連絡票に今の住所と個人番号は書かれていない', (await files()).filter(({ layout, to }) => layout === 'contactSlip' && to === '他の区市町村').map(({ rows }) => [head.address, head.individualNumber].some((text) => JSON.stringify(rows).includes(text))), [false], slipBasis);
  },
});
