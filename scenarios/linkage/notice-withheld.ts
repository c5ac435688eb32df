import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, clears, correctionBasis, correctionSteps, enrolled, noticesOf, seen, stateAt, told, unseen } from './telling.js';

const unheard = assume('突合結果が区に届く日数は公開されていない。回答の期限は通知した日から数える');

export default scenario({
  id: 'linkage.notice-withheld',
  ja: '突合結果が通知されない間、正しい人は区の知らないうちに止まり、通知が直れば期限は通知の日から数えて、疑いなしで解除できる',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [unheard, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { ward, people, clinic, fault, advance, overnight, expect } = scene;
    await fault('insurer-hub', 'noticeWithheld');
    const family = people.household('知られずに止まる人', { head: { age: 66, insured: true } });
    const known = told(family, family.head, { nameKana: 'ヨミチガイ　タロウ' });
    await enrolled(scene, known);
    await clinic.registersCard(family.head);
    await advance('2026-05-20');
    expect('止まっているのに、区には何も届いていない', [await stateAt(scene, family.head), await atClinic(scene, family.head), await noticesOf(scene, family.head)], ['疑いあり / M3 / 資格情報と医療情報を停止', unseen, []], unheard);
    await fault('insurer-hub', 'noticeWithheld', false);
    await overnight();
    const [notice] = (await ward.matchNotices()).notices;
    expect('直った朝に通知が届き、期限はその日から30日', [await noticesOf(scene, family.head), notice?.answerBy], [['M3 未着手'], '2026-06-20'], unheard);
    await clears(scene, family.head, 'residentConfirmed', '本人に確認した');
    await overnight();
    expect('理由付き疑いなしで解除され、医療機関で見える', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['理由付き疑いなし / M3 / 停止なし', seen(family.head)], correctionBasis);
  },
});
