import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf } from '../sending.js';
import { continuationSteps, moveNeeds, startsHere } from '../eligibility/telling.js';

const both = cite('別添1 事務の内容', '資格継続業務 2-④ 国保資格取得喪失年月日連携ファイルと市町村被保険者ID連携ファイル');
const kept = derive('二つのファイルは別々に届く。IDを知らない日付を捨てると、集約は同じ日付を二度と送らないので失われる');

export default scenario({
  id: 'transmission.dates-before-ids',
  ja: '取得日の配信がIDの配信より先に届いても捨てず、IDが届いたときに本人の取得日になる',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [both, kept],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, files, fault, overnight, expect } = scene;
    const family = people.household('IDの届かない夫婦', { head: { age: 35, sex: '1', insured: true }, members: [{ relationship: '妻', age: 33 }] });
    await fault('aggregator', 'idsWithheld');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    const received = async () => (await files()).filter(({ to, from }) => to === 'データ連携用PC' && from === '国保情報集約システム').map(({ layout }) => layout);
    expect('取得喪失年月日は届いたが、IDは届いていない', [(await received()).includes('qualificationDates'), (await received()).includes('municipalInsuredIds')], [true, false], both);
    expect('誰の日付か分からない間は、誰にも書かない', await Promise.all(family.insured.map((person) => datesOf(scene, person))), [[null, null], [null, null]], both);

    await fault('aggregator', 'idsWithheld', false);
    await overnight();
    expect('次の朝に届いたのはIDだけ', (await received()).filter((layout) => layout !== 'processingResult'), ['qualificationDates', 'municipalInsuredIds'], kept);
    for (const person of family.insured) {
      const { acquiredOn, municipalInsuredId } = await ward.qualification(person);
      expect(`先に届いていた取得日が${person.name}さんに付く`, [acquiredOn, municipalInsuredId !== null], ['2026-05-01', true], kept);
    }
  },
});
