import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { caseNeeds, clears, correctionBasis, correctionSteps, enrolled, noticesOf, rowsIn, stateAt, told } from './telling.js';

const bulk = assume('一括登録があることは公開されている(部会174 資料1 p.16)が、一部だけ誤ったときの扱いは公開されていない。行ごとに受け付け、行ごとに結果を返す');

export default scenario({
  id: 'linkage.bulk-partly-refused',
  ja: '一括登録の一行が古い版の番号で断られても残りは登録され、区はどの通知が断られたかを知り、新しい通知で登録し直せる',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [bulk, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds, 'act.correctResident'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, fault, overnight, expect } = scene;
    const families = ['一人目', '二人目', '三人目'].map((label, n) => people.household(`読みの違う${label}`, { head: { age: 40 + n, insured: true } }));
    const heads = families.map(({ head }) => head);
    const third = heads[2]!;
    for (const family of families) await enrolled(scene, told(family, family.head, { nameKana: 'ヨミチガイ　タロウ' }));
    // 三人目の氏名カナを直したが、まだ誤っている。新しい版の通知が届かないまま、前の通知に答える。
    await fault('insurer-hub', 'noticeWithheld');
    await ward.act({ act: 'correctResident', personKey: third.personKey, nameKana: 'ヨミチガイ　ジロウ', why: '読みを直した(まだ誤り)' });
    await overnight();
    for (const head of heads) await clears(scene, head, 'residentConfirmed', '本人に確認した');
    await overnight();
    const results = await rowsIn(scene, 'terminalResult');
    expect('一つのファイルの三行のうち、一行だけが断られる', results.map(({ outcome, code }) => [outcome, code]), [['accepted', null], ['accepted', null], ['rejected', 'E-STATE']], bulk);
    expect('二人は解除され、三人目は止まったまま', await Promise.all(heads.map((head) => stateAt(scene, head))), ['理由付き疑いなし / M3 / 停止なし', '理由付き疑いなし / M3 / 停止なし', '疑いあり / M3 / 資格情報と医療情報を停止'], bulk);
    expect('区は三人目の登録が返されたことを知る', [await noticesOf(scene, heads[0]!), await noticesOf(scene, third), (await ward.matchNotices()).notices.findLast(({ personKey }) => personKey === third.personKey)?.issueCodes], [['M3 受理'], ['M3 返戻'], ['E-STATE']], bulk);

    await fault('insurer-hub', 'noticeWithheld', false);
    await overnight();
    await clears(scene, third, 'residentConfirmed', '本人に確認した');
    await overnight();
    expect('新しい通知で登録し直せば、三人目も解除される', [await stateAt(scene, third), await noticesOf(scene, third)], ['理由付き疑いなし / M3 / 停止なし', ['M3 済', 'M3 受理']], correctionBasis);
  },
});
