import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, noticesOf, permanentCheck, told } from './telling.js';

const incident = cite('島根県・厚労省 社会保障審議会医療保険部会(第173回)資料1 p.3', '家族の個人番号を取り違えた登録(島根県12件中10件、健保の試行で2組4件)');

export default scenario({
  id: 'linkage.family-numbers-swapped',
  ja: '兄弟の個人番号を取り違えて登録すると二人とも止まり、一度の訂正で二人とも直って、次の朝に解除される',
  level: 'incident',
  covers: correctionSteps,
  basis: [incident, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds, 'query.accessLog'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, hub, clinic, overnight, expect } = scene;
    const family = people.household('兄弟のいる家族', { head: { age: 45, insured: true }, members: [{ relationship: '子', age: 12, sex: '1' }, { relationship: '子', age: 9, sex: '1' }] });
    const [elder, younger] = [family.insured[1]!, family.insured[2]!];
    const mixed = told(told(family, elder, { individualNumber: younger.individualNumber }), younger, { individualNumber: elder.individualNumber });

    await enrolled(scene, mixed);
    expect('兄も弟も生年月日が違い、①の疑いで止まる', [await stateAt(scene, elder), await stateAt(scene, younger)], ['通知済 / H1 / 資格情報と医療情報を停止', '通知済 / H1 / 資格情報と医療情報を停止'], permanentCheck);
    expect('父は何も止まらない', await stateAt(scene, family.head), '疑いなし / 停止なし', permanentCheck);
    await clinic.registersCard(elder);
    expect('止まっている間、兄のカードで弟の資格は見えない', (await clinic.asks(elder)).name, null, permanentCheck);
    expect('二人の突合結果が区に届いている', [await noticesOf(scene, elder), await noticesOf(scene, younger)], [['H1 未着手'], ['H1 未着手']], correctionBasis);

    const wrong = [await hub.view(elder), await hub.view(younger)].map(({ linkageSymbol }) => linkageSymbol);
    await decides(scene, elder, {
      decision: 'wrongLink', why: '兄弟の番号を取り違えて入力した',
      corrections: [{ personKey: elder.personKey, individualNumber: elder.individualNumber }, { personKey: younger.personKey, individualNumber: younger.individualNumber }],
    });
    expect('誰が何のために見たかが残る', (await ward.accessLog(elder)).rows.map(({ by, purpose }) => [by, purpose])[0], ['国保資格係 担当', '突合結果の確認'], correctionBasis);
    await overnight();
    await overnight();
    expect('訂正の次の突合で、二人とも疑いなしとなり解除される', [await stateAt(scene, elder), await stateAt(scene, younger)], ['疑いなし / 停止なし', '疑いなし / 停止なし'], correctionBasis);
    const right = [await hub.view(elder), await hub.view(younger)].map(({ linkageSymbol }) => linkageSymbol);
    expect('機関別符号は、誤った番号のものを捨てて取り直した', right.some((symbol) => symbol === null || wrong.includes(symbol)), false, correctionBasis);
    const seen = await clinic.asks(elder);
    expect('兄のカードで、兄の資格が見える', [seen.validity, seen.name === elder.name.replaceAll('　', ' ') || seen.name === elder.name], ['1', true], correctionBasis);
  },
});
