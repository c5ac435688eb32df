import { cite, derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, enrolled, gradedCheck, noticesOf, noticeSteps, permanentCheck, seen, stateAt, told, unseen } from './telling.js';

const incident = cite('厚労省 社会保障審議会医療保険部会(第173回)資料1 p.3', '双子の番号の取り違え 4組8件');
const blindSpot = derive('双子は生年月日・性別・住所が同じなので、名の読みも同じなら漢字しか違わず、漢字も異体字なら一人ずつの突合では見つからず、同じ人に番号が二つあるように見える');

/** Two given names read alike, and what 突合 finds when their numbers are swapped. */
const cases = [
  ['graded2023', '漢字の違う名', ['翔', '昇'], 'ショウ', '通知済 / M3 / 停止なし', ['M3 未着手']],
  ['anyMismatchStops', '漢字の違う名', ['翔', '昇'], 'ショウ', '通知済 / M3 / 資格情報と医療情報を停止', ['M3 未着手']],
  ['anyMismatchStops', '異体字の名', ['桜', '櫻'], 'サクラ', '疑いなし / 停止なし / X5', ['M1 未着手']],
] as const;

export default scenario({
  id: 'linkage.twins-of-like-names',
  ja: '読みの同じ名の双子を取り違えると漢字の違いだけで、区分を使う方針では止まらず、名が異体字なら疑いなしとなって互いのカードに相手が見え、一人複数番号の知らせだけが頼りとなる',
  level: 'incident',
  covers: noticeSteps,
  basis: [incident, blindSpot, gradedCheck, permanentCheck],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.matchNotices'],
  cast: linkageCast,

  async play(scene) {
    const { people, clinic, parameters, expect } = scene;
    for (const [policy, label, [first, second], kana, line, notices] of cases) {
      await parameters('insurer-hub', { policy });
      const family = people.household(`${label}の双子 ${policy}`, { head: { age: 40, insured: true }, members: [first, second].map((kanji) => ({ relationship: '子', bornOn: '2016-04-04' as const, sex: '2' as const, givenName: { kanji, kana } })) });
      const [one, two] = [family.insured[1]!, family.insured[2]!];
      await enrolled(scene, told(told(family, one, { individualNumber: two.individualNumber }), two, { individualNumber: one.individualNumber }));
      expect(`${label}、${policy} のとき`, [await stateAt(scene, one), await stateAt(scene, two), await noticesOf(scene, one), await noticesOf(scene, two)], [line, line, notices, notices], blindSpot);
      await clinic.registersCard(one);
      expect(`${label}、${policy} のとき、一人のカードに見えるもの`, await atClinic(scene, one, { as: two }), line.includes('資格情報') ? unseen : seen(two), blindSpot);
    }
  },
});
