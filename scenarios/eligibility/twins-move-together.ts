import { cite } from '../../law/define.js';
import type { Resident } from '../../contracts/resident.js';
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
    const [parentThen, elderThen, youngerThen] = before.residents as [Resident, Resident, Resident];
    const [parent, elder, younger] = family.residents as [Resident, Resident, Resident];
    await setagaya.insures({ ...before, insuredKeys: [parentThen.personKey, elderThen.personKey] }, '2021-04-01', 'leaveEmployeeInsurance');
    await setagaya.insures({ ...before, insuredKeys: [youngerThen.personKey] }, '2023-06-01', 'leaveEmployeeInsurance');
    await overnight();

    await setagaya.letsGo(before.residents, '2026-05-10');
    await movesInFrom(scene, setagaya, family, '2026-05-10');
    await overnight();
    expect('親の取得日', await atWard(scene, parent), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);
    expect('先に国保に入った子の取得日', await atWard(scene, elder), '適用 2026-05-10〜 / 資格 2021-04-01〜', byNumber);
    expect('後から国保に入った子の取得日', await atWard(scene, younger), '適用 2026-05-10〜 / 資格 2023-06-01〜', byNumber);
    expect('集約でも別々の資格', [await atAggregator(scene, elder), await atAggregator(scene, younger)], ['資格 2021-04-01〜', '資格 2023-06-01〜'], byNumber);
    const idAtOrigin = async (person: Resident) => (await aggregator.view(person, setagaya.municipality.code)).prefecturePersonId;
    const idHere = async (person: Resident) => (await aggregator.view(person)).prefecturePersonId;
    expect('転出元と転入先で、同じ子の都道府県被保険者IDは同じ', [await idHere(elder), await idHere(younger)], [await idAtOrigin(elderThen), await idAtOrigin(youngerThen)], byNumber);
    expect('二人の子の都道府県被保険者IDは別', await idHere(elder) === await idHere(younger), false, byNumber);
    expect('この区の市町村被保険者IDも別々', (await ward.qualification(elder)).municipalInsuredId === (await ward.qualification(younger)).municipalInsuredId, false, byNumber);
  },
});
