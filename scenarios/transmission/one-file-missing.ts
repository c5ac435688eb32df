import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from '../eligibility/telling.js';

const pair = cite('別添1 事務の内容', '資格継続業務 1-② 世帯ファイルと個人ファイル');
const refuses = assume('二つのファイルは必ず同時に送られるので、登録のときに片方がなければ拒む(partnerWaitHours=0)');

export default scenario({
  id: 'transmission.one-file-missing',
  ja: '世帯ファイルの届かない送信は拒まれて区に知らされ、再送で登録される',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [pair, refuses],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.resend', 'query.batches'],

  async play(scene) {
    const { ward, people, fault, parameters, overnight, expect } = scene;
    const family = people.household('世帯の届かない家', { head: { age: 64, insured: true } });
    await parameters('data-link-pc', { missingLayout: 'qualificationHousehold' });
    await fault('data-link-pc', 'oneFileOnly');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    expect('集約も区も、片方のファイルがないための拒否と知る', [await lastResult(scene), await batchesOf(scene)], ['拒否 / E107', ['拒否 / E107']], refuses);
    expect('登録はない', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 なし', [null, null]], pair);

    // 故障の直ったPCは、残っていた世帯ファイルも送る。それは処理済みの連番なので受け取られない。
    await fault('data-link-pc', 'oneFileOnly', false);
    await ward.act({ act: 'resend', personKeys: [family.head.personKey], why: '世帯ファイルが届かず拒否された' });
    await overnight();
    expect('再送は受理される', [await lastResult(scene), (await batchesOf(scene)).at(-1)], ['受理', '受理'], pair);
    expect('資格が登録される', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 2026-05-01〜', ['2026-05-01', null]], pair);
  },
});
