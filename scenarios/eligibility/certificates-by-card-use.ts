import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { endsHere, startsHere } from './telling.js';

const kinds = cite('厚労省 2025-03・知立市・港区・和歌山市・白石市', '2024-12-02 以後の資格確認書と資格情報のお知らせ');
const recall = derive('資格を失った人の資格確認書は効力を失うので、回収する');

export default scenario({
  id: 'eligibility.certificates-by-card-use',
  ja: 'マイナ保険証の利用登録がある人には資格情報のお知らせを、ない人には資格確認書を渡し、喪失したら回収する',
  level: 'normal',
  covers: ['A-03', 'A-04', 'A-13', 'E-1-1'],
  basis: [kinds, recall],
  today: '2026-05-11',
  needs: ['act.enterNotification', 'query.certificates'],

  async play(scene) {
    const { ward, people, expect } = scene;
    const family = people.household('利用登録が一人だけの夫婦', { head: { age: 44, sex: '1', insured: true, cardUse: 'registered' }, members: [{ relationship: '妻', age: 42, cardUse: 'none' }] });
    const [registered, none] = [family.head, family.residents[1]!];
    const held = async (person: typeof registered) => (await ward.certificates(person)).certificates.filter(({ state }) => state === 'issued').map(({ kind }) => kind);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    expect('利用登録のある人は資格情報のお知らせだけを持つ', await held(registered), ['eligibilityInformation'], kinds);
    expect('利用登録のない人は資格確認書だけを持つ', await held(none), ['eligibilityCertificate'], kinds);

    await endsHere(scene, [none], 'joinEmployeeInsurance', '2026-05-11');
    expect('喪失した人の資格確認書は回収になる', [await held(none), (await ward.certificates(none)).certificates.map(({ kind, state }) => [kind, state])], [[], [['eligibilityCertificate', 'recalled']]], recall);
    expect('残る人の資格情報のお知らせはそのまま', await held(registered), ['eligibilityInformation'], kinds);
  },
});
