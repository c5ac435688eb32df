import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, caseNeeds, clears, correctionBasis, correctionSteps, enrolled, named, permanentCheck } from './telling.js';

const formerSurname = assume('旧氏を併記した人の漢字氏名は旧氏とも比べる。旧氏の振り仮名が照会の答えに含まれるかどうかは公開されておらず、カナ氏名は今の氏名とだけ比べる');

export default scenario({
  id: 'linkage.former-surname',
  ja: '旧氏で登録した人は、住基に旧氏があれば漢字は一致してカナだけの違いとなり、なければ両氏名差となる',
  level: 'normal',
  covers: correctionSteps,
  basis: [formerSurname, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, overnight, expect } = scene;
    const wish = named(['佐々木', 'ササキ'], ['恵', 'メグミ'], { age: 41, sex: '2' });
    const current = { name: '小川　恵', nameKana: 'オガワ　メグミ' };
    const withFormer = people.household('旧氏を併記した人', wish);
    await jukiNet.holds(withFormer.head, { ...current, formerSurname: '佐々木' });
    await enrolled(scene, withFormer);
    expect('住基の旧氏と漢字が一致し、違うのはカナだけ', await atHub(scene, withFormer.head), '通知済 / M3 / 資格情報と医療情報を停止', formerSurname);
    const withoutFormer = people.household('旧氏を併記していない人', wish);
    await jukiNet.holds(withoutFormer.head, current);
    await enrolled(scene, withoutFormer);
    expect('旧氏がなければ、漢字もカナも違う', await atHub(scene, withoutFormer.head), '通知済 / H2 / 資格情報と医療情報を停止', permanentCheck);

    await clears(scene, withFormer.head, 'aliasUsed', '旧氏で登録しており、同じ人であることを住民票で確かめた');
    await overnight();
    expect('旧氏による登録として理由付き疑いなしとなり、解除される', await atHub(scene, withFormer.head), '理由付き疑いなし / M3 / 停止なし', correctionBasis);
    expect('もう一人は止まったまま', await atHub(scene, withoutFormer.head), '通知済 / H2 / 資格情報と医療情報を停止', permanentCheck);
  },
});
