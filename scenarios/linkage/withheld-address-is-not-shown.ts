import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, caseNeeds, clerk, enrolled, newestNotice, noticeSteps, rowsIn, told } from './telling.js';

const measure = cite('函館市・世田谷区', '支援措置を受ける人の不開示該当フラグと自己情報提供不可フラグ');

export default scenario({
  id: 'linkage.withheld-address-is-not-shown',
  ja: '支援措置を受ける人は、突合で疑いが出ても、住所は通知にも区の資料にも現れない',
  level: 'incident',
  covers: noticeSteps,
  basis: [measure],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { ward, people, expect } = scene;
    const family = people.household('支援措置を受ける人', { head: { age: 35, sex: '2', insured: true, isNotDisclosed: true } });
    await enrolled(scene, told(family, family.head, { bornOn: '1990-01-01' }));
    expect('疑いがあり、止まる', await atHub(scene, family.head), '通知済 / H1 / 資格情報と医療情報を停止', measure);
    const notices = await rowsIn(scene, 'matchNotice');
    expect('通知は届き、どの通知にも住所がない', [notices.length > 0, notices.some((row) => JSON.stringify(row).includes(family.head.address))], [true, false], measure);
    const noticeId = await newestNotice(scene, family.head);
    await ward.act({ act: 'openMatchCase', noticeId, by: clerk, purpose: '突合結果の確認' });
    const { materials } = await ward.matchCase(noticeId, clerk, '突合結果の確認');
    expect('区の資料には本人が出るが、住所はない', [materials?.resident?.name, materials?.resident?.address, JSON.stringify(materials).includes(family.head.address)], [family.head.name, null, false], measure);
  },
});
