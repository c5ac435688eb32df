import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, gradedCheck, noticeSteps } from './telling.js';

const bracket = derive('部会167 資料1 p.13 の「複数の有効な資格がある場合」がどの行に掛かるかは、二通りに読める');

export default scenario({
  id: 'linkage.address-only-by-policy',
  ja: '住所だけの違いで医療情報を止めるかどうかは方針により、always では止まり、never では止まらず、ifMultipleActive では有効な資格が複数の人だけが止まる',
  level: 'normal',
  covers: noticeSteps,
  basis: [gradedCheck, bracket],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, other, jukiNet, parameters, overnight, expect } = scene;
    const policies = [['always', '惣太郎', '通知済 / M2 / 医療情報を停止'], ['ifMultipleActive', '弥三郎', '通知済 / M2 / 停止なし'], ['never', '余一', '通知済 / M2 / 停止なし']] as const;
    for (const [addressOnly, kanji, line] of policies) {
      await parameters('insurer-hub', { policy: 'graded2023', addressOnly });
      const family = people.household(`住所の違う人 ${addressOnly}`, { head: { age: 52, insured: true, givenName: { kanji, kana: 'ソウタロウ' } }, surname: { kanji: '勘解由小路', kana: 'カデノコウジ' } });
      await jukiNet.holds(family.head, { address: '北海道札幌市中央区架空条西9丁目9番9号' });
      await enrolled(scene, family);
      expect(`${addressOnly} のとき`, await atHub(scene, family.head), line, addressOnly === 'always' ? gradedCheck : bracket);
    }
    await parameters('insurer-hub', { policy: 'graded2023', addressOnly: 'ifMultipleActive' });
    const setagaya = other('世田谷区');
    const before = people.household('別の区にも資格の残る人', { head: { age: 53, insured: true, givenName: { kanji: '九十九', kana: 'ツクモ' } }, surname: { kanji: '勘解由小路', kana: 'カデノコウジ' } }, setagaya.municipality.code);
    await setagaya.insures(before, '2021-04-01', 'leaveEmployeeInsurance');
    await overnight();
    const here = people.moved(before, scene.ward.municipality.code);
    await enrolled(scene, here);
    expect('ifMultipleActive でも、別の区に資格が残っていれば止まる', await atHub(scene, here.head), '通知済 / M2n / 医療情報を停止 / X4', bracket);
  },
});
