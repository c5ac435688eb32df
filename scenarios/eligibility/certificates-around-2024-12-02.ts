import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { startsHere } from './telling.js';

const ended = cite('厚労省 2025-03・和歌山市・白石市', '2024年12月2日から被保険者証を新しく発行しない');

export default scenario({
  id: 'eligibility.certificates-around-2024-12-02',
  ja: '2024年12月1日の加入には被保険者証を、12月2日の加入には資格確認書か資格情報のお知らせを渡す',
  level: 'normal',
  covers: ['A-03', 'A-04', 'A-13', 'E-1-1'],
  basis: [ended],
  today: '2024-12-01',
  needs: ['act.enterNotification', 'job.exportChanges', 'files.outgoing', 'files.incoming', 'query.certificates'],

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const couple = (label: string) => people.household(label, { head: { age: 40, sex: '1', insured: true, cardUse: 'registered' }, members: [{ relationship: '妻', age: 38, cardUse: 'none' }] });
    const [before, after] = [couple('12月1日に加入した夫婦'), couple('12月2日に加入した夫婦')];
    const kindsOf = (family: typeof before) => Promise.all(family.insured.map(async (person) => (await ward.certificates(person)).certificates.filter(({ state }) => state === 'issued').map(({ kind }) => kind)));

    await startsHere(scene, before, 'leaveEmployeeInsurance', '2024-12-01');
    expect('12月1日は、利用登録があってもなくても被保険者証', await kindsOf(before), [['insuranceCard'], ['insuranceCard']], ended);
    await overnight();
    await startsHere(scene, after, 'leaveEmployeeInsurance', '2024-12-02');
    expect('12月2日は、利用登録があればお知らせ、なければ資格確認書', await kindsOf(after), [['eligibilityInformation'], ['eligibilityCertificate']], ended);
    expect('前の日に渡した被保険者証は、そのまま使える', await kindsOf(before), [['insuranceCard'], ['insuranceCard']], ended);
  },
});
