import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, besideVerdict, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, seen, stateAt, told } from './telling.js';

const incident = cite('厚労省 社会保障審議会医療保険部会(第173回)資料1 p.3', '双子の番号の取り違え 4組8件');

export default scenario({
  id: 'linkage.twins-of-different-sex',
  ja: '男女の双子の番号を取り違えると、性別の違いから①に当たり、通知は二人の入れ替わりを示し、一度の訂正で直る',
  level: 'incident',
  covers: correctionSteps,
  basis: [incident, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, clinic, overnight, expect } = scene;
    const family = people.household('男女の双子のいる家族', { head: { age: 38, insured: true }, members: [
      { relationship: '子', bornOn: '2017-02-20', sex: '1', givenName: { kanji: '蓮', kana: 'レン' } }, { relationship: '子', bornOn: '2017-02-20', sex: '2', givenName: { kanji: '凛', kana: 'リン' } },
    ] });
    const [boy, girl] = [family.insured[1]!, family.insured[2]!];
    await enrolled(scene, told(told(family, boy, { individualNumber: girl.individualNumber }), girl, { individualNumber: boy.individualNumber }));
    expect('二人とも①の疑いで止まり、親は止まらない', await Promise.all([boy, girl, family.head].map((one) => stateAt(scene, one))), ['通知済 / H1 / 資格情報と医療情報を停止', '通知済 / H1 / 資格情報と医療情報を停止', '疑いなし / 停止なし'], incident);
    expect('どちらの通知も、二人の入れ替わりを示す', (await Promise.all([boy, girl].map((one) => besideVerdict(scene, one)))).map(([words]) => words?.split(' ').includes('swap')), [true, true], incident);

    await decides(scene, girl, { decision: 'wrongLink', why: '双子の番号を取り違えた', corrections: [boy, girl].map(({ personKey, individualNumber }) => ({ personKey, individualNumber })) });
    await overnight();
    for (const twin of [boy, girl]) await clinic.registersCard(twin);
    expect('訂正の次の朝、二人のカードにはそれぞれ自分の資格が見える', await Promise.all([boy, girl].map((twin) => atClinic(scene, twin))), [seen(boy), seen(girl)], correctionBasis);
  },
});
