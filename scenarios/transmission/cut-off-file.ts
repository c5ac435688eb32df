import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds, startsHere } from '../eligibility/telling.js';

const checked = cite('兵庫県内の市 国民健康保険団体連合会への業務委託について', '国保連が受け取ったデータを検査してから取り込む');
const whole = assume('途中で切れたファイルは、読める行だけを取り込まず、送信単位として拒む');

export default scenario({
  id: 'transmission.cut-off-file',
  ja: '途中で切れたファイルは一件も取り込まれずに拒まれ、区はそれを知り、再送ですべて回復する',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [checked, whole],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.resend', 'query.batches'],

  async play(scene) {
    const { ward, people, fault, overnight, expect } = scene;
    const leaving = people.household('社保に入る人', { head: { age: 26, insured: true } });
    const joining = people.household('国保に入る家', { head: { age: 61, insured: true }, members: [{ relationship: '子', age: 20 }] });
    await startsHere(scene, leaving, 'leaveEmployeeInsurance', '2023-04-01');
    await overnight();

    await fault('data-link-pc', 'truncatedSend');
    await endsHere(scene, leaving.insured, 'joinEmployeeInsurance', '2026-05-12');
    await startsHere(scene, joining, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    expect('集約は送信全体を拒む', (await lastResult(scene)).split(' / ')[0], '拒否', whole);
    expect('区は、二つめの送信が拒まれたことを知る', (await batchesOf(scene)).map((batch) => batch.split(' / ')[0]), ['受理', '拒否'], checked);
    expect('集約の姿は前の晩のまま', [await atAggregator(scene, leaving.head), await atAggregator(scene, joining.head)], ['資格 2023-04-01〜', '資格 なし'], whole);

    await fault('data-link-pc', 'truncatedSend', false);
    await ward.act({ act: 'resend', personKeys: [leaving.head.personKey, joining.head.personKey], why: '送信が途中で切れ、拒否された' });
    await overnight();
    expect('再送は受理される', await lastResult(scene), '受理', checked);
    expect('社保に入った人の喪失が登録される', [await atAggregator(scene, leaving.head), await datesOf(scene, leaving.head)], ['資格 2023-04-01〜2026-05-13', ['2023-04-01', '2026-05-13']], checked);
    for (const person of joining.insured) expect(`${person.name}さんの取得が登録される`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2026-05-01〜', ['2026-05-01', null]], checked);
  },
});
