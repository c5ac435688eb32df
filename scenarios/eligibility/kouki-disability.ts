import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, keysOf } from '../sending.js';
import { atAggregator, continuationSteps, endOf, moveNeeds, startsHere } from './telling.js';

const age = cite('高齢者の医療の確保に関する法律', '50条2号 65歳以上75歳未満');
const day = assume('障害認定による喪失は認定日とする(koukiDisabilityLossRule=sameDay)。翌日とする区もありうる');

export default scenario({
  id: 'eligibility.kouki-disability',
  ja: '後期高齢者医療の障害認定で喪失できるのは65歳からで、喪失日は認定日である',
  level: 'normal',
  covers: continuationSteps,
  basis: [age, day],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],
  parameters: { koukiDisabilityLossRule: 'sameDay' },

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    // 65歳に達するのは誕生日の前日。認定日の5月12日に、一人は達していて、一人はまだ達していない。
    const reached = people.household('65歳に達した人の家', { head: { bornOn: '1961-05-13', insured: true }, members: [{ relationship: '子', age: 24 }] });
    const notYet = people.household('65歳の一日手前の人', { head: { bornOn: '1961-05-14', insured: true } });
    for (const family of [reached, notYet]) await startsHere(scene, family, 'leaveEmployeeInsurance', '2020-04-01');
    await overnight();

    expect('65歳に達した日の認定は受け付ける', (await residents.tryNotify(endOf([reached.head], 'koukiDisability', '2026-05-12')))?.accepted, true, age);
    expect('65歳に達していない人の認定は受け付けない', (await residents.tryNotify(endOf([notYet.head], 'koukiDisability', '2026-05-12')))?.accepted, false, age);
    expect('認定日からは被保険者でない', (await ward.household(reached.head)).insuredPersonKeys, keysOf([reached.residents[1]!]), day);
    await overnight();

    expect('認定された人の喪失日は認定日', [await atAggregator(scene, reached.head), await datesOf(scene, reached.head)], ['資格 2020-04-01〜2026-05-12', ['2020-04-01', '2026-05-12']], day);
    expect('受け付けられなかった人の資格は続く', [await atAggregator(scene, notYet.head), await datesOf(scene, notYet.head)], ['資格 2020-04-01〜', ['2020-04-01', null]], age);
  },
});
