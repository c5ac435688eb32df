import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { insuredSince, rowOf } from '../sending.js';
import { arrivalBasis, atWardDesk, joiningBasis, onlineBasis, onlineNeeds, onlineSteps, readBy } from './telling.js';

const effect = cite('報道(2024-10-28 受付開始)', '利用登録の解除は翌月末に反映');

export default scenario({
  id: 'applications.last-minute-of-march',
  ja: '3月31日23時59分に届いた利用登録解除の申請は3月の届出で、1分後に届いたものは4月の届出になる',
  level: 'abnormal',
  covers: onlineSteps,
  basis: [onlineBasis, joiningBasis, arrivalBasis, effect],
  today: '2027-03-30',
  needs: [...onlineNeeds, 'query.certificates'],
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, advance, overnight, expect } = scene;
    const family = people.household('解除を申し出た夫婦', { head: { age: 50, sex: '1', insured: true, cardUse: 'registered' }, members: [{ relationship: '妻', age: 49, cardUse: 'registered' }] });
    const [husband, wife] = [family.residents[0]!, family.residents[1]!];
    await insuredSince(scene, family, '2027-03-30');
    const asks = (person: typeof husband) => online.applies({ signedBy: person, people: [asTyped(person)], content: { procedure: 'cardUseCancellation' } });

    await advance('2027-03-31T23:59');
    const march = await asks(husband);
    await advance('2027-04-01T00:00');
    const april = await asks(wife);
    await advance('2027-04-01T12:00');
    expect('どちらも、到達した日の届出として受け付けた', [await atWardDesk(scene, march), await atWardDesk(scene, april)], ['受け付けた 2027-03-31', '受け付けた 2027-04-01'], arrivalBasis);
    expect('申請者に受理と見える', [await readBy(scene, march), await readBy(scene, april)], ['受理 / 届出を受け付けました。', '受理 / 届出を受け付けました。'], onlineBasis);
    const paperOf = async (person: typeof husband) => (await ward.certificates(person)).certificates.filter(({ kind, state }) => kind === 'eligibilityCertificate' && state === 'toIssue').map(({ issuedOn }) => issuedOn);
    expect('解除が効くのは翌月の末。資格確認書は5月1日と6月1日に用意される', [await paperOf(husband), await paperOf(wife)], [['2027-05-01'], ['2027-06-01']], effect);
    await overnight();
    expect('申請の印が、二人とも集約に届く', [(await rowOf(scene, husband))?.cardUseCancellation, (await rowOf(scene, wife))?.cardUseCancellation], [true, true], onlineBasis);
  },
});
