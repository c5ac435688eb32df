import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, moveNeeds, movesInFrom, startsHere } from './telling.js';

const whoInsuresFirst = derive('国保法5条・7条: 社保を離れた日に住所のある区市町村から適用が始まる。転入より前に離れたなら、はじめは前の区市町村の被保険者');

export default scenario({
  id: 'eligibility.employee-insurance-ended-around-a-move',
  ja: '前の区で国保でなかった人は、社保を離れたのが転入の前か後かで、適用開始日と資格取得日が分かれる',
  level: 'normal',
  covers: continuationSteps,
  basis: [whoInsuresFirst, continuationBasis],
  today: '2026-05-21',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, other, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const known = people.household('転入の前に退職した人', {}, setagaya.municipality.code);
    const leftBefore = people.moved(known, ward.municipality.code);
    const leftAfter = people.household('転入の後に退職した人');

    // Both moved in on 05-10. One had left 社保 on 05-01 without telling the former ward, the other left it on 05-20.
    await movesInFrom(scene, setagaya, leftBefore, '2026-05-10');
    await startsHere(scene, leftAfter, 'leaveEmployeeInsurance', '2026-05-20');
    await overnight();
    expect('転入の後に離れた人は、離れた日に取得し適用も始まる', await atWard(scene, leftAfter.head), '適用 2026-05-20〜 / 資格 2026-05-20〜', whoInsuresFirst);
    expect('転入の前に離れた人は、適用は転入日からで、取得日は前の区の届けを待つ', await atWard(scene, leftBefore.head), '適用 2026-05-10〜 / 資格 未定', whoInsuresFirst);
    expect('集約は前の区を待っている', await atAggregator(scene, leftBefore.head), '資格 未定 / 転出待ち', continuationBasis);

    await setagaya.insures(known, '2026-05-01', 'leaveEmployeeInsurance');
    await setagaya.letsGo(known.insured, '2026-05-10');
    await overnight();
    expect('前の区の9日分が届くと、取得日は社保を離れた日になる', await atWard(scene, leftBefore.head), '適用 2026-05-10〜 / 資格 2026-05-01〜', whoInsuresFirst);
    expect('前の区にも同じ取得日が届く', await atOther(setagaya, known.head), '資格 2026-05-01〜', continuationBasis);
    expect('集約では一続きの資格', await atAggregator(scene, leftBefore.head), '資格 2026-05-01〜', continuationBasis);
  },
});
