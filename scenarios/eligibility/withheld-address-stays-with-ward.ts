import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { rowOf } from '../sending.js';
import { atOther, atWard, continuationBasis, continuationSteps, insuredAt, moveNeeds, movesInFrom } from './telling.js';

const support = derive('住民基本台帳事務における支援措置の趣旨: 避難先の住所を、前の住所地から知られないようにする');
const partition = cite('別添1 事務の内容', '委託区画は区市町村ごとに分かれ、互いに提供しない');

export default scenario({
  id: 'eligibility.withheld-address-stays-with-ward',
  ja: '支援措置を受けて転入した人の新しい住所は、転出元の区へ配信されるファイルのどこにも現れない',
  level: 'normal',
  covers: continuationSteps,
  basis: [support, partition],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '避難した人', '2021-04-01', { head: { age: 34, sex: '2', isNotDisclosed: true } });
    // The origin closes two days too early, so that 集約 has something to say to it about this person.
    await origin.letsGo(before.insured, '2026-05-08');
    await movesInFrom(scene, origin, family, '2026-05-10');
    await overnight();
    await origin.corrects(before.head, { newUntilOn: '2026-05-10' });
    await overnight();

    expect('資格はふつうに続く', [await atWard(scene, family.head), await atOther(origin, before.head)], ['適用 2026-05-10〜 / 資格 2021-04-01〜', '資格 2021-04-01〜'], continuationBasis);
    const row = await rowOf(scene, family.head);
    expect('この区は、不開示であることを住所とともに集約へ送る', [row?.address, row?.isNotDisclosed], [family.address, true], support);

    const files = await scene.files();
    const toOrigin = files.filter(({ to }) => to === origin.municipality.ja);
    expect('転出元には、日付とIDと処理結果が配信されている', [...new Set(toOrigin.map(({ layout }) => layout))].sort(), ['municipalInsuredIds', 'processingResult', 'qualificationDates'], continuationBasis);
    const secrets = [family.address, family.head.personKey, ward.municipality.ja, ward.municipality.code];
    expect('そのどこにも、新しい住所も、宛名番号も、区の名もない', secrets.filter((secret) => toOrigin.some(({ name, text }) => `${name}${text}`.includes(secret))), [], partition);
    expect('同じ探し方で、この区が送ったファイルには新しい住所が見つかる', files.some(({ to, text }) => to === '国保情報集約システム' && text.includes(family.address)), true, support);
  },
});
