import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, told } from './telling.js';

const incident = cite('厚労省 社会保障審議会医療保険部会(第173回)資料1 p.3', '双子の番号の取り違え 4組8件');

export default scenario({
  id: 'linkage.twins-numbers-swapped',
  ja: '双子の個人番号を取り違えると、生年月日も性別も住所も同じなので氏名の違いだけで見つかり、一度の訂正で直る',
  level: 'incident',
  covers: correctionSteps,
  basis: [incident, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, overnight, expect } = scene;
    const family = people.household('双子のいる家族', { head: { age: 41, insured: true }, members: [
      { relationship: '子', bornOn: '2015-06-01', sex: '1', givenName: { kanji: '一郎', kana: 'イチロウ' } }, { relationship: '子', bornOn: '2015-06-01', sex: '1', givenName: { kanji: '健太', kana: 'ケンタ' } },
    ] });
    const [one, two] = [family.insured[1]!, family.insured[2]!];
    await enrolled(scene, told(told(family, one, { individualNumber: two.individualNumber }), two, { individualNumber: one.individualNumber }));
    const stopped = '通知済 / H2 / 資格情報と医療情報を停止';
    expect('双子は二人とも、両氏名差で止まる', [(await stateAt(scene, one)).startsWith(stopped), (await stateAt(scene, two)).startsWith(stopped)], [true, true], incident);
    await decides(scene, one, { decision: 'wrongLink', why: '双子の番号を取り違えた', corrections: [one, two].map(({ personKey, individualNumber }) => ({ personKey, individualNumber })) });
    await overnight();
    await overnight();
    expect('一度の訂正で二人とも疑いなし', [await stateAt(scene, one), await stateAt(scene, two)], ['疑いなし / 停止なし', '疑いなし / 停止なし'], correctionBasis);
  },
});
