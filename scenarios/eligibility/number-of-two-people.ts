import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { keysOf, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startOf, startsHere } from './telling.js';

const twins = cite('厚労省 社会保障審議会医療保険部会(第173回)資料 p.3', '誤登録17件のうち双子の取り違えが8件、家族が4件');
const identity = derive('同一人物=同一個人番号(別添1 図1-④)なので、二人の人が一つの個人番号を持つことはない');

export default scenario({
  id: 'eligibility.number-of-two-people',
  ja: '双子に同じ個人番号を付けた届出も、すでに登録された人の番号を別の人に付けた届出も受け付けない',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [twins, identity],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const family = people.household('双子の家', { head: { age: 36, insured: true }, members: [{ relationship: '子', age: 6 }, { relationship: '子', age: 6 }], specials: ['twins'] });
    const [head, one, two] = [family.head, family.residents[1]!, family.residents[2]!];
    const mixedUp = { ...two, individualNumber: one.individualNumber };
    const refused = await residents.tryNotify(startOf({ ...family, residents: [head, one, mixedUp] }, 'leaveEmployeeInsurance', '2026-05-01'));
    expect('双子に同じ番号を書いた届出は受け付けず、誰も登録しない', [refused?.accepted, (await ward.household(head)).insuredPersonKeys], [false, []], twins);

    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    const stranger = people.household('双子の番号を書いた別人', { head: { age: 30, insured: true } });
    const withTwinsNumber = { ...stranger.head, individualNumber: one.individualNumber };
    const taken = await residents.tryNotify(startOf({ ...stranger, residents: [withTwinsNumber], head: withTwinsNumber }, 'leaveEmployeeInsurance', '2026-05-02'));
    expect('登録された人の番号を別の人に書いた届出は受け付けない', [taken?.accepted, (await ward.qualification(stranger.head)).periods], [false, []], identity);
    expect('拒んだ理由に個人番号そのものを書かない', JSON.stringify([refused, taken]).includes(one.individualNumber), false, identity);
    await overnight();

    expect('正しい番号で出し直した家族は、双子も別々の人として登録される', [(await ward.household(head)).insuredPersonKeys, await Promise.all([one, two].map((twin) => atAggregator(scene, twin)))], [keysOf(family.insured), ['資格 2026-05-01〜', '資格 2026-05-01〜']], identity);
    const ids = await Promise.all(family.insured.map(async (person) => (await ward.qualification(person)).municipalInsuredId));
    expect('市町村被保険者IDは三人に一つずつ', [new Set(ids).size, ids.includes(null)], [3, false], identity);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', identity);
  },
});
