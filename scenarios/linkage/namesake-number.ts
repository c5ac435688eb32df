import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, newestNotice, permanentCheck, told, clerk } from './telling.js';

const incident = cite('マイナンバー情報総点検本部 第1回', '3情報の照会により、同姓同名・同生年月日の別人の個人番号を登録した');
const overlap = cite('厚労省 社会保障審議会医療保険部会(第167回)資料1 p.13', '誤登録約7,300件の94%は、一つの個人番号に有効な資格が複数あった');

export default scenario({
  id: 'linkage.namesake-number',
  ja: '同姓同名で生年月日も同じ別人の番号を付けた登録は、住所の違いと資格の重複から見つかり、訂正すれば本人の資格だけが見える',
  level: 'incident',
  covers: correctionSteps,
  basis: [incident, overlap, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { ward, people, other, jukiNet, clinic, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const wish = { head: { bornOn: '1975-08-09', sex: '1', insured: true, givenName: { kanji: '実', kana: 'ミノル' } }, surname: { kanji: '田中', kana: 'タナカ' } } as const;
    const stranger = people.household('世田谷区の田中実さん', wish, setagaya.municipality.code);
    const family = people.household('この区の田中実さん', wish);
    await jukiNet.holds(stranger.head, {});
    await setagaya.insures(stranger, '2020-04-01', 'leaveEmployeeInsurance');
    await overnight();

    await enrolled(scene, told(family, family.head, { individualNumber: stranger.head.individualNumber }));
    expect('住所だけが違い、同名別人の疑いと、一つの番号に資格が二つあることが見つかる', await stateAt(scene, family.head), '通知済 / M2n / 資格情報と医療情報を停止 / X4', incident);
    await clinic.registersCard(stranger.head);
    const mixed = await clinic.asks(stranger.head);
    expect('別人のカードで、この区の人の資格は見えない', mixed.insurerNumber === null || mixed.insurerNumber.trim() !== ward.municipality.insurerNumber, true, permanentCheck);

    const { materials } = await ward.matchCase(await newestNotice(scene, family.head), clerk, '突合結果の確認');
    expect('区の資料に、住基の値も相手の区の人も出ない', JSON.stringify(materials).includes(stranger.head.address), false, permanentCheck);
    await decides(scene, family.head, { decision: 'wrongLink', why: '同姓同名の別人の番号だった。5情報で照会し直した', corrections: [{ personKey: family.head.personKey, individualNumber: family.head.individualNumber }] });
    await overnight();
    await overnight();
    expect('訂正の後は、この区の人も疑いなし', await stateAt(scene, family.head), '疑いなし / 停止なし', correctionBasis);
    expect('相手の人の資格は一つになり、止まっていない', await stateAt(scene, stranger.head, setagaya.municipality.code), '疑いなし / 停止なし', correctionBasis);
    expect('相手の人のカードで、自分の資格が見える', [(await clinic.asks(stranger.head)).validity, (await clinic.asks(stranger.head)).insurerNumber?.trim()], ['1', setagaya.municipality.insurerNumber], correctionBasis);
  },
});
