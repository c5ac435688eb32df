import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startOf } from './telling.js';

const once = derive('一人の人の適用期間は一つの区で同時に一つしかない(国保法5条・7条)');
const taken = cite('別添1 事務の内容', '資格③④ 届出を取得し、職員が入力する');

export default scenario({
  id: 'eligibility.notified-twice-or-withdrawn',
  ja: '同じ届出を二度出されても登録は一度きりで、窓口が受け取る前に取り下げられた届出は何も残さない',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [once, taken],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.history'],

  async play(scene) {
    const { ward, residents, people, fault, advance, overnight, expect } = scene;
    const twice = people.household('次の日にまた来た人', { head: { age: 56, insured: true } });
    const withdrawn = people.household('思い直した人', { head: { age: 42, insured: true } });

    await fault('residents', 'twice');
    expect('一度目の届出は受け付ける', (await residents.tryNotify(startOf(twice, 'leaveEmployeeInsurance', '2026-05-01')))?.accepted, true, taken);
    await fault('residents', 'twice', false);
    await fault('residents', 'withdrawn');
    expect('取り下げられた届出は、窓口に来ない', await residents.tryNotify(startOf(withdrawn, 'leaveEmployeeInsurance', '2026-05-01')), null, taken);
    await fault('residents', 'withdrawn', false);
    await overnight();
    const before = await ward.history(twice.head);

    // 10時に窓口が開き、同じ届出がもう一度出る。
    await advance('2026-05-14');
    const { periods, municipalInsuredId } = await ward.qualification(twice.head);
    expect('二度目の届出では、適用期間も履歴も増えない', [periods.map(({ applicationStartOn }) => applicationStartOn), (await ward.history(twice.head)).rows], [['2026-05-01'], before.rows], once);
    expect('集約の資格も一つ', [await atAggregator(scene, twice.head), await datesOf(scene, twice.head), municipalInsuredId !== null], ['資格 2026-05-01〜', ['2026-05-01', null], true], once);
    const gone = await ward.qualification(withdrawn.head);
    expect('取り下げられた届出の人は、区にも集約にも登録がない', [gone.known, gone.periods, await atAggregator(scene, withdrawn.head)], [false, [], '資格 なし'], taken);
    expect('取り下げられた届出の人のことは集約へ送らない', (await rowsSent(scene, 'qualificationPerson')).map(({ personKey }) => personKey), [twice.head.personKey], taken);
  },
});
