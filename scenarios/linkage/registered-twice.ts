import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, besideVerdict, caseNeeds, correctionBasis, correctionSteps, enrolled, noticesOf, seen, stateAt, told } from './telling.js';

const trouble = cite('TKC(宛名番号の説明)', '一人に宛名番号が複数ある(住登外者・再転入)');

export default scenario({
  id: 'linkage.registered-twice',
  ja: '一人が別の宛名番号と別の個人番号でもう一度登録されると、一人複数番号がどちらの記録にも伝わり、誤った登録を無効化すれば消える',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [trouble, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds, 'act.voidPeriod'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, jukiNet, clinic, overnight, expect } = scene;
    const family = people.household('二度登録された人', { head: { age: 49, insured: true } });
    await enrolled(scene, family);
    expect('一度目の登録は、疑いなし', await stateAt(scene, family.head), '疑いなし / 停止なし', trouble);

    const { name, nameKana, bornOn, sex, address } = family.head;
    const again = people.household('二度目の登録', { head: { age: 49, insured: true } });
    jukiNet.neverHeardOf(again.head);
    await enrolled(scene, told(again, again.head, { name, nameKana, bornOn, sex, address }), '2026-05-10');
    expect('二度目の登録は番号の該当がなく止まり、同じ人に番号が二つあることも分かる', await stateAt(scene, again.head), '通知済 / X2 / 資格情報と医療情報を停止 / X5', trouble);
    expect('正しい登録にも、止めずに知らせる', [await stateAt(scene, family.head), (await noticesOf(scene, family.head)).length, await besideVerdict(scene, family.head)], ['疑いなし / 停止なし / X5', 1, ['X5']], trouble);

    await ward.act({ act: 'voidPeriod', personKey: again.head.personKey, applicationStartOn: '2026-05-10', why: '同じ人の二重の登録だった' });
    await overnight();
    expect('二度目を無効化すれば、一人複数番号は消える', [await stateAt(scene, family.head), await stateAt(scene, again.head)], ['疑いなし / 停止なし', '記録なし'], correctionBasis);
    expect('どちらの通知も、解消として閉じる', [await noticesOf(scene, family.head), await noticesOf(scene, again.head)], [['M0 解消'], ['X2 解消']], correctionBasis);
    await clinic.registersCard(family.head);
    expect('医療機関では、一度目の登録が見える', await atClinic(scene, family.head), seen(family.head), correctionBasis);
  },
});
