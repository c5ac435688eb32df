import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, atWard, continuationBasis, continuationSteps, moveNeeds, movesInFrom } from './telling.js';

const byNumber = cite('別添1 事務の内容', '資格継続業務 1-④ 個人番号により同一人を判断');

export default scenario({
  id: 'eligibility.twins-move-together',
  ja: '生年月日も住所も同じ双子が一緒に転入しても、それぞれの取得日を取り違えない',
  level: 'normal',
  covers: continuationSteps,
  basis: [byNumber, continuationBasis],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, other, aggregator, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const before = people.household('双子の家', { head: { age: 41, sex: '2' }, specials: ['twins'] }, setagaya.municipality.code);
    const family = people.moved(before, ward.municipality.code);
    const [parent, elder, younger] = [0, 1, 2].map((place) => ({ then: before.residents[place]!, now: family.residents[place]! })) as [Person, Person, Person];
    await setagaya.insures({ ...before, insuredKeys: [parent.then.personKey, elder.then.personKey] }, '2021-04-01', 'leaveEmployeeInsurance');
    await setagaya.insures({ ...before, insuredKeys: [younger.then.personKey] }, '2023-06-01', 'leaveEmployeeInsurance');
    await overnight();

    await setagaya.letsGo(before.residents, '2026-05-10');
    await movesInFrom(scene, setagaya, family, '2026-05-10');
    await overnight();
    expect('親の取得日', await atWard(scene, parent.now), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);
    expect('先に国保に入った子の取得日', await atWard(scene, elder.now), '適用 2026-05-10〜 / 資格 2021-04-01〜', byNumber);
    expect('後から国保に入った子の取得日', await atWard(scene, younger.now), '適用 2026-05-10〜 / 資格 2023-06-01〜', byNumber);
    expect('集約でも別々の資格', [await atAggregator(scene, elder.now), await atAggregator(scene, younger.now)], ['資格 2021-04-01〜', '資格 2023-06-01〜'], byNumber);
    const ids = await Promise.all([elder, younger].map(async ({ then, now }) => [(await aggregator.view(then, setagaya.municipality.code)).prefecturePersonId, (await aggregator.view(now)).prefecturePersonId]));
    expect('都道府県被保険者IDは、転出元と転入先で同じ人どうしだけが同じ', [ids[0]![0] === ids[0]![1], ids[1]![0] === ids[1]![1], ids[0]![0] === ids[1]![0]], [true, true, false], byNumber);
    expect('この区の市町村被保険者IDも別々', (await ward.qualification(elder.now)).municipalInsuredId === (await ward.qualification(younger.now)).municipalInsuredId, false, byNumber);
  },
});

type Person = { readonly then: Parameters<typeof atWard>[1]; readonly now: Parameters<typeof atWard>[1] };
