import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, atHub, besideVerdict, checkNeeds, enrolled, named, noticeSteps, seen, told, unseen } from './telling.js';

const blindSpot = derive('同姓同名・同生年月日・同性別の別人の番号は住所しか違わず、その別人に国保の資格がなければ資格の重複もない');

export default scenario({
  id: 'linkage.namesake-not-stopped',
  ja: '国保にいない同姓同名の別人の番号を付けた登録は住所しか違わず、住所だけでは止めない方針なら別人のカードに見えてしまい、通知だけが頼りとなる',
  level: 'incident',
  covers: noticeSteps,
  basis: [blindSpot],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, other, clinic, parameters, expect } = scene;
    const setagaya = other('世田谷区').municipality.code;
    const policies = [
      ['graded2023', 'never', '停止なし', '医療情報も見える'], ['graded2023', 'ifMultipleActive', '停止なし', '医療情報も見える'], ['graded2023', 'always', '医療情報を停止', '医療情報は見えない'], ['anyMismatchStops', 'never', '資格情報と医療情報を停止', null],
    ] as const;
    for (const [n, [policy, addressOnly, stopped, medical]] of policies.entries()) {
      await parameters('insurer-hub', { policy, addressOnly });
      const wish = named(['東風谷', 'コチヤ'], [['一', '二', '三', '四'][n]!, ['ハジメ', 'ツヅキ', 'ミツル', 'ヨツバ'][n]!], { bornOn: '1969-10-10', sex: '1' });
      const stranger = people.household(`社会保険の別人 ${policy} ${addressOnly}`, wish, setagaya);
      const family = people.household(`この区の人 ${policy} ${addressOnly}`, wish);
      await enrolled(scene, told(family, family.head, { individualNumber: stranger.head.individualNumber }));
      await clinic.registersCard(stranger.head);
      expect(`${policy}・${addressOnly} のとき、止まるもの`, await atHub(scene, family.head), `通知済 / M2 / ${stopped}`, blindSpot);
      expect(`${policy}・${addressOnly} のとき、別人のカードに見えるもの`, await atClinic(scene, stranger.head, { as: family.head }), medical === null ? unseen : seen(family.head, medical), blindSpot);
      expect('どの方針でも、転居では説明できない住所の違いと区に伝わる', await besideVerdict(scene, family.head), ['moveUnexplained'], blindSpot);
    }
  },
});
